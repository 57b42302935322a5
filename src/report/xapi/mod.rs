//! Attempts as xAPI 1.0.3 statements, for a learning record store.
//!
//! The same attempt makes the same statements, ids included, each time: sending them again is harmless. Of a person nothing
//! is in them but the account's name; nothing that was said or written is in them at all. `passed` and `failed` are said only of
//! what a mentor signed; when marks are signed anew, the statement before is voided.

mod ids;
mod statements;

pub use ids::statement_id;
pub use statements::{Site, Statement, statements};
