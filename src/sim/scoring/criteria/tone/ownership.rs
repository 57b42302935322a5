//! The agent takes the problem on in the first person.

use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// The agent takes the problem on in the first person.
pub(super) struct Ownership;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-ownership",
    dimension: Dimension::Tone,
    says: &["took_on", "announced", "hollow", "nobody"],
};

impl Criterion for Ownership {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut announced = None;
        for spoken in call.utterances() {
            for hit in spoken.acts(Act::Reassure).chain(spoken.acts(Act::Promise)) {
                if spoken.is_hollow(hit) {
                    notes.near(spoken.act_place(hit), "hollow", &[]);
                    continue;
                }
                let place = spoken.sentence_place(hit.span, &hit.cue);
                if !call.rubric.takes_on(&place.quote) {
                    continue;
                }
                notes.gained(place, "took_on", &[]);
                return notes.earned(1_000);
            }
            if announced.is_none() && !spoken.heard.announced.is_empty() {
                announced = Some(spoken.whole(INFO.id));
            }
        }
        if let Some(place) = announced {
            notes.lost(place, "announced", &[]);
            return notes.earned(ANNOUNCED);
        }
        notes.lost(call.never(INFO.id), "nobody", &[]);
        notes.earned(0)
    }
}

/// What announcing an action of one's own is worth without a word of commitment, per mille.
const ANNOUNCED: u16 = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Tone;

    #[test]
    fn a_promise_of_ones_own_earns_it() {
        let call =
            Script::new().say("I'll see this through.", &[act(Act::Reassure, "I'll see this through")]);
        assert_eq!(earned(&Ownership, &call), 1_000);
    }

    #[test]
    fn what_others_do_or_should_have_done_takes_nothing_on() {
        for text in
            ["You should have called us back.", "They will ring you on Monday.", "Marvellous, enjoy it."]
        {
            let call = Script::new().say(text, &[act(Act::Promise, text)]);
            assert_eq!(earned(&Ownership, &call), 0, "{text}");
        }
    }

    #[test]
    fn a_hollow_one_does_not() {
        let text = "It will surely be fine.";
        let call = Script::new().say(text, &[act(Act::Reassure, text), tone(Tone::EmptyPromise, text)]);
        let mark = mark(&Ownership, &call);
        assert_eq!((mark.earned, mark.near_misses.len()), (0, 1));
    }
}
