//! Everything there is to play with, from all layers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::built_in;
use super::codes;
use super::folder::{self, shown};
use super::interface::Interface;
use super::language::Language;
use super::layer::Reader;
use super::place::Place;
use crate::sim::case::Article;
use crate::sim::ids::Id;
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Course, Desk, DeskEvent, Persona, Scenario, Shared};
use crate::sim::scoring::Rubric;

/// A file that was read: its value, unless it has faults, and its text with positions.
#[derive(Debug)]
pub struct Entry<T> {
    /// What the file says; nothing when it has faults.
    pub value: Option<Arc<T>>,
    /// Its text.
    pub source: Arc<Source>,
    /// The layer it came from: 0 is built in.
    pub layer: usize,
}

impl<T> Clone for Entry<T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), source: Arc::clone(&self.source), layer: self.layer }
    }
}

/// A plan as it is written.
#[derive(Clone, Debug)]
pub struct PlanText {
    /// The file.
    pub file: String,
    /// The desk whose folder it lies in.
    pub desk: Id,
    /// Its text.
    pub text: Arc<str>,
}

/// A page of help.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its first heading.
    pub title: String,
    /// Its text, in Markdown.
    pub text: Arc<str>,
}

/// A bot as it is written. What it means is read where bots take calls.
#[derive(Clone, Debug)]
pub struct BotText {
    /// The file.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
}

/// A template of a page, or the style of all pages.
#[derive(Clone, Debug)]
pub struct ReportText {
    /// The file.
    pub file: String,
    /// Its text.
    pub text: Arc<str>,
}

/// Everything there is to play with. What later layers bring takes the place of what has the same id.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Desks.
    pub desks: BTreeMap<Id, Entry<Desk>>,
    /// Personas.
    pub personas: BTreeMap<Id, Entry<Persona>>,
    /// Scenarios.
    pub scenarios: BTreeMap<Id, Entry<Scenario>>,
    /// Courses.
    pub courses: BTreeMap<Id, Entry<Course>>,
    /// Shared blocks, by desk and id.
    pub shared: BTreeMap<(Id, Id), Entry<Shared>>,
    /// Open events, by desk and id.
    pub events: BTreeMap<(Id, Id), Entry<DeskEvent>>,
    /// Knowledge articles, by desk and id.
    pub articles: BTreeMap<(Id, Id), Arc<Article>>,
    /// Language packs.
    pub languages: BTreeMap<String, Arc<Language>>,
    /// Rubrics.
    pub rubrics: BTreeMap<Id, Entry<Rubric>>,
    /// Pages of help.
    pub help: BTreeMap<Id, Page>,
    /// Bots that take calls.
    pub bots: BTreeMap<Id, BotText>,
    /// What pages of reports are made from, by file: `attempt.html`.
    pub reports: BTreeMap<String, ReportText>,
    /// Languages of the window, by id: `de`.
    pub interfaces: BTreeMap<String, Entry<Interface>>,
    /// Plans, by scenario and name.
    pub plans: BTreeMap<(Id, String), PlanText>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) texts: BTreeMap<String, Arc<str>>,
    /// By file: what it is, and the layer it came from.
    pub(super) origins: BTreeMap<String, (Place, usize)>,
    layers: usize,
}

impl Library {
    /// What the binary carries.
    #[must_use]
    pub fn built_in() -> Self {
        let mut library = Self::default();
        Reader::new(&mut library, 0).read(built_in::files());
        library
    }

    /// What the binary carries, then what lies in the data folder, then the folders in their order.
    #[must_use]
    pub fn load<P: AsRef<Path>>(data: Option<&Path>, folders: &[P]) -> Self {
        let mut library = Self::built_in();
        // Most data folders hold attempts alone; that is no fault.
        for data in data.into_iter().filter(|data| folder::holds_content(data)) {
            library.add_folder(data);
        }
        for folder in folders {
            library.add_folder(folder.as_ref());
        }
        library
    }

