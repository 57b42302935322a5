//! Everything that screens read.

mod briefing;
mod call;
mod debrief;
mod face;
mod home;
mod next;
mod notice;
mod points;
mod settings;
mod ticket;
mod timeline;
mod transcript;

use std::sync::Arc;
use std::time::{Duration, Instant};

pub use briefing::Briefing;
pub use call::{CallView, Ending, EndingKind, Tab};
pub use debrief::Debrief;
pub use face::FaceMotion;
pub use home::{Best, FAIR, GOOD, Home};
pub use notice::Notice;
pub use points::{Line, Point, Sign};
pub use settings::{Kept, Language, Pace, Settings};
pub use ticket::TicketForm;
pub use timeline::{Mark, MarkKind, moved};
pub use transcript::{Entry, Speaker, Voice, entry};

use super::keys::Action;
use super::worker::{Card, Past};

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Who one is, and whose call to take.
    #[default]
    Home,
    /// Before picking up.
    Briefing,
    /// On the line.
    Call,
    /// After hanging up: the ticket.
    WrapUp,
    /// What came of it.
    Debrief,
    /// How the window looks and moves.
    Settings,
}

impl Screen {
    /// Its name, for titles and for the names of pictures.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Briefing => "briefing",
            Self::Call => "call",
            Self::WrapUp => "wrap-up",
            Self::Debrief => "debrief",
            Self::Settings => "settings",
        }
    }
}

/// Everything that screens read. Changed only by [`super::update`].
pub struct Model {
    /// The moment that is drawn.
    pub now: Instant,
    /// Where the person is.
    pub screen: Screen,
    /// Where to go back to from the settings.
    pub before_settings: Screen,
    /// The scenarios; none while they are being read.
    pub library: Option<Arc<Vec<Card>>>,
    /// Calls that were taken, the newest first; none while they are being read.
    pub past: Option<Vec<Past>>,
    /// People and settings, as they are kept.
    pub kept: Kept,
    /// Home.
    pub home: Home,
    /// The call that may be picked up.
    pub briefing: Option<Briefing>,
    /// The call that is being taken, or was.
    pub call: Option<CallView>,
    /// What came of it.
    pub debrief: Option<Debrief>,
    /// What the person must know: what went wrong, and what to do.
    pub notices: Vec<Notice>,
    /// The field that the cursor goes into with the next frame.
    pub focus: Option<Action>,
    /// Whether the key sheet lies on top.
    pub key_sheet: bool,
    /// The worker is busy with something that the person waits for: what.
    pub waiting_for: Option<&'static str>,
    /// The person wants to leave the program.
    pub leaving: bool,
}

impl Model {
    /// The model of a program that starts now.
    #[must_use]
    pub fn new(now: Instant) -> Self {
        Self {
            now,
            screen: Screen::Home,
            before_settings: Screen::Home,
            library: None,
            past: None,
            kept: Kept::default(),
            home: Home::default(),
            briefing: None,
            call: None,
            debrief: None,
            notices: Vec::new(),
            focus: None,
            key_sheet: false,
            waiting_for: None,
            leaving: false,
        }
    }

    /// The settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.kept.settings
    }

    /// The scenario with this id.
    #[must_use]
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.library.as_deref()?.iter().find(|card| card.id == *id)
    }

    /// After how long the window must be drawn again although nothing was pressed; none when nothing moves.
    #[must_use]
    pub fn redraw_in(&self) -> Option<Duration> {
        match self.screen {
            Screen::Call | Screen::WrapUp => self.call.as_ref().and_then(|call| call.redraw_in(self.now)),
            Screen::Briefing if self.kept.settings.motion => {
                self.briefing.as_ref().map(|_| Duration::from_millis(100))
            }
            _ => None,
        }
    }
}
