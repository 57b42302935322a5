//! The problem, how the call should end, and what the customer says at its end.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::sim::ids::Id;

/// The problem behind the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// What is really the matter.
    pub cause: String,
    /// The state that `resolve` is judged by; left out, this call cannot resolve it.
    #[serde(default)]
    pub fixed_when: Option<Condition>,
}

/// A way for a call to end that the agent chooses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ending {
    /// Solved here.
    Resolve,
    /// Handed to this team; `"any"` in `endings` means whichever.
    Escalate(Id),
    /// Sent to a place outside support, one of the desk's `elsewhere`.
    Refer(Id),
    /// Declined under this policy.
    Decline(Id),
    /// A call back was arranged.
    Callback,
    /// Ended after warned abuse.
    EndForAbuse,
    /// The customer hung up. Only in `endings`.
    HungUp,
}

/// How the call should end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The right endings; any of them is full marks.
    pub right: Vec<Ending>,
    /// Endings that are half right.
    #[serde(default)]
    pub half_right: Vec<HalfRight>,
    /// What must have been done before it.
    #[serde(default)]
    pub after: Vec<Condition>,
    /// What must come before what.
    #[serde(default)]
    pub in_order: Vec<InOrder>,
    /// What else the customer must have been promised or told by the end.
    #[serde(default)]
    pub also: Vec<Condition>,
    /// Teams that must not get it.
    #[serde(default)]
    pub not_to: Vec<Id>,
    /// Why this is right, for the debrief.
    pub because: String,
}

impl Ending {
    /// The team it hands the call to, if it does.
    #[must_use]
    pub const fn team(&self) -> Option<&Id> {
        match self {
            Self::Escalate(team) => Some(team),
            _ => None,
        }
    }
}

impl Outcome {
    /// The team that gets the call when it ends rightly: the first of the right endings that hands it over.
    #[must_use]
    pub fn team(&self) -> Option<&Id> {
        self.right.iter().find_map(Ending::team)
    }
}

/// An ending that is worth something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HalfRight {
    /// The ending.
    pub ending: Ending,
    /// What it is worth of the whole, per mille.
    pub worth: u16,
    /// Why only that.
    pub because: String,
}

/// One thing that must come before another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InOrder {
    /// This first.
    pub first: Condition,
    /// Then this.
    pub then: Condition,
}

/// What the customer says at the end. The first that fits is said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndingLines {
    /// The ending.
    pub on: Ending,
    /// Only when this holds.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The words, in alternatives.
    pub says: Vec<String>,
}
