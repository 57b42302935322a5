//! What is kept across starts: who was here last, and how they like their window.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::app::language::key;
use crate::app::theme::Look;

/// What is kept across starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Names from before people were kept with their calls. Brought in once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// The name of who is at the window.
    pub who: Option<String>,
    /// The folder for one's own scenarios, when one was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_folder: Option<String>,
    /// How the window looks and moves.
    pub settings: Settings,
}

/// How the window looks and moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Whether a ring and the other tones are heard, in a program that was built with them.
    pub sound: bool,
    /// What the window speaks, by id; none for the language of the system.
    pub language: Option<SmolStr>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            look: Look::System,
            text_size: 100,
            motion: true,
            pace: Pace::Spoken,
            help: true,
            sound: true,
            language: None,
        }
    }
}

impl Settings {
    /// The sizes of text to choose from, in per cent.
    pub const TEXT_SIZES: [u16; 5] = [100, 125, 150, 175, 200];

    /// The next larger size of text, or the next smaller one; the last of them stays.
    #[must_use]
    pub fn next_size(&self, larger: bool) -> u16 {
        let mut sizes = Self::TEXT_SIZES.into_iter();
        let next = if larger {
            sizes.find(|size| *size > self.text_size)
        } else {
            sizes.rfind(|size| *size < self.text_size)
        };
        next.unwrap_or(self.text_size)
    }
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
            Self::Spoken => key("As spoken"),
            Self::Fast => key("Faster"),
            Self::AtOnce => key("All at once"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text_size: u16, larger: bool, next: u16) {
        assert_eq!(Settings { text_size, ..Settings::default() }.next_size(larger), next);
    }

    #[test]
    fn sizes_of_text_go_up_and_down_and_stop_at_the_ends() {
        check(100, true, 125);
        check(125, false, 100);
        check(200, true, 200);
        check(100, false, 100);
        check(110, true, 125);
        check(110, false, 100);
    }

    #[test]
    fn settings_of_an_older_program_are_read() {
        let old = r#"{"look":"dark","text_size":150,"motion":false,"pace":"at_once","help":false}"#;
        let settings: Settings = serde_json::from_str(old).unwrap();
        assert_eq!((settings.look, settings.text_size, settings.language), (Look::Dark, 150, None));
    }
}
