//! What first line can solve is solved.

use crate::sim::call::Disposition;
use crate::sim::scenario::model::Ending;
use crate::sim::scoring::endings::{Fit, fit};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// What first line can solve is solved.
pub(super) struct Solved;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-solved",
    dimension: Dimension::Escalation,
    says: &["solved", "unsolved", "beyond"],
};

impl Criterion for Solved {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let scenario = &call.case.scenario;
        let fixed_when = scenario.problem.fixed_when.as_ref();
        let Some(fixed_when) = fixed_when.filter(|_| scenario.outcome.right.contains(&Ending::Resolve))
        else {
            return notes.not_applicable("beyond");
        };
        if let Some(when) = call.first_held(fixed_when) {
            notes.gained(call.event_place(when.event, when.turn, INFO.id), "solved", &[]);
            return notes.earned(1_000);
        }
        // Another of the right endings is as right as this one.
        let otherwise = |how: &Disposition| {
            !matches!(how, Disposition::Resolved { .. }) && fit(call.case, how) == Fit::Right
        };
        if call.decision().is_some_and(|decision| otherwise(decision.how)) {
            return notes.not_applicable("beyond");
        }
        notes.lost(call.never(INFO.id), "unsolved", &[("because", &scenario.outcome.because)]);
        notes.earned(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scoring::fixture::*;

    fn solvable() -> Script {
        Script::of(case_with(|scenario| scenario.outcome.right = vec![Ending::Resolve]))
    }

    #[test]
    fn solving_it_earns_it() {
        let call = solvable().chatter(2).event(Event::WorldChanged { mark: "repaired".into() });
        assert_eq!(earned(&Solved, &call), 1_000);
        assert_eq!(earned(&Solved, &solvable().chatter(2).resolve(false)), 0);
    }

    #[test]
    fn what_is_beyond_first_line_is_no_occasion() {
        assert!(silent(&Solved, &Script::new().chatter(2)));
    }
}
