//! What people do with the records: who is at the desk, graded sessions, reviews, who may see what. Nothing is printed here.
//!
//! The law stands in [`crate::review`], which is pure; here entries are read from streams, checked by that law and
//! appended ([`Told`]):
//!
//! ```text
//! person/0…          everybody, in one stream: joined, left, PINs ([`People`])
//! session/ID         a graded session: terms, assigned people, calls begun and over, release ([`sessions`])
//! review/ATTEMPT     what was said of a call: marks, remarks, sign-offs, disputes and answers ([`reviews`])
//! calibration/ID     a round of calibration: calls, blind scores of several mentors ([`calibrations`])
//! ```
//!
//! What is made from many calls at once reads their rows and stored scorecards, plays nothing again, and says how far it has
//! come ([`Work`]): [`queue`], [`cohorts`], [`progress`], [`regrades`].
//!
//! What a session freezes is kept as content under its digest, in the same batch as the entry that names it.

mod access;
pub mod calibrations;
mod carried;
pub mod cohorts;
mod error;
mod oddities;
mod people;
mod pin;
pub mod progress;
pub mod queue;
pub mod regrades;
mod results;
pub mod reviews;
pub mod sessions;
mod taking;
mod told;
mod when;
mod work;

pub use access::{assigned_in, facts_for_a_lead, may_see};
pub use carried::check_said;
pub use error::MentoringError;
pub use oddities::oddities;
pub use people::{Acting, AskPin, People};
pub use results::Results;
pub use taking::{Beginning, GradedCall, next_call};
pub use told::Told;
pub use when::written;
pub use work::Work;

use crate::records;
use crate::review::{self, Moment};

/// The present moment, by the clock of this machine.
#[must_use]
pub fn now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

/// The attempt's id as reviews and sessions have it.
#[must_use]
pub fn reviewed_id(id: records::AttemptId) -> review::AttemptId {
    review::AttemptId::new(uuid::Uuid::from_bytes(id.to_bytes()))
}

/// The attempt's id as records have it; none when it is no id of an attempt.
#[must_use]
pub fn stored_id(id: review::AttemptId) -> Option<records::AttemptId> {
    records::AttemptId::from_bytes(id.uuid().into_bytes()).ok()
}
