//! How hard a scenario is, and whether it tells good from weak.

use std::collections::BTreeMap;

use serde::Serialize;

use super::table::ByScenario;
use crate::review::results::{Trainee, mean};

/// So many trainees at least before anything is said about how hard a scenario is. With fewer, one good day of one of them
/// moves the number by more than ten points of a hundred.
pub const LEAST_FOR_DIFFICULTY: u32 = 8;

/// So many trainees at least before anything is said about how well a scenario tells good from weak. At 20 the standard error
/// of a correlation near 0 is still about 0.23 (one over the root of n - 1); below that a number would be read as more than
/// it is.
pub const LEAST_FOR_DISCRIMINATION: u32 = 20;

/// How hard a scenario is, and whether it tells good from weak. Made of each trainee's first finished call of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Item {
    /// How many trainees have taken it.
    pub trainees: u32,
    /// How hard it is, per mille: 1000 minus the mean overall mark. 0: everybody gets everything; 1000: nobody gets anything.
    ///
    /// Classical test theory's difficulty of an item that is marked in steps (its mean share of the marks), turned round so
    /// that more is harder. Source: L. Crocker and J. Algina, "Introduction to Classical and Modern Test Theory" (1986),
    /// chapter 14.
    pub difficulty: Measured,
    /// How well it tells good from weak, per mille: the correlation (Pearson) of the overall marks in it with the mean of the
    /// same trainees' marks in all other scenarios. Of those who took another one too.
    ///
    /// The corrected item-total correlation: what an item adds to its own total is left out. Source: S. Henrysson,
    /// "Correction of item-total correlations in item analysis", Psychometrika 28 (1963), 211-218. R. L. Ebel calls 400 and
    /// above very good, 300 good, 200 marginal, and less poor ("Essentials of Educational Measurement", 1972).
    pub discrimination: Measured,
}

/// A number, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// The number, per mille.
    PerMille(i32),
    /// Too few trainees.
    TooFew {
        /// How many there are.
        have: u32,
        /// How many there must be.
        need: u32,
    },
    /// Everybody has the same mark, here or in the rest: nothing can go along with it.
    NoVariance,
}

impl Default for Measured {
    fn default() -> Self {
        Self::TooFew { have: 0, need: 1 }
    }
}

impl Measured {
    /// The number, if there is one.
    #[must_use]
    pub const fn per_mille(self) -> Option<i32> {
        if let Self::PerMille(number) = self { Some(number) } else { None }
    }
}

/// Each scenario's item.
pub(super) fn items(by_scenario: &ByScenario<'_>) -> BTreeMap<(String, String), Item> {
    let firsts: Vec<BTreeMap<&Trainee, u16>> = by_scenario.values().map(|calls| first_marks(calls)).collect();
    // Of each trainee: the sum of their first marks and how many scenarios there are, so that the rest is a subtraction.
    let mut totals: BTreeMap<&Trainee, (u64, u64)> = BTreeMap::new();
    for (trainee, mark) in firsts.iter().flatten() {
        let (sum, count) = totals.entry(*trainee).or_default();
        *sum += u64::from(*mark);
        *count += 1;
    }
    by_scenario.keys().cloned().zip(firsts.iter().map(|own| item(own, &totals))).collect()
}

fn first_marks<'c>(calls: &[&'c crate::review::results::CallResult]) -> BTreeMap<&'c Trainee, u16> {
    let mut first = BTreeMap::new();
    // Nobody knows whether two calls without a name are one trainee's.
    let named = calls.iter().filter(|call| !call.trainee.name.is_empty() || call.trainee.person.is_some());
    for call in named {
        if let Some(mark) = call.marks.overall() {
            first.entry(&call.trainee).or_insert(mark);
        }
    }
    first
}

fn item(own: &BTreeMap<&Trainee, u16>, totals: &BTreeMap<&Trainee, (u64, u64)>) -> Item {
    let pairs: Vec<(i64, i64)> = own
        .iter()
        .filter_map(|(trainee, mark)| {
            let (sum, count) = totals.get(trainee)?;
            // In tenths of a per mille, so that rounding the mean moves nothing.
            let rest = (10 * (sum - u64::from(*mark))).checked_div(count - 1)?;
            Some((i64::from(*mark), i64::try_from(rest).ok()?))
        })
        .collect();
    let trainees = count(own.len());
    let mean = mean(own.values().map(|mark| Some(*mark)));
    let difficulty = match mean {
        Some(mean) if trainees >= LEAST_FOR_DIFFICULTY => Measured::PerMille(1_000 - i32::from(mean)),
        _ => Measured::TooFew { have: trainees, need: LEAST_FOR_DIFFICULTY },
    };
    let discrimination = if count(pairs.len()) < LEAST_FOR_DISCRIMINATION {
        Measured::TooFew { have: count(pairs.len()), need: LEAST_FOR_DISCRIMINATION }
    } else {
        correlation(&pairs).map_or(Measured::NoVariance, Measured::PerMille)
    };
    Item { trainees, difficulty, discrimination }
}

/// Pearson's correlation, per mille, rounded towards 0; none when one of the two never varies.
pub(super) fn correlation(pairs: &[(i64, i64)]) -> Option<i32> {
    let n = i128::try_from(pairs.len()).ok()?;
    let sum = |of: &dyn Fn(i128, i128) -> i128| -> i128 {
        pairs.iter().map(|(x, y)| of(i128::from(*x), i128::from(*y))).sum()
    };
    let (x, y) = (sum(&|x, _| x), sum(&|_, y| y));
    let together = n * sum(&|x, y| x * y) - x * y;
    let spread_x = n * sum(&|x, _| x * x) - x * x;
    let spread_y = n * sum(&|_, y| y * y) - y * y;
    // A thousand times the root, so that it loses nothing that is seen by being whole.
    let root = spread_x.checked_mul(spread_y)?.checked_mul(1_000_000)?.isqrt();
    i32::try_from((1_000_000 * together).checked_div(root)?.clamp(-1_000, 1_000)).ok()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
