//! Everything a person can want.
//!
//! A screen pushes intents and changes nothing. One place acts on them ([`super::update`]), whether they come from a
//! button, a key, a test or a plan.

mod author;
mod mentor;
mod people;
mod progress;
mod review;

use smol_str::SmolStr;

pub use author::{AuthorIntent, WriteIntent};
pub use mentor::{CalibrationIntent, CohortIntent, DraftIntent, MentorIntent};
pub use people::PeopleIntent;
pub use progress::ProgressIntent;
pub use review::ReviewIntent;

use super::keys::Action;
use super::model::{EndingKind, Pace, Tab};
use super::theme::Look;
use crate::records::AttemptId;
use crate::sim::ids::Id;
use crate::sim::session::Do;
use crate::sim::ticket::Field;
use crate::sim::words::Dimension;

/// What a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Something at Home.
    Home(HomeIntent),
    /// Something about who one is.
    People(PeopleIntent),
    /// Something at the mentor's desk.
    Mentor(MentorIntent),
    /// Something with a call that is reviewed.
    Review(ReviewIntent),
    /// Something with one's own graded calls and progress.
    Progress(ProgressIntent),
    /// Something before picking up.
    Briefing(BriefingIntent),
    /// Something in the call.
    Call(CallIntent),
    /// Something with the ticket.
    Ticket(TicketIntent),
    /// Something after the call.
    Debrief(DebriefIntent),
    /// Another setting.
    Settings(SettingsIntent),
    /// Something with scenarios that are written.
    Author(AuthorIntent),
    /// To the settings.
    OpenSettings,
    /// Back to where one came from.
    Back,
    /// The cursor into the field of this action.
    Focus(Action),
    /// The key sheet, on or off.
    KeySheet(bool),
    /// The first notice was read.
    Dismiss,
    /// Out of the program. A call that is going on can be resumed.
    Quit,
}

/// What a person wants at Home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HomeIntent {
    /// To search for this.
    Search(String),
    /// Only this persona.
    Persona(Option<Id>),
    /// Only this level.
    Level(Option<u8>),
    /// To take this call.
    Choose(Id),
    /// To go on with an interrupted call.
    Resume(AttemptId),
}

/// What a person wants before picking up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefingIntent {
    /// To pick up.
    PickUp,
    /// To see the mood and what was understood.
    Help(bool),
}

/// What a person wants in the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallIntent {
    /// To type into the line.
    Type(String),
    /// To say what stands in the line, or do what it says after `/`.
    Send,
    /// To have what was said before in the line again.
    Recall,
    /// To do something. What needs words or a choice goes through an ending.
    Do(Do),
    /// To see this tab.
    Show(Tab),
    /// To close the article.
    CloseArticle,
    /// To look at an article that was opened before.
    SearchArticles(String),
    /// To decide how the call ends; none to think again.
    Decide(Option<EndingKind>),
    /// To fill in the decision.
    Ending(EndingPart),
    /// To go through with the decision.
    Confirm,
    /// The chat pane was read.
    PaneRead,
    /// To put the call aside and go on with it later.
    PutAside,
}

/// A part of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndingPart {
    /// The team, place or policy.
    To(Id),
    /// The words to the team, or how it was solved.
    Reason(String),
    /// Whether the customer stays on the line and the team is told.
    Warm(bool),
    /// In so many minutes.
    Minutes(u32),
}

/// What a person wants with the ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TicketIntent {
    /// To type into a field.
    Write(Field, String),
    /// To have what was typed in the ticket.
    Keep,
    /// To read it to the customer.
    ReadBack,
    /// To file it.
    File,
}

/// What a person wants after the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebriefIntent {
    /// From the technician's outcome on to the points.
    Read,
    /// Only points of this dimension.
    Only(Option<Dimension>),
    /// To have this point and its words lit; none to have none.
    Choose(Option<usize>),
    /// To the next point that was lost, or to the one before.
    Lost(bool),
    /// To take the next call.
    Next,
    /// To try again from this turn.
    Retry(u32),
    /// To take the same call from its first second.
    Again,
    /// To go Home.
    Home,
}

/// Another setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsIntent {
    /// Colours.
    Look(Look),
    /// The size of text, in per cent.
    TextSize(u16),
    /// Whether things move.
    Motion(bool),
    /// How the customer's words arrive.
    Pace(Pace),
    /// Whether calls show mood and understanding.
    Help(bool),
    /// Whether the tones are heard.
    Sound(bool),
    /// What the window speaks, by id.
    Language(SmolStr),
}
