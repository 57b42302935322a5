//! A call being taken: inputs come in, events come out.
//!
//! [`Session`] understands the text of an input once, then lets [`decide`] say what happens. Everything is a function of
//! the case and the inputs so far: the same inputs give the same events, on every machine.

mod clock;
mod decide;
mod desk;
mod ending;
mod hearing;
mod input;
mod memo;
mod taking;
mod ticketing;

pub use clock::pass;
pub use decide::{Action, decide};
pub use input::{Actor, Do, Input, LONGEST_TEXT, LONGEST_WAIT_S, Seconds, ticket_fields};
pub use memo::Memo;
pub use taking::{Session, Taken};

/// The number of this engine. It changes whenever the same inputs would give other events or another score.
pub const ENGINE: u32 = 8;