    /// The languages of the window alone, of the same layers as [`Library::load`]; they are needed before all else.
    #[must_use]
    pub fn of_interfaces<P: AsRef<Path>>(data: Option<&Path>, folders: &[P]) -> Self {
        let wanted = |place: &Place| matches!(place, Place::Interface { .. });
        let mut library = Self::default();
        let files = built_in::files().into_iter().filter(|file| wanted(&file.place)).collect();
        Reader::new(&mut library, 0).read(files);
        let data = data.filter(|data| folder::holds_content(data));
        for folder in data.into_iter().chain(folders.iter().map(AsRef::as_ref)) {
            library.add(folder, false, &wanted);
        }
        library
    }

    /// Adds a folder: one with `assets` or `scenarios` in it, one of these two, or the folder of a desk.
    pub fn add_folder(&mut self, folder: &Path) {
        self.add(folder, false, &|_| true);
    }

    /// Adds a scenario that is given by its file, with the desk around it. Returns its id; the reasons why there is none
    /// are among the diagnostics.
    pub fn add_scenario(&mut self, file: &Path) -> Option<Id> {
        let (Some(stem), Some("ron")) = (name(file.file_stem()), name(file.extension())) else {
            let fault = Diagnostic::error(codes::NO_CONTENT, "this is no scenario");
            self.diagnostics.push(fault.help("expected a file SCENARIO.ron").file(shown(file)));
            return None;
        };
        if let Err(error) = fs::metadata(file) {
            let fault = Diagnostic::error(codes::UNREADABLE_FILE, format!("cannot be read: {error}"));
            self.diagnostics.push(fault.file(shown(file)));
            return None;
        }
        let desk = file.parent().filter(|desk| !desk.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let others = |place: &Place| match place {
            Place::Scenario { id, .. } => *id == stem,
            Place::Plan { scenario, .. } => *scenario == stem,
            _ => true,
        };
        // Personas and language packs of the content folder that the desk lies in.
        if let Some(content) = content_around(desk) {
            self.add(&content, false, &|place| {
                matches!(place, Place::Persona { .. } | Place::Language { .. })
            });
        }
        self.add(desk, true, &others);
        let file = shown(&desk.join(file.file_name()?));
        let found = self.scenarios.iter().find(|(_, entry)| entry.source.file() == file);
        found.map(|(id, _)| id.clone())
    }

    /// Every fault that was found in the files themselves, in the order of reading.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The faults of the language packs. Compiles all of them.
    #[must_use]
    pub fn language_faults(&self) -> Vec<Diagnostic> {
        self.languages.values().flat_map(|language| language.faults()).collect()
    }

    /// The text of a file that a diagnostic names.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(AsRef::as_ref)
    }

    /// The scenario that was read from the file of this name.
    #[must_use]
    pub fn scenario_in(&self, file: &str) -> Option<(&Id, &Entry<Scenario>)> {
        self.scenarios.iter().find(|(_, entry)| entry.source.file() == file)
    }

    pub(super) fn add_language(&mut self, language: &str, path: &str, name: &str, text: &str) {
        let pack =
            self.languages.entry(language.to_owned()).or_insert_with(|| Arc::new(Language::new(language)));
        Arc::make_mut(pack).add(path, name, text);
    }

    fn add(&mut self, root: &Path, as_desk: bool, wanted: &dyn Fn(&Place) -> bool) {
        self.layers += 1;
        let layer = self.layers;
        let found = folder::read(root, as_desk, wanted);
        self.diagnostics.extend(found.faults);
        Reader::new(self, layer).read(found.files);
    }
}

/// The folder with `assets` and `scenarios` that a desk's folder lies in.
fn content_around(desk: &Path) -> Option<std::path::PathBuf> {
    let scenarios = desk.canonicalize().ok()?.parent()?.to_owned();
    let root = scenarios.parent()?;
    (scenarios.file_name()? == "scenarios" && root.join("assets").is_dir()).then(|| root.to_owned())
}

fn name(part: Option<&std::ffi::OsStr>) -> Option<&str> {
    part.and_then(std::ffi::OsStr::to_str)
}
