//! Which key does what: one table for hands, tooltips and the key sheet.

mod author;

use std::borrow::Cow;

use egui::{Key, KeyboardShortcut, Modifiers};

pub use author::{AuthorAction, RUNS, begin, copy_of, name_of};

use super::intent::{
    BriefingIntent, CalibrationIntent, CallIntent, CohortIntent, DebriefIntent, DraftIntent, HomeIntent,
    Intent, MentorIntent, PeopleIntent, ProgressIntent, ReviewIntent, SettingsIntent, TicketIntent,
};
use super::language::{key, say};
use super::model::{Drawer, EndingKind, Model, Newcomer, RoundDraft, Screen, Sight, Tab};
use crate::review::people::{Action as May, may};
use crate::sim::session::Do;

/// Something that has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// The sheet of all keys.
    KeySheet,
    /// The settings.
    Settings,
    /// Back, or away with what lies on top.
    Back,
    /// Out of the program.
    Quit,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// To the field that scenarios are searched with.
    Search,
    /// On with the call that was interrupted.
    Resume,
    /// Pick up.
    PickUp,
    /// To the line one types into.
    ToLine,
    /// What was said before, again.
    Recall,
    /// The customer's record.
    Record,
    /// The tools.
    Tools,
    /// The articles.
    Articles,
    /// The ticket.
    Ticket,
    /// Hold, and back from it.
    Hold,
    /// Hand over to a team.
    Transfer,
    /// Another way to end.
    Resolve,
    /// Put the telephone down.
    HangUp,
    /// The chat pane was read.
    PaneRead,
    /// Put the call aside.
    PutAside,
    /// Read the ticket to the customer.
    ReadBack,
    /// File the ticket.
    File,
    /// The same call again.
    Again,
    /// Home.
    Home,
    /// From the technician's outcome to the points.
    Read,
    /// The next point that was lost.
    NextLost,
    /// The point before that was lost.
    LastLost,
    /// The next call.
    Next,
    /// The mentor's desk.
    Mentor,
    /// One's own progress.
    Progress,
    /// The next call of a graded session.
    TakeGraded,
    /// To the field that a list is searched with.
    SearchList,
    /// What waits.
    Queue,
    /// Graded sessions.
    Sessions,
    /// How everybody is doing.
    Cohort,
    /// Whether mentors judge alike.
    Calibration,
    /// Who works here.
    People,
    /// Sort by the next column.
    SortNext,
    /// The other way round.
    SortTurn,
    /// Begin something new.
    New,
    /// Make what was filled in.
    Make,
    /// The next view of the cohort.
    NextSight,
    /// Play the call, or stop.
    Play,
    /// Faster.
    Faster,
    /// Slower.
    Slower,
    /// The next turn.
    NextTurn,
    /// The turn before.
    LastTurn,
    /// The automatic marks.
    SeeMarks,
    /// A remark on the whole call.
    Remark,
    /// Stand behind the marks.
    Sign,
    /// Let the trainee see them.
    Release,
    /// Take the marks as they are.
    Acknowledge,
    /// The next call that waits.
    NextWaiting,
    /// Something with scenarios that are written.
    Author(AuthorAction),
    /// The call that is proposed next.
    TakeNext,
}

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

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn bind(
    action: Action,
    screens: &'static [Screen],
    shortcut: KeyboardShortcut,
    name: &'static str,
) -> Binding {
    Binding { action, screens, shortcut, name }
}

const EVERYWHERE: &[Screen] = &[];
const HOME: &[Screen] = &[Screen::Home];
const CALL: &[Screen] = &[Screen::Call];
const TICKET: &[Screen] = &[Screen::Call, Screen::WrapUp];
const DEBRIEF: &[Screen] = &[Screen::Debrief];
const BACK: &[Screen] =
    &[Screen::Briefing, Screen::Settings, Screen::Mentor, Screen::Review, Screen::Progress];
const MENTOR: &[Screen] = &[Screen::Mentor];
/// Where a list is searched and sorted.
const LISTS: &[Screen] = &[Screen::Mentor, Screen::Progress];
const REVIEW: &[Screen] = &[Screen::Review];

