//! Every check over a library: what stands around each file is found, and the rules look at it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::checked::{ArticleSource, Checked, File, Kinds, PlanSource, Subject};
use super::own_words::OwnWords;
use super::rules::check;
use crate::content::{Entry, Library};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Scenario, Shared};
use crate::sim::understanding::{KindName, Wordings};

/// The rubric that the names of criteria come from.
const RUBRIC: &str = "standard";

/// The seed of the cases that are asked.
const SEED: Seed = 0;

/// Everything that is wrong with the files that are `wanted`, asked by the name they were read under: what their text
/// says, what is missing around them, and what they mean. In the order of files and places, each once.
///
/// Files with errors in their text are not looked at any further, nor are scenarios whose desk or persona is missing.
#[must_use]
pub fn lint(library: &Library, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = library.diagnostics().to_vec();
    found.extend(library.language_faults());
    let house = House::of(library);
    let mut cases = Cases::default();
    // A plan is looked at together with its scenario.
    let plans = |id: &Id| house.plans.get(id).into_iter().flatten();
    // So is a shared block: what its ids mean, scenarios say.
    let has_wanted_block =
        |scenario: &Scenario| house.shared(scenario).iter().any(|block| wanted(block.source.file()));
    let is_wanted = |(id, entry): &(&Id, &Entry<Scenario>)| {
        wanted(entry.source.file())
            || plans(id).any(|plan| wanted(plan.file))
            || entry.value.as_deref().is_some_and(has_wanted_block)
    };
    for (_, entry) in library.scenarios.iter().filter(is_wanted) {
        found.extend(library.missing(entry));
        let Some(checked) = house.scenario(entry).filter(is_complete) else { continue };
        let id = checked.scenario().map(|file| file.value.id.as_str());
        let case = id.and_then(|id| cases.case(library, id));
        found.extend(check(&Checked { case: case.as_ref(), ..checked }));
    }
    found.extend(house.others(wanted));
    found.extend(house.blocks_alone(wanted));
    found.extend(house.articles(wanted));
    found.extend(library.plan_faults(wanted));
    found.extend(library.course_faults(wanted));
    found.retain(|fault| wanted(&fault.file));
    in_order(found)
}

/// Whether everything is there that a scenario names; otherwise half of its ids would be unknown for no fault of theirs.
fn is_complete(checked: &Checked<'_>) -> bool {
    checked.scenario().is_some_and(|file| {
        let scenario = file.value;
        let blocks = |id: &Id| checked.shared.iter().any(|shared| shared.value.id == *id);
        !checked.desks.is_empty()
            && checked.personas.len() == 1 + scenario.with.len()
            && checked.events.len() == usize::from(scenario.event.is_some())
            && scenario.include.iter().all(blocks)
    })
}

fn in_order(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let start = |fault: &Diagnostic| fault.span.as_ref().map_or(0, |span| span.start);
    found.sort_by(|one, other| {
        let place = one.file.cmp(&other.file).then_with(|| start(one).cmp(&start(other)));
        place.then_with(|| one.code.cmp(&other.code)).then_with(|| one.message.cmp(&other.message))
    });
    found.dedup();
    found
}

/// Puts cases together to be asked, each for a moment. What a desk says is cut into words once for all its scenarios.
#[derive(Default)]
struct Cases {
    by_desk_and_language: BTreeMap<(Id, String), Wordings>,
}

impl Cases {
    fn case(&mut self, library: &Library, scenario: &str) -> Option<Case> {
        let bundle = library.bundle(scenario).ok()?;
        let key = (bundle.desk.id.clone(), bundle.language.id.clone());
        let wordings = self.by_desk_and_language.entry(key).or_insert_with(|| bundle.desk_wordings());
        Some(Case::within(Arc::new(bundle.set_with(SEED, wordings)), SEED))
    }
}

