//! What can be done in a round of calibration.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::review::ids::{AttemptId, PersonId};
use crate::review::moment::Moment;

/// What can be done in a round of calibration. One stream a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum InRound {
    /// A lead opened it.
    Opened {
        /// What people read in lists.
        title: String,
        /// The calls to score.
        calls: Vec<RoundCall>,
        /// Who scores them.
        mentors: BTreeSet<PersonId>,
        /// Until when.
        due: Moment,
    },
    /// A mentor scored a call, seeing neither the automatic score nor the others'.
    Scored {
        /// The call.
        attempt: AttemptId,
        /// Points by criterion; criteria that are left out were not judged.
        points: BTreeMap<String, u32>,
    },
    /// What they agreed on when they talked about it. Need not be anybody's mark.
    Agreed {
        /// The call.
        attempt: AttemptId,
        /// The criterion.
        criterion: String,
        /// The points.
        points: u32,
        /// Why.
        words: String,
    },
    /// It is over; the marks can be compared.
    Closed {},
}

/// A call of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundCall {
    /// The attempt.
    pub attempt: AttemptId,
    /// Who took it.
    pub trainee: PersonId,
    /// What the machine gave each criterion, and what it is worth in this call.
    pub automatic: BTreeMap<String, (u32, u32)>,
}
