//! A feeling that was shown is met with care in one of the next two utterances.

use crate::sim::call::{AskEnd, Event};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Place, Spoken, per_mille};
use crate::sim::time::Span;
use crate::sim::understanding::ActHit;
use crate::sim::words::Dimension;
use crate::sim::words::{Act, Family, Tone};

/// A feeling that was shown is met with care in one of the next two utterances.
pub(super) struct Acknowledgement;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-acknowledgement",
    dimension: Dimension::Tone,
    says: &["acknowledged", "passed_over", "recited", "calm"],
};

impl Criterion for Acknowledgement {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let (mut met, mut occasions) = (0, 0);
        let mut covered = None;
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::FeelingShown { turn, .. } = stamped.event else { continue };
            if covered.is_some_and(|until| turn <= until) {
                continue;
            }
            let next: Vec<&Spoken<'_>> =
                call.utterances().filter(|spoken| spoken.event > event).take(WITHIN).collect();
            let Some(first) = next.first() else {
                if !call.customer_left() {
                    occasions += 1;
                    notes.lost(call.never(INFO.id), "passed_over", &[]);
                }
                break;
            };
            occasions += 1;
            if let Some(place) = next.iter().find_map(|spoken| care(call, spoken)) {
                met += 1;
                covered = place.turn.map(|turn| turn + RESTS);
                notes.gained(place, "acknowledged", &[]);
            } else {
                covered = Some(first.turn + RESTS);
                if let Some((spoken, hit)) = next.iter().find_map(|spoken| Some((spoken, recited(spoken)?))) {
                    notes.near(spoken.act_place(hit), "recited", &[]);
                }
                notes.lost(first.place(Span::default(), INFO.id), "passed_over", &[]);
            }
        }
        if occasions == 0 { notes.not_applicable("calm") } else { notes.earned(per_mille(met, occasions)) }
    }
}

/// How many utterances there are to meet a feeling in.
const WITHIN: usize = 2;

/// For so many turns after it was met or missed, the same mood is not a new occasion.
const RESTS: u32 = 3;

/// What meets a feeling: an act of care, a warm word, a kind answer to where the customer's thoughts had gone, or the answer
/// to what they asked.
fn care(call: &CallView<'_>, spoken: &Spoken<'_>) -> Option<Place> {
    let acts = &spoken.heard.understood.acts;
    let kind = |act: Act| act.is(Family::Care) || act == Act::AcknowledgeExpertise;
    if let Some(hit) = acts.iter().find(|hit| kind(hit.act) && !is_recited(spoken, hit)) {
        return Some(spoken.act_place(hit));
    }
    if let Some(hit) = spoken.tones(Tone::Warm).find(|hit| hit.confidence >= call.rubric.sure) {
        return Some(spoken.tone_place(hit));
    }
    let kindly = |event: &Event| matches!(event, Event::DigressionMet { how, turn, .. } if how == "warm" && *turn == spoken.turn);
    // A question asked in worry or in a hurry is met by its answer.
    let answers = |event: &Event| matches!(event, Event::AskSettled { how: AskEnd::Answered, turn, .. } if *turn == spoken.turn);
    let met = call.events.iter().any(|stamped| kindly(&stamped.event) || answers(&stamped.event));
    met.then(|| spoken.whole(INFO.id))
}

fn recited<'s>(spoken: &'s Spoken<'_>) -> Option<&'s ActHit> {
    spoken.heard.understood.acts.iter().find(|hit| hit.act.is(Family::Care) && is_recited(spoken, hit))
}

/// Care that stands in one sentence with a stock phrase came off the same card.
fn is_recited(spoken: &Spoken<'_>, hit: &ActHit) -> bool {
    spoken.tones(Tone::Filler).any(|filler| filler.sentence == hit.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::model::Feeling;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn care_in_the_next_two_utterances_earns_it() {
        let call = Script::new().say("Hello.", &[act(Act::Greet, "Hello")]).feels(Feeling::Anger);
        let call = call.chatter(1).say("Three evenings is a lot.", &[act(Act::Empathise, "Three evenings")]);
        assert_eq!(earned(&Acknowledgement, &call), 1_000);
    }

    #[test]
    fn care_in_one_sentence_with_a_stock_phrase_is_off_the_card() {
        let call = Script::new().say("Hello.", &[act(Act::Greet, "Hello")]).feels(Feeling::Anger);
        let text = "I understand and apologise for any inconvenience caused.";
        let hits = [act(Act::Empathise, "I understand"), tone(Tone::Filler, "any inconvenience caused")];
        assert_eq!(earned(&Acknowledgement, &call.say(text, &hits).chatter(1)), 0);
    }

    #[test]
    fn passing_it_over_loses_it_and_a_recited_phrase_is_a_near_miss() {
        let call = Script::new().say("Hello.", &[act(Act::Greet, "Hello")]).feels(Feeling::Anger);
        let phrase = "I understand your frustration.";
        let call = call.say(phrase, &[act(Act::Empathise, phrase), tone(Tone::Filler, phrase)]).chatter(2);
        let mark = mark(&Acknowledgement, &call);
        assert_eq!((mark.earned, mark.faults, mark.near_misses.len()), (0, 1, 1));
        assert!(silent(&Acknowledgement, &Script::new().chatter(3)));
    }
}
