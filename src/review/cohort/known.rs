//! Everything that is known of many calls.

use serde::Serialize;

use crate::review::ids::{AttemptId, SessionId};
use crate::review::moment::Moment;
use crate::review::results::{CallResult, Trainee};

/// Everything that is known of many calls. Filters choose from it; it is read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// Finished calls, the oldest first.
    pub calls: Vec<CallResult>,
    /// Calls that wait for a mentor.
    pub waiting: Vec<Waiting>,
    /// Calls of open graded sessions that somebody has yet to take.
    pub due: Vec<Due>,
}

/// A call that waits for a mentor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// The call.
    pub attempt: AttemptId,
    /// What for.
    pub what: WaitsFor,
    /// Since when.
    pub since: Moment,
}

/// What a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// An answer to a dispute.
    Answer,
    /// A review.
    Review,
}

/// What somebody has yet to take in an open graded session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// Who.
    pub trainee: Trainee,
    /// The session.
    pub session: SessionId,
    /// Its title.
    pub title: String,
    /// How many of its calls they have not finished.
    pub left: u32,
    /// Until when; none: until somebody closes it.
    pub closes: Option<Moment>,
}
