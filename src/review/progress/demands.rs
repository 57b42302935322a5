//! What a scenario asks of each dimension.

use crate::sim::scenario::model::{Persona, Reveals, Scenario};

/// How much a scenario asks of each dimension, in the order of [`Dimension::ALL`](crate::sim::words::Dimension::ALL).
///
/// Counted from the files, so that it is there before anybody has taken the scenario, and can be counted by hand:
///
/// - tone: how much patience is missing when the call begins, out of 100;
/// - information: facts that somebody needs, and one more for each that does not come at the first question;
/// - escalation: what has to be done before and told besides, and what has an order;
/// - ticket: lines that the technician must find, or must not;
/// - upsell: how often the supervisor presses.
///
/// Numbers of different dimensions do not compare.
#[must_use]
pub fn demands(scenario: &Scenario, persona: &Persona) -> [u32; 5] {
    let patience = scenario.customer.mood.patience.unwrap_or(persona.patience).min(100);
    let needed = scenario.facts.iter().filter(|fact| !fact.needed.is_empty());
    let hidden = |reveals: &Reveals| !matches!(reveals, Reveals::WhenAsked | Reveals::Unasked(_));
    let facts = needed.map(|fact| 1 + usize::from(hidden(&fact.reveals)));
    let outcome = &scenario.outcome;
    let ticket = &scenario.ticket;
    [
        u32::from(100 - patience),
        count(facts.sum()),
        count(outcome.after.len() + outcome.in_order.len() + outcome.also.len()),
        count(ticket.must_say.len() + ticket.must_not_say.len()),
        count(scenario.upsell.pressure.len()),
    ]
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
