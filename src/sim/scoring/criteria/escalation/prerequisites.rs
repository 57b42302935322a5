//! What the decision rests on is done before it.

use crate::sim::scoring::endings::rightly_cut_short;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{per_mille, terms::described};
use crate::sim::words::Dimension;

/// What the decision rests on is done before it.
pub(super) struct Prerequisites;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-prerequisites",
    dimension: Dimension::Escalation,
    says: &["met", "unmet", "undecided", "none"],
};

impl Criterion for Prerequisites {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let after = &call.case.scenario.outcome.after;
        if after.is_empty() {
            return notes.not_applicable("none");
        }
        let Some(decision) = call.decision() else {
            notes.lost(call.never(INFO.id), "undecided", &[]);
            return notes.earned(0);
        };
        let mut met = 0;
        for condition in after {
            let what = described(call, condition);
            let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
            if call.held_at_decision(condition) {
                met += 1;
                notes.gained(place, "met", &[("what", &what)]);
            } else if rightly_cut_short(call) {
                // There was no time for it: left undone, and not done wrongly.
                notes.lost(call.never(INFO.id), "unmet", &[("what", &what)]);
            } else {
                notes.lost(place, "unmet", &[("what", &what)]);
            }
        }
        notes.earned(per_mille(met, after.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn all_done_before_earns_it() {
        let call =
            Script::new().chatter(1).verified().learnt("error_code").tool("line_test", &["line_noise"]);
        assert_eq!(earned(&Prerequisites, &call.escalate("field", "", true)), 1_000);
    }

    #[test]
    fn what_comes_after_the_decision_does_not_count() {
        let call = Script::new().chatter(1).verified().escalate("field", "", true);
        assert_eq!(earned(&Prerequisites, &call.learnt("error_code").tool("line_test", &[])), 333);
        assert!(silent(&Prerequisites, &Script::of(case_with(|scenario| scenario.outcome.after.clear()))));
    }
}
