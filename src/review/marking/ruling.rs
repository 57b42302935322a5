//! What can be judged in a call, and how.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::review::ids::PersonId;
use crate::sim::scoring::{Scorecard, critical_rules};

/// One thing of a scorecard that a person can judge anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A criterion: `tone-blame`.
    Criterion(String),
    /// A critical error: `critical-insult`.
    Critical(String),
}

/// How a person judges it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Ruling {
    /// The criterion earned so many points.
    Points {
        /// The criterion.
        criterion: String,
        /// From 0 to what it is worth in this call.
        points: u32,
    },
    /// There was no occasion for the criterion: it leaves the denominator.
    NotApplicable {
        /// The criterion.
        criterion: String,
    },
    /// The critical error was made, or was not.
    Critical {
        /// The critical error.
        error: String,
        /// Whether it was made.
        made: bool,
    },
}

impl Ruling {
    /// What it judges.
    #[must_use]
    pub fn item(&self) -> Item {
        match self {
            Self::Points { criterion, .. } | Self::NotApplicable { criterion } => {
                Item::Criterion(criterion.clone())
            }
            Self::Critical { error, .. } => Item::Critical(error.clone()),
        }
    }
}

/// Whose call it is, what can be judged in it, and how the machine did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Who took the call.
    pub trainee: PersonId,
    /// What each criterion earned and is worth in this call; only those that apply.
    pub criteria: BTreeMap<String, (u32, u32)>,
    /// The critical errors the machine found.
    pub critical: BTreeSet<String>,
}

/// A ruling that this call has no room for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misruling {
    /// There is no such criterion, or it did not apply.
    #[error("{0} did not apply in this call and cannot be marked")]
    DidNotApply(String),
    /// More points than there are.
    #[error("{criterion} is worth {of} points in this call, not {points}")]
    TooMany {
        /// The criterion.
        criterion: String,
        /// What was given.
        points: u32,
        /// What there is.
        of: u32,
    },
    /// There is no such critical error.
    #[error("there is no critical error {0}")]
    UnknownError(String),
}

impl Subject {
    /// What can be judged in the call that has this automatic scorecard.
    #[must_use]
    pub fn of(trainee: PersonId, card: &Scorecard) -> Self {
        let applied = card.criteria.iter().filter(|result| result.of > 0);
        Self {
            trainee,
            criteria: applied.map(|result| (result.id.clone(), (result.points, result.of))).collect(),
            critical: card.critical.iter().map(|error| error.id.clone()).collect(),
        }
    }

    /// How the machine judged this; none for what did not apply.
    #[must_use]
    pub fn automatic(&self, item: &Item) -> Option<Ruling> {
        match item {
            Item::Criterion(id) => {
                let (points, _) = *self.criteria.get(id)?;
                Some(Ruling::Points { criterion: id.clone(), points })
            }
            Item::Critical(id) => {
                let known = critical_rules().any(|rule| rule.info().id == id) || self.critical.contains(id);
                known.then(|| Ruling::Critical { error: id.clone(), made: self.critical.contains(id) })
            }
        }
    }

    /// Whether this call has room for a ruling.
    ///
    /// # Errors
    /// When it has not.
    pub fn check(&self, ruling: &Ruling) -> Result<(), Misruling> {
        match (ruling, self.automatic(&ruling.item())) {
            (Ruling::Critical { error, .. }, None) => Err(Misruling::UnknownError(error.clone())),
            (Ruling::Points { criterion, .. } | Ruling::NotApplicable { criterion }, None) => {
                Err(Misruling::DidNotApply(criterion.clone()))
            }
            (Ruling::Points { criterion, points }, Some(_)) => {
                check_points(criterion, *points, self.criteria.get(criterion).map_or(0, |(_, of)| *of))
            }
            _ => Ok(()),
        }
    }
}

/// Whether so many points fit a criterion that is worth `of` in this call; 0 for one that did not apply.
pub(in crate::review) fn check_points(criterion: &str, points: u32, of: u32) -> Result<(), Misruling> {
    match of {
        0 => Err(Misruling::DidNotApply(criterion.to_owned())),
        of if points > of => Err(Misruling::TooMany { criterion: criterion.to_owned(), points, of }),
        _ => Ok(()),
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Criterion(id) | Self::Critical(id)) = self;
        f.write_str(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::fixture::{card, person};

    #[test]
    fn a_ruling_fits_the_call_or_says_why_not() {
        let subject = Subject::of(person(3), &card(&[("tone-blame", 4, 10), ("ticket-clarity", 0, 0)]));
        let points = |id: &str, points| Ruling::Points { criterion: id.to_owned(), points };
        assert_eq!(subject.check(&points("tone-blame", 10)), Ok(()));
        let says = |ruling: &Ruling| subject.check(ruling).unwrap_err().to_string();
        assert_eq!(says(&points("tone-blame", 11)), "tone-blame is worth 10 points in this call, not 11");
        assert_eq!(
            says(&points("ticket-clarity", 0)),
            "ticket-clarity did not apply in this call and cannot be marked"
        );
        let critical = |error: &str| Ruling::Critical { error: error.to_owned(), made: true };
        assert_eq!(subject.check(&critical("critical-insult")), Ok(()));
        assert_eq!(says(&critical("critical-yawn")), "there is no critical error critical-yawn");
    }
}
