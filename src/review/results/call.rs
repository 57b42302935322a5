//! One finished call as tables show it.

use serde::Serialize;

use super::marks::{CallMarks, Miss};
use crate::review::ids::{AttemptId, PersonId, SessionId};
use crate::review::moment::Moment;

/// Whoever took a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Trainee {
    /// The name that others see; empty when nobody said.
    pub name: String,
    /// Who it is, when it is somebody known.
    pub person: Option<PersonId>,
}

/// One finished call and the marks that count for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallResult {
    /// The call.
    pub attempt: AttemptId,
    /// Who took it.
    pub trainee: Trainee,
    /// The desk, by id.
    pub desk: String,
    /// The scenario, by id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The seed.
    pub seed: u64,
    /// The graded session; none for practice.
    pub session: Option<SessionId>,
    /// The course the session was made from, by id.
    pub course: Option<String>,
    /// When it began.
    pub began: Moment,
    /// Whether the ticket was filed; otherwise the call was abandoned.
    pub filed: bool,
    /// The marks that count.
    pub marks: CallMarks,
    /// Whether a mentor stands behind them.
    pub signed: bool,
    /// What keeps it from passing, nothing when it passes; none where nothing is asked for, as in practice.
    pub misses: Option<Vec<Miss>>,
}

impl Trainee {
    /// The name for people.
    #[must_use]
    pub fn shown(&self) -> &str {
        if self.name.is_empty() { "nobody said" } else { &self.name }
    }
}

impl CallResult {
    /// Whether it passed; none where nothing is asked for.
    #[must_use]
    pub fn passed(&self) -> Option<bool> {
        self.misses.as_ref().map(Vec::is_empty)
    }
}
