//! What the technician receives.

mod accuracy;
mod clarity;
mod faults;
mod invented;
mod neutral;
mod next_action;
mod one_issue;
mod opinion;
mod places;
mod priority;
mod privacy;
mod read_back;
mod required_lines;
mod steps;
mod team_and_contact;
#[cfg(test)]
mod testing;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &required_lines::RequiredLines,
    &accuracy::Accuracy,
    &invented::Invented,
    &opinion::Opinion,
    &steps::Steps,
    &priority::Priority,
    &team_and_contact::TeamAndContact,
    &next_action::NextAction,
    &clarity::Clarity,
    &neutral::Neutral,
    &privacy::Privacy,
    &one_issue::OneIssue,
    &read_back::ReadBack,
];
