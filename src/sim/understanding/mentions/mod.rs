//! Which subjects are named in a text, and whether the values that are spoken are theirs.
//!
//! `phrases` finds the words that belong to subjects; `codes`, `measures` and `names` find values; `find` puts the
//! mentions together.

mod codes;
mod find;
mod measures;
mod names;
mod phrases;

pub(super) use find::{Findings, find, phrases};
pub(super) use phrases::{PhraseHit, Tally};
