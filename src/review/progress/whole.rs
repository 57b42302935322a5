//! The whole of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::line::Line;
use super::loss::{Loss, losses};
use super::next::{Next, Offered, next};
use super::standing::{CourseStanding, standing};
use crate::review::moment::Moment;
use crate::review::results::{CallResult, Trainee};
use crate::sim::scenario::model::Course;
use crate::sim::scoring::Scorecard;
use crate::sim::words::Dimension;

/// What is kept of one trainee, and what they could take.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// Who.
    pub trainee: Trainee,
    /// Their finished calls that may be shown, the oldest first.
    pub calls: Vec<OwnCall>,
    /// The courses there are.
    pub courses: Vec<Course>,
    /// The courses, by id, that graded sessions were made from to which they are assigned.
    pub given: BTreeSet<String>,
    /// The scenarios they could take.
    pub offered: Vec<Offered>,
}

/// A finished call with the scorecard that counts.
#[derive(Clone, Debug)]
pub struct OwnCall {
    /// The call in numbers.
    pub result: CallResult,
    /// The scorecard that counts.
    pub card: Scorecard,
}

/// One trainee's progress.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Who.
    pub trainee: Trainee,
    /// Their calls, the oldest first.
    pub calls: Vec<CallResult>,
    /// The overall mark over time.
    pub overall: Line,
    /// Each dimension over time, in the order of [`Dimension::ALL`].
    pub dimensions: [Line; 5],
    /// The dimension with the lowest mean of the last calls; none without a call.
    pub weakest: Option<Dimension>,
    /// What the last calls lost points on: what was lost in several of them first, then what cost most.
    pub losses: Vec<Loss>,
    /// The critical errors of all calls, the most frequent first.
    pub critical: Vec<CriticalCount>,
    /// Every course and how far they are.
    pub courses: Vec<CourseStanding>,
    /// What to take next; none when nothing is offered.
    pub next: Option<Next>,
}

/// A critical error and how often it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CriticalCount {
    /// Which, by id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// In so many calls.
    pub calls: u32,
    /// When the last of them began.
    pub last: Moment,
}

impl Progress {
    /// The progress that what is kept shows.
    #[must_use]
    pub fn of(kept: &Kept) -> Self {
        let results: Vec<&CallResult> = kept.calls.iter().map(|call| &call.result).collect();
        let dimensions =
            Dimension::ALL.map(|dimension| Line::of(&results, |call| call.marks.dimension(dimension)));
        let weakest = weakest(&dimensions);
        Self {
            trainee: kept.trainee.clone(),
            overall: Line::of(&results, |call| call.marks.overall()),
            weakest,
            losses: losses(&kept.calls),
            critical: critical(&kept.calls),
            courses: kept
                .courses
                .iter()
                .map(|course| {
                    let given = kept.given.contains(course.id.as_str());
                    standing(course, given, &results, &kept.offered)
                })
                .collect(),
            next: next(&results, &kept.offered, weakest.zip(recent(&dimensions, weakest))),
            dimensions,
            calls: kept.calls.iter().map(|call| call.result.clone()).collect(),
        }
    }

    /// A dimension over time.
    #[must_use]
    pub const fn dimension(&self, dimension: Dimension) -> &Line {
        &self.dimensions[dimension as usize]
    }
}

fn weakest(dimensions: &[Line; 5]) -> Option<Dimension> {
    let recent = Dimension::ALL
        .into_iter()
        .zip(dimensions)
        .filter_map(|(dimension, line)| Some((line.recent?, dimension)));
    recent.min().map(|(_, dimension)| dimension)
}

fn recent(dimensions: &[Line; 5], dimension: Option<Dimension>) -> Option<u16> {
    dimensions[dimension? as usize].recent
}

fn critical(calls: &[OwnCall]) -> Vec<CriticalCount> {
    let mut counts: BTreeMap<&str, CriticalCount> = BTreeMap::new();
    for call in calls {
        for error in &call.card.critical {
            let count = counts.entry(&error.id).or_insert_with(|| CriticalCount {
                id: error.id.clone(),
                title: error.title.clone(),
                calls: 0,
                last: call.result.began,
            });
            count.calls += 1;
            count.last = count.last.max(call.result.began);
        }
    }
    let mut counts: Vec<CriticalCount> = counts.into_values().collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.calls));
    counts
}
