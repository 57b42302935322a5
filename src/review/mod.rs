//! People, graded sessions, reviews, disputes and calibration. Pure: moments and ids come in as arguments.
//!
//! Whatever is done is an [`Entry`]: when, by whom, in which role, what. Entries are only added. The entries of one stream
//! fold to what holds now ([`Folded`]); one law ([`Told::check`]) refuses what may not be done before it is written, and
//! gives an entry that stands in the store and breaks a rule no effect, but a place in [`Folded::aside`].
//!
//! | room | stream | folds to |
//! |---|---|---|
//! | [`people`] | one for all | [`people::Roster`]: who is here, in which role, who may do what, waits after wrong PINs |
//! | [`graded`] | one a session | [`graded::Session`]: frozen terms, who may take which call, time away, release |
//! | [`marking`] | one an attempt | [`marking::Review`]: blind scores, changes, remarks, sign-off, disputes |
//! | [`calibration`] | one a round | [`calibration::Round`]: blind scores of several mentors, compared by criterion |
//!
//! **Invariant: both marks are kept.** The automatic scorecard is never changed; [`marking::effective`] makes the one that
//! counts from it and the review.
//!
//! **Invariant: whole numbers only.** Shares and agreement are per mille, rounded as their documentation says.
#![deny(clippy::disallowed_methods)]

pub mod calibration;
pub mod cohort;
mod entry;
#[cfg(test)]
mod fixture;
mod fold;
pub mod graded;
mod ids;
pub mod marking;
mod moment;
pub mod people;
pub mod progress;
pub mod regrade;
pub mod results;

pub use entry::{By, Entry};
pub use fold::{Aside, Folded, Told};
pub use ids::{AttemptId, PersonId, RoundId, SessionId};
pub use moment::{DAY_MS, Moment};
