//! The temptation: pressure to sell, colleagues in the chat pane, and amends.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use crate::sim::ids::Id;

/// What the supervisor pushes, and what would be right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Upsell {
    /// The messages in the chat pane.
    pub pressure: Vec<Pressure>,
    /// The offer they are about.
    pub offer: Option<Id>,
    /// When an offer is fitting.
    pub moment: Moment,
    /// Whether making the offer at its moment is part of the help; left out, it costs nothing and earns nothing.
    pub helps: bool,
    /// Why, for the debrief.
    pub because: String,
}

/// One message in the chat pane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressure {
    /// When it comes.
    pub when: Condition,
    /// Who writes.
    pub from: String,
    /// The message.
    pub says: String,
}

/// When an offer is fitting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moment {
    /// Not in this call.
    #[default]
    Never,
    /// Once this holds.
    After(Condition),
    /// When the customer asks, in this question of theirs.
    WhenCustomerAsks(Id),
}

/// Amends: when they are due.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Goodwill {
    /// When they are due; left out, never.
    pub due_when: Option<Condition>,
    /// The most that may be given.
    pub up_to: String,
    /// Why, for the debrief.
    pub because: String,
}

/// A colleague who asks in the chat pane and expects an answer: the warm hand-over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaneAsk {
    /// The team that is being handed over to.
    pub escalating: Id,
    /// Who writes.
    pub from: String,
    /// The message; put only when the reason given at the hand-over does not say `wants`.
    pub asks: String,
    /// What the hand-over must say.
    pub wants: Vec<Id>,
    /// The reply when it does.
    pub answered: String,
    /// The reply when it does not.
    pub ignored: String,
}
