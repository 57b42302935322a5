//! The model of the briefing.

use std::sync::Arc;
use std::time::Instant;

use crate::app::worker::Graded;
use crate::sim::case::Case;

/// A call that rings.
pub struct Briefing {
    /// What it is played with.
    pub case: Arc<Case>,
    /// Since when it rings.
    pub rings_since: Instant,
    /// Whether the customer's mood and what they understood are shown during the call.
    pub help: bool,
    /// What holds in a graded session; none in practice.
    pub graded: Option<Graded>,
}
