//! The criteria, by dimension: one file each, listed in the `ALL` of their dimension.

mod escalation;
mod information;
mod ticket;
mod tone;
mod upsell;

use super::criterion::Criterion;

/// Every criterion, in the order of the scorecard.
pub fn criteria() -> impl Iterator<Item = &'static dyn Criterion> {
    [tone::ALL, information::ALL, escalation::ALL, ticket::ALL, upsell::ALL].into_iter().flatten().copied()
}