/// A library in the form that checks are given.
struct House<'a> {
    library: &'a Library,
    kinds: BTreeMap<&'a str, Kinds>,
    criteria: Vec<&'a str>,
    /// By desk: what it calls its own.
    words: BTreeMap<&'a Id, OwnWords>,
    articles: BTreeMap<&'a Id, Vec<&'a str>>,
    plans: BTreeMap<&'a Id, Vec<PlanSource<'a>>>,
}

impl<'a> House<'a> {
    fn of(library: &'a Library) -> Self {
        let rubric = library.rubrics.get(RUBRIC).and_then(|entry| entry.value.as_deref());
        let criteria = rubric.into_iter().flat_map(|rubric| {
            let marks = rubric.criteria.iter().map(|criterion| criterion.id.as_str());
            marks.chain(rubric.critical.iter().map(|critical| critical.id.as_str()))
        });
        let mut house = Self {
            library,
            kinds: BTreeMap::new(),
            criteria: criteria.collect(),
            words: library
                .desks
                .iter()
                .filter_map(|(id, desk)| Some((id, OwnWords::of_desk(desk.value.as_deref()?))))
                .collect(),
            articles: BTreeMap::new(),
            plans: BTreeMap::new(),
        };
        for (id, language) in &library.languages {
            house.kinds.insert(id, kinds(&language.pack().kinds()));
        }
        for (desk, article) in library.articles.keys() {
            house.articles.entry(desk).or_default().push(article.as_str());
        }
        for ((scenario, name), plan) in &library.plans {
            let source = PlanSource { name, file: &plan.file, text: &plan.text };
            house.plans.entry(scenario).or_default().push(source);
        }
        house
    }

