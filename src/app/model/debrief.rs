//! The model of the debrief: the result, laid out along the words it is about.

use std::sync::Arc;

use super::points::{Line, Point, lines, points};
use super::timeline::{Mark, marks};
use crate::attempt::Verdict;
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::words::Dimension;

/// What came of a call.
pub struct Debrief {
    /// What it was played with.
    pub case: Arc<Case>,
    /// The points, and what the technician made of the ticket.
    pub verdict: Box<Verdict>,
    /// What was said, done and written, in this order.
    pub lines: Vec<Line>,
    /// What earned, lost, and almost counted, in the order of the lines.
    pub points: Vec<Point>,
    /// What happened beside the mood.
    pub marks: Vec<Mark>,
    /// Whether the technician's outcome was read; it comes before the points.
    pub visit_read: bool,
    /// Only points of this dimension.
    pub only: Option<Dimension>,
    /// The point that was chosen: it and its words stay lit.
    pub chosen: Option<usize>,
}

impl Debrief {
    /// The debrief of a call.
    #[must_use]
    pub fn new(case: Arc<Case>, events: &[Stamped], verdict: Box<Verdict>) -> Self {
        let lines = lines(&case, events, &verdict.scorecard);
        let points = points(&verdict.scorecard, &lines);
        let marks = marks(&case, events);
        let visit_read = verdict.visit.is_none();
        Self { case, verdict, lines, points, marks, visit_read, only: None, chosen: None }
    }

    /// Whether a point is among those that are shown.
    #[must_use]
    pub fn shows(&self, point: &Point) -> bool {
        self.only.is_none_or(|only| only == point.dimension)
    }

    /// The points that stand beside a line, or beside none, with their places in the list.
    pub fn beside(&self, line: Option<usize>) -> impl Iterator<Item = (usize, &Point)> {
        let all = self.points.iter().enumerate();
        all.filter(move |(_, point)| point.line == line && self.shows(point))
    }

    /// The next point that was lost after the chosen one, or the one before it; round at the ends.
    #[must_use]
    pub fn next_lost(&self, forward: bool) -> Option<usize> {
        let lost =
            |at: &usize| self.points.get(*at).is_some_and(|point| point.is_lost() && self.shows(point));
        let all = 0..self.points.len();
        let chosen = self.chosen.filter(|chosen| *chosen < all.end);
        match (chosen, forward) {
            (None, true) => all.into_iter().find(lost),
            (None, false) => all.rev().find(lost),
            (Some(chosen), true) => (chosen + 1..all.end).chain(0..=chosen).find(lost),
            (Some(chosen), false) => (0..chosen).rev().chain((chosen..all.end).rev()).find(lost),
        }
    }
}
