//! Whether anything was sold that should not have been, whether what helps was offered, and whether amends were made when due.

mod cure;
mod fitting_offer;
mod goodwill_due;
mod goodwill_early;
mod irrelevant;
mod mood;
mod pressure;
mod while_open;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &pressure::Pressure,
    &while_open::WhileOpen,
    &mood::LowMood,
    &irrelevant::Irrelevant,
    &cure::Cure,
    &fitting_offer::FittingOffer,
    &goodwill_due::GoodwillDue,
    &goodwill_early::GoodwillEarly,
];
