//! The model of how everybody is doing.

use std::collections::BTreeMap;

use super::list::List;
use super::mentor::moment_or_none;
use crate::app::language::key;
use crate::review::cohort::{Cohort, Filter, Need, Reason};
use crate::review::regrade::Regrades;
use crate::review::{AttemptId, DAY_MS, Moment, PersonId};
use crate::sim::ids::Id;

/// How everybody is doing, and which calls that is made of.
#[derive(Default)]
pub struct CohortView {
    /// Which sight of it is shown.
    pub sight: Sight,
    /// Which calls.
    pub filter: Filter,
    /// Of which days.
    pub since: Since,
    /// From when on, as it is typed; empty for from the first call on.
    pub from: String,
    /// Until when, as it is typed; empty for until now.
    pub until: String,
    /// What came of it; none while it is worked out.
    pub cohort: Option<Cohort>,
    /// Who needs a mentor today, by their places in the cohort.
    pub needs: List<usize>,
    /// The trainees, by their places in the cohort.
    pub trainees: List<usize>,
    /// The trainees as the heat map has them: a column for each scenario.
    pub map: List<usize>,
    /// The scenarios, by their places in the cohort.
    pub scenarios: List<usize>,
    /// Every desk of which there are calls, by id.
    pub desks: Vec<String>,
    /// The title of every scenario of which there are calls, by id.
    pub titles: BTreeMap<String, String>,
    /// Calls that are scored anew.
    pub anew: Anew,
}

/// Calls that are scored anew, beside what counts for them now.
#[derive(Default)]
pub struct Anew {
    /// By which rubric; none for the one that each was played with.
    pub rubric: Option<Id>,
    /// Whether they are played again first.
    pub replayed: bool,
    /// What came of it; none before it was asked for.
    pub came: Option<Regrades>,
    /// How many calls could not be scored anew, and why the first could not.
    pub left_out: Option<(usize, String)>,
    /// The calls whose result would change, by their places in what came of it.
    pub changed: List<usize>,
}

impl CohortView {
    /// Those who need a mentor, in the order in which they are shown.
    fn in_need(&self) -> impl Iterator<Item = &Need> {
        let cohort = self.cohort.as_ref();
        (0..self.needs.len()).filter_map(move |at| cohort?.needs.get(self.needs.row(at)?.of))
    }

    /// The first call in which somebody needs a mentor.
    #[must_use]
    pub fn first_call(&self) -> Option<AttemptId> {
        self.in_need().flat_map(|need| &need.reasons).find_map(Reason::call).map(|(call, _)| call)
    }

    /// The first of those who need a mentor.
    #[must_use]
    pub fn first_in_need(&self) -> Option<PersonId> {
        self.in_need().find_map(|need| need.trainee.person)
    }

    /// Whether only some desk, scenario, course or days are asked for.
    #[must_use]
    pub fn narrows(&self) -> bool {
        let filter = &self.filter;
        let what = filter.desk.is_some() || filter.scenario.is_some() || filter.course.is_some();
        what || !self.from.is_empty() || !self.until.is_empty()
    }

    /// From when on and until when, as it is typed.
    ///
    /// # Errors
    /// When one of them is no moment.
    pub fn times(&self) -> Result<(Option<Moment>, Option<Moment>), &'static str> {
        Ok((moment_or_none(&self.from)?, moment_or_none(&self.until)?))
    }
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
    /// Whose result would change if the calls were scored anew.
    Anew,
}

impl Sight {
    /// Every sight, from the left.
    pub const ALL: [Self; 5] = [Self::Needs, Self::Table, Self::Map, Self::Scenarios, Self::Anew];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Needs => key("Who needs you today"),
            Self::Table => key("Trainees"),
            Self::Map => key("Heat map"),
            Self::Scenarios => key("Scenarios"),
            Self::Anew => key("Score anew"),
        }
    }

    /// The one to its right; after the last comes the first.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
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
