//! Whether anything was sold that should not have been, and whether amends were made when due.

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[];
