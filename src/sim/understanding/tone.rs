//! How a sentence sounds.

use super::cues::Fired;
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
