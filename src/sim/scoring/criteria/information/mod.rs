//! What was found out, and how.

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[];
