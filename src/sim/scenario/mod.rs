//! Desk, persona and scenario files: their text as a tree, what can be wrong with them, and typed values with positions.
//!
//! [`parse::parse`] is the way in, [`model`] what the values are. [`text`] knows RON and nothing of scenarios;
//! [`diagnostic`] is what every check speaks.

pub mod codes;
mod decode;
pub mod diagnostic;
pub mod model;
mod nearest;
pub mod parse;
mod source;
pub mod text;

#[cfg(test)]
mod tests;

pub use source::Source;
