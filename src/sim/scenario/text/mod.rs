//! RON text as a lossless tree: every byte is in a token, every value is a node with its span.
//!
//! The tree never fails. Broken text gives a tree all the same, and the faults that were found on the way; so one tree
//! serves errors, lint, formatting and the editor. What the types say about a file is no concern of this room.

mod builder;
mod check;
mod complaints;
mod lexer;
mod lines;
mod literal;
mod path;
mod strings;
mod token;
mod tree;

pub use builder::MAX_DEPTH;
pub use lexer::tokens;
pub use lines::{LineIndex, Position};
pub use literal::{Number, NumberFault, read_number, unescape};
pub use path::{Path, Seg};
pub use token::{Token, TokenKind};
pub use tree::{NodeId, NodeKind, NodeRef, Tree};
