//! Small values that several parts of a file share.

use serde::{Deserialize, Serialize};

/// How far a scenario has come. Only `Stable` may be graded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Being written: loose ends are warnings.
    #[default]
    Draft,
    /// Being tried out by colleagues.
    Trial,
    /// Finished: loose ends are errors.
    Stable,
}

/// Impact and urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Many people, or no work possible.
    High,
    /// Some people, or work with difficulty.
    Medium,
    /// One person, or a nuisance.
    Low,
}

impl Level {
    /// The level as an index into a matrix: high is 0.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::High => 0,
            Self::Medium => 1,
            Self::Low => 2,
        }
    }

    /// The name on screen and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
        }
    }

    /// The level with this name, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::High, Self::Medium, Self::Low]
            .into_iter()
            .find(|level| level.name().eq_ignore_ascii_case(text.trim()))
    }
}

/// A ticket's priority, from the desk's matrix of impact and urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Priority {
    /// At once.
    P1,
    /// Today.
    P2,
    /// Soon.
    P3,
    /// When there is time.
    P4,
}

/// A length of time, as an author writes it: `minutes(30)`, `hours(4)`, `days(2)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lasting {
    /// So many minutes.
    Minutes(u32),
    /// So many hours.
    Hours(u32),
    /// So many days of 24 hours.
    Days(u32),
}

impl Lasting {
    /// The length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        match self {
            Self::Minutes(n) => n.saturating_mul(60),
            Self::Hours(n) => n.saturating_mul(3_600),
            Self::Days(n) => n.saturating_mul(86_400),
        }
    }

    /// The length in words: "4 hours".
    #[must_use]
    pub fn words(self) -> String {
        let (n, unit) = match self {
            Self::Minutes(n) => (n, "minute"),
            Self::Hours(n) => (n, "hour"),
            Self::Days(n) => (n, "day"),
        };
        format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
    }
}

/// How far a mood moves, in points of 100. Up is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MoodShift {
    /// Patience: how long they will go on.
    pub patience: i16,
    /// Trust: how far they believe the agent.
    pub trust: i16,
}

impl MoodShift {
    /// Whether nothing moves.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.patience == 0 && self.trust == 0
    }
}
