//! People, graded sessions, reviews, disputes, calibration and progress. Pure: moments and ids come in as arguments.
#![deny(clippy::disallowed_methods)]

mod entry;
#[cfg(test)]
mod fixture;
mod fold;
pub mod graded;
mod ids;
pub mod marking;
mod moment;
pub mod people;

pub use entry::{By, Entry};
pub use fold::{Aside, Folded, Told};
pub use ids::{AttemptId, PersonId, RoundId, SessionId};
pub use moment::{DAY_MS, Moment};
