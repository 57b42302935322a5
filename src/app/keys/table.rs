//! Which key belongs to which action, and where.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::Action;
use super::author;
use crate::app::model::Screen;

/// A key of the table.
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// Where; empty for everywhere.
    pub screens: &'static [Screen],
    /// The key.
    pub shortcut: KeyboardShortcut,
    /// What it does, for the key sheet.
    pub name: &'static str,
}

pub(super) const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(super) const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(super) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

pub(super) const fn bind(
    action: Action,
    screens: &'static [Screen],
    shortcut: KeyboardShortcut,
    name: &'static str,
) -> Binding {
    Binding { action, screens, shortcut, name }
}

const EVERYWHERE: &[Screen] = &[];
pub(super) const HOME: &[Screen] = &[Screen::Home];
const CALL: &[Screen] = &[Screen::Call];
const TICKET: &[Screen] = &[Screen::Call, Screen::WrapUp];
const DEBRIEF: &[Screen] = &[Screen::Debrief];
const BACK: &[Screen] =
    &[Screen::Briefing, Screen::Settings, Screen::Mentor, Screen::Review, Screen::Progress];
const MENTOR: &[Screen] = &[Screen::Mentor];
/// Where a list is searched and sorted.
const LISTS: &[Screen] = &[Screen::Mentor, Screen::Progress];
const REVIEW: &[Screen] = &[Screen::Review];

