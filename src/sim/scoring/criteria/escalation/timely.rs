//! The decision comes soon after everything for it is there.

use crate::sim::scoring::When;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// The decision comes soon after everything for it is there.
pub(super) struct Timely;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-timely",
    dimension: Dimension::Escalation,
    says: &["timely", "late", "undecided"],
};

impl Criterion for Timely {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let Some(decision) = call.decision() else {
            notes.lost(call.never(INFO.id), "undecided", &[]);
            return notes.earned(0);
        };
        let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
        // A decision before everything was there is early, and charged as such by the prerequisites.
        let turns = ready(call).map_or(0, |ready| decision.when.turn.saturating_sub(ready.turn));
        let over = turns.saturating_sub(IN_TIME);
        if over == 0 {
            notes.gained(place, "timely", &[]);
            return notes.earned(1_000);
        }
        notes.lost(place, "late", &[("turns", &turns.to_string())]);
        notes.earned(1_000_u16.saturating_sub(u16::try_from(over * EACH).unwrap_or(1_000)))
    }
}

/// So many turns may pass: time for the ticket's last questions.
const IN_TIME: u32 = 10;

/// What each turn beyond takes, per mille.
const EACH: u32 = 125;

/// When the last of the conditions for the decision came to hold.
fn ready(call: &CallView<'_>) -> Option<When> {
    let scenario = &call.case.scenario;
    let mut conditions: Vec<_> = scenario.outcome.after.iter().collect();
    if conditions.is_empty() {
        conditions.extend(&scenario.problem.fixed_when);
    }
    let times: Option<Vec<When>> =
        conditions.into_iter().map(|condition| call.first_held(condition)).collect();
    times?.into_iter().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn ready_call() -> Script {
        Script::new().chatter(1).verified().learnt("error_code").tool("line_test", &["line_noise"])
    }

    #[test]
    fn soon_after_earns_it() {
        assert_eq!(earned(&Timely, &ready_call().chatter(5).escalate("field", "", true)), 1_000);
    }

    #[test]
    fn dragging_on_costs_and_never_deciding_earns_nothing() {
        assert_eq!(earned(&Timely, &ready_call().chatter(14).escalate("field", "", true)), 500);
        assert_eq!(earned(&Timely, &ready_call().chatter(5)), 0);
    }
}
