//! The ticket: the draft, what it says held against what is known, and what the technician can do with it.

mod draft;

pub use draft::{Draft, Field, FieldValue, LONGEST_FIELD, StepLine};
