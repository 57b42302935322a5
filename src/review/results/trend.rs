//! Where marks go.

use serde::Serialize;

use super::marks::mean;

/// The fewest marks that make a mean on either side of a comparison.
const FEWEST: usize = 3;

/// Where marks go: the mean of the last ones against the mean of as many before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Trend {
    /// The mean of the last marks, per mille.
    pub recent: u16,
    /// The mean of as many before them; none when there are fewer than three.
    pub before: Option<u16>,
}

impl Trend {
    /// Where these marks go, the oldest first, in steps of `calls`; none without at least three.
    #[must_use]
    pub fn of(marks: &[u16], calls: usize) -> Option<Self> {
        let (before, recent) = marks.split_at(marks.len().saturating_sub(calls));
        let before = &before[before.len().saturating_sub(calls)..];
        let enough =
            |marks: &[u16]| mean(marks.iter().map(|mark| Some(*mark))).filter(|_| marks.len() >= FEWEST);
        Some(Self { recent: enough(recent)?, before: enough(before) })
    }

    /// How much better or, below 0, worse; none without a before.
    #[must_use]
    pub fn change(self) -> Option<i32> {
        self.before.map(|before| i32::from(self.recent) - i32::from(before))
    }
}

#[cfg(test)]
mod tests {
    use super::Trend;

    #[track_caller]
    fn check(marks: &[u16], expected: Option<(u16, Option<u16>)>) {
        let found = Trend::of(marks, 5).map(|trend| (trend.recent, trend.before));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_trend_needs_three_marks_on_either_side() {
        check(&[], None);
        check(&[900, 900], None);
        check(&[300, 600, 900], Some((600, None)));
        check(&[100, 100, 500, 500, 500, 500, 500], Some((500, None)));
        check(&[900, 100, 100, 100, 100, 100, 500, 500, 500, 500, 500], Some((500, Some(100))));
        assert_eq!(Trend::of(&[900, 800, 700, 500, 500, 500], 3).and_then(Trend::change), Some(-300));
    }
}
