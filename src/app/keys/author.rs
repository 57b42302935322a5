//! The keys of the Author screen.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::action::Action;
use super::table::{Binding, HOME, bind, ctrl, plain, shift};
use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::model::{Manuscript, Model, Naming, Screen, View};
use crate::app::worker::Errand;
use crate::author::Beginning;
use crate::content::Kind;
use crate::sim::ids::Id;

/// Something on the Author screen that has a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AuthorAction {
    /// To the Author screen.
    Enter,
    /// A step back.
    Back,
    /// The list again.
    Close,
    /// The next kind of files.
    NextKind,
    /// The kind before.
    LastKind,
    /// A new file of the kind that is listed.
    Begin,
    /// A copy of the one that is open.
    Copy,
    /// Do with the name or the folder what it was typed for.
    Decide,
    /// Another folder.
    Folder,
    /// Save.
    Save,
    /// Go on with the text that was not saved.
    TakeUp,
    /// Throw it away.
    ThrowAway,
    /// Save under another name what somebody else changed meanwhile.
    Aside,
    /// Keep one's own text.
    KeepMine,
    /// Take the text of the file.
    TakeTheirs,
    /// Find.
    Find,
    /// The next place of what is looked for.
    NextFound,
    /// The place before.
    LastFound,
    /// The next problem.
    NextProblem,
    /// The problem before.
    LastProblem,
    /// The change that was suggested.
    Mend,
    /// The text.
    Text,
    /// The graph.
    Graph,
    /// Proofs.
    Proof,
    /// Rehearsal.
    Rehearsal,
    /// Try the call out.
    Play,
    /// Try it out from the beat where the cursor stands.
    PlayHere,
    /// Prove or rehearse, whichever is seen.
    Run,
    /// Leave what is under way.
    Stop,
    /// A larger picture.
    Closer,
    /// A smaller one.
    Farther,
    /// The whole picture.
    Whole,
    /// From a call that is tried out back to the text.
    EndTrial,
}

const AUTHOR: &[Screen] = &[Screen::Author];
const TRIAL: &[Screen] = &[Screen::Call, Screen::WrapUp, Screen::Debrief];

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn bound(action: AuthorAction, shortcut: KeyboardShortcut, name: &'static str) -> Binding {
    bind(Action::Author(action), AUTHOR, shortcut, name)
}

