//! What a call leaves for its ticket: gathered from the events, and given to the review.

use std::collections::BTreeMap;

use super::disposition::Disposition;
use super::event::{Event, Stamped, StepEnd};
use super::state::State;
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Step;
use crate::sim::ticket::{self, Draft, Known, ReadOut, Reader, Review, StepResult, Went};
use crate::sim::understanding::read_statements;
use crate::sim::words::Act;

/// Reviews the ticket of a call that is over: the one that was filed, or, when none was, the draft as it was left.
#[must_use]
pub fn review(case: &Case, state: &State, events: &[Stamped]) -> Review {
    review_reading(case, state, events, &|text| read_statements(&case.pack, &case.lexicon, text).into())
}

/// The same with a reader that may remember what it has read before.
pub(crate) fn review_reading(case: &Case, state: &State, events: &[Stamped], read: &Reader<'_>) -> Review {
    let filed = filed(events);
    let known = Known {
        ledger: state.ledger.clone(),
        asked: state.asked.keys().cloned().collect(),
        tools: state.tools.clone(),
        steps: case.scenario.steps.iter().filter_map(|step| taken(step, state, events)).collect(),
        claims: state.claims.difference(&state.fallen).cloned().collect(),
        seen: seen(case, events),
        went: went(events),
        read_back: read_out(events),
        verified: state.verified,
        filed: filed.is_some(),
    };
    ticket::review(case, &known, filed.unwrap_or(&state.draft), case.pack.ticket_words(), read)
}

fn filed(events: &[Stamped]) -> Option<&Draft> {
    events.iter().rev().find_map(|stamped| match &stamped.event {
        Event::TicketFiled { ticket } => Some(ticket),
        _ => None,
    })
}

/// What came of a step, if anybody took it.
fn taken(step: &Step, state: &State, events: &[Stamped]) -> Option<(Id, StepResult)> {
    let mut reports: BTreeMap<bool, &str> = BTreeMap::new();
    let mut spoken_of = false;
    for stamped in events {
        match &stamped.event {
            Event::StepDone { id, how, result, .. } if *id == step.id => {
                reports.insert(*how == StepEnd::Done, result);
            }
            Event::StepRepeated { id, .. } if *id == step.id => spoken_of = true,
            _ => {}
        }
    }
    let result = |result: &str, done| Some((step.id.clone(), StepResult { result: result.to_owned(), done }));
    if let Some(report) = reports.get(&true) {
        return result(report, true);
    }
    if state.ledger.knows(step.id.as_str()) {
        // Given away by a line, it has the result it would have had when told.
        let done =
            || step.tries.iter().find(|one| one.really.is_none()).map_or("", |one| one.result.as_str());
        return result(step.already.as_ref().map_or_else(done, |already| already.result.as_str()), true);
    }
    if let Some(report) = reports.get(&false) {
        return result(report, false);
    }
    if spoken_of { result("", false) } else { None }
}

/// Everything the agent heard and saw of this case. An article says what is true in general, and nothing of this line.
fn seen<'a>(case: &'a Case, events: &'a [Stamped]) -> Vec<&'a str> {
    let scenario = &case.scenario;
    let mut seen =
        vec![scenario.briefing.as_str(), scenario.customer.name.as_str(), scenario.customer.account.as_str()];
    seen.extend(scenario.given.iter().flat_map(|ticket| [ticket.number.as_str(), ticket.text.as_str()]));
    seen.extend(scenario.customer.record.iter().map(|line| line.value.as_str()));
    for stamped in events {
        match &stamped.event {
            Event::CustomerSpoke { text, .. } | Event::SupervisorSpoke { text, .. } => seen.push(text),
            Event::ToolResult { shows, .. } => seen.push(shows),
            _ => {}
        }
    }
    seen
}

/// Where the call went. A customer who hangs up after the hand-over has been handed over.
fn went(events: &[Stamped]) -> Went {
    let decided = events.iter().rev().find_map(|stamped| match &stamped.event {
        Event::Decided { how: Disposition::CustomerHungUp | Disposition::Abandoned } => None,
        Event::Decided { how } => Some(how),
        _ => None,
    });
    match decided {
        Some(Disposition::Escalated { team, .. }) => Went::To(team.clone()),
        Some(_) => Went::NeedsNobody,
        None => Went::Nowhere,
    }
}

/// The last time the ticket was read to the customer.
fn read_out(events: &[Stamped]) -> Option<ReadOut> {
    let mut turn = 0;
    let mut last: Option<ReadOut> = None;
    for stamped in events {
        let heard = match &stamped.event {
            Event::AgentSpoke { heard, .. } => {
                turn = heard.turn;
                heard.understood.heard(Act::ReadBack).then_some(heard)
            }
            Event::ReadBack { heard, .. } => Some(heard),
            Event::Confirmed { .. } | Event::Corrected { .. } => {
                if let Some(last) = &mut last {
                    last.answered = true;
                }
                None
            }
            _ => None,
        };
        if let Some(heard) = heard {
            last = Some(ReadOut { turn, told: heard.told.clone(), answered: false });
        }
    }
    last
}