/// Every key.
pub const KEYS: [Binding; 55] = [
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
    bind(Action::SortNext, LISTS, plain(Key::F8), "Sort by the next column"),
    bind(Action::SortTurn, LISTS, plain(Key::F9), "Sort the other way round"),
    bind(Action::New, MENTOR, ctrl(Key::N), "A new session, or somebody new"),
    bind(Action::Make, MENTOR, ctrl(Key::Enter), "Make or begin what you have filled in"),
    bind(Action::NextSight, MENTOR, plain(Key::F7), "The next view of how everybody is doing"),
    bind(Action::Play, REVIEW, plain(Key::F2), "Play the call, or stop"),
    bind(Action::Slower, REVIEW, plain(Key::F3), "Play it slower"),
    bind(Action::Faster, REVIEW, plain(Key::F4), "Play it faster"),
    bind(Action::NextTurn, REVIEW, ctrl(Key::ArrowDown), "The next turn"),
    bind(Action::LastTurn, REVIEW, ctrl(Key::ArrowUp), "The turn before"),
    bind(Action::SeeMarks, REVIEW, plain(Key::F6), "Show the automatic marks"),
    bind(Action::Remark, REVIEW, plain(Key::F7), "Remark on the whole call"),
    bind(Action::Sign, REVIEW, ctrl(Key::Enter), "Stand behind the marks"),
    bind(Action::Release, REVIEW, plain(Key::F8), "Let the trainee see the marks"),
    bind(Action::Acknowledge, REVIEW, plain(Key::F9), "Take the marks of your call as they are"),
    bind(Action::NextWaiting, REVIEW, ctrl(Key::N), "The next call that waits"),
    bind(Action::TakeNext, &[Screen::Progress], ctrl(Key::N), "The call that is proposed next"),
];

/// Every key, those of the Author screen too.
pub fn all() -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().chain(author::KEYS)
}

/// Keys that have other names in other countries.
const NAMED: [&str; 6] = [key("Ctrl"), key("Shift"), key("Alt"), key("Enter"), key("Escape"), key("Space")];

/// The key of an action, as it is written on the screen.
#[must_use]
pub fn of(action: Action) -> String {
    let found = all().find(|binding| binding.action == action);
    found.map_or_else(String::new, |binding| written(&binding.shortcut))
}

/// The key of an action, in the language of the window.
#[must_use]
pub fn shown(ctx: &egui::Context, action: Action) -> String {
    translated(ctx, &of(action))
}

/// A key as it is printed on keyboards of the window's language: `Ctrl+F` is `Strg+F` in German.
#[must_use]
pub fn translated(ctx: &egui::Context, written: &str) -> String {
    let part = |part| if NAMED.contains(&part) { say(ctx, part) } else { Cow::Borrowed(part) };
    written.split('+').map(part).collect::<Vec<_>>().join("+")
}

/// A key as it is written on the screen.
#[must_use]
pub fn written(shortcut: &KeyboardShortcut) -> String {
    shortcut.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"))
}

/// What the keys that were pressed ask for. Takes them away, so that no field of the screen gets them too.
#[must_use]
pub fn pressed(ui: &egui::Ui, model: &Model) -> Vec<Intent> {
    if on_top(model) {
        let away = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        return if away { close_top(model).into_iter().collect() } else { Vec::new() };
    }
    let here = |binding: &&Binding| binding.screens.is_empty() || binding.screens.contains(&model.screen);
    all()
        .filter(here)
        .filter(|binding| author::applies(binding.action, model))
        .filter(|binding| !is_enter_for_a_control(ui, binding))
        .filter(|binding| ui.input_mut(|input| input.consume_shortcut(&binding.shortcut)))
        .filter_map(|binding| {
            if matches!(binding.action, Action::Search | Action::ToLine) {
                // At once: what is typed next belongs there, in this very frame too.
                ui.memory_mut(|memory| memory.request_focus(field(binding.action)));
            }
            meant(binding.action, model)
        })
        .collect()
}

/// The field that a key puts the cursor into.
#[must_use]
pub fn field(action: Action) -> egui::Id {
    egui::Id::new(("field of", action))
}

/// Enter presses what has the focus, whatever else it means on the screen.
fn is_enter_for_a_control(ui: &egui::Ui, binding: &Binding) -> bool {
    binding.shortcut == plain(Key::Enter) && ui.memory(|memory| memory.focused().is_some())
}

/// Whether something lies on top of the screen that must be dealt with first.
fn on_top(model: &Model) -> bool {
    close_top(model).is_some()
}

