//! What is kept: entries, one after another, each saying who did what, and when.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::ids::PersonId;
use super::moment::Moment;
use super::people::{Action, NotAllowed, Role, may};

/// One thing that was done. Entries are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry<W> {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: By,
    /// What, with its `kind`.
    pub what: W,
}

/// Who did something, and in which role: a mentor's mark stays a mentor's mark when they become something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct By {
    /// Who.
    pub person: PersonId,
    /// What they were then.
    pub role: Role,
}

impl By {
    /// Whether this role may do this.
    ///
    /// # Errors
    /// When it may not.
    pub fn may(self, action: Action) -> Result<(), NotAllowed> {
        if may(self.role, action) { Ok(()) } else { Err(NotAllowed { role: self.role, action }) }
    }
}

impl<W: Serialize> Entry<W> {
    /// The payload as it is stored: JSON, always the same for the same entry.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // Structs, enums and maps with text keys: there is nothing in them that JSON cannot hold.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl<W: DeserializeOwned> Entry<W> {
    /// Reads a stored payload.
    ///
    /// # Errors
    /// When it is no entry of this kind, or one of a kind that this program does not know.
    pub fn read(payload: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(payload)
    }
}

/// Words that somebody wrote, if they wrote any.
pub(super) fn says_something(words: &str) -> bool {
    !words.trim().is_empty()
}
