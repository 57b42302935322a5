//! From a scenario's id to what its call is played with.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::bundle::Bundle;
use super::codes;
use super::language::Language;
use super::library::{Entry, Library};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};
use crate::sim::scenario::model::{Scenario, Shared};
use crate::sim::scenario::parse::nearest;
use crate::sim::scenario::text::Path;
use crate::sim::scoring::Rubric;

/// Blocks that include blocks are not followed deeper than this.
const DEEPEST: usize = 32;

/// The rubric that calls are scored by.
const RUBRIC: &str = "standard";

/// Why a scenario cannot be played.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is none with this id.
    #[error("there is no scenario `{id}`{}; `firstline list` shows all", meant(near.as_deref()))]
    Unknown {
        /// What was asked for.
        id: String,
        /// The id that was likely meant.
        near: Option<String>,
    },
    /// It has faults, or something it needs has.
    #[error("the scenario `{id}` cannot be played: {} of its files {}", .faults.len(), plural(.faults))]
    Faulty {
        /// The scenario.
        id: Id,
        /// The faults.
        faults: Vec<Diagnostic>,
    },
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

fn plural(faults: &[Diagnostic]) -> &'static str {
    if faults.len() == 1 { "fault in one" } else { "faults in some" }
}

impl Library {
    /// The case of a scenario for one seed.
    ///
    /// # Errors
    /// When there is no such scenario, or it or something it needs has faults.
    pub fn case(&self, id: &str, seed: Seed) -> Result<Case, CaseError> {
        Ok(self.bundle(id)?.case(seed))
    }

    /// What the calls of a scenario are played with.
    ///
    /// # Errors
    /// When there is no such scenario, or it or something it needs has faults.
    pub fn bundle(&self, id: &str) -> Result<Bundle, CaseError> {
        let Some(entry) = self.scenarios.get(id) else {
            let near = nearest(id, self.scenarios.keys().map(Id::as_str)).map(str::to_owned);
            return Err(CaseError::Unknown { id: id.to_owned(), near });
        };
        let mut gathering = Gathering { library: self, faults: Vec::new() };
        let bundle = gathering.bundle(entry);
        match bundle {
            Some(bundle) if gathering.faults.is_empty() => Ok(bundle),
            _ => Err(CaseError::Faulty { id: Id::from(id), faults: gathering.faults }),
        }
    }

    /// What stands in the way of playing a scenario: names in it that there is no file for, and faults of those files.
    #[must_use]
    pub fn missing(&self, scenario: &Entry<Scenario>) -> Vec<Diagnostic> {
        let mut gathering = Gathering { library: self, faults: Vec::new() };
        gathering.bundle(scenario);
        gathering.faults
    }

    /// What a shared block of a desk includes and there is no file for, and circles on the way.
    #[must_use]
    pub fn missing_of_block(&self, desk: &Id, block: &Entry<Shared>) -> Vec<Diagnostic> {
        let mut gathering = Gathering { library: self, faults: Vec::new() };
        if let Some(value) = &block.value {
            let open = vec![value.id.clone()];
            let mut blocks = Blocks { desk, open, done: BTreeSet::new(), found: Vec::new() };
            gathering.include(&value.include, &block.source, &mut blocks);
        }
        gathering.faults
    }
}

struct Gathering<'l> {
    library: &'l Library,
    faults: Vec<Diagnostic>,
}