/// The keys. Those with Shift come first: the others would take them for their own.
pub(super) const KEYS: &[Binding] = &[
    bind(Action::Author(AuthorAction::Enter), HOME, ctrl(Key::E), "Write scenarios"),
    bind(Action::Author(AuthorAction::EndTrial), TRIAL, ctrl(Key::E), "From a tried call back to its text"),
    bound(AuthorAction::Back, plain(Key::Escape), "Back"),
    bound(AuthorAction::Decide, plain(Key::Enter), "With a name typed: make the file"),
    bound(AuthorAction::Close, ctrl(Key::W), "The list of files"),
    bound(AuthorAction::NextKind, ctrl(Key::PageDown), "In the list: the next kind of files"),
    bound(AuthorAction::LastKind, ctrl(Key::PageUp), "In the list: the kind before"),
    bound(AuthorAction::Begin, ctrl(Key::N), "In the list: begin a new file"),
    bound(AuthorAction::Copy, ctrl(Key::D), "Copy the open file to my folder"),
    bound(AuthorAction::Folder, ctrl(Key::O), "Keep my files in another folder"),
    bound(AuthorAction::Aside, ctrl_shift(Key::S), "Changed meanwhile: save mine under another name"),
    bound(AuthorAction::Save, ctrl(Key::S), "Save"),
    bound(AuthorAction::KeepMine, ctrl(Key::K), "Changed meanwhile: keep mine"),
    bound(AuthorAction::TakeTheirs, ctrl(Key::T), "Changed meanwhile: take theirs"),
    bound(AuthorAction::ThrowAway, ctrl_shift(Key::R), "Throw the unsaved text away"),
    bound(AuthorAction::TakeUp, ctrl(Key::R), "Go on with the unsaved text"),
    bound(AuthorAction::Find, ctrl(Key::F), "Find"),
    bound(AuthorAction::LastFound, shift(Key::F3), "The find before"),
    bound(AuthorAction::NextFound, plain(Key::F3), "The next find"),
    bound(AuthorAction::LastProblem, shift(Key::F8), "The problem before"),
    bound(AuthorAction::NextProblem, plain(Key::F8), "The next problem"),
    bound(AuthorAction::Mend, ctrl(Key::Period), "Make the change that is suggested at the cursor"),
    bound(AuthorAction::Text, plain(Key::F2), "The text"),
    bound(AuthorAction::Graph, plain(Key::F4), "The graph"),
    bound(AuthorAction::Proof, plain(Key::F6), "Proofs"),
    bound(AuthorAction::Rehearsal, plain(Key::F7), "Rehearsal"),
    bound(
        AuthorAction::PlayHere,
        shift(Key::F5),
        "Try the call out from the beat, or the line of a plan, at the cursor",
    ),
    bound(AuthorAction::Play, plain(Key::F5), "Try the call out from its beginning"),
    bound(AuthorAction::Stop, shift(Key::F9), "Stop what is under way"),
    bound(AuthorAction::Run, plain(Key::F9), "Prove or rehearse, whichever is shown"),
    bound(AuthorAction::Closer, ctrl(Key::ArrowUp), "In the graph: closer"),
    bound(AuthorAction::Farther, ctrl(Key::ArrowDown), "In the graph: farther away"),
    bound(AuthorAction::Whole, ctrl(Key::Num0), "In the graph: the whole"),
];

/// Whether an action means anything as things stand; a key that does not is left to the field that one types into.
pub(super) fn applies(action: Action, model: &Model) -> bool {
    let Action::Author(action) = action else { return true };
    let open = model.author.open.as_ref();
    let view = open.map(|open| open.view);
    let named = model.author.naming.is_some() || model.author.typed_folder.is_some();
    match action {
        AuthorAction::Enter | AuthorAction::Back | AuthorAction::Folder | AuthorAction::Find => true,
        AuthorAction::Decide => named,
        AuthorAction::Begin | AuthorAction::NextKind | AuthorAction::LastKind => open.is_none() && !named,
        AuthorAction::TakeUp | AuthorAction::ThrowAway => open.is_some_and(|open| open.recovered.is_some()),
        AuthorAction::KeepMine | AuthorAction::TakeTheirs | AuthorAction::Aside => {
            open.is_some_and(|open| open.meanwhile.is_some())
        }
        AuthorAction::Graph | AuthorAction::Proof | AuthorAction::Rehearsal | AuthorAction::Run => {
            open.is_some_and(|open| open.kind == Kind::Scenario)
        }
        AuthorAction::Play | AuthorAction::PlayHere => open.is_some_and(Manuscript::has_call),
        AuthorAction::EndTrial => model.author.trial.is_some(),
        AuthorAction::Closer | AuthorAction::Farther | AuthorAction::Whole => view == Some(View::Graph),
        AuthorAction::Stop => model.author.errand.is_some(),
        _ => open.is_some(),
    }
}

