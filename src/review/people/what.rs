//! What can be done about people.

use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::review::ids::PersonId;

/// What can be done about people. One stream holds them all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum AboutPeople {
    /// Somebody joined. The first to join is a lead and enters themselves.
    Joined {
        /// Who.
        person: PersonId,
        /// The name others see.
        name: String,
        /// The account's name: all that leaves the program about a person.
        account: String,
        /// What they are.
        role: Role,
    },
    /// The name others see changed.
    Renamed {
        /// Whose.
        person: PersonId,
        /// The new name.
        name: String,
    },
    /// Somebody became something else.
    RoleChanged {
        /// Who.
        person: PersonId,
        /// What they are now.
        role: Role,
    },
    /// Somebody left. What they did stays.
    Left {
        /// Who.
        person: PersonId,
    },
    /// Somebody who left came back.
    Returned {
        /// Who.
        person: PersonId,
    },
    /// A PIN was set.
    PinSet {
        /// Whose.
        person: PersonId,
        /// Its hash, as the hashing made it: salt and cost stand in it, the PIN does not.
        hash: String,
    },
    /// A PIN was tried, by the person whose it is or who said so. Written as wrong before it is looked at, and once more when it
    /// was right.
    PinTried {
        /// Whether it was right.
        right: bool,
    },
}