fn close_top(model: &Model) -> Option<Intent> {
    if model.key_sheet {
        return Some(Intent::KeySheet(false));
    }
    if !model.notices.is_empty() {
        return Some(Intent::Dismiss);
    }
    if model.pin.is_some() {
        return Some(Intent::People(PeopleIntent::NoPin));
    }
    if model.progress.is_some() {
        return Some(Intent::Mentor(MentorIntent::Cancel));
    }
    let judging = model.review.as_ref().filter(|_| model.screen == Screen::Review);
    if judging.is_some_and(|view| view.judging.is_some() || view.remark.is_some()) {
        return Some(Intent::Review(ReviewIntent::Stop));
    }
    if judging.is_some_and(|view| view.reopening.is_some()) {
        return Some(Intent::Review(ReviewIntent::Reopening(None)));
    }
    let deciding =
        model.screen == Screen::Call && model.call.as_ref().is_some_and(|call| call.ending.is_some());
    deciding.then_some(Intent::Call(CallIntent::Decide(None)))
}

/// What an action asks for as things stand. Where it only moves the cursor, the screen does it.
fn meant(action: Action, model: &Model) -> Option<Intent> {
    let call = |intent| Some(Intent::Call(intent));
    match action {
        Action::KeySheet => Some(Intent::KeySheet(true)),
        Action::Settings => Some(Intent::OpenSettings),
        Action::Quit => Some(Intent::Quit),
        Action::Larger | Action::Smaller => {
            let size = model.settings().next_size(action == Action::Larger);
            Some(Intent::Settings(SettingsIntent::TextSize(size)))
        }
        Action::Back => Some(Intent::Back),
        Action::Search | Action::ToLine | Action::SearchList => Some(Intent::Focus(action)),
        Action::Resume => Some(Intent::Home(HomeIntent::Resume(model.interrupted()?.id))),
        Action::PickUp => Some(Intent::Briefing(BriefingIntent::PickUp)),
        Action::Recall => call(CallIntent::Recall),
        Action::Record => call(CallIntent::Show(Tab::Record)),
        Action::Tools => call(CallIntent::Show(Tab::Tools)),
        Action::Articles => call(CallIntent::Show(Tab::Articles)),
        Action::Ticket => call(CallIntent::Show(Tab::Ticket)),
        Action::Hold => call(CallIntent::Do(hold(model))),
        Action::Transfer => call(CallIntent::Decide(Some(EndingKind::Escalate))),
        Action::Resolve => call(CallIntent::Decide(Some(EndingKind::Resolve))),
        Action::HangUp => call(CallIntent::Decide(Some(EndingKind::HangUp))),
        Action::PaneRead => call(CallIntent::PaneRead),
        Action::PutAside => call(CallIntent::PutAside),
        Action::ReadBack => Some(Intent::Ticket(TicketIntent::ReadBack)),
        Action::File => Some(Intent::Ticket(TicketIntent::File)),
        Action::Again => Some(Intent::Debrief(DebriefIntent::Again)),
        Action::Home => Some(Intent::Debrief(DebriefIntent::Home)),
        Action::Read => Some(Intent::Debrief(DebriefIntent::Read)),
        Action::NextLost => Some(Intent::Debrief(DebriefIntent::Lost(true))),
        Action::LastLost => Some(Intent::Debrief(DebriefIntent::Lost(false))),
        Action::Next => Some(Intent::Debrief(DebriefIntent::Next)),
        Action::Progress => Some(Intent::Progress(ProgressIntent::Open)),
        Action::TakeGraded => {
            let first = model.mine.assigned.iter().find(|assigned| assigned.opens.is_none())?;
            Some(Intent::Progress(ProgressIntent::Take(first.session)))
        }
        Action::Mentor => Some(Intent::Mentor(MentorIntent::Open)),
        Action::Queue => Some(Intent::Mentor(MentorIntent::Show(Drawer::Queue))),
        Action::Sessions => Some(Intent::Mentor(MentorIntent::Show(Drawer::Sessions))),
        Action::Cohort => Some(Intent::Mentor(MentorIntent::Show(Drawer::Cohort))),
        Action::Calibration => Some(Intent::Mentor(MentorIntent::Show(Drawer::Calibration))),
        Action::People => Some(Intent::Mentor(MentorIntent::Show(Drawer::People))),
        Action::SortNext => Some(Intent::Mentor(MentorIntent::SortNext)),
        Action::SortTurn => Some(Intent::Mentor(MentorIntent::Turn)),
        Action::New => new(model),
        Action::Make => make(model).map(Intent::Mentor),
        Action::NextSight => {
            let cohort = model.mentor.drawer == Drawer::Cohort;
            let next = CohortIntent::Show(model.mentor.cohort.sight.next());
            cohort.then_some(Intent::Mentor(MentorIntent::Cohort(next)))
        }
        Action::Author(action) => author::meant(action, model),
        Action::TakeNext => take_next(model),
        _ => in_review(action, model).map(Intent::Review),
    }
}

