//! The customer has been told or promised what this case needs besides.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{per_mille, terms::described};
use crate::sim::words::Dimension;

/// The customer has been told or promised what this case needs besides.
pub(super) struct Also;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-also",
    dimension: Dimension::Escalation,
    says: &["told", "untold", "none"],
};

impl Criterion for Also {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let also = &call.case.scenario.outcome.also;
        if also.is_empty() {
            return notes.not_applicable("none");
        }
        let mut met = 0;
        for condition in also {
            let what = described(call, condition);
            if let Some(when) = call.first_held(condition) {
                met += 1;
                notes.gained(call.event_place(when.event, when.turn, INFO.id), "told", &[("what", &what)]);
            } else {
                notes.lost(call.never(INFO.id), "untold", &[("what", &what)]);
            }
        }
        notes.earned(per_mille(met, also.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn the_promise_that_was_due_earns_it() {
        let call = Script::new().say("Tomorrow.", &[Hit::Promise(Some("field"), Some(86_400), false)]);
        assert_eq!(earned(&Also, &call), 1_000);
    }

    #[test]
    fn without_it_nothing_is_earned() {
        assert_eq!(earned(&Also, &Script::new().chatter(6)), 0);
        assert!(silent(&Also, &Script::of(case_with(|scenario| scenario.outcome.also.clear()))));
    }
}
