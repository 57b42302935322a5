//! How a sentence sounds.

use super::cues::Fired;
use super::judge::{FAINT, Judged};
use super::learn::Label;
use super::matching::Reading;
use super::pack::{Cue, Pack, Shows, Tag};
use super::text::Text;
use super::understood::{ActHit, ToneHit};
use crate::sim::words::Tone;

/// Whether a tone alone is enough for the utterance to count as understood: an insult is.
pub(super) const fn stands_alone(tone: Tone) -> bool {
    matches!(
        tone,
        Tone::Rude | Tone::Insult | Tone::CodeWord | Tone::Blame | Tone::Condescending | Tone::Pushy
    )
}

/// Takes back what the learner does not bear out, and adds what it hears without a cue.
pub(super) fn judge<'p>(pack: &'p Pack, reading: &Reading<'_>, judged: &Judged, fired: &mut Vec<Fired<'p>>) {
    let shown: Vec<Shows> = fired.iter().map(|fired| fired.shows).collect();
    fired.retain_mut(|fired| {
        let Shows::Tone(tone) = fired.shows else { return true };
        let sure = judged.borne_out(Label::Tone(tone), fired.sure);
        fired.sure = sure.unwrap_or(fired.sure);
        sure.is_some()
    });
    for tone in Tone::ALL.into_iter().filter(|tone| !shown.contains(&Shows::Tone(*tone))) {
        let Some(sure) = judged.heard(pack, reading, Label::Tone(tone)) else { continue };
        let words = judged.words(&pack.learnt, Label::Tone(tone), reading);
        fired.push(Fired { shows: Shows::Tone(tone), cue: "learnt", sure, words, alone: false });
    }
}

/// A sign counts at most so often.
const MOST_OF_ONE: usize = 2;

/// What the weak signs of an utterance come to.
#[derive(Debug, Default)]
pub(super) struct Manner {
    /// Together, in tenths: above nought towards rude, below towards polite.
    pub(super) weighs: i32,
    /// How many different signs speak for rude.
    signs: usize,
    /// The sentence in which the strongest of them stands.
    strongest: u16,
    /// What that one weighs.
    heaviest: i16,
}

/// Weak signs of rudeness have to weigh so much, in tenths, before they are heard in a call.
const RUDE_BY_SIGNS: i32 = 45;
/// And so many different ones have to be there.
const FEWEST_SIGNS: usize = 3;
/// And one of them has to weigh so much: on a call, plain questions and words of trouble are nothing unusual.
const HEAVY: i16 = 15;

/// Hears a rude manner in several weak signs. It is faint: no single word shows it.
pub(super) fn hear_manner(pack: &Pack, text: &Text, readings: &[Reading<'_>], out: &mut Vec<ToneHit>) {
    let manner = manner(pack, readings);
    let Some(reading) = readings.iter().find(|reading| reading.number == manner.strongest) else { return };
    let known = out.iter().any(|hit| stands_alone(hit.tone));
    if known || manner.weighs < RUDE_BY_SIGNS || manner.signs < FEWEST_SIGNS || manner.heaviest < HEAVY {
        return;
    }
    out.push(ToneHit {
        tone: Tone::Rude,
        confidence: FAINT,
        span: text.span(reading.first..reading.first + reading.tokens.len()),
        cue: "signs".to_owned(),
        sentence: reading.number,
    });
    out.sort_by_key(|hit| hit.sentence);
}

/// Weighs the weak signs of an utterance against each other.
pub(super) fn manner(pack: &Pack, readings: &[Reading<'_>]) -> Manner {
    let mut manner = Manner::default();
    let mut met = vec![0; pack.signs.len()];
    for reading in readings {
        for hit in &reading.hits {
            let Tag::Sign(number) = hit.tag else { continue };
            let sign = &pack.signs[number as usize];
            let times = &mut met[number as usize];
            *times += 1;
            if *times > MOST_OF_ONE {
                continue;
            }
            manner.weighs += i32::from(sign.weighs);
            manner.signs += usize::from(*times == 1 && sign.weighs > 0);
            if sign.weighs > manner.heaviest {
                (manner.heaviest, manner.strongest) = (sign.weighs, reading.number);
            }
        }
    }
    manner
}

/// Whether what was done in the same sentence, or in the one before or after, says that the tone was not meant so: "that's
/// rubbish, I'm sorry".
pub(super) fn is_silenced_beside(pack: &Pack, hit: &ToneHit, acts: &[ActHit]) -> bool {
    let own = |cue: &&Cue| cue.shows == Shows::Tone(hit.tone) && cue.id == hit.cue;
    let Some(cue) = pack.cues.iter().find(own) else { return false };
    let beside = |act: &ActHit| act.sentence.abs_diff(hit.sentence) <= 1;
    acts.iter().any(|act| cue.not_beside.contains(&act.act) && beside(act))
}

/// Adds what is heard in a sentence.
pub(super) fn hear(
    pack: &Pack,
    text: &Text,
    reading: &Reading<'_>,
    fired: &[Fired<'_>],
    out: &mut Vec<ToneHit>,
) {
    let first = out.len();
    for fired in fired {
        let Shows::Tone(tone) = fired.shows else { continue };
        out.push(ToneHit {
            tone,
            confidence: fired.sure,
            span: text.span(reading.first + fired.words.start..reading.first + fired.words.end),
            cue: fired.cue.to_owned(),
            sentence: reading.number,
        });
    }
    for hit in &reading.hits {
        let Tag::Jargon(term) = hit.tag else { continue };
        out.push(ToneHit {
            tone: Tone::Jargon,
            confidence: 900,
            span: text.span(reading.first + hit.words.start..reading.first + hit.words.end),
            cue: format!("jargon.{}", pack.jargon[term as usize].0.split('|').next().unwrap_or_default()),
            sentence: reading.number,
        });
    }
    out[first..].sort_by_key(|hit| (hit.span, hit.tone));
}