/// The call that is proposed to whoever looks at their own progress.
fn take_next(model: &Model) -> Option<Intent> {
    let (progress, _) = model.shown_progress.as_ref()?;
    let me = model.me.as_ref().filter(|me| progress.trainee.person == Some(me.id));
    let next = me.and(progress.next.as_ref())?;
    Some(Intent::Home(HomeIntent::Choose(next.offered.scenario.as_str().into())))
}

/// What is begun anew in the drawer that lies open.
fn new(model: &Model) -> Option<Intent> {
    match model.mentor.drawer {
        Drawer::Sessions => Some(Intent::Mentor(MentorIntent::Draft(DraftIntent::Begin))),
        Drawer::People => Some(Intent::Mentor(MentorIntent::Newcomer(Some(Newcomer::default())))),
        Drawer::Calibration if model.me.as_ref().is_some_and(|me| may(me.role, May::OpenCalibration)) => {
            let draft = CalibrationIntent::Draft(Some(RoundDraft::default()));
            Some(Intent::Mentor(MentorIntent::Calibration(draft)))
        }
        Drawer::Queue | Drawer::Cohort | Drawer::Calibration => None,
    }
}

/// To make what was filled in, in the drawer that lies open.
fn make(model: &Model) -> Option<MentorIntent> {
    let mentor = &model.mentor;
    match mentor.drawer {
        Drawer::Sessions if mentor.draft.is_some() => Some(MentorIntent::Draft(DraftIntent::Make)),
        Drawer::Cohort if mentor.cohort.sight == Sight::Anew => {
            Some(MentorIntent::Cohort(CohortIntent::ScoreAnew))
        }
        Drawer::Calibration if mentor.round_draft.is_some() => {
            Some(MentorIntent::Calibration(CalibrationIntent::Open))
        }
        Drawer::Calibration if mentor.agreeing.is_some() => {
            Some(MentorIntent::Calibration(CalibrationIntent::WriteAgreed))
        }
        Drawer::People if mentor.newcomer.is_some() => Some(MentorIntent::Enter),
        _ => None,
    }
}

/// What an action asks for in a review. What cannot be done as things stand is not asked for.
fn in_review(action: Action, model: &Model) -> Option<ReviewIntent> {
    let view = model.review.as_ref()?;
    let judges = view.call.judges && view.call.round.is_none();
    match action {
        Action::Play => Some(ReviewIntent::Play),
        Action::Faster => Some(ReviewIntent::Faster(true)),
        Action::Slower => Some(ReviewIntent::Faster(false)),
        Action::NextTurn => Some(ReviewIntent::Turn(true)),
        Action::LastTurn => Some(ReviewIntent::Turn(false)),
        Action::SeeMarks => (judges && !view.marks_shown).then_some(ReviewIntent::SeeMarks),
        Action::Remark => view.may_remark().then_some(ReviewIntent::Remark(None)),
        Action::Sign => view.may_sign().then_some(ReviewIntent::Sign),
        Action::Release => view.may_release().then_some(ReviewIntent::Release),
        Action::Acknowledge => view.may_acknowledge().then_some(ReviewIntent::Acknowledge),
        Action::NextWaiting => judges.then_some(ReviewIntent::Next),
        _ => None,
    }
}

/// Hold, or back from it.
#[must_use]
pub fn hold(model: &Model) -> Do {
    let on_hold = model.call.as_ref().is_some_and(|call| call.state.hold.is_some());
    if on_hold { Do::Resume } else { Do::Hold { seconds: None } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_on_one_screen() {
        let screens = [
            Screen::Home,
            Screen::Briefing,
            Screen::Call,
            Screen::WrapUp,
            Screen::Debrief,
            Screen::Settings,
            Screen::Mentor,
            Screen::Review,
            Screen::Progress,
            Screen::Author,
        ];
        for screen in screens {
            let here: Vec<&Binding> =
                all().filter(|key| key.screens.is_empty() || key.screens.contains(&screen)).collect();
            for (n, one) in here.iter().enumerate() {
                for other in &here[..n] {
                    assert!(one.shortcut != other.shortcut, "{screen:?}: {} and {}", one.name, other.name);
                }
            }
        }
    }

    #[test]
    fn every_action_has_one_key() {
        let all: Vec<&Binding> = all().collect();
        for (n, one) in all.iter().enumerate() {
            assert!(all[..n].iter().all(|other| other.action != one.action), "{}", one.name);
            assert!(!of(one.action).is_empty());
        }
    }
}
