//! How a sentence sounds.

use super::cues::Fired;
use super::judge::Judged;
use super::learn::Label;
use super::matching::Reading;
use super::pack::{Pack, Shows, Tag};
use super::text::Text;
use super::understood::ToneHit;
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
