//! What can be done in a graded session.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::terms::Terms;
use crate::review::ids::{AttemptId, PersonId};
use crate::review::moment::Moment;
use crate::sim::time::Millis;

/// What can be done in a graded session. One stream a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum InSession {
    /// A mentor made it.
    Made {
        /// What it agrees on.
        terms: Box<Terms>,
    },
    /// These may take it.
    Assigned {
        /// Who.
        people: BTreeSet<PersonId>,
    },
    /// This one may not any more. What they took stays.
    Unassigned {
        /// Who.
        person: PersonId,
        /// Why.
        reason: String,
    },
    /// Somebody began a call.
    Began {
        /// The attempt.
        attempt: AttemptId,
        /// The scenario.
        scenario: String,
        /// The number of the engine it is taken with.
        engine: u32,
        /// The digest of what it is played with.
        digest: String,
    },
    /// Somebody left a call that is not over.
    Left {
        /// The attempt.
        attempt: AttemptId,
    },
    /// They went on with it.
    Resumed {
        /// The attempt.
        attempt: AttemptId,
        /// After a crash nobody said that they left: when the last input was stored. Ignored after a `left`.
        last_input: Moment,
        /// The number of the engine it is gone on with.
        engine: u32,
        /// How long the call had lasted, by its own clock, in milliseconds.
        played_ms: Millis,
    },
    /// A call is over.
    Finished {
        /// The attempt.
        attempt: AttemptId,
    },
    /// Scorecards may be seen by those whose they are.
    Released {
        /// Whose; none: everybody's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        person: Option<PersonId>,
    },
    /// A mentor ended the session.
    Closed {
        /// Why.
        reason: String,
    },
}
