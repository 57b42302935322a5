//! Many calls, before and after.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::call::{Flip, Regraded};
use crate::sim::words::Dimension;

/// Many calls scored anew. Only those whose result would change are kept whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Regrades {
    /// How many calls were scored anew.
    pub scored: u32,
    /// The calls whose result would change: those that would pass or fail first, then what moves most.
    pub changed: Vec<Regraded>,
    /// How many calls would pass that do not now.
    pub would_pass: u32,
    /// How many would not pass that do now.
    pub would_fail: u32,
    /// What moves in each dimension, in the order of [`Dimension::ALL`].
    pub dimensions: [DimensionShift; 5],
    /// What moves in each criterion, by id; only those that do.
    pub criteria: BTreeMap<String, CriterionShift>,
}

/// What moves in a dimension.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DimensionShift {
    /// In how many calls it would rise.
    pub rises: u32,
    /// In how many it would fall.
    pub falls: u32,
    /// In how many it would begin or cease to apply.
    pub applies_otherwise: u32,
    /// The sum of the changes where it applies before and after, per mille.
    pub sum: i64,
    /// In how many calls it applies before and after.
    pub calls: u32,
}

/// What moves in a criterion.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CriterionShift {
    /// Its title.
    pub title: String,
    /// In how many calls it would earn a greater share.
    pub rises: u32,
    /// In how many a smaller one.
    pub falls: u32,
    /// In how many it would weigh otherwise, begin or cease to apply.
    pub weighs_otherwise: u32,
}

impl DimensionShift {
    /// The mean change over the calls to which it applies before and after, per mille, rounded towards 0.
    #[must_use]
    pub fn mean(&self) -> Option<i64> {
        self.sum.checked_div(i64::from(self.calls))
    }
}

impl Regrades {
    /// Takes in one more call.
    pub fn add(&mut self, call: Regraded) {
        self.scored += 1;
        match call.flips() {
            Some(Flip::Passes) => self.would_pass += 1,
            Some(Flip::Fails) => self.would_fail += 1,
            None => {}
        }
        for (shift, dimension) in self.dimensions.iter_mut().zip(Dimension::ALL) {
            shift.add(call.call.marks.dimension(dimension), call.after.dimension(dimension));
        }
        for change in &call.criteria {
            let shift = self.criteria.entry(change.criterion.clone()).or_default();
            shift.title.clone_from(&change.title);
            shift.add(change.before, change.after);
        }
        if call.changes_result() {
            self.changed.push(call);
        }
    }

    /// Puts what matters most first; call it when all are in.
    pub fn sort(&mut self) {
        self.changed.sort_by_key(|call| {
            (call.flips().is_none(), Reverse(call.change().map(i32::abs)), call.call.attempt)
        });
    }
}

impl DimensionShift {
    fn add(&mut self, before: Option<u16>, after: Option<u16>) {
        let (Some(before), Some(after)) = (before, after) else {
            self.applies_otherwise += u32::from(before != after);
            return;
        };
        self.calls += 1;
        self.sum += i64::from(after) - i64::from(before);
        self.rises += u32::from(after > before);
        self.falls += u32::from(after < before);
    }
}

impl CriterionShift {
    fn add(&mut self, before: Option<(u32, u32)>, after: Option<(u32, u32)>) {
        let (points, of) = before.unwrap_or_default();
        let (new_points, new_of) = after.unwrap_or_default();
        self.weighs_otherwise += u32::from(of != new_of);
        if of == 0 || new_of == 0 {
            return;
        }
        // Shares compared without dividing: nothing is lost to rounding.
        let (was, is) = (u64::from(points) * u64::from(new_of), u64::from(new_points) * u64::from(of));
        self.rises += u32::from(is > was);
        self.falls += u32::from(is < was);
    }
}
