//! What the desk's tools show in this scenario.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::fact::Near;
use crate::sim::ids::Id;

/// What one of the desk's tools does in this scenario. A tool that the scenario does not name shows the desk's
/// `shows_nothing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// The desk's tool.
    pub id: Id,
    /// How long it takes here, in seconds; left out, as the desk says.
    #[serde(default)]
    pub seconds: Option<u32>,
    /// What it takes before it may be run.
    #[serde(default)]
    pub needs: Option<Condition>,
    /// What the tool says when it may not be run.
    #[serde(default)]
    pub refused: Option<String>,
    /// What it shows: the first state whose `when` holds.
    pub states: Vec<ToolState>,
}

/// What a tool shows in one state of the world.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ToolState {
    /// When; left out, always.
    pub when: Option<Condition>,
    /// The text on the screen.
    pub shows: String,
    /// The findings it contains, declared under `findings`.
    pub finds: Vec<Id>,
    /// The marks running it leaves on the world.
    pub does: Vec<Id>,
}

/// Something a tool shows that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its name.
    pub id: Id,
    /// The value.
    pub value: String,
    /// The value as a number with a tolerance.
    #[serde(default)]
    pub near: Option<Near>,
    /// The value as a moment.
    #[serde(default)]
    pub at: Option<String>,
    /// Other ways of saying it, also in plain words for the customer.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The fact whose claim it disproves.
    #[serde(default)]
    pub disproves: Option<Id>,
    /// May be spoken only to a verified caller.
    #[serde(default)]
    pub private: bool,
    /// What it is needed for beside the ticket: weighs under information when given.
    #[serde(default)]
    pub weight: u16,
}
