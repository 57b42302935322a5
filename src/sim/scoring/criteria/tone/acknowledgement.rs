//! A feeling that was shown is met with care in one of the next two utterances.

use crate::sim::call::{AskEnd, Event};
use crate::sim::ids::Id;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Place, Spoken, per_mille};
use crate::sim::time::Span;
use crate::sim::understanding::{ActHit, ToneHit};
use crate::sim::wording::count;
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
            if let Some(place) = next.iter().find_map(|spoken| care(call, event, spoken)) {
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
fn care(call: &CallView<'_>, shown: usize, spoken: &Spoken<'_>) -> Option<Place> {
    let acts = &spoken.heard.understood.acts;
    let kind = |act: Act| act.is(Family::Care) || act == Act::AcknowledgeExpertise;
    if let Some(hit) = acts.iter().find(|hit| kind(hit.act) && !spoken.is_hollow(hit)) {
        return Some(spoken.act_place(hit));
    }
    // "Marvellous" by itself is about the agent's own matter.
    let warm =
        |hit: &&ToneHit| hit.confidence >= call.rubric.sure && count(hit.span.of(&spoken.heard.text)) > 1;
    if let Some(hit) = spoken.tones(Tone::Warm).find(warm) {
        return Some(spoken.tone_place(hit));
    }
    let kindly = |event: &Event| matches!(event, Event::DigressionMet { how, turn, .. } if how == "warm" && *turn == spoken.turn);
    // A question asked in worry or in a hurry is met by its answer; another question's answer does not meet it.
    let answers = |event: &Event| matches!(event, Event::AskSettled { id, how: AskEnd::Answered, turn, .. } if *turn == spoken.turn && put_with(call, shown, id));
    let met = call.events.iter().any(|stamped| kindly(&stamped.event) || answers(&stamped.event));
    met.then(|| spoken.whole(INFO.id))
}

/// Whether this question of the customer's was put in the breath that showed the feeling.
fn put_with(call: &CallView<'_>, shown: usize, ask: &Id) -> bool {
    let before = call.events.iter().take(shown + 1).rev();
    let mut breath = before.take_while(|stamped| !matches!(stamped.event, Event::AgentSpoke { .. }));
    breath.any(|stamped| matches!(&stamped.event, Event::AskPut { id, .. } if id == ask))
}

/// Care that stands in one sentence with a stock phrase came off the same card.
fn recited<'s>(spoken: &'s Spoken<'_>) -> Option<&'s ActHit> {
    spoken.heard.understood.acts.iter().find(|hit| hit.act.is(Family::Care) && spoken.is_hollow(hit))
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
    fn an_empty_promise_and_a_lone_marvellous_meet_nothing() {
        let angry = || Script::new().say("Hello.", &[act(Act::Greet, "Hello")]).feels(Feeling::Anger);
        let text = "Everything is going to be fine.";
        let call = angry().say(text, &[act(Act::Reassure, text), tone(Tone::EmptyPromise, text)]);
        assert_eq!(earned(&Acknowledgement, &call.chatter(1)), 0);
        let call = angry().say("Marvellous.", &[tone(Tone::Warm, "Marvellous")]);
        assert_eq!(earned(&Acknowledgement, &call.chatter(1)), 0);
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
