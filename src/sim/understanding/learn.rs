//! A small learner beside the cues: linear weights over the words of our own example sentences and the cues they fire.
//!
//! Averaged perceptron, one per act and tone, over hashed features; trained once when a pack is parsed. Integers only, in
//! a fixed order, so the weights are the same on every machine.

use super::hashing::hash;
use super::matching::{Reading, Scratch};
use super::pack::{Pack, Shows, Tag};
use super::phrases::Example;
use super::text::Text;
use super::understood::Confidence;
use crate::sim::words::{Act, Tone};

/// Features are folded into so many slots.
const SLOTS: usize = 1 << 12;
/// How often the examples are gone through.
const ROUNDS: usize = 8;

/// The weights.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    labels: Vec<Shows>,
    /// By slot, then by label.
    weights: Vec<i32>,
}

/// A label with how sure the learner is of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) shows: Shows,
    pub(super) sure: Confidence,
}

impl Learnt {
    /// Learns from examples.
    pub(super) fn train(pack: &Pack, examples: &[Example]) -> Self {
        let labels: Vec<Shows> = Act::ALL
            .iter()
            .map(|act| Shows::Act(*act))
            .chain(Tone::ALL.iter().map(|tone| Shows::Tone(*tone)))
            .collect();
        let examples: Vec<(Vec<usize>, Vec<bool>)> = examples
            .iter()
            .map(|Example { phrase, .. }| {
                let wanted = labels.iter().map(|label| match label {
                    Shows::Act(act) => phrase.acts.contains(act),
                    Shows::Tone(tone) => phrase.tone.contains(tone),
                });
                (features_of_text(pack, &phrase.says), wanted.collect())
            })
            .collect();
        let mut learnt = Self { weights: vec![0; SLOTS * labels.len()], labels };
        learnt.go_through(&examples);
        learnt
    }

    fn go_through(&mut self, examples: &[(Vec<usize>, Vec<bool>)]) {
        let width = self.labels.len();
        let mut current = vec![0_i32; SLOTS * width];
        let steps = i32::try_from(ROUNDS * examples.len()).unwrap_or(i32::MAX).max(1);
        let mut left = steps;
        let mut sums = vec![0_i32; width];
        for _ in 0..ROUNDS {
            for (features, wanted) in examples {
                sums.fill(0);
                for &slot in features {
                    for (sum, weight) in sums.iter_mut().zip(&current[slot * width..]) {
                        *sum += weight;
                    }
                }
                for (label, &wanted) in wanted.iter().enumerate() {
                    // A margin keeps labels that are right by chance from being left unlearnt.
                    let wrong = if wanted { sums[label] < 4 } else { sums[label] > -4 };
                    if !wrong {
                        continue;
                    }
                    let change = if wanted { 2 } else { -1 };
                    for &slot in features {
                        current[slot * width + label] += change;
                        // The share of the steps in which this change holds, per 64.
                        self.weights[slot * width + label] += change * (64 * left / steps);
                    }
                }
                left -= 1;
            }
        }
    }

    /// What the learner makes of a sentence: the labels it is more sure of than not.
    pub(super) fn guess(&self, pack: &Pack, reading: &Reading<'_>) -> Vec<Guess> {
        let width = self.labels.len();
        if self.weights.is_empty() || reading.tokens.is_empty() {
            return Vec::new();
        }
        let mut sums = vec![0_i32; width];
        let features = features(pack, reading);
        for &slot in &features {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[slot * width..]) {
                *sum += weight;
            }
        }
        let scale = 4 * 64;
        let guesses = sums.iter().zip(&self.labels).filter(|(sum, _)| **sum > 0);
        guesses
            .map(|(sum, shows)| {
                let sure = 500 + (sum * 250 / scale).clamp(0, 499);
                Guess { shows: *shows, sure: Confidence::try_from(sure).unwrap_or(999) }
            })
            .collect()
    }
}

fn features_of_text(pack: &Pack, text: &str) -> Vec<usize> {
    let read = Text::read(pack, None, |_| false, text);
    let mut scratch = Scratch::default();
    let mut all: Vec<usize> = Vec::new();
    for (number, sentence) in read.sentences.iter().enumerate() {
        let reading = Reading::new(pack, &read, sentence, number, &mut scratch);
        all.extend(features(pack, &reading));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The slots of a sentence: its words, pairs of words, cues and shape.
fn features(pack: &Pack, reading: &Reading<'_>) -> Vec<usize> {
    let mut slots: Vec<usize> = Vec::with_capacity(reading.tokens.len() * 2 + 8);
    let mut push = |kind: u64, value: u64| {
        let mixed = (value ^ kind).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        slots.push(usize::try_from(mixed >> 52).unwrap_or(0) % SLOTS);
    };
    let start = hash("^");
    let mut before = start;
    for token in reading.tokens {
        let key = if token.number.is_some() { hash("#") } else { token.key };
        push(1, key);
        push(2, before.rotate_left(7) ^ key);
        before = key;
    }
    push(2, before.rotate_left(7) ^ hash("$"));
    for hit in &reading.hits {
        match hit.tag {
            Tag::Cue(cue) => push(3, hash(&pack.cues[cue as usize].id)),
            Tag::KindAsked(_) => push(4, 1),
            Tag::KindNamed(_) => push(4, 2),
            Tag::Step(_) => push(4, 3),
            Tag::Request => push(4, 4),
            Tag::Tells => push(4, 5),
            Tag::OwnDoing => push(4, 6),
            Tag::Matter => push(4, 7),
            _ => {}
        }
    }
    push(5, u64::from(reading.question));
    push(6, reading.tokens.len().min(12) as u64 / 3);
    slots.sort_unstable();
    slots.dedup();
    slots
}
