//! What can be done in the review of an attempt.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ruling::{Item, Ruling};

/// What can be done in the review of an attempt. One stream an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum InReview {
    /// A reviewer scored it before seeing the automatic score: points by criterion.
    ScoredBlind {
        /// The points; criteria that are left out were not judged.
        points: BTreeMap<String, u32>,
    },
    /// A reviewer was shown the automatic score.
    ScoreShown {},
    /// A reviewer judged something otherwise. In force from the sign-off on.
    Changed {
        /// How.
        ruling: Ruling,
        /// Why.
        reason: String,
    },
    /// A reviewer remarked on something.
    Commented {
        /// The turn it is about; none for the whole call.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        turn: Option<u32>,
        /// The remark.
        says: String,
    },
    /// A reviewer stands behind the marks.
    SignedOff {},
    /// A reviewer took the sign-off back.
    Reopened {
        /// Why.
        reason: String,
    },
    /// The trainee takes the marks as they are.
    Acknowledged {},
    /// The trainee contests one of them.
    Disputed {
        /// The judgement they propose.
        proposed: Ruling,
        /// Why.
        words: String,
    },
    /// The trainee no longer contests it.
    Withdrawn {
        /// What was contested.
        item: Item,
    },
    /// A reviewer answered a dispute. In force at once.
    Answered {
        /// What was contested.
        item: Item,
        /// How it is judged now; none: the mark stays.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ruling: Option<Ruling>,
        /// Why.
        words: String,
    },
}
