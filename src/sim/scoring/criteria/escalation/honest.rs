//! Nothing is promised or claimed that the desk cannot keep.

use crate::sim::call::{AskEnd, Event};
use crate::sim::scoring::false_words::false_words;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// Nothing is promised or claimed that the desk cannot keep.
pub(super) struct Honest;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-honest",
    dimension: Dimension::Escalation,
    says: &["too_much", "empty", "against_policy", "bluffed"],
};

impl Criterion for Honest {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut turns = Vec::new();
        for said in false_words(call) {
            turns.push(said.place.turn);
            notes.lost(said.place, said.key, &[("what", &said.what)]);
        }
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::AskSettled { id, how: AskEnd::Bluffed, turn, .. } = &stamped.event else { continue };
            if !turns.contains(&Some(*turn)) {
                let place = call.utterance(*turn).map(|spoken| spoken.whole(INFO.id));
                let place = place.unwrap_or_else(|| call.event_place(event, *turn, INFO.id));
                notes.lost(place.about(id), "bluffed", &[]);
            }
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each takes, per mille.
const EACH: u16 = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_promise_beyond_the_desk_costs() {
        let call = Script::new().chatter(6).say("In ten minutes.", &[Hit::Promise(None, Some(600), true)]);
        assert_eq!(earned(&Honest, &call), 500);
        let bluffed =
            Event::AskSettled { id: "when_fixed".into(), how: AskEnd::Bluffed, turn: 7, acts_on: None };
        assert_eq!(earned(&Honest, &call.event(bluffed)), 500, "one fault is charged once");
    }

    #[test]
    fn honesty_earns_by_what_was_said() {
        assert_eq!(earned(&Honest, &Script::new().chatter(6)), 1_000);
        assert_eq!(earned(&Honest, &Script::new()), 0);
    }
}
