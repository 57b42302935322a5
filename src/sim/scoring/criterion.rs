//! What a criterion is, and what it says of a call.

use super::call_view::CallView;
use super::evidence::{Evidence, NearMiss};
use crate::sim::words::Dimension;

/// One observable thing that earns points.
///
/// What applies is fixed by the scenario and by what happened to the trainee, never by what they left undone: a criterion
/// is `NotApplicable` when there was no occasion for it, and earns nothing when there was one and it was not used.
pub trait Criterion: Sync {
    /// Which one it is.
    fn info(&self) -> &'static CriterionInfo;

    /// What it says of this call.
    fn judge(&self, call: &CallView<'_>) -> Judgement;
}

/// Which criterion it is. Weight and texts are data: the rubric has them under the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CriterionInfo {
    /// Its name: the dimension, then the thing: `tone-blame`.
    pub id: &'static str,
    /// The group it belongs to.
    pub dimension: Dimension,
    /// The sentences it asks the rubric for, by key.
    pub says: &'static [&'static str],
}

/// What a criterion says of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// There was no occasion for it: why. Its weight leaves the denominator.
    NotApplicable(String),
    /// There was.
    Judged(Mark),
}

/// What was earned, and by what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The share of the weight that stays in the denominator, per mille.
    pub of: u16,
    /// The share of the weight that was earned, per mille; never more than `of`.
    pub earned: u16,
    /// How many faults were found, for the caps of the rubric.
    pub faults: u16,
    /// What earned and what lost.
    pub evidence: Vec<Evidence>,
    /// What almost counted.
    pub near_misses: Vec<NearMiss>,
}
