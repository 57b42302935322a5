//! Everything that screens read.

mod author;
mod briefing;
mod call;
mod cohort;
mod debrief;
mod decided;
mod face;
mod home;
mod list;
mod mentor;
mod next;
mod notice;
mod playback;
mod points;
mod review;
mod settings;
mod ticket;
mod timeline;
mod transcript;
mod when;
mod who;

use std::sync::Arc;
use std::time::{Duration, Instant};

pub use author::{Author, Jump, Manuscript, Naming, PAUSE, Stands, Trial, UnderWay, View};
pub use briefing::Briefing;
pub use call::{CallView, Ending, EndingKind, Tab};
pub use cohort::{Anew, CohortView, Sight, Since};
pub use debrief::Debrief;
pub use decided::decided;
pub use face::FaceMotion;
pub use home::{Best, FAIR, GOOD, Home};
pub use list::{Cell, List, Row};
pub use mentor::{APART, Agreeing, Allowed, Drawer, Mentor, Newcomer, RoundDraft, SessionDraft};
pub use notice::Notice;
pub use playback::Playback;
pub use points::{Line, Point, Sign};
pub use review::{Judging, ReviewView, Verb, ruling_says};
pub use settings::{Kept, Pace, Settings};
pub use ticket::TicketForm;
pub use timeline::{Mark, MarkKind, moved};
pub use transcript::{Entry, Speaker, Voice, entry};
pub use when::{day, later, moment};
pub use who::PinDialog;

use smol_str::SmolStr;

use super::keys::Action;
use super::language::{Language, Phrase};
use super::worker::{Card, Me, Mine, Past, PastState, Somebody};
use crate::records::AttemptId;
use crate::review::people::{Action as May, may};
use crate::review::progress::Progress;

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
    /// Who takes what, and what waits.
    Mentor,
    /// A call that is reviewed.
    Review,
    /// One's own graded calls, and how one is doing.
    Progress,
    /// Where scenarios are written.
    Author,
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
            Self::Mentor => "mentor",
            Self::Review => "review",
            Self::Progress => "progress",
            Self::Author => "author",
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
    /// What the window can speak, English first.
    pub languages: Vec<Arc<Language>>,
    /// The first of them that the person's system is set to, where it tells.
    pub system_language: Option<SmolStr>,
    /// Who is or was at the desk; none while they are being read.
    pub people: Option<Vec<Somebody>>,
    /// Who is at the window.
    pub me: Option<Me>,
    /// A PIN that is asked for.
    pub pin: Option<PinDialog>,
    /// What concerns whoever is at the window.
    pub mine: Mine,
    /// Their graded calls that are over, as a list.
    pub graded: List<AttemptId>,
    /// The mentor's desk.
    pub mentor: Mentor,
    /// The call that is reviewed.
    pub review: Option<ReviewView>,
    /// Where to go back to from a review.
    pub before_review: Screen,
    /// How somebody is doing, and how many of their calls are not for whoever looks; none while it is worked out.
    pub shown_progress: Option<(Box<Progress>, usize)>,
    /// Where to go back to from that.
    pub before_progress: Screen,
    /// The call that was handed in last, and what there is to know about it.
    pub handed_in: Option<(String, Option<Phrase>)>,
    /// Long work that goes on: what, and how much of it is done.
    pub progress: Option<(&'static str, u64, u64)>,
    /// Home.
    pub home: Home,
    /// The call that may be picked up.
    pub briefing: Option<Briefing>,
    /// The call that is being taken, or was.
    pub call: Option<CallView>,
    /// What came of it.
    pub debrief: Option<Debrief>,
    /// The Author screen.
    pub author: Author,
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
            languages: vec![Arc::new(Language::english())],
            system_language: None,
            people: None,
            me: None,
            pin: None,
            mine: Mine::default(),
            graded: List::default(),
            mentor: Mentor::default(),
            review: None,
            before_review: Screen::Home,
            shown_progress: None,
            before_progress: Screen::Home,
            handed_in: None,
            progress: None,
            home: Home::default(),
            briefing: None,
            call: None,
            debrief: None,
            author: Author::default(),
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

    /// What the window speaks: what was chosen, otherwise the language of the system, otherwise English.
    #[must_use]
    pub fn language(&self) -> Option<&Arc<Language>> {
        let known = |id: &SmolStr| self.languages.iter().find(|language| language.id == *id);
        let chosen = self.kept.settings.language.as_ref().and_then(known);
        chosen.or_else(|| self.system_language.as_ref().and_then(known)).or_else(|| self.languages.first())
    }

    /// The scenario with this id.
    #[must_use]
    pub fn card(&self, id: &str) -> Option<&Card> {
        self.library.as_deref()?.iter().find(|card| card.id == *id)
    }

    /// The last call of whoever is at the window that was interrupted.
    #[must_use]
    pub fn interrupted(&self) -> Option<&Past> {
        let mut past = self.past.iter().flatten();
        past.find(|past| past.state == PastState::Open && past.trainee == self.kept.who)
    }

    /// Whether whoever is at the window may look at what others did.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.me.as_ref().is_some_and(|me| may(me.role, May::SeeOthers))
    }

    /// Whether whoever is at the window may set this one's PIN.
    #[must_use]
    pub fn may_set_pin(&self, person: &Somebody) -> bool {
        self.me.as_ref().is_some_and(|me| me.id == person.id || may(me.role, May::SetPins))
    }

    /// Those who are at the desk now.
    pub fn present(&self) -> impl Iterator<Item = &Somebody> {
        self.people.iter().flatten().filter(|person| person.left.is_none())
    }

    /// After how long the window must be drawn again although nothing was pressed; none when nothing moves.
    #[must_use]
    pub fn redraw_in(&self) -> Option<Duration> {
        if self.pin.as_ref().is_some_and(|pin| pin.waits(self.now).is_some()) {
            return Some(Duration::from_millis(250));
        }
        match self.screen {
            Screen::Review => {
                let plays = self.review.as_ref().is_some_and(|review| review.plays(self.now));
                plays.then_some(Duration::from_millis(50))
            }
            Screen::Call | Screen::WrapUp => self.call.as_ref().and_then(|call| call.redraw_in(self.now)),
            Screen::Briefing if self.kept.settings.motion => {
                self.briefing.as_ref().map(|_| Duration::from_millis(100))
            }
            Screen::Author => self.author.rests_in(self.now),
            _ => None,
        }
    }
}