    /// A scenario with its own desk, personas, shared blocks and event.
    fn scenario(&self, entry: &'a Entry<Scenario>) -> Option<Checked<'_>> {
        let file = file(entry)?;
        let scenario = file.value;
        let library = self.library;
        let personas = std::iter::once(&scenario.persona).chain(&scenario.with);
        let event = scenario.event.as_ref().map(|event| (scenario.desk.clone(), event.clone()));
        Some(Checked {
            desks: library
                .desks
                .get(&scenario.desk)
                .and_then(|desk| desk.value.as_deref())
                .into_iter()
                .collect(),
            desk_words: self.words.get(&scenario.desk).into_iter().collect(),
            personas: personas
                .filter_map(|id| library.personas.get(id).and_then(|persona| persona.value.as_deref()))
                .collect(),
            shared: self.shared(scenario),
            events: event
                .and_then(|key| library.events.get(&key).and_then(|event| event.value.as_deref()))
                .into_iter()
                .collect(),
            articles: self.articles.get(&scenario.desk).cloned().unwrap_or_default(),
            plans: self.plans.get(&scenario.id).cloned().unwrap_or_default(),
            ..self.around(Subject::Scenario(file), &scenario.language)
        })
    }

    /// The blocks that a scenario includes, and those that they include.
    fn shared(&self, scenario: &'a Scenario) -> Vec<File<'a, Shared>> {
        self.included(&scenario.desk, &scenario.include)
    }

    /// These blocks of a desk, and those that they include.
    fn included(&self, desk: &Id, include: &'a [Id]) -> Vec<File<'a, Shared>> {
        let mut open: Vec<&Id> = include.iter().rev().collect();
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        while let Some(id) = open.pop() {
            let entry = self.library.shared.get(&(desk.clone(), id.clone()));
            let Some(file) = entry.and_then(file).filter(|_| seen.insert(id)) else { continue };
            open.extend(file.value.include.iter().rev());
            found.push(file);
        }
        found
    }

    /// Desks, personas and events: they are used by many scenarios, and all there is stands around them.
    fn others(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let library = self.library;
        let mut found = Vec::new();
        for entry in library.desks.values().filter(|entry| wanted(entry.source.file())) {
            let Some(file) = file(entry) else { continue };
            found.extend(check(&self.around(Subject::Desk(file), &file.value.language)));
        }
        for entry in library.personas.values().filter(|entry| wanted(entry.source.file())) {
            let Some(file) = file(entry) else { continue };
            found.extend(check(&Checked {
                desks: values(library.desks.values()),
                desk_words: self.words.values().collect(),
                scenarios: values(library.scenarios.values()),
                articles: self.articles.values().flatten().copied().collect(),
                events: values(library.events.values()),
                ..self.around(Subject::Persona(file), &file.value.language)
            }));
        }
        for ((desk, _), entry) in &library.events {
            let Some(file) = file(entry).filter(|file| wanted(file.source.file())) else { continue };
            let mut scenarios = values(library.scenarios.values());
            scenarios
                .retain(|scenario| scenario.desk == *desk && scenario.event.as_ref() == Some(&file.value.id));
            found.extend(check(&Checked { scenarios, ..Checked::alone(Subject::Event(file)) }));
        }
        found
    }

    /// Shared blocks that no scenario includes, and so none is checked with.
    fn blocks_alone(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let library = self.library;
        let scenarios = values(library.scenarios.values());
        let included = scenarios.iter().flat_map(|scenario| self.shared(scenario));
        let included: BTreeSet<&str> = included.map(|block| block.source.file()).collect();
        let mut found = Vec::new();
        for ((desk, _), entry) in &library.shared {
            let name = entry.source.file();
            let Some(file) = file(entry).filter(|_| wanted(name) && !included.contains(name)) else {
                continue;
            };
            found.extend(library.missing_of_block(desk, entry));
            let of_desk = |scenario: &&Scenario| scenario.desk == *desk;
            let events = library.events.iter().filter(|((of, _), _)| of == desk).map(|(_, event)| event);
            let own = library.desks.get(desk).and_then(|desk| desk.value.as_deref());
            // Its language is its desk's; without one, kinds are not checked.
            let language = own.map_or("", |desk| desk.language.as_str());
            found.extend(check(&Checked {
                desks: own.into_iter().collect(),
                desk_words: self.words.get(desk).into_iter().collect(),
                personas: values(library.personas.values()),
                shared: self.included(desk, &file.value.include),
                scenarios: scenarios.iter().copied().filter(of_desk).collect(),
                events: values(events),
                articles: self.articles.get(desk).cloned().unwrap_or_default(),
                ..self.around(Subject::Shared(file), language)
            }));
        }
        found
    }

    /// Knowledge articles, each with its desk.
    fn articles(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let library = self.library;
        let mut found = Vec::new();
        for written in library.articles_written().iter().filter(|written| wanted(&written.file)) {
            let Some(desk) = &written.desk else { continue };
            let Some(article) = library.articles.get(&(desk.clone(), written.id.clone())) else { continue };
            let subject = ArticleSource { id: written.id.as_str(), file: &written.file, text: &article.text };
            found.extend(check(&Checked {
                desks: library.desks.get(desk).and_then(|desk| desk.value.as_deref()).into_iter().collect(),
                desk_words: self.words.get(desk).into_iter().collect(),
                articles: self.articles.get(desk).cloned().unwrap_or_default(),
                ..Checked::alone(Subject::Article(subject))
            }));
        }
        found
    }

    fn around(&self, subject: Subject<'a>, language: &str) -> Checked<'a> {
        let kinds = self.kinds.get(language).cloned();
        Checked { kinds, criteria: self.criteria.clone(), ..Checked::alone(subject) }
    }
}

fn kinds(names: &[KindName]) -> Kinds {
    let of = |step: bool| {
        names.iter().filter(|name| name.step == step).map(|name| name.id.as_str().to_owned()).collect()
    };
    Kinds { facts: of(false), steps: of(true) }
}

fn file<T>(entry: &Entry<T>) -> Option<File<'_, T>> {
    entry.value.as_deref().map(|value| File { value, source: &entry.source })
}

fn values<'a, T>(entries: impl Iterator<Item = &'a Entry<T>>) -> Vec<&'a T> {
    entries.filter_map(|entry| entry.value.as_deref()).collect()
}
