//! What was found out, and how.

mod article;
mod asked_twice;
mod claims;
mod exact_error;
mod identity;
mod needed_facts;
mod one_at_a_time;
mod open_first;
mod recap;
mod steps;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &needed_facts::NeededFacts,
    &exact_error::ExactError,
    &claims::Claims,
    &steps::Steps,
    &identity::Identity,
    &open_first::OpenFirst,
    &one_at_a_time::OneAtATime,
    &asked_twice::AskedTwice,
    &article::Article,
    &recap::Recap,
];
