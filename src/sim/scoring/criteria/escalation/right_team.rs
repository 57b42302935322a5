//! The team that can do it gets it.

use crate::sim::call::Disposition;
use crate::sim::scoring::endings::{Fit, fit, handover_is_due};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// The team that can do it gets it.
pub(super) struct RightTeam;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-right-team",
    dimension: Dimension::Escalation,
    says: &["right", "half", "wrong", "none", "no_team"],
};

impl Criterion for RightTeam {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let Some(right) = call.right_team().filter(|_| handover_is_due(call)) else {
            return notes.not_applicable("no_team");
        };
        let right = call.words_for(right);
        let Some(decision) = call.decision() else {
            notes.lost(call.never(INFO.id), "none", &[("right", &right)]);
            return notes.earned(0);
        };
        let place = call.event_place(decision.when.event, decision.when.turn, INFO.id);
        match (fit(call.case, decision.how), decision.how) {
            (Fit::Right, _) => {
                notes.gained(place, "right", &[("right", &right)]);
                notes.earned(1_000)
            }
            (Fit::Half { worth, because }, _) => {
                notes.lost(place, "half", &[("right", &right), ("because", because)]);
                notes.earned(worth)
            }
            (_, Disposition::Escalated { team, .. }) => {
                let team_name = call.words_for(team);
                notes.lost(place.about(team), "wrong", &[("team", &team_name), ("right", &right)]);
                notes.earned(0)
            }
            _ => {
                notes.lost(place, "none", &[("right", &right)]);
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
    fn the_right_team_earns_it() {
        assert_eq!(earned(&RightTeam, &Script::new().escalate("field", "", true)), 1_000);
    }

    #[test]
    fn a_wrong_team_loses_it_and_is_named() {
        let mark = mark(&RightTeam, &Script::new().escalate("tier2", "", true));
        assert_eq!(mark.earned, 0);
        assert!(mark.evidence[0].says.contains("Field service"), "{}", mark.evidence[0].says);
        let resolvable =
            case_with(|scenario| scenario.outcome.right = vec![crate::sim::scenario::model::Ending::Resolve]);
        assert!(silent(&RightTeam, &Script::of(resolvable)));
    }
}
