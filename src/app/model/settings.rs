//! What is kept across starts: who works here, and how they like their window.

use serde::{Deserialize, Serialize};

use crate::app::theme::Look;

/// What is kept across starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The people who take calls here, by name.
    pub people: Vec<String>,
    /// Who is taking calls now.
    pub who: Option<String>,
    /// How the window looks and moves.
    pub settings: Settings,
}

/// How the window looks and moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Colours.
    pub look: Look,
    /// The size of text, per cent of the ordinary one.
    pub text_size: u16,
    /// Whether things may move.
    pub motion: bool,
    /// How the customer's words arrive.
    pub pace: Pace,
    /// Whether the customer's mood and what they understood are shown during a call.
    pub help: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { look: Look::Light, text_size: 100, motion: true, pace: Pace::Spoken, help: true }
    }
}

impl Settings {
    /// The sizes of text to choose from, in per cent.
    pub const TEXT_SIZES: [u16; 6] = [80, 100, 125, 150, 175, 200];
}

/// How the customer's words arrive. The call clock runs alike in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// As fast as they are spoken.
    #[default]
    Spoken,
    /// Three times as fast.
    Fast,
    /// All at once.
    AtOnce,
}

impl Pace {
    /// Every pace.
    pub const ALL: [Self; 3] = [Self::Spoken, Self::Fast, Self::AtOnce];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Spoken => "As spoken",
            Self::Fast => "Faster",
            Self::AtOnce => "All at once",
        }
    }

    /// How many times faster than spoken; none when all at once.
    #[must_use]
    pub const fn speed(self) -> Option<u32> {
        match self {
            Self::Spoken => Some(1),
            Self::Fast => Some(3),
            Self::AtOnce => None,
        }
    }
}