/// What an action asks for as things stand. Where it only moves a picture, the screen does it.
pub(super) fn meant(action: AuthorAction, model: &Model) -> Option<Intent> {
    let open = model.author.open.as_ref();
    let write = |intent| Some(AuthorIntent::Write(intent));
    let intent = match action {
        AuthorAction::Enter => Some(AuthorIntent::Enter),
        AuthorAction::Back => return Some(Intent::Back),
        AuthorAction::Close => Some(AuthorIntent::Close),
        AuthorAction::Begin => begin(model).map(|naming| AuthorIntent::Name(Some(naming))),
        AuthorAction::NextKind | AuthorAction::LastKind => {
            Some(AuthorIntent::TurnKind(action == AuthorAction::NextKind))
        }
        AuthorAction::Copy => open.map(|open| AuthorIntent::Name(Some(copy_of(open)))),
        AuthorAction::Decide if model.author.naming.is_some() => Some(AuthorIntent::Make),
        AuthorAction::Decide => Some(AuthorIntent::UseFolder),
        AuthorAction::Folder => Some(AuthorIntent::TypeFolder(Some(model.author.folder.clone()))),
        AuthorAction::Save => write(WriteIntent::Save),
        AuthorAction::TakeUp => write(WriteIntent::Recover(true)),
        AuthorAction::ThrowAway => write(WriteIntent::Recover(false)),
        AuthorAction::Aside => write(WriteIntent::Aside),
        AuthorAction::KeepMine => write(WriteIntent::KeepMine),
        AuthorAction::TakeTheirs => write(WriteIntent::TakeTheirs),
        AuthorAction::Find => match open {
            Some(open) if open.find.is_none() => write(WriteIntent::Find(Some(String::new()))),
            _ => return Some(Intent::Focus(Action::Author(action))),
        },
        AuthorAction::NextFound | AuthorAction::LastFound => {
            write(WriteIntent::NextFound(action == AuthorAction::NextFound))
        }
        AuthorAction::NextProblem | AuthorAction::LastProblem => {
            write(WriteIntent::NextProblem(action == AuthorAction::NextProblem))
        }
        AuthorAction::Mend => write(WriteIntent::MendHere),
        AuthorAction::Text => Some(AuthorIntent::Show(View::Text)),
        AuthorAction::Graph => Some(AuthorIntent::Show(View::Graph)),
        AuthorAction::Proof => Some(AuthorIntent::Show(View::Proof)),
        AuthorAction::Rehearsal => Some(AuthorIntent::Show(View::Rehearsal)),
        AuthorAction::Play => Some(AuthorIntent::Errand(Errand::Way(None))),
        AuthorAction::PlayHere => {
            let beat = open.and_then(Manuscript::beat_here).map(|beat| beat.id.clone());
            beat.map(|beat| AuthorIntent::Errand(Errand::Way(Some(beat))))
        }
        AuthorAction::Run => match open?.view {
            View::Rehearsal => Some(AuthorIntent::Errand(Errand::Rehearse(RUNS))),
            _ => Some(AuthorIntent::Errand(Errand::Prove)),
        },
        AuthorAction::Stop => Some(AuthorIntent::Stop),
        AuthorAction::Closer | AuthorAction::Farther | AuthorAction::Whole => {
            return Some(Intent::Focus(Action::Author(action)));
        }
        AuthorAction::EndTrial => Some(AuthorIntent::EndTrial),
    };
    intent.map(Intent::Author)
}

/// Each bot takes so many calls in a rehearsal.
pub const RUNS: u32 = 30;

/// A new file of the kind that is listed, to be named; none while nothing is read.
#[must_use]
pub fn begin(model: &Model) -> Option<Naming> {
    let author = &model.author;
    let (desk, _) = author.desks.first()?;
    let (persona, _) = author.personas.first()?;
    let scenario = author.scenarios().next()?;
    Some(Naming::Begin(Beginning {
        kind: author.kind,
        name: String::new(),
        desk: desk.clone(),
        persona: persona.clone(),
        scenario: scenario.id.clone(),
    }))
}

/// A copy to be named. A rubric is copied to score otherwise under the name that calls are scored by; what scenarios name by
/// their desk, to stand in the place of the shipped one.
#[must_use]
pub fn copy_of(open: &Manuscript) -> Naming {
    let name = name_of(&open.id);
    let in_its_place = open.kind == Kind::Rubric || open.kind.is_of_desk();
    let name = if in_its_place { name.to_owned() } else { format!("my_{name}") };
    Naming::Copy { kind: open.kind, from: open.file.clone(), name }
}

/// The name of a file, without the scenario that a plan's begins with.
#[must_use]
pub fn name_of(id: &Id) -> &str {
    id.as_str().rsplit('.').next().unwrap_or_default()
}
