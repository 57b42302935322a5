//! Steps in a sentence: told to the customer, asked for their result, or only spoken of.

use std::ops::Range;

use super::asks::{Asked, inside};
use super::lexicon::{Lexicon, Role};
use super::matching::Reading;
use super::mentions::PhraseHit;
use super::pack::{Pack, Tag};
use super::understood::{Confidence, SubjectClass};
use crate::sim::ids::Id;
use crate::sim::words::{Act, FactKind};

/// A step that a sentence speaks of; the words count within the sentence.
#[derive(Clone, Debug)]
pub(super) struct StepHit {
    /// The step of the scenario, if it has one of this kind.
    pub(super) id: Option<Id>,
    pub(super) words: Range<usize>,
    pub(super) said_as: SaidAs,
    pub(super) cue: String,
    /// How sure it is that this step is meant, as a question of the same words would be.
    pub(super) sure: Confidence,
}

/// A word that denies takes back the step it stands before, with at most one word between.
pub(super) const JUST_BEFORE: usize = 2;

/// How a step is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaidAs {
    /// Do it.
    Told,
    /// Was it done, and what came of it?
    AskedFor,
    /// The speaker did or will do it, or it is only named.
    Named,
}

/// The steps a sentence speaks of, in order. `led_to`: what came before said that a command follows.
pub(super) fn steps(
    pack: &Pack,
    lexicon: &Lexicon,
    reading: &Reading<'_>,
    phrases: &[PhraseHit],
    led_to: bool,
) -> Vec<StepHit> {
    let said_as = |words: &Range<usize>| said_as(reading, words, led_to);
    let mut found: Vec<StepHit> = Vec::new();
    for hit in phrases.iter().filter(|hit| inside(reading, hit)) {
        let subject = &lexicon.subjects[hit.subject as usize];
        // A bare name, such as "cable", is no step unless something done is asked for.
        let speaks_of_it = hit.role == Role::Asks || (hit.role == Role::Names && reading.has(Tag::AsksPast));
        if subject.class != SubjectClass::Step || !speaks_of_it {
            continue;
        }
        let words = hit.words.start - reading.first..hit.words.end - reading.first;
        let cue = "asked_by".to_owned();
        let sure = 500 + u16::try_from(hit.percent).unwrap_or(100) * 4;
        found.push(StepHit { id: Some(subject.id.clone()), said_as: said_as(&words), words, cue, sure });
    }
    for hit in &reading.hits {
        let Tag::Step(kind) = hit.tag else { continue };
        let id = match lexicon.by_step[kind as usize].as_slice() {
            [only] => Some(lexicon.subjects[*only as usize].id.clone()),
            _ => None,
        };
        let cue = format!("step.{}", pack.steps[kind as usize].id);
        let words = hit.words.clone();
        found.push(StepHit { id, said_as: said_as(&words), words, cue, sure: 0 });
    }
    // The step of the scenario before one that only the pack knows, the longer before the shorter.
    found.sort_by_key(|step| (step.id.is_none(), std::cmp::Reverse(step.words.len()), step.words.start));
    let mut kept: Vec<StepHit> = Vec::new();
    for step in found {
        let clash = kept.iter().any(|other| {
            (step.id.is_some() && step.id == other.id)
                || (step.words.start < other.words.end && other.words.start < step.words.end)
        });
        if !clash {
            kept.push(step);
        }
    }
    kept.sort_by_key(|step| step.words.start);
    kept
}

fn said_as(reading: &Reading<'_>, words: &Range<usize>, led_to: bool) -> SaidAs {
    let before = |tag: Tag| {
        reading.tagged(tag).any(|hit| hit.words.start < words.end && hit.words.start <= words.start)
    };
    if before(Tag::AsksPast) {
        return SaidAs::AskedFor;
    }
    // "Please do not restart it" tells nobody to restart it.
    if reading.denied_before(words.start, JUST_BEFORE) {
        return SaidAs::Named;
    }
    if before(Tag::Tells) || led_to {
        return SaidAs::Told;
    }
    if before(Tag::OwnDoing) {
        return SaidAs::Named;
    }
    let lead = reading.tagged(Tag::LeadIn).filter(|hit| hit.words.start == 0).map(|hit| hit.words.end).max();
    if words.start <= lead.unwrap_or(0) && !reading.question {
        return SaidAs::Told;
    }
    if reading.question { SaidAs::AskedFor } else { SaidAs::Named }
}

impl StepHit {
    /// The step as something asked for.
    pub(super) fn asked(&self) -> Asked {
        Asked {
            id: self.id.clone(),
            kind: Some(Id::new(FactKind::Tried.name())),
            or: Vec::new(),
            sure: 840,
            words: self.words.clone(),
            cue: self.cue.clone(),
            open: false,
            act: Act::AskFact,
            step: true,
            verbatim: false,
        }
    }
}
