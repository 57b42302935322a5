//! What must come first comes first.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{per_mille, terms::described};
use crate::sim::words::Dimension;

/// What must come first comes first.
pub(super) struct Order;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-order",
    dimension: Dimension::Escalation,
    says: &["kept", "turned", "missing", "none"],
};

impl Criterion for Order {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let pairs = &call.case.scenario.outcome.in_order;
        if pairs.is_empty() {
            return notes.not_applicable("none");
        }
        let mut kept = 0;
        for pair in pairs {
            let (first, then) = (described(call, &pair.first), described(call, &pair.then));
            let values = [("first", first.as_str()), ("then", then.as_str())];
            match (call.first_held(&pair.first), call.first_held(&pair.then)) {
                (Some(first), Some(then)) if first.event <= then.event => {
                    kept += 1;
                    notes.gained(call.event_place(then.event, then.turn, INFO.id), "kept", &values);
                }
                (_, Some(then)) => {
                    notes.lost(call.event_place(then.event, then.turn, INFO.id), "turned", &values);
                }
                (_, None) => notes.lost(call.never(INFO.id), "missing", &values),
            }
        }
        notes.earned(per_mille(kept, pairs.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn verified_before_telling_keeps_the_order() {
        let call = Script::new().chatter(1).verified().say("There is noise.", &[Hit::Told("line_noise")]);
        assert_eq!(earned(&Order, &call), 1_000);
    }

    #[test]
    fn telling_first_turns_it() {
        let call = Script::new().say("There is noise.", &[Hit::Told("line_noise")]).verified();
        assert_eq!(earned(&Order, &call), 0);
        assert!(silent(&Order, &Script::of(case_with(|scenario| scenario.outcome.in_order.clear()))));
    }
}
