//! One layer of content: the files of one place, read into values.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::codes;
use super::interface::Interface;
use super::library::{BotText, Entry, Library, Page, PlanText, ReportText};
use super::place::Place;
use crate::sim::case::Article;
use crate::sim::ids::Id;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Course, Desk, DeskEvent, Persona, Scenario, Shared};
use crate::sim::scenario::parse::{parse, text_of};
use crate::sim::scenario::text::Path;
use crate::sim::scoring::Rubric;

/// A file as it was found.
#[derive(Debug)]
pub(super) struct RawFile {
    /// Its name for people.
    pub(super) name: String,
    /// What it is.
    pub(super) place: Place,
    /// What is in it.
    pub(super) bytes: Cow<'static, [u8]>,
}

/// Reads the files of one layer into the library.
pub(super) struct Reader<'l> {
    library: &'l mut Library,
    layer: usize,
    /// By folder: the desk that its files belong to.
    desk_of: BTreeMap<String, Id>,
}

/// A file's text, or what is wrong with its bytes.
struct FileText<'a> {
    name: &'a str,
    text: &'a str,
    fault: Option<Diagnostic>,
}

impl<'l> Reader<'l> {
    pub(super) fn new(library: &'l mut Library, layer: usize) -> Self {
        Self { library, layer, desk_of: BTreeMap::new() }
    }

    /// Reads a file of a layer once more, in the folder of this desk.
    pub(super) fn again(library: &'l mut Library, layer: usize, desk: Option<(String, Id)>) -> Self {
        Self { library, layer, desk_of: desk.into_iter().collect() }
    }

    /// Reads every file. Desks come first and scenarios next, because the other files of a folder go by the desk's id.
    pub(super) fn read(&mut self, mut files: Vec<RawFile>) {
        files.sort_by(|one, other| one.place.cmp(&other.place));
        for RawFile { name, place, bytes } in files {
            let (text, fault) = match text_of(&name, &bytes) {
                Ok(text) => (text, None),
                Err(fault) => ("", Some(*fault)),
            };
            self.library.texts.insert(name.clone(), Arc::from(text));
            self.library.origins.insert(name.clone(), (place.clone(), self.layer));
            self.file(place, &FileText { name: &name, text, fault });
        }
    }

    fn file(&mut self, place: Place, file: &FileText<'_>) {
        match place {
            Place::Desk { folder } => self.desk(folder, file),
            Place::Scenario { folder, id } => self.scenario(folder, &id, file),
            Place::Event { folder, id } => {
                let (entry, id) = self.named(file, &id, |event: &DeskEvent| event.id.clone());
                let key = (self.desk_id(&folder), id);
                put(&mut self.library.events, key, entry, &mut self.library.diagnostics);
            }
            Place::Shared { folder, id } => {
                let (entry, id) = self.named(file, &id, |shared: &Shared| shared.id.clone());
                let key = (self.desk_id(&folder), id);
                put(&mut self.library.shared, key, entry, &mut self.library.diagnostics);
            }
            Place::Course { folder, id } => self.course(folder, &id, file),
            Place::Persona { id } => {
                let (entry, id) = self.named(file, &id, |persona: &Persona| persona.id.clone());
                put(&mut self.library.personas, id, entry, &mut self.library.diagnostics);
            }
            Place::Rubric { id } => self.rubric(&id, file),
            Place::Interface { id } => self.interface(&id, file),
            Place::Plan { .. }
            | Place::Article { .. }
            | Place::Language { .. }
            | Place::Help { .. }
            | Place::Bot { .. }
            | Place::Report { .. } => self.text_file(place, file),
        }
    }

    /// Files that are kept as text and read where they are used.
    fn text_file(&mut self, place: Place, file: &FileText<'_>) {
        self.library.diagnostics.extend(file.fault.clone());
        match place {
            Place::Plan { folder, scenario, name } => {
                let plan = PlanText {
                    file: file.name.to_owned(),
                    desk: self.desk_id(&folder),
                    text: Arc::from(file.text),
                };
                self.library.plans.insert((Id::new(scenario), name), plan);
            }
            Place::Article { folder, id } => {
                let id = Id::new(id);
                let title = title_of(file.text, id.as_str());
                let article = Article { id: id.clone(), title, text: file.text.to_owned() };
                self.library.articles.insert((self.desk_id(&folder), id), Arc::new(article));
            }
            Place::Language { language, file: part } => {
                self.library.add_language(&language, &part, file.name, file.text);
            }
            Place::Help { id } => {
                let page = Page { title: title_of(file.text, &id), text: Arc::from(file.text) };
                self.library.help.insert(Id::new(id), page);
            }
            Place::Bot { id } => {
                let bot = BotText { file: file.name.to_owned(), text: Arc::from(file.text) };
                self.library.bots.insert(Id::new(id), bot);
            }
            Place::Report { file: part } => {
                let page = ReportText { file: file.name.to_owned(), text: Arc::from(file.text) };
                self.library.reports.insert(part, page);
            }
            _ => {}
        }
    }

    fn desk(&mut self, folder: String, file: &FileText<'_>) {
        // A folder may have any name; what is in it belongs to the desk that the file names.
        let (entry, id) = self.entry(file, &folder, |desk: &Desk| desk.id.clone());
        self.desk_of.insert(folder, id.clone());
        put(&mut self.library.desks, id, entry, &mut self.library.diagnostics);
    }