impl Gathering<'_> {
    /// Looks for everything, so that all that is missing is said at once.
    fn bundle(&mut self, entry: &Entry<Scenario>) -> Option<Bundle> {
        let library = self.library;
        let source = &entry.source;
        let scenario = self.value(entry)?;
        let at = |field: &str| Path::new().field(field);
        let desk_id = &scenario.desk;
        let desks = library.desks.keys().map(Id::as_str);
        let desk = self.named("desk", desk_id, library.desks.get(desk_id), desks, source, &at("desk"));
        let mut personas = Vec::new();
        let wanted = std::iter::once((&scenario.persona, at("persona")));
        let others = scenario.with.iter().enumerate().map(|(n, id)| (id, at("with").index(n)));
        for (id, path) in wanted.chain(others) {
            let known = library.personas.keys().map(Id::as_str);
            personas.extend(self.named("persona", id, library.personas.get(id), known, source, &path));
        }
        let event = scenario.event.as_ref().and_then(|id| {
            let known = library.events.keys().filter(|(desk, _)| desk == desk_id).map(|(_, id)| id.as_str());
            let found = library.events.get(&(desk_id.clone(), id.clone()));
            self.named("event", id, found, known, source, &at("event"))
        });
        let mut blocks = Blocks { desk: desk_id, open: Vec::new(), done: BTreeSet::new(), found: Vec::new() };
        self.include(&scenario.include, source, &mut blocks);
        let shared = blocks.found;
        let language = self.language(&scenario.language, source);
        let rubric = self.rubric(source);
        let articles = library.articles.iter().filter(|((desk, _), _)| desk == desk_id);
        let articles = articles.map(|(_, article)| Arc::clone(article)).collect();
        Some(Bundle {
            desk: desk?,
            scenario,
            personas,
            shared,
            event,
            articles,
            language: language?,
            rubric: rubric?,
            settings: Arc::default(),
        })
    }

    /// The value of a file; its faults when it has none.
    fn value<T>(&mut self, entry: &Entry<T>) -> Option<Arc<T>> {
        if entry.value.is_none() {
            let faults = self.library.diagnostics.iter();
            let own = faults.filter(|fault| fault.is_error() && fault.file == entry.source.file());
            self.faults.extend(own.cloned());
        }
        entry.value.clone()
    }

    /// The value that the text at `path` names, or the fault that there is none.
    fn named<'k, T>(
        &mut self,
        what: &str,
        id: &Id,
        entry: Option<&Entry<T>>,
        known: impl Iterator<Item = &'k str>,
        source: &Source,
        path: &Path,
    ) -> Option<Arc<T>> {
        if let Some(entry) = entry {
            return self.value(entry);
        }
        let fault = fault_at(codes::MISSING_FILE, format!("there is no {what} `{id}`"), source, path);
        let known: Vec<&str> = known.collect();
        self.faults.push(match nearest(id.as_str(), known.iter().copied()) {
            Some(near) => fault.suggest(
                source.span_of(path),
                format!("\"{near}\""),
                format!("did you mean the {what} `{near}`?"),
            ),
            None => fault.help(without(what, id, &known)),
        });
        None
    }

    fn rubric(&mut self, source: &Source) -> Option<Arc<Rubric>> {
        if let Some(entry) = self.library.rubrics.get(RUBRIC) {
            return self.value(entry);
        }
        let fault = Diagnostic::error(codes::MISSING_FILE, format!("there is no rubric `{RUBRIC}`"));
        self.faults.push(fault.help(format!("add assets/rubrics/{RUBRIC}.ron")).file(source.file()));
        None
    }

    fn language(&mut self, id: &str, source: &Source) -> Option<Arc<Language>> {
        let found = self.library.languages.get(id).cloned();
        if found.is_none() {
            let path = Path::new().field("language");
            let says = format!("there is no language pack `{id}`");
            let known: Vec<&str> = self.library.languages.keys().map(String::as_str).collect();
            let help = format!("known are: {}", known.join(", "));
            self.faults.push(fault_at(codes::MISSING_FILE, says, source, &path).help(help));
        }
        found
    }

    /// Adds the blocks that a file includes, each once, those they include first.
    fn include(&mut self, ids: &[Id], source: &Source, blocks: &mut Blocks<'_>) {
        for (n, id) in ids.iter().enumerate() {
            let path = Path::new().field("include").index(n);
            if blocks.open.contains(id) {
                let says = format!("`{id}` includes itself, by way of {}", blocks.way());
                let fault = fault_at(codes::CIRCLE, says, source, &path);
                self.faults.push(fault.help("take one of the includes out"));
                continue;
            }
            if blocks.open.len() >= DEEPEST || !blocks.done.insert(id.clone()) {
                continue;
            }
            let library = self.library;
            let found = library.shared.get(&(blocks.desk.clone(), id.clone()));
            let known = library.shared.keys().filter(|(desk, _)| desk == blocks.desk);
            let known = known.map(|(_, id)| id.as_str());
            let block = self.named("shared block", id, found, known, source, &path);
            if let (Some(block), Some(entry)) = (block, found) {
                blocks.open.push(id.clone());
                self.include(&block.include, &entry.source, blocks);
                blocks.open.pop();
                blocks.found.push(block);
            }
        }
    }
}

/// What to do about a name that nothing is like.
fn without(what: &str, id: &Id, known: &[&str]) -> String {
    let begin = match what {
        "desk" | "persona" => format!("`firstline new {what} {id}` begins one"),
        _ => format!("give the id of a {what} that there is a file for"),
    };
    if known.is_empty() { begin } else { format!("{begin}; there are: {}", known.join(", ")) }
}

/// Shared blocks on the way.
struct Blocks<'d> {
    desk: &'d Id,
    /// Those that are being added: one that comes again closes a circle.
    open: Vec<Id>,
    done: BTreeSet<Id>,
    found: Vec<Arc<Shared>>,
}

impl Blocks<'_> {
    fn way(&self) -> String {
        let names: Vec<String> = self.open.iter().map(|id| format!("`{id}`")).collect();
        names.join(" and ")
    }
}

fn fault_at(code: Code, says: String, source: &Source, path: &Path) -> Diagnostic {
    Diagnostic::error(code, says).at(source.head_of(path), "named here").file(source.file())
}
