//! Steps: what the customer can do when told.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::plain::MoodShift;
use crate::sim::ids::Id;

/// Something the customer can do when told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub id: Id,
    /// The kind of step, which brings the language pack's ways of telling someone to do it.
    #[serde(default)]
    pub kind: Option<Id>,
    /// What it is called in a ticket; also recognised there. Left out, the words of its kind.
    #[serde(default)]
    pub named: Vec<String>,
    /// Ways of telling someone to do it, beside those of its kind.
    #[serde(default)]
    pub asked_by: Vec<String>,
    /// How long it takes, in seconds. The customer is away from the telephone's chatter, not from the telephone.
    #[serde(default)]
    pub seconds: u32,
    /// What the customer says on setting out. Left out, the persona's words.
    #[serde(default)]
    pub sets_out: Vec<String>,
    /// What comes of it, try by try.
    #[serde(default)]
    pub tries: Vec<Try>,
    /// It was done before the call.
    #[serde(default)]
    pub already: Option<AlreadyDone>,
    /// The customer will not do it.
    #[serde(default)]
    pub refuses: Option<Refusal>,
}

/// What comes of taking the step. Each time the customer is told, the next try whose `when` holds is played; after the
/// last one it is repeated. A try with a `when` also comes by itself after a half-right one, when its condition comes to hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Try {
    /// When this try can come; left out, always.
    pub when: Option<Condition>,
    /// What was really done, when it was not the step: "only the television box". The step then does not count as done.
    pub really: Option<String>,
    /// The report, in alternatives.
    pub says: Vec<String>,
    /// The result, for the ticket: "no change".
    pub result: String,
    /// The facts the report gives away.
    pub gives: Vec<Id>,
    /// The marks it leaves on the world.
    pub does: Vec<Id>,
    /// How the mood moves.
    pub mood: MoodShift,
}

/// A step that was done before the call: asking for its result counts, having it done again does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlreadyDone {
    /// The result, for the ticket.
    pub result: String,
    /// The answer when asked what came of it.
    #[serde(default)]
    pub says: Vec<String>,
    /// The answer when told to do it all the same.
    #[serde(default)]
    pub if_told_to: Vec<String>,
    /// The facts the answer gives away.
    #[serde(default)]
    pub gives: Vec<Id>,
}

/// When and how the customer refuses a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// As long as this holds.
    pub when: Condition,
    /// The words, in alternatives.
    pub says: Vec<String>,
}
