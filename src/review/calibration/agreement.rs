//! How far two people agree, or several.

use super::kappa::{Kappa, Weights, rounded};
use super::scale::Step;

/// A mark: points earned and what the criterion is worth in that call.
pub(super) type Mark = (u32, u32);

/// How far marks of the same calls agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// How many pairs of marks were compared.
    pub marks: usize,
    /// Pairs on the same step, per mille, rounded; none without a pair.
    pub exact: Option<i32>,
    /// Pairs on the same or the next step, per mille, rounded.
    pub adjacent: Option<i32>,
    /// Weighted kappa by the number of steps. For several people the mean of their pairs.
    pub linear: Kappa,
    /// Weighted kappa by its square. For several people the mean of their pairs.
    pub quadratic: Kappa,
    /// The mean of the first one's mark minus the second one's, per mille of the whole mark, rounded: who is milder.
    /// Between several people it says nothing, and is none.
    pub difference: Option<i32>,
}

/// From when on agreement is worth a talk. All per mille.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Fewer pairs within one step.
    pub adjacent: i32,
    /// A quadratic kappa below this.
    pub kappa: i32,
    /// A mean difference of more than this, in either direction.
    pub difference: i32,
}

impl Default for Limits {
    /// 85 % within one step; kappa 0.60, where Landis and Koch begin to call it substantial; 5 points of a hundred. Numbers
    /// of the trade, that disagree with one another: a desk may set its own.
    fn default() -> Self {
        Self { adjacent: 850, kappa: 600, difference: 50 }
    }
}

/// Why agreement is worth a talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// So few pairs within one step, per mille.
    FarApart(i32),
    /// So low a quadratic kappa, per mille.
    NearChance(i32),
    /// So much milder (or, below 0, stricter), per mille.
    Leaning(i32),
}

impl Agreement {
    /// How far these pairs of marks agree.
    pub(super) fn of(pairs: &[(Mark, Mark)]) -> Self {
        let steps: Vec<(Step, Step)> =
            pairs.iter().map(|(one, other)| (Step::of(one.0, one.1), Step::of(other.0, other.1))).collect();
        let difference: i64 = pairs.iter().map(|(one, other)| share(*one) - share(*other)).sum();
        Self {
            marks: steps.len(),
            exact: within(&steps, 0),
            adjacent: within(&steps, 1),
            linear: Kappa::of(&steps, Weights::Linear),
            quadratic: Kappa::of(&steps, Weights::Quadratic),
            difference: rounded(difference, count(pairs.len())),
        }
    }

    /// How far several people agree: their pairs of marks together, the kappas as means over the pairs of people.
    pub(super) fn of_all(pairs_of_people: &[Vec<(Mark, Mark)>]) -> Self {
        let each: Vec<Self> = pairs_of_people.iter().map(|pairs| Self::of(pairs)).collect();
        let kappas = |of: fn(&Self) -> Kappa| Kappa::mean(&each.iter().map(of).collect::<Vec<_>>());
        Self {
            linear: kappas(|agreement| agreement.linear),
            quadratic: kappas(|agreement| agreement.quadratic),
            difference: None,
            ..Self::of(&pairs_of_people.concat())
        }
    }

    /// What in it is worth a talk.
    #[must_use]
    pub fn concerns(&self, limits: &Limits) -> Vec<Concern> {
        let apart = self.adjacent.filter(|adjacent| *adjacent < limits.adjacent).map(Concern::FarApart);
        let kappa = self.quadratic.per_mille().filter(|kappa| *kappa < limits.kappa);
        let leaning = self.difference.filter(|difference| difference.abs() > limits.difference);
        [apart, kappa.map(Concern::NearChance), leaning.map(Concern::Leaning)].into_iter().flatten().collect()
    }
}

/// The share of the whole mark, per mille.
pub(super) fn share((points, of): Mark) -> i64 {
    (1_000 * i64::from(points.min(of))).checked_div(i64::from(of)).unwrap_or(0)
}

fn within(steps: &[(Step, Step)], apart: usize) -> Option<i32> {
    let near = steps.iter().filter(|(one, other)| one.apart(*other) <= apart).count();
    rounded(1_000 * count(near), count(steps.len()))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
