//! Graded sessions: what they freeze, who may take which call and when, time away, release of scorecards.
//!
//! [`Terms`] are agreed once and never change. Every refusal is a value with its words: faults of terms ([`TermsFault`]),
//! a call that may not begin or go on ([`WhyNot`]), an entry that breaks a rule ([`SessionRefusal`]).

mod faults;
mod gate;
mod law;
mod session;
mod terms;
#[cfg(test)]
mod tests;
mod what;

pub use faults::{TermsFault, Warning};
pub use gate::{Ask, Start, WhyNot};
pub use law::SessionRefusal;
pub use session::{Attempt, Away, Session};
pub use terms::{FrozenCall, Seeds, Terms};
pub use what::InSession;
