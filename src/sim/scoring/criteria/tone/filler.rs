//! Scripted phrases are not repeated.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::{Act, Tone};

/// Scripted phrases are not repeated.
pub(super) struct Filler;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-filler", dimension: Dimension::Tone, says: &["lost", "first", "grovel"] };

impl Criterion for Filler {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        for (nth, (spoken, hit)) in fault::hits(call, Tone::Filler, call.rubric.sure).into_iter().enumerate()
        {
            let place = spoken.tone_place(hit);
            if nth == 0 {
                notes.near(place, "first", &[]);
            } else {
                notes.lost(place, "lost", &[]);
            }
        }
        let sorry =
            call.utterances().flat_map(|spoken| spoken.acts(Act::Apologise).map(move |hit| (spoken, hit)));
        for (spoken, hit) in sorry.skip(APOLOGIES) {
            notes.lost(spoken.act_place(hit), "grovel", &[]);
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each phrase after the first takes, per mille.
const EACH: u16 = 350;

/// So many apologies can each be meant.
const APOLOGIES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn the_first_phrase_is_a_near_miss_and_the_second_costs() {
        let text = "Your call is important to us.";
        let call = Script::new().chatter(6).say(text, &[tone(Tone::Filler, text)]);
        let once = mark(&Filler, &call);
        assert_eq!((once.earned, once.near_misses.len()), (1_000, 1));
        assert_eq!(earned(&Filler, &call.say(text, &[tone(Tone::Filler, text)])), 650);
    }

    #[test]
    fn the_fourth_apology_is_a_phrase() {
        let sorry = |call: Script| call.say("I'm sorry.", &[act(Act::Apologise, "I'm sorry")]);
        let call = sorry(sorry(sorry(Script::new().chatter(3))));
        assert_eq!(earned(&Filler, &call), 1_000);
        assert_eq!(earned(&Filler, &sorry(call)), 650);
    }

    #[test]
    fn none_earns_it() {
        assert_eq!(earned(&Filler, &Script::new().chatter(6)), 1_000);
    }
}
