//! The call ends the way this problem needs.

use crate::sim::call::Disposition;
use crate::sim::scoring::endings::{Fit, fit, rightly_cut_short};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// The call ends the way this problem needs.
pub(super) struct RightEnding;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-right-ending",
    dimension: Dimension::Escalation,
    says: &["right", "half", "wrong", "unsolved", "none", "left", "cut_short"],
};

impl Criterion for RightEnding {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let because = call.case.scenario.outcome.because.as_str();
        if rightly_cut_short(call) {
            notes.gained(call.never(INFO.id), "cut_short", &[]);
            return notes.earned(1_000);
        }
        let Some(decision) = call.decision() else {
            let key = if call.customer_left() { "left" } else { "none" };
            notes.lost(call.never(INFO.id), key, &[("because", because)]);
            return notes.earned(0);
        };
        let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
        match fit(call.case, decision.how) {
            Fit::Right | Fit::RightButTeam => {
                notes.gained(place, "right", &[("because", because)]);
                notes.earned(1_000)
            }
            Fit::Half { worth, because } => {
                notes.lost(place, "half", &[("because", because)]);
                notes.earned(worth)
            }
            Fit::Wrong if matches!(decision.how, Disposition::Resolved { fixed: false, .. }) => {
                notes.lost(place, "unsolved", &[("because", because)]);
                notes.earned(0)
            }
            Fit::Wrong => {
                notes.lost(place, "wrong", &[("because", because)]);
                notes.earned(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn the_right_kind_of_ending_earns_it() {
        assert_eq!(earned(&RightEnding, &Script::new().escalate("field", "", true)), 1_000);
        let callback =
            crate::sim::call::Event::Decided { how: Disposition::CallbackArranged { in_minutes: 60 } };
        assert_eq!(earned(&RightEnding, &Script::new().event(callback)), 400);
    }

    #[test]
    fn calling_it_solved_or_nothing_earns_nothing() {
        assert_eq!(earned(&RightEnding, &Script::new().resolve(false)), 0);
        assert_eq!(earned(&RightEnding, &Script::new().end()), 0);
    }
}
