//! What the criteria on tone signals share: which signals count, so that one fault is charged once.

use crate::sim::scoring::{CallView, Judgement, Notes, Spoken};
use crate::sim::understanding::ToneHit;
use crate::sim::words::Tone;

/// The gravest first. Where two of them rest on the same words, only the graver one is charged.
const BY_GRAVITY: [Tone; 10] = [
    Tone::Insult,
    Tone::CodeWord,
    Tone::Blame,
    Tone::Condescending,
    Tone::Rude,
    Tone::Pushy,
    Tone::Defensive,
    Tone::Cold,
    Tone::Curt,
    Tone::Filler,
];

/// Judges a call by the absence of one signal; each takes `each` per mille. Uses the sentences `lost` and `faint`.
pub(super) fn judge(mut notes: Notes<'_, '_>, call: &CallView<'_>, tone: Tone, each: u16) -> Judgement {
    collect(&mut notes, call, tone, "lost", call.rubric.sure);
    notes.clear_of_faults(each)
}

/// Notes every signal of this tone: a sure one as lost, a faint one as a near miss.
pub(super) fn collect(notes: &mut Notes<'_, '_>, call: &CallView<'_>, tone: Tone, key: &str, sure: u16) {
    for (spoken, hit) in hits(call, tone, 0) {
        if hit.confidence >= sure {
            notes.lost(spoken.tone_place(hit), key, &[]);
        } else {
            notes.near(spoken.tone_place(hit), "faint", &[]);
        }
    }
}

/// The signals of this tone that are at least so sure: one a sentence, and none whose words are charged as graver.
pub(super) fn hits<'c, 'a>(
    call: &'c CallView<'a>,
    tone: Tone,
    sure: u16,
) -> Vec<(&'c Spoken<'a>, &'c ToneHit)> {
    let mut all = Vec::new();
    for spoken in call.utterances() {
        let mut sentences = Vec::new();
        for hit in spoken.tones(tone).filter(|hit| hit.confidence >= sure) {
            if !sentences.contains(&hit.sentence) && !charged_as_graver(spoken, hit, call.rubric.sure) {
                sentences.push(hit.sentence);
                all.push((spoken, hit));
            }
        }
    }
    all
}

fn charged_as_graver(spoken: &Spoken<'_>, hit: &ToneHit, sure: u16) -> bool {
    let graver = BY_GRAVITY.iter().take_while(|tone| **tone != hit.tone);
    let others = graver.flat_map(|tone| spoken.tones(*tone)).filter(|other| other.confidence >= sure);
    others.into_iter().any(|other| other.span.overlaps(&hit.span))
}
