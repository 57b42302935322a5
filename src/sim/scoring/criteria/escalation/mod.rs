//! What was decided, when, and what the customer was told about it.

mod also;
mod demand;
mod honest;
mod next;
mod no_supervisor;
mod order;
mod prerequisites;
mod reason;
mod right_ending;
mod right_team;
mod solved;
mod timely;
mod warm_handover;

use crate::sim::scoring::Criterion;

/// The criteria of this dimension, in the order of the scorecard.
pub(super) const ALL: &[&dyn Criterion] = &[
    &right_ending::RightEnding,
    &right_team::RightTeam,
    &solved::Solved,
    &prerequisites::Prerequisites,
    &order::Order,
    &timely::Timely,
    &reason::Reason,
    &next::Next,
    &also::Also,
    &honest::Honest,
    &warm_handover::WarmHandover,
    &no_supervisor::NoSupervisor,
    &demand::Demand,
];
