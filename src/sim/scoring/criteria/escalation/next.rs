//! The customer is told what happens next, and by when.

use crate::sim::call::Disposition;
use crate::sim::scenario::model::Ending;
use crate::sim::scoring::endings::handover_is_due;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// The customer is told what happens next, and by when.
pub(super) struct Next;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-next",
    dimension: Dimension::Escalation,
    says: &["told_when", "no_time", "who", "never", "not_due"],
};

impl Criterion for Next {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let passes_on = |ending: &Ending| matches!(ending, Ending::Escalate(_) | Ending::Callback);
        let rings_back = |how: &Disposition| matches!(how, Disposition::CallbackArranged { .. });
        let due = handover_is_due(call) || call.decision().is_some_and(|decision| rings_back(decision.how));
        if !due || !call.case.scenario.outcome.right.iter().any(passes_on) {
            return notes.not_applicable("not_due");
        }
        let mut without_time = None;
        for spoken in call.utterances() {
            let Some(promise) = spoken.heard.promises.iter().find(|promise| !promise.too_much) else {
                continue;
            };
            let hit = spoken.promises().find(|(promise, _)| !promise.too_much).map(|(_, hit)| hit);
            let place = hit.map_or_else(|| spoken.whole(INFO.id), |hit| spoken.act_place(hit));
            if promise.within_s.is_some() {
                notes.gained(place, "told_when", &[]);
                return notes.earned(1_000);
            }
            without_time = Some(place);
        }
        if let Some(place) = without_time {
            let honest = call.utterances().any(|spoken| spoken.does(Act::AdmitLimits));
            notes.lost(place, "no_time", &[]);
            return notes.earned(if honest { HONEST } else { NO_TIME });
        }
        if let Some(place) =
            call.utterances().find_map(|spoken| Some(spoken.act_place(spoken.acts(Act::Escalate).next()?)))
        {
            notes.lost(place, "who", &[]);
            return notes.earned(WHO);
        }
        notes.lost(call.never(INFO.id), "never", &[]);
        notes.earned(0)
    }
}

/// What a promise without a time is worth, per mille: alone, and where the agent said what they do not know.
const NO_TIME: u16 = 500;
const HONEST: u16 = 700;

/// What naming who takes over is worth, per mille.
const WHO: u16 = 300;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_time_that_holds_earns_it() {
        let hits = [act(Act::Promise, "within four hours"), Hit::Promise(Some("field"), Some(14_400), false)];
        assert_eq!(earned(&Next, &Script::new().say("They ring you within four hours.", &hits)), 1_000);
    }

    #[test]
    fn without_a_time_it_is_worth_half_and_silence_nothing() {
        let hits = [act(Act::Promise, "They ring you"), Hit::Promise(Some("field"), None, false)];
        assert_eq!(earned(&Next, &Script::new().say("They ring you.", &hits)), 500);
        assert_eq!(earned(&Next, &Script::new().chatter(6)), 0);
        let resolvable = case_with(|scenario| scenario.outcome.right = vec![Ending::Resolve]);
        assert!(silent(&Next, &Script::of(resolvable)));
    }
}
