//! The result of every step that matters is known: taken in the call, or asked for.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Subject};
use crate::sim::scoring::Place;
use crate::sim::scoring::per_mille;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// The result of every step that matters is known: taken in the call, or asked for.
pub(super) struct Steps;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-steps",
    dimension: Dimension::Information,
    says: &["known", "missing", "half", "none"],
};

impl Criterion for Steps {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let wanted = wanted(call);
        if wanted.is_empty() {
            return notes.not_applicable("none");
        }
        let mut got = 0;
        for id in &wanted {
            let what = call.words_for(id);
            let values = [("what", what.as_str())];
            let done = call.end.steps.get(*id).is_some_and(|step| step.done);
            if done || call.end.ledger.knows(id.as_str()) {
                got += 1;
                notes.gained(done_at(call, id), "known", &values);
                continue;
            }
            if call.end.steps.contains_key(*id) {
                notes.near(done_at(call, id), "half", &values);
            }
            notes.lost(call.never(INFO.id).about(id), "missing", &values);
        }
        notes.earned(per_mille(got, wanted.len() as u64))
    }
}

/// The steps whose result the ticket must give or that come before the decision.
fn wanted<'a>(call: &CallView<'a>) -> Vec<&'a Id> {
    let scenario = &call.case.scenario;
    let in_ticket = scenario.ticket.must_say.iter().filter_map(|said| match said {
        Subject::Step(id) => Some(id),
        _ => None,
    });
    let before = scenario.outcome.after.iter().filter_map(|condition| match condition {
        Condition::Step(id) => Some(id),
        _ => None,
    });
    let mut all: Vec<&Id> = Vec::new();
    for id in in_ticket.chain(before).filter(|id| call.case.step(id.as_str()).is_some()) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn done_at(call: &CallView<'_>, step: &Id) -> Place {
    let about = |event: &Event| match event {
        Event::StepDone { id, .. } | Event::Learnt { id, .. } => id == step,
        _ => false,
    };
    let event = call.events.iter().position(|stamped| about(&stamped.event));
    event.map_or_else(|| call.never(INFO.id), |event| call.event_place(event, 0, INFO.id)).about(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn asking_for_the_result_earns_it() {
        assert_eq!(earned(&Steps, &Script::new().chatter(1).learnt("restart")), 1_000);
    }

    #[test]
    fn not_knowing_it_loses() {
        assert_eq!(earned(&Steps, &Script::new().chatter(6)), 0);
        assert!(silent(&Steps, &Script::of(case_with(|scenario| scenario.ticket.must_say.clear()))));
    }
}
