//! Nothing is asked for twice, and nothing done before the call is done again.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scoring::Place;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::{Act, Dimension, FactKind};

/// Nothing is asked for twice, and nothing done before the call is done again.
pub(super) struct AskedTwice;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-asked-twice",
    dimension: Dimension::Information,
    says: &["again", "repeated", "checked", "more", "once"],
};

impl Criterion for AskedTwice {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut asked = 0;
        for (event, stamped) in call.events.iter().enumerate() {
            match &stamped.event {
                Event::AskedFor { id, again, turn, .. } => {
                    asked += u64::from(!*again);
                    if *again {
                        note(call, &mut notes, event, *turn, id);
                    }
                }
                Event::StepRepeated { id, turn } => {
                    let what = call.words_for(id);
                    notes.lost(place(call, event, *turn, id), "repeated", &[("what", &what)]);
                }
                _ => {}
            }
        }
        notes.clear_over_questions(asked, EACH)
    }
}

/// What each repetition takes, per mille.
const EACH: u16 = 350;

/// A question that only makes sure, in a summary, is no repetition, nor is an open one that lets the customer tell more; and
/// one slip of memory is forgiven.
fn note(call: &CallView<'_>, notes: &mut Notes<'_, '_>, event: usize, turn: u32, id: &Id) {
    let what = call.words_for(id);
    let values = [("what", what.as_str())];
    let sums_up = |act| call.utterance(turn).is_some_and(|spoken| spoken.does(act));
    let place = place(call, event, turn, id);
    if sums_up(Act::Recap) || sums_up(Act::ReadBack) {
        notes.near(place, "checked", &values);
    } else if is_open(call, turn, id) {
        notes.near(place, "more", &values);
    } else if notes.is_clean() {
        notes.near(place, "once", &values);
    } else {
        notes.lost(place, "again", &values);
    }
}

fn is_open(call: &CallView<'_>, turn: u32, id: &Id) -> bool {
    let symptom = call
        .case
        .fact(id.as_str())
        .and_then(|fact| fact.kind.as_ref())
        .is_some_and(|kind| *kind == FactKind::Symptom);
    let asked_openly = call.utterance(turn).is_some_and(|spoken| {
        spoken.heard.understood.asks.iter().any(|ask| ask.open && ask.id.as_ref() == Some(id))
    });
    symptom || asked_openly
}

fn place(call: &CallView<'_>, event: usize, turn: u32, id: &Id) -> Place {
    let asked = call.utterance(turn).and_then(|spoken| {
        let understood = &spoken.heard.understood;
        let ask = understood.asks.iter().find(|ask| ask.id.as_ref() == Some(id));
        let told = || understood.acts.iter().find(|hit| hit.object.as_ref() == Some(id));
        ask.map(|ask| spoken.ask_place(ask)).or_else(|| told().map(|hit| spoken.act_place(hit)))
    });
    asked.unwrap_or_else(|| call.event_place(event, turn, INFO.id)).about(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn asking_again_costs_from_the_second_time_on() {
        let call = (0..6).fold(Script::new().chatter(1), |call, _| call.asked("began", false));
        let once = call.asked("began", true);
        assert_eq!(earned(&AskedTwice, &once), 1_000);
        assert_eq!(earned(&AskedTwice, &once.asked("began", true)), 650);
    }

    #[test]
    fn letting_the_customer_tell_more_is_no_repetition() {
        let call = (0..6).fold(Script::new().chatter(1), |call, _| call.asked("began", false));
        let call = call.asked("symptom", true).asked("symptom", true);
        assert_eq!(earned(&AskedTwice, &call), 1_000);
    }

    #[test]
    fn making_sure_in_a_summary_is_a_near_miss_and_silence_earns_nothing() {
        let call = (0..6).fold(Script::new(), |call, _| call.asked("began", false));
        let call = call.say("So, Monday?", &[act(Act::Recap, "So, Monday?")]).asked("began", true);
        let mark = mark(&AskedTwice, &call);
        assert_eq!((mark.earned, mark.near_misses.len()), (1_000, 1));
        assert_eq!(earned(&AskedTwice, &Script::new().chatter(6)), 0);
    }
}