    fn scenario(&mut self, folder: String, id: &str, file: &FileText<'_>) {
        let (entry, id) = self.named(file, id, |scenario: &Scenario| scenario.id.clone());
        if let Some(scenario) = &entry.value {
            let desk = self.desk_of.entry(folder).or_insert_with(|| scenario.desk.clone());
            if *desk != scenario.desk {
                let says = format!(
                    "the scenario is for desk `{}`, and lies in the folder of `{desk}`",
                    scenario.desk
                );
                let span = entry.source.head_of(&Path::new().field("desk"));
                let fault = Diagnostic::warning(codes::NAME_AND_ID, says).at(span, "another desk");
                self.library.diagnostics.push(fault.file(file.name));
            }
        }
        put(&mut self.library.scenarios, id, entry, &mut self.library.diagnostics);
    }

    fn course(&mut self, folder: String, id: &str, file: &FileText<'_>) {
        let (entry, id) = self.named(file, id, |course: &Course| course.id.clone());
        if let Some(course) = &entry.value {
            let desk = self.desk_of.entry(folder).or_insert_with(|| course.desk.clone());
            if *desk != course.desk {
                let says =
                    format!("the course is for desk `{}`, and lies in the folder of `{desk}`", course.desk);
                let span = entry.source.head_of(&Path::new().field("desk"));
                let fault = Diagnostic::warning(codes::NAME_AND_ID, says).at(span, "another desk");
                self.library.diagnostics.push(fault.file(file.name));
            }
        }
        put(&mut self.library.courses, id, entry, &mut self.library.diagnostics);
    }

    fn rubric(&mut self, id: &str, file: &FileText<'_>) {
        let (mut entry, id) = self.named(file, id, |rubric: &Rubric| Id::new(&rubric.id));
        if entry.value.is_some() {
            let faults = Rubric::parse(file.text).1;
            // Nothing is scored, and no session made, by numbers that make no sense.
            entry.value = entry.value.filter(|_| faults.iter().all(|fault| !fault.fatal));
            let told = faults.into_iter().map(|fault| {
                let with = if fault.fatal { Diagnostic::error } else { Diagnostic::warning };
                with(codes::RUBRIC, fault.says).file(file.name)
            });
            self.library.diagnostics.extend(told);
        }
        put(&mut self.library.rubrics, id, entry, &mut self.library.diagnostics);
    }

    fn interface(&mut self, id: &str, file: &FileText<'_>) {
        // The language is told by the file's name alone.
        let (entry, _) = self.entry::<Interface>(file, id, |_| Id::from(""));
        if entry.value.is_some() {
            self.library.diagnostics.extend(Interface::check(&entry.source));
        }
        put(&mut self.library.interfaces, id.to_owned(), entry, &mut self.library.diagnostics);
    }

    /// The file as a value under its id, which is also to be the file's name.
    fn named<T: DeserializeOwned>(
        &mut self,
        file: &FileText<'_>,
        stem: &str,
        id: fn(&T) -> Id,
    ) -> (Entry<T>, Id) {
        let (entry, id) = self.entry(file, stem, id);
        if id != *stem {
            let says = format!("the file is called `{stem}` and its id is `{id}`");
            let span = entry.source.head_of(&Path::new().field("id"));
            let fault = Diagnostic::warning(codes::NAME_AND_ID, says).at(span, "another name");
            self.library.diagnostics.push(fault.help("give both the same name").file(file.name));
        }
        (entry, id)
    }

    /// The file as a value, and its id: the value's own, or `otherwise` when there is no value.
    fn entry<T: DeserializeOwned>(
        &mut self,
        file: &FileText<'_>,
        otherwise: &str,
        id: fn(&T) -> Id,
    ) -> (Entry<T>, Id) {
        let (value, source, faults) = parse::<T>(file.name, file.text);
        match &file.fault {
            Some(fault) => self.library.diagnostics.push(fault.clone()),
            None => self.library.diagnostics.extend(faults),
        }
        let value = value.filter(|_| file.fault.is_none());
        let id = value.as_ref().map_or_else(|| Id::from(otherwise), id);
        (Entry { value: value.map(Arc::new), source: Arc::new(source), layer: self.layer }, id)
    }

    /// The desk that the files of this folder belong to.
    fn desk_id(&self, folder: &str) -> Id {
        self.desk_of.get(folder).cloned().unwrap_or_else(|| Id::from(folder))
    }
}

/// Puts an entry in its place. Of two with one id in the same layer the second is a fault.
fn put<K: Ord, T>(map: &mut BTreeMap<K, Entry<T>>, key: K, entry: Entry<T>, faults: &mut Vec<Diagnostic>) {
    if let Some(other) = map.get(&key).filter(|other| other.layer == entry.layer) {
        let says = format!("another file has this id: {}", other.source.file());
        let span = entry.source.head_of(&Path::new().field("id"));
        let fault = Diagnostic::error(codes::DUPLICATE_ID, says).at(span, "the same id");
        faults.push(fault.help("give one of them another id").file(entry.source.file()));
        return;
    }
    map.insert(key, entry);
}

/// The first heading of a Markdown text, or what to say without one.
fn title_of(text: &str, otherwise: &str) -> String {
    let heading = text.lines().find_map(|line| line.strip_prefix("# "));
    heading.map_or(otherwise, str::trim).to_owned()
}
