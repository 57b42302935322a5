//! The model of the debrief.

use std::sync::Arc;

use crate::attempt::Verdict;
use crate::sim::call::Stamped;
use crate::sim::case::Case;

/// What came of a call.
pub struct Debrief {
    /// What it was played with.
    pub case: Arc<Case>,
    /// Everything that happened.
    pub events: Vec<Stamped>,
    /// The points, and what the technician made of the ticket.
    pub verdict: Box<Verdict>,
}
