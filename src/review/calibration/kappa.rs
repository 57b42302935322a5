//! Weighted kappa: agreement beyond what chance alone would give.

use super::scale::{STEPS, Step};

/// How much a disagreement weighs by its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// By the number of steps.
    Linear,
    /// By its square: two steps weigh as much as four of one.
    Quadratic,
}

/// A weighted kappa.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kappa {
    /// Per mille: 1000 agree always, 0 as chance would, below that less than chance.
    PerMille(i32),
    /// Nobody marked the same calls.
    NoMarks,
    /// One of the two gave every call the same step. Kappa is then 0 or undefined however well they agree, and says nothing.
    NoVariance,
}

impl Kappa {
    /// Its number, if it has one.
    #[must_use]
    pub fn per_mille(self) -> Option<i32> {
        if let Self::PerMille(value) = self { Some(value) } else { None }
    }

    /// The kappa of these pairs of marks.
    ///
    /// With `o` the number of pairs on steps (i, j), `r` and `c` how often each of the two gave a step, `n` the number of
    /// pairs and the weight `w` of a disagreement: `1 - n * sum(w * o) / sum(w * r * c)`, rounded to the nearest per mille,
    /// halves away from zero.
    ///
    /// Source: J. Cohen, "Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit",
    /// Psychological Bulletin 70 (1968), 213-220.
    #[must_use]
    pub fn of(pairs: &[(Step, Step)], weights: Weights) -> Self {
        if pairs.is_empty() {
            return Self::NoMarks;
        }
        let (mut rows, mut columns) = ([0_i64; STEPS], [0_i64; STEPS]);
        let mut observed = 0_i64;
        for (one, other) in pairs {
            rows[one.number()] += 1;
            columns[other.number()] += 1;
            observed += weights.of(one.number(), other.number());
        }
        let constant = |counts: &[i64]| counts.iter().filter(|count| **count > 0).count() == 1;
        if constant(&rows) || constant(&columns) {
            return Self::NoVariance;
        }
        let mut expected = 0;
        for (i, row) in rows.iter().enumerate() {
            for (j, column) in columns.iter().enumerate() {
                expected += weights.of(i, j) * row * column;
            }
        }
        let n: i64 = rows.iter().sum();
        rounded(1_000 * (expected - n * observed), expected).map_or(Self::NoVariance, Self::PerMille)
    }

    /// The mean of those that have a number, rounded; without any: why the first has none.
    ///
    /// Source for taking the mean over pairs of raters: R. J. Light, "Measures of response agreement for qualitative data",
    /// Psychological Bulletin 76 (1971), 365-377.
    #[must_use]
    pub fn mean(of_pairs: &[Self]) -> Self {
        let values: Vec<i64> = of_pairs.iter().filter_map(|kappa| kappa.per_mille()).map(i64::from).collect();
        let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
        let without = of_pairs.iter().copied().max().unwrap_or(Self::NoMarks);
        rounded(values.iter().sum(), count).map_or(without, Self::PerMille)
    }
}

impl Weights {
    fn of(self, i: usize, j: usize) -> i64 {
        let apart = i64::try_from(i.abs_diff(j)).unwrap_or(0);
        match self {
            Self::Linear => apart,
            Self::Quadratic => apart * apart,
        }
    }
}

/// The quotient to the nearest whole number, halves away from zero; none of nothing.
pub(super) fn rounded(dividend: i64, divisor: i64) -> Option<i32> {
    if divisor <= 0 {
        return None;
    }
    let nearest = (2 * dividend.abs() + divisor) / (2 * divisor);
    i32::try_from(nearest * dividend.signum()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Worked with fractions from the textbook's matrices of proportions, apart from this code.
    const A: [u32; 10] = [4, 4, 3, 2, 0, 1, 4, 3, 2, 2];
    const B: [u32; 10] = [4, 3, 3, 2, 1, 1, 4, 4, 1, 2];
    const C: [u32; 10] = [0, 1, 1, 3, 4, 4, 0, 2, 3, 1];

    fn pairs(one: &[u32], other: &[u32]) -> Vec<(Step, Step)> {
        one.iter().zip(other).map(|(one, other)| (Step::of(*one, 4), Step::of(*other, 4))).collect()
    }

    #[track_caller]
    fn check(one: &[u32], other: &[u32], linear: Kappa, quadratic: Kappa) {
        let pairs = pairs(one, other);
        assert_eq!(
            (Kappa::of(&pairs, Weights::Linear), Kappa::of(&pairs, Weights::Quadratic)),
            (linear, quadratic)
        );
    }

    #[test]
    fn kappa_is_that_of_the_worked_examples() {
        check(&A, &B, Kappa::PerMille(714), Kappa::PerMille(871));
        check(&A, &C, Kappa::PerMille(-463), Kappa::PerMille(-805));
        check(&B, &C, Kappa::PerMille(-519), Kappa::PerMille(-744));
        check(&A, &A, Kappa::PerMille(1_000), Kappa::PerMille(1_000));
    }

    #[test]
    fn without_variance_there_is_no_number() {
        check(&[4, 4, 4], &[4, 4, 4], Kappa::NoVariance, Kappa::NoVariance);
        check(&[4, 4, 4], &[4, 3, 4], Kappa::NoVariance, Kappa::NoVariance);
        check(&[1], &[3], Kappa::NoVariance, Kappa::NoVariance);
        check(&[], &[], Kappa::NoMarks, Kappa::NoMarks);
    }

    #[test]
    fn the_mean_is_taken_over_those_that_have_a_number() {
        let mean = |of: &[Kappa]| Kappa::mean(of);
        assert_eq!(
            mean(&[Kappa::PerMille(700), Kappa::NoVariance, Kappa::PerMille(401)]),
            Kappa::PerMille(551)
        );
        let of_worked = [(&A, &B), (&A, &C), (&B, &C)];
        let quadratic = of_worked.map(|(one, other)| Kappa::of(&pairs(one, other), Weights::Quadratic));
        assert_eq!(mean(&quadratic), Kappa::PerMille(-226));
        assert_eq!(mean(&[Kappa::PerMille(-3), Kappa::PerMille(-4)]), Kappa::PerMille(-4));
        assert_eq!(mean(&[Kappa::NoMarks, Kappa::NoVariance]), Kappa::NoVariance);
        assert_eq!(mean(&[]), Kappa::NoMarks);
    }
}
