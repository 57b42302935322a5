//! The model of how everybody is doing.

use super::list::List;
use crate::app::language::key;
use crate::review::cohort::{Cohort, Filter};
use crate::review::{DAY_MS, Moment};

/// How everybody is doing, and which calls that is made of.
#[derive(Default)]
pub struct CohortView {
    /// Which sight of it is shown.
    pub sight: Sight,
    /// Which calls.
    pub filter: Filter,
    /// Of which days.
    pub since: Since,
    /// What came of it; none while it is worked out.
    pub cohort: Option<Cohort>,
    /// The trainees, by their places in the cohort.
    pub trainees: List<usize>,
    /// The scenarios, by their places in the cohort.
    pub scenarios: List<usize>,
    /// Every desk of which there are calls, by id.
    pub desks: Vec<String>,
}

/// A sight of a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Who needs a mentor today, and why.
    #[default]
    Needs,
    /// The trainees in a table.
    Table,
    /// Trainees by scenarios.
    Map,
    /// The scenarios in a table.
    Scenarios,
}

impl Sight {
    /// Every sight, from the left.
    pub const ALL: [Self; 4] = [Self::Needs, Self::Table, Self::Map, Self::Scenarios];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Needs => key("Who needs you today"),
            Self::Table => key("Trainees"),
            Self::Map => key("Heat map"),
            Self::Scenarios => key("Scenarios"),
        }
    }
}

/// Calls of which days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Since {
    /// Of all.
    #[default]
    Ever,
    /// Of the last seven.
    Week,
    /// Of the last thirty.
    Month,
}

impl Since {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Ever, Self::Month, Self::Week];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ever => key("Of all time"),
            Self::Month => key("Of 30 days"),
            Self::Week => key("Of 7 days"),
        }
    }

    /// The first moment of it; none when there is none.
    #[must_use]
    pub fn begins(self, now: Moment) -> Option<Moment> {
        let days = match self {
            Self::Ever => return None,
            Self::Month => 30,
            Self::Week => 7,
        };
        let back = i64::try_from(DAY_MS * days).unwrap_or(i64::MAX);
        Some(Moment(now.0.saturating_sub(back)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_seven_days_ago() {
        let day = i64::try_from(DAY_MS).unwrap();
        assert_eq!(Since::Week.begins(Moment(10 * day)), Some(Moment(3 * day)));
        assert_eq!(Since::Ever.begins(Moment(10 * day)), None);
    }
}
