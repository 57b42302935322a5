//! What was learnt: for each feature a weight for each label it speaks for or against.

use super::super::hashing::MixedMap;
use super::features::Feature;

/// The weights of one label for one feature.
pub(super) type Weight = (u8, i8);

/// The weights, by feature.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Learnt {
    labels: usize,
    /// By feature: its row.
    index: MixedMap<u32, u32>,
    /// By row: where its weights begin; one more for the end.
    starts: Vec<u32>,
    weights: Vec<Weight>,
}

/// How much a sentence speaks for each label, by the number of the label; the margin of a sure decision is 1,250.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Scores(Vec<i32>);

/// Weights are kept in units of so many points.
pub(super) const UNIT: i32 = 1;

impl Learnt {
    /// Takes rows in the order of their keys.
    pub(super) fn new(labels: usize, rows: impl Iterator<Item = (u32, Vec<Weight>)>) -> Self {
        let mut learnt = Self { labels, ..Self::default() };
        learnt.starts.push(0);
        for (key, weights) in rows {
            let row = u32::try_from(learnt.starts.len() - 1).unwrap_or(u32::MAX);
            learnt.index.insert(key, row);
            learnt.weights.extend(weights);
            learnt.starts.push(u32::try_from(learnt.weights.len()).unwrap_or(u32::MAX));
        }
        learnt
    }

    /// The row of this feature, if anything was learnt of it.
    pub(in super::super) fn row_of(&self, key: u32) -> Option<u32> {
        self.index.get(&key).copied()
    }

    /// What the features of a sentence, by their rows, speak for.
    pub(in super::super) fn scores(&self, features: &[Feature]) -> Scores {
        // A label is a byte, so that no place can be beside the list.
        let mut sums = [0_i32; 1 << u8::BITS];
        for feature in features {
            for &(label, weight) in self.row(feature.number()) {
                sums[usize::from(label)] += i32::from(weight) * UNIT;
            }
        }
        Scores(sums[..self.labels.min(sums.len())].to_vec())
    }

    /// The words that speak most for a label: from the first to the last of the strongest.
    pub(in super::super) fn words_for(&self, features: &[Feature], label: usize) -> Option<(usize, usize)> {
        let mut by_word: Vec<(i32, usize)> = Vec::new();
        for feature in features {
            let Some(at) = feature.at() else { continue };
            let weights = self.row(feature.number()).iter().filter(|(of, _)| usize::from(*of) == label);
            let points: i32 = weights.map(|(_, weight)| i32::from(*weight)).sum();
            match by_word.iter_mut().find(|(_, word)| *word == at) {
                Some((sum, _)) => *sum += points,
                None => by_word.push((points, at)),
            }
        }
        let best = by_word.iter().map(|(points, _)| *points).max().filter(|best| *best > 0)?;
        let strong = || by_word.iter().filter(|(points, _)| points * 2 >= best).map(|(_, at)| *at);
        Some((strong().min()?, strong().max()? + 1))
    }

    fn row(&self, row: u32) -> &[Weight] {
        let row = row as usize;
        &self.weights[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// Every row in the order of its key.
    pub(super) fn rows(&self) -> Vec<(u32, &[Weight])> {
        // Sorted right after: nothing depends on the order of the map.
        let mut keys: Vec<(u32, u32)> = self.index.iter().map(|(key, row)| (*key, *row)).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(key, row)| (key, self.row(row))).collect()
    }
}

impl Scores {
    /// The points of a label.
    pub(in super::super) fn of(&self, label: usize) -> i32 {
        self.0.get(label).copied().unwrap_or(0)
    }
}