/// Every key but those of the Author screen. Those with Shift come first: the others would take them for their own.
pub const KEYS: &[Binding] = &[
    bind(Action::KeySheet, EVERYWHERE, plain(Key::F1), "Show the keys"),
    bind(Action::Settings, EVERYWHERE, ctrl(Key::Comma), "Settings"),
    bind(Action::Quit, EVERYWHERE, ctrl(Key::Q), "Leave Firstline; a call is kept"),
    bind(Action::Larger, EVERYWHERE, ctrl(Key::Plus), "Larger text"),
    bind(Action::Smaller, EVERYWHERE, ctrl(Key::Minus), "Smaller text"),
    bind(Action::Back, BACK, plain(Key::Escape), "Back"),
    bind(Action::Search, HOME, ctrl(Key::F), "Search the calls"),
    bind(Action::Resume, HOME, ctrl(Key::R), "Go on with the interrupted call"),
    bind(Action::PickUp, &[Screen::Briefing], plain(Key::Enter), "Pick up"),
    bind(Action::ToLine, CALL, ctrl(Key::L), "To the line you type into"),
    bind(Action::Recall, CALL, ctrl(Key::ArrowUp), "What you said before, again"),
    bind(Action::Record, CALL, plain(Key::F2), "The customer's record"),
    bind(Action::Tools, CALL, plain(Key::F3), "Tools"),
    bind(Action::Articles, CALL, plain(Key::F4), "Articles"),
    bind(Action::Ticket, CALL, plain(Key::F5), "The ticket"),
    bind(Action::Hold, CALL, plain(Key::F6), "Hold, and back from hold"),
    bind(Action::Transfer, CALL, plain(Key::F7), "Hand over to a team"),
    bind(Action::Resolve, CALL, plain(Key::F8), "Resolve, refer, decline or call back"),
    bind(Action::HangUp, CALL, plain(Key::F9), "Put the telephone down"),
    bind(Action::ReadBack, CALL, plain(Key::F10), "Read the ticket to the customer"),
    bind(Action::PaneRead, CALL, ctrl(Key::M), "Messages read"),
    bind(Action::PutAside, TICKET, ctrl(Key::W), "Put the call aside, to go on with it later"),
    bind(Action::File, &[Screen::WrapUp], ctrl(Key::Enter), "File the ticket"),
    bind(Action::Again, DEBRIEF, ctrl(Key::R), "The same call again"),
    bind(Action::Home, DEBRIEF, plain(Key::Escape), "To all calls"),
    bind(Action::Read, DEBRIEF, plain(Key::Enter), "From the technician's outcome to the points"),
    bind(Action::NextLost, DEBRIEF, ctrl(Key::ArrowDown), "The next point you lost, and its words"),
    bind(Action::LastLost, DEBRIEF, ctrl(Key::ArrowUp), "The lost point before it"),
    bind(Action::Next, DEBRIEF, ctrl(Key::N), "The next call"),
    bind(Action::Mentor, HOME, ctrl(Key::M), "The mentor's desk, for mentors and leads"),
    bind(Action::Progress, HOME, ctrl(Key::P), "Your graded calls and your progress"),
    bind(Action::TakeGraded, HOME, ctrl(Key::G), "The next call of your graded session"),
    bind(Action::SearchList, LISTS, ctrl(Key::F), "Search the list"),
    bind(Action::Queue, MENTOR, plain(Key::F2), "What waits"),
    bind(Action::Sessions, MENTOR, plain(Key::F3), "Graded sessions"),
    bind(Action::Cohort, MENTOR, plain(Key::F4), "How everybody is doing"),
    bind(Action::Calibration, MENTOR, plain(Key::F5), "Whether mentors judge alike"),
    bind(Action::People, MENTOR, plain(Key::F6), "Who works here"),
    bind(Action::IntoList, LISTS, ctrl(Key::ArrowDown), "Into the list; arrows go on, Enter opens"),
    bind(Action::SortNext, LISTS, plain(Key::F8), "Sort by the next column"),
    bind(Action::SortTurn, LISTS, plain(Key::F9), "Sort the other way round"),
    bind(Action::New, MENTOR, ctrl(Key::N), "A new session, or somebody new"),
    bind(Action::Make, MENTOR, ctrl(Key::Enter), "Make or begin what you have filled in"),
    bind(Action::NextSight, MENTOR, plain(Key::F7), "The next view of how everybody is doing"),
    bind(
        Action::ReleaseNext,
        MENTOR,
        shift(Key::F10),
        "Let the next trainee of the open session see their marks",
    ),
    bind(Action::ReleaseAll, MENTOR, plain(Key::F10), "Let everybody in the open session see their marks"),
    bind(Action::CloseIt, MENTOR, ctrl(Key::W), "Close the open session or round"),
    bind(Action::ScoreNext, MENTOR, ctrl(Key::G), "Score the next call of the open round"),
    bind(Action::AgreeNext, MENTOR, ctrl(Key::K), "Agree on the next mark of the closed round"),
    bind(Action::LookNext, MENTOR, ctrl(Key::L), "Look at the first call in which somebody needs you"),
    bind(Action::OfNext, MENTOR, ctrl(Key::I), "How the first of those who need you is doing"),
    bind(Action::SetPin, MENTOR, ctrl(Key::P), "A PIN for the person you look at"),
    bind(Action::Leaves, MENTOR, ctrl(Key::D), "The person you look at has left, or is back"),
    bind(Action::Play, REVIEW, plain(Key::F2), "Play the call, or stop"),
    bind(Action::Slower, REVIEW, plain(Key::F3), "Play it slower"),
    bind(Action::Faster, REVIEW, plain(Key::F4), "Play it faster"),
    bind(Action::NextTurn, REVIEW, ctrl(Key::ArrowDown), "The next turn"),
    bind(Action::LastTurn, REVIEW, ctrl(Key::ArrowUp), "The turn before"),
    bind(Action::SeeMarks, REVIEW, plain(Key::F6), "Show the automatic marks"),
    bind(
        Action::NextCriterion,
        REVIEW,
        ctrl(Key::PageDown),
        "The next criterion; Enter judges or contests it",
    ),
    bind(Action::LastCriterion, REVIEW, ctrl(Key::PageUp), "The criterion before"),
    bind(Action::KeepBlind, REVIEW, plain(Key::F5), "Keep the points you gave blind"),
    bind(Action::RemarkTurn, REVIEW, shift(Key::F7), "Remark on the turn that is played"),
    bind(Action::Remark, REVIEW, plain(Key::F7), "Remark on the whole call"),
    bind(Action::Answer, REVIEW, ctrl(Key::D), "Answer what is contested"),
    bind(Action::Write, REVIEW, ctrl(Key::Enter), "Write the mark, the remark or the answer"),
    bind(Action::Sign, REVIEW, ctrl(Key::S), "Stand behind the marks"),
    bind(Action::Release, REVIEW, plain(Key::F8), "Let the trainee see the marks"),
    bind(Action::Reopen, REVIEW, plain(Key::F10), "Open what is signed again"),
    bind(Action::Withdraw, REVIEW, shift(Key::F9), "Contest the mark no longer"),
    bind(Action::Acknowledge, REVIEW, plain(Key::F9), "Take the marks of your call as they are"),
    bind(Action::NextWaiting, REVIEW, ctrl(Key::N), "The next call that waits"),
    bind(Action::TakeNext, &[Screen::Progress], ctrl(Key::N), "The call that is proposed next"),
];

/// Every key, those of the Author screen too.
pub fn all() -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().chain(author::KEYS)
}
