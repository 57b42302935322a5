//! Amends are made when they are due.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// Amends are made when they are due.
pub(super) struct GoodwillDue;

static INFO: CriterionInfo = CriterionInfo {
    id: "upsell-goodwill-due",
    dimension: Dimension::Upsell,
    says: &["given", "withheld", "not_due"],
};

impl Criterion for GoodwillDue {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let goodwill = &call.case.scenario.goodwill;
        let due = goodwill.due_when.as_ref().and_then(|condition| call.first_held(condition));
        let Some(due) = due else { return notes.not_applicable("not_due") };
        let given = call
            .utterances()
            .filter(|spoken| spoken.event >= due.event)
            .find_map(|spoken| Some(spoken.act_place(spoken.acts(Act::Goodwill).next()?)));
        if let Some(place) = given {
            notes.gained(place, "given", &[]);
            return notes.earned(1_000);
        }
        let place = call.event_place(due.event, due.turn, INFO.id);
        notes.lost(place, "withheld", &[("up_to", &goodwill.up_to), ("because", &goodwill.because)]);
        notes.earned(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scoring::fixture::*;

    fn owed() -> Script {
        Script::new().chatter(1).event(Event::WorldChanged { mark: "owed".into() })
    }

    #[test]
    fn making_amends_when_due_earns_it() {
        let text = "I'll credit you this month.";
        assert_eq!(earned(&GoodwillDue, &owed().say(text, &[act(Act::Goodwill, text)])), 1_000);
    }

    #[test]
    fn withholding_them_loses_it() {
        assert_eq!(earned(&GoodwillDue, &owed().chatter(2)), 0);
        assert!(silent(&GoodwillDue, &Script::new().chatter(2)));
    }
}
