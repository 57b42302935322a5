//! The five dimensions a call is scored on.

use serde::{Deserialize, Serialize};

/// One of the five groups of criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// How the caller was spoken to.
    #[serde(alias = "Tone")]
    Tone,
    /// What was found out, and how.
    #[serde(alias = "Information")]
    Information,
    /// What was decided, when, and what the caller was told about it.
    #[serde(alias = "Escalation")]
    Escalation,
    /// What the technician received.
    #[serde(alias = "Ticket")]
    Ticket,
    /// Whether anything was sold that should not have been.
    #[serde(alias = "Upsell")]
    Upsell,
}

impl Dimension {
    /// Every dimension, in the order of a scorecard.
    pub const ALL: [Self; 5] = [Self::Tone, Self::Information, Self::Escalation, Self::Ticket, Self::Upsell];

    /// The name used in files and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tone => "tone",
            Self::Information => "information",
            Self::Escalation => "escalation",
            Self::Ticket => "ticket",
            Self::Upsell => "upsell",
        }
    }

    /// The name a reader sees.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Tone => "Tone",
            Self::Information => "Information gathering",
            Self::Escalation => "Escalation",
            Self::Ticket => "Ticket writing",
            Self::Upsell => "Upsell restraint",
        }
    }
}
