//! The cues of a pack, applied to one sentence: acts and tones with the words that show them.

use std::ops::Range;

use super::matching::Reading;
use super::pack::{Cue, Pack, Shows, Tag};
use super::understood::Confidence;

/// A negator this many words before a cue takes it back.
const DENIAL_REACH: usize = 3;

/// A cue that fired; the words count within the sentence.
#[derive(Clone, Debug)]
pub(super) struct Fired<'p> {
    pub(super) shows: Shows,
    pub(super) cue: &'p str,
    pub(super) sure: Confidence,
    pub(super) words: Range<usize>,
    /// Whether it counts only when nothing else was done in the sentence.
    pub(super) alone: bool,
}

/// Whether a cue of this act or tone matched and was taken back: denied, silenced, or in the wrong kind of sentence.
pub(super) fn taken_back(pack: &Pack, reading: &Reading<'_>, shows: Shows) -> bool {
    reading.hits.iter().any(|hit| match hit.tag {
        Tag::Cue(number) => {
            let cue = &pack.cues[number as usize];
            cue.shows == shows && sureness(cue, number, reading, &hit.words).is_none()
        }
        Tag::Silences(number) => pack.cues[number as usize].shows == shows,
        _ => false,
    })
}

/// Every cue that fires in a sentence, the surest of each act and tone.
pub(super) fn fire<'p>(pack: &'p Pack, reading: &Reading<'_>) -> Vec<Fired<'p>> {
    let mut fired: Vec<Fired<'p>> = Vec::new();
    for hit in &reading.hits {
        let Tag::Cue(number) = hit.tag else { continue };
        let cue = &pack.cues[number as usize];
        let Some(sure) = sureness(cue, number, reading, &hit.words) else { continue };
        match fired.iter_mut().find(|other| other.shows == cue.shows) {
            Some(other) if other.sure >= sure => {}
            Some(other) => *other = fired_by(cue, sure, &hit.words),
            None => fired.push(fired_by(cue, sure, &hit.words)),
        }
    }
    fired
}

fn fired_by<'p>(cue: &'p Cue, sure: Confidence, words: &Range<usize>) -> Fired<'p> {
    Fired { shows: cue.shows, cue: &cue.id, sure, words: words.clone(), alone: cue.alone }
}

fn sureness(cue: &Cue, number: u32, reading: &Reading<'_>, words: &Range<usize>) -> Option<Confidence> {
    if reading.tokens.len() > cue.words_at_most || reading.has(Tag::Silences(number)) {
        return None;
    }
    if cue.whole && !reading.whole {
        return None;
    }
    if cue.question.is_some_and(|wanted| wanted != reading.question) {
        return None;
    }
    if !cue.even_denied && reading.denied_before(words.start, DENIAL_REACH) {
        return None;
    }
    let repeated =
        !cue.even_reported && reading.tagged(Tag::Reported).any(|reported| reported.words.end <= words.start);
    if repeated && matches!(cue.shows, Shows::Tone(_)) {
        return None;
    }
    Some(if repeated { cue.sure / 2 } else { cue.sure })
}
