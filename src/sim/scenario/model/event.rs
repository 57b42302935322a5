//! Open events of a desk, such as an outage, with what its board says when.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;

/// An open event of a desk: one outage, many callers. A file in the desk's `events` folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskEvent {
    /// The file format, 1.
    pub format: u32,
    /// Its name in files.
    pub id: Id,
    /// Its number, as tickets quote it.
    pub number: String,
    /// What it is.
    pub title: String,
    /// What may be said to customers.
    #[serde(default)]
    pub may_say: Vec<String>,
    /// What the board shows, in order of time.
    pub timeline: Vec<BoardEntry>,
}

/// What the board shows from a time on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardEntry {
    /// From this moment, `"2025-06-14T10:45"`.
    pub from: String,
    /// The text.
    pub shows: String,
    /// The findings of the scenario that it contains.
    #[serde(default)]
    pub finds: Vec<Id>,
}
