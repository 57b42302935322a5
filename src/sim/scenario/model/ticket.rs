//! What the ticket must say, and what the technician makes of it.

use serde::{Deserialize, Serialize};

use super::plain::Level;
use crate::sim::ids::Id;

/// What the ticket must and must not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TicketRule {
    /// How many are hit, how hard.
    pub impact: Level,
    /// How soon it hurts.
    pub urgency: Level,
    /// Why, for the debrief.
    #[serde(default)]
    pub because: String,
    /// What the technician needs.
    #[serde(default)]
    pub must_say: Vec<Subject>,
    /// Facts that may stand in it only as the customer's opinion.
    #[serde(default)]
    pub only_as_opinion: Vec<Id>,
    /// What must not stand in any field.
    #[serde(default)]
    pub must_not_say: Vec<Subject>,
    /// What must not stand in the note the customer sees.
    #[serde(default)]
    pub customer_note_not: Vec<Subject>,
    /// Words of a good next action, any of which will do.
    #[serde(default)]
    pub next_action: Vec<String>,
}

/// Something a ticket can say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A fact, or a part of one.
    Fact(Id),
    /// A finding of a tool.
    Found(Id),
    /// A step with its result.
    Step(Id),
    /// The number of an open event.
    Event(Id),
    /// These words.
    Text(String),
}

/// One line of the technician's: the first whose `when` holds is what comes of the ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// What about the ticket makes it so.
    pub when: VisitWhen,
    /// What comes of it.
    pub then: VisitOutcome,
    /// The technician's words.
    pub says: String,
}

/// What about a ticket decides the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitWhen {
    /// The ticket does not say this.
    Lacks(Subject),
    /// The ticket says something else in its place.
    Wrong(Subject),
    /// The ticket says this.
    Says(Subject),
    /// The ticket states this opinion or claim as a fact.
    StatesAsFact(Id),
    /// The ticket went to a team other than this.
    TeamNot(Id),
    /// None of these things is said: all of them are lacking.
    LacksAll(Vec<Subject>),
    /// Whatever is left.
    Otherwise,
}

/// What comes of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VisitOutcome {
    /// The problem is solved.
    Fixed,
    /// Sent back: it cannot be worked from.
    Bounced,
    /// The technician came with the wrong part.
    WrongPart(String),
    /// Something was done, and it was not what was needed.
    GoneWrong,
}
