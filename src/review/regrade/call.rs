//! One call, before and after.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::review::results::{CallMarks, CallResult, Miss};
use crate::sim::scenario::model::Marks;
use crate::sim::scoring::Scorecard;
use crate::sim::words::Dimension;

/// What another rubric or engine makes of a stored call, beside what counts now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Regraded {
    /// The call, with the marks that count now.
    pub call: CallResult,
    /// The marks that would count.
    pub after: CallMarks,
    /// What would keep it from passing; none where nothing is asked for.
    pub misses_after: Option<Vec<Miss>>,
    /// The criteria that would be marked otherwise, by id.
    pub criteria: Vec<CriterionChange>,
}

/// A criterion that would be marked otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriterionChange {
    /// The criterion, by id.
    pub criterion: String,
    /// Its title.
    pub title: String,
    /// Points and what could be earned now; none: it is not in the scorecard. Nothing to earn: it does not apply.
    pub before: Option<(u32, u32)>,
    /// The same, anew.
    pub after: Option<(u32, u32)>,
}

/// A call that would pass and does not now, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flip {
    /// It passes now and would not.
    Fails,
    /// It does not pass now and would.
    Passes,
}

/// Compares what counts for a call now with what would count. `pass`: what passes it; none where nothing is asked for.
#[must_use]
pub fn regrade(call: CallResult, before: &Scorecard, after: &Scorecard, pass: Option<&Marks>) -> Regraded {
    let marks = CallMarks::of(after);
    let misses_after = pass.map(|pass| marks.misses(pass, call.filed));
    Regraded { call, misses_after, criteria: changes(before, after), after: marks }
}

impl Regraded {
    /// Whether the result would change: a dimension, a critical error, or whether it passes.
    #[must_use]
    pub fn changes_result(&self) -> bool {
        self.call.marks != self.after || self.flips().is_some()
    }

    /// Whether it would pass and does not, or the other way round.
    #[must_use]
    pub fn flips(&self) -> Option<Flip> {
        let after = self.misses_after.as_ref().map(Vec::is_empty);
        match (self.call.passed()?, after?) {
            (true, false) => Some(Flip::Fails),
            (false, true) => Some(Flip::Passes),
            _ => None,
        }
    }

    /// How much the overall mark would rise or, below 0, fall, per mille; none when one of the two has none.
    #[must_use]
    pub fn change(&self) -> Option<i32> {
        Some(i32::from(self.after.overall()?) - i32::from(self.call.marks.overall()?))
    }

    /// The dimensions that would be marked otherwise: before and after, per mille.
    pub fn dimensions(&self) -> impl Iterator<Item = (Dimension, Option<u16>, Option<u16>)> {
        let both = Dimension::ALL.into_iter().map(|dimension| {
            (dimension, self.call.marks.dimension(dimension), self.after.dimension(dimension))
        });
        both.filter(|(_, before, after)| before != after)
    }

    /// The critical errors that would be new.
    pub fn new_errors(&self) -> impl Iterator<Item = &str> {
        lacking(&self.after.critical, &self.call.marks.critical)
    }

    /// The critical errors that would be gone.
    pub fn gone_errors(&self) -> impl Iterator<Item = &str> {
        lacking(&self.call.marks.critical, &self.after.critical)
    }
}

fn lacking<'e>(these: &'e [String], others: &'e [String]) -> impl Iterator<Item = &'e str> {
    these.iter().filter(|id| !others.contains(id)).map(String::as_str)
}

fn changes(before: &Scorecard, after: &Scorecard) -> Vec<CriterionChange> {
    let mut all: BTreeMap<&str, CriterionChange> = BTreeMap::new();
    for (card, is_after) in [(before, false), (after, true)] {
        for result in &card.criteria {
            let change = all.entry(&result.id).or_insert_with(|| CriterionChange {
                criterion: result.id.clone(),
                title: result.title.clone(),
                before: None,
                after: None,
            });
            let side = if is_after { &mut change.after } else { &mut change.before };
            *side = Some((result.points, result.of));
        }
    }
    all.into_values().filter(|change| change.before != change.after).collect()
}
