//! Learning: one label after the other, example after example.

use std::collections::BTreeMap;

use super::features::{Feature, Shown};
use super::weights::{Learnt, UNIT, Weight};
use super::{Label, prior};

/// How often the examples are gone through.
const ROUNDS: i64 = 12;
/// A decision should be right by so much.
const MARGIN: i32 = 1_250;
/// In one round of so many all examples are gone through, in the others those that were not right by the margin.
const ALL_EVERY: i64 = 4;
/// One example moves the score of its sentence by at most so much.
const BOLDEST: i32 = 900;
/// Weights are learnt in fractions of so many parts of a point.
const PARTS: i32 = 16;
/// A feature of fewer examples is not kept: it would be learnt by heart.
const FEWEST: u32 = 2;
/// A weight nearer to nought than this, in units, is not kept.
const SMALLEST: i32 = 12;

/// One sentence of an example.
#[derive(Clone, Debug)]
pub(in super::super) struct Sentence {
    /// What the learner sees of it.
    pub(in super::super) features: Vec<Feature>,
    /// What the cues make of it.
    pub(in super::super) shown: Vec<Shown>,
}

/// An utterance and what is true of it as a whole.
#[derive(Clone, Debug)]
pub(in super::super) struct Lesson {
    pub(in super::super) sentences: Vec<Sentence>,
    pub(in super::super) wanted: Vec<Label>,
}

/// A sentence with its features by place, and what the cues say of the label that is learnt.
struct Seen {
    features: Vec<u32>,
    shown: Vec<(usize, i32)>,
}

/// Learns from examples.
pub(in super::super) fn train(labels: &[Label], lessons: &[Lesson]) -> Learnt {
    let places = places(lessons);
    let seen: Vec<(Vec<Seen>, Vec<usize>)> = lessons
        .iter()
        .map(|lesson| {
            let sentences = lesson.sentences.iter().map(|sentence| Seen {
                features: sentence
                    .features
                    .iter()
                    .filter_map(|feature| places.get(&feature.number()).copied())
                    .collect(),
                shown: sentence
                    .shown
                    .iter()
                    .map(|(label, sure)| (label.number(), prior(Some(*sure))))
                    .collect(),
            });
            (sentences.collect(), lesson.wanted.iter().map(|label| label.number()).collect())
        })
        .collect();
    let mut rows: Vec<Vec<Weight>> = vec![Vec::new(); places.len()];
    for label in labels {
        let number = label.number();
        let Ok(stored) = u8::try_from(number) else { continue };
        if !seen.iter().any(|(_, wanted)| wanted.contains(&number)) {
            continue;
        }
        for (row, weight) in rows.iter_mut().zip(learn_one(number, &seen, places.len())) {
            let weight = (weight / UNIT).clamp(-127, 127);
            if weight.abs() >= SMALLEST
                && let Ok(weight) = i8::try_from(weight)
            {
                row.push((stored, weight));
            }
        }
    }
    let kept = places.keys().copied().zip(rows).filter(|(_, row)| !row.is_empty());
    Learnt::new(labels.len(), kept)
}

/// By feature that enough examples have: its place.
fn places(lessons: &[Lesson]) -> BTreeMap<u32, u32> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for lesson in lessons {
        let mut keys: Vec<u32> = lesson
            .sentences
            .iter()
            .flat_map(|sentence| &sentence.features)
            .map(|feature| feature.number())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= FEWEST);
    often.zip(0..).map(|((key, _), place)| (key, place)).collect()
}

/// The weights of one label, in points, averaged over the way.
fn learn_one(label: usize, lessons: &[(Vec<Seen>, Vec<usize>)], places: usize) -> Vec<i32> {
    let mut weights = vec![0_i32; places];
    let mut averaged = vec![0_i64; places];
    let mut active: Vec<usize> = Vec::new();
    for round in 0..ROUNDS {
        if round % ALL_EVERY == 0 {
            active = (0..lessons.len()).collect();
        }
        let mut still = Vec::with_capacity(active.len());
        let steps = i64::try_from(active.len()).unwrap_or(i64::MAX).max(1);
        for (step, &number) in (0_i64..).zip(&active) {
            let (sentences, wanted) = &lessons[number];
            let wanted = wanted.contains(&label);
            let scored = sentences.iter().map(|sentence| (score(sentence, label, &weights), sentence));
            let Some((score, sentence)) = scored.max_by_key(|(score, _)| *score) else { continue };
            let right_by = if wanted { score } else { -score };
            if right_by >= MARGIN || sentence.features.is_empty() {
                continue;
            }
            still.push(number);
            let size = i32::try_from(sentence.features.len()).unwrap_or(i32::MAX);
            let change = (MARGIN - right_by).min(BOLDEST) * PARTS / size;
            let change = if wanted { change } else { -change };
            // What is learnt late holds for a smaller part of the way.
            let left = (ROUNDS - round) * 64 - step * 64 / steps;
            for &place in &sentence.features {
                weights[place as usize] += change;
                averaged[place as usize] += i64::from(change) * left;
            }
        }
        active = still;
    }
    let whole = ROUNDS * 64 * i64::from(PARTS);
    averaged.iter().map(|sum| i32::try_from(sum / whole).unwrap_or(0)).collect()
}

/// What a sentence speaks for the label, with what the cues say.
fn score(sentence: &Seen, label: usize, weights: &[i32]) -> i32 {
    let shown = sentence.shown.iter().find(|(shown, _)| *shown == label);
    let cued = shown.map_or_else(|| prior(None), |(_, points)| *points);
    let sum: i32 = sentence.features.iter().map(|place| weights[*place as usize]).sum();
    cued + sum / PARTS
}
