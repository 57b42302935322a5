//! What the worker is asked to do.

use std::time::Instant;

use super::author::AuthorJob;
use super::office::OfficeJob;
use crate::app::model::Kept;
use crate::attempt::By;
use crate::content::Bundle;
use crate::records::AttemptId;
use crate::review::SessionId;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::session::Input;

/// What the worker is asked to do.
pub enum Job {
    /// Read what is kept, the scenarios, and the calls that were taken.
    Look,
    /// Keep people and settings.
    Keep(Kept),
    /// Get a call ready to be picked up; without a seed a new one is drawn.
    Prepare {
        /// The scenario.
        scenario: Id,
        /// The seed.
        seed: Option<Seed>,
    },
    /// Pick up what was prepared.
    PickUp {
        /// Who takes it.
        by: By,
        /// Whether thinking takes time.
        measured: bool,
    },
    /// Get the next call of a graded session ready, or go on with the one that was left.
    PrepareGraded(SessionId),
    /// Go on with an interrupted call.
    GoOn(AttemptId),
    /// A key was pressed in the line.
    Key(Instant),
    /// Take an input.
    Take(Input),
    /// Put the call aside, to be gone on with later.
    PutAside,
    /// Leave the call for good: it is abandoned and scored.
    Abandon,
    /// Take the call again, with the same seed, from before this turn.
    Retry(u32),
    /// Something for the office, which works beside the call.
    Office(OfficeJob),
    /// Stop the long work that goes on.
    Cancel,
    /// Something for those who write scenarios.
    Author(AuthorJob),
    /// Take a call that is being written. Nothing of it is stored.
    TryOut(Box<TryOut>),
}

/// A call that is being written, and how far it is brought before it is tried out.
pub struct TryOut {
    /// What it is taken with.
    pub bundle: Bundle,
    /// The seed.
    pub seed: Seed,
    /// What is done first.
    pub inputs: Vec<Input>,
}
