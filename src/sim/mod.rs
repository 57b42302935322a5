//! The simulation. Pure: no file, network, clock, thread, environment or ambient randomness.
//!
//! Invariant: everything here is a function of its arguments. Time and seeds come in as values.
//! Floors, each using only those below it: `plan`, `wire`, `scoring`, `session`, `customer`, `call`, `ticket`, `case`,
//! `understanding`, `scenario`, `words`; `folding` and `wording` serve them all.
#![deny(clippy::disallowed_methods)]

pub mod call;
pub mod case;
pub mod customer;
pub mod folding;
pub mod ids;
pub mod ledger;
pub mod plan;
pub mod rng;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod ticket;
pub mod time;
pub mod understanding;
pub mod wire;
pub mod wording;
pub mod words;
