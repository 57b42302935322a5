//! A mark over time.

use serde::Serialize;

use crate::review::ids::AttemptId;
use crate::review::moment::Moment;
use crate::review::results::{CallResult, Trend, mean};

/// So many calls make the mean of the last ones.
pub(super) const RECENT: usize = 5;

/// A mark over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Each call to which the mark applies, the oldest first.
    pub points: Vec<Point>,
    /// The mean of the last five, or of as many as there are, per mille; none without any.
    pub recent: Option<u16>,
    /// How much better than the five before or, below 0, worse, per mille; none while either side has fewer than three.
    pub change: Option<i32>,
    /// The best.
    pub best: Option<u16>,
}

/// A mark in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// The call.
    pub attempt: AttemptId,
    /// When it began.
    pub at: Moment,
    /// The mark, per mille.
    pub per_mille: u16,
}

impl Line {
    pub(super) fn of(calls: &[&CallResult], mark: impl Fn(&CallResult) -> Option<u16>) -> Self {
        let point = |call: &&CallResult| {
            Some(Point { attempt: call.attempt, at: call.began, per_mille: mark(call)? })
        };
        let points: Vec<Point> = calls.iter().filter_map(point).collect();
        let marks: Vec<u16> = points.iter().map(|point| point.per_mille).collect();
        let last = &marks[marks.len().saturating_sub(RECENT)..];
        Self {
            recent: mean(last.iter().map(|mark| Some(*mark))),
            change: Trend::of(&marks, RECENT).and_then(Trend::change),
            best: marks.iter().copied().max(),
            points,
        }
    }
}
