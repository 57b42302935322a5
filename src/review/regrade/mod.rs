//! Stored calls scored anew, beside what counts for them: what would change, before anybody publishes it.
//!
//! [`regrade`] compares two scorecards of one call; [`Regrades`] gathers many. Nothing is changed by either.

mod call;
mod many;
#[cfg(test)]
mod tests;

pub use call::{CriterionChange, Flip, Regraded, regrade};
pub use many::{CriterionShift, DimensionShift, Regrades};
