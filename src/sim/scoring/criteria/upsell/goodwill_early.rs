//! No amends are handed out before they are due.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// No amends are handed out before they are due.
pub(super) struct GoodwillEarly;

static INFO: CriterionInfo =
    CriterionInfo { id: "upsell-goodwill-early", dimension: Dimension::Upsell, says: &["early"] };

impl Criterion for GoodwillEarly {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let due_when = call.case.scenario.goodwill.due_when.as_ref();
        let due = due_when.and_then(|condition| call.first_held(condition));
        for spoken in call.utterances() {
            let in_time = due.is_some_and(|due| due.turn <= spoken.turn);
            if let Some(hit) = spoken.acts(Act::Goodwill).next().filter(|_| !in_time) {
                notes.lost(
                    spoken.act_place(hit),
                    "early",
                    &[("because", &call.case.scenario.goodwill.because)],
                );
            }
        }
        notes.clear_of_faults(1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn money_before_its_time_loses_it() {
        let text = "I'll credit you this month.";
        assert_eq!(
            earned(&GoodwillEarly, &Script::new().chatter(6).say(text, &[act(Act::Goodwill, text)])),
            0
        );
    }

    #[test]
    fn when_due_it_costs_nothing() {
        let text = "I'll credit you this month.";
        let call = Script::new().chatter(6).event(Event::WorldChanged { mark: "owed".into() });
        assert_eq!(earned(&GoodwillEarly, &call.say(text, &[act(Act::Goodwill, text)])), 1_000);
    }
}
