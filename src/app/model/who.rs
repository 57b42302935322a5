//! Who is at the window, and the PIN they are asked for.

use std::time::{Duration, Instant};

use crate::review::PersonId;

/// A PIN is asked for, or a new one is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinDialog {
    /// Whose.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether a new one is chosen.
    pub chooses: bool,
    /// What is typed.
    pub typed: String,
    /// The same once more, for a new one.
    pub again: String,
    /// What is wrong with it.
    pub fault: Option<String>,
    /// Before that moment none is looked at.
    pub free_at: Option<Instant>,
    /// Whether the mentor's desk opens afterwards.
    pub then_mentor: bool,
}

impl PinDialog {
    /// A dialog that asks this person.
    #[must_use]
    pub const fn asking(person: PersonId, name: String) -> Self {
        Self {
            person,
            name,
            chooses: false,
            typed: String::new(),
            again: String::new(),
            fault: None,
            free_at: None,
            then_mentor: false,
        }
    }

    /// A dialog in which a PIN is chosen for this person.
    #[must_use]
    pub fn choosing(person: PersonId, name: String) -> Self {
        Self { chooses: true, ..Self::asking(person, name) }
    }

    /// How long until a PIN is looked at.
    #[must_use]
    pub fn waits(&self, now: Instant) -> Option<Duration> {
        let free_at = self.free_at?;
        (free_at > now).then(|| free_at - now)
    }

    /// Whether it can be sent off as it is.
    #[must_use]
    pub fn is_complete(&self, now: Instant) -> bool {
        let typed = !self.typed.trim().is_empty();
        typed && self.waits(now).is_none() && (!self.chooses || self.typed == self.again)
    }
}
