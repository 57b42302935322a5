//! What waits to be sent to a learning record store. Works offline: statements wait in the records until a store took them.
//!
//! One stream a store (by its address). Its entries:
//!
//! ```text
//! queued    statements, as they will be sent: a JSON array
//! sent      ids of statements the store has taken
//! refused   the id of a statement the store will never take, its answer's number and words
//! ```
//!
//! A statement is queued once and is the same ever after, so that sending it again is harmless. Neither the user nor the
//! password of a store is kept.

mod queue;
mod send;

pub use queue::{Outbox, OutboxError, Refused};
pub use send::{SendError, Sent, Store};
