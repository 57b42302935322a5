//! The files of the library that people write, whatever they are: scenarios, and what stands around them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::layer::{RawFile, Reader};
use super::library::{Entry, Library, PlanText};
use super::place::Place;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Stage;

/// What a file is that people write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A scenario.
    #[default]
    Scenario,
    /// A written call of a scenario.
    Plan,
    /// Scenarios in an order.
    Course,
    /// A desk.
    Desk,
    /// A kind of customer.
    Persona,
    /// What calls are scored by.
    Rubric,
}

impl Kind {
    /// Every kind, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Scenario, Self::Plan, Self::Course, Self::Desk, Self::Persona, Self::Rubric];

    /// Where the file of this id belongs in a content folder. `desk` is the desk of a scenario, plan or course; a plan's id is
    /// `SCENARIO.NAME`.
    #[must_use]
    pub fn path(self, desk: &str, id: &str) -> PathBuf {
        let scenarios = Path::new("scenarios");
        let assets = Path::new("assets");
        match self {
            Self::Scenario => scenarios.join(desk).join(format!("{id}.ron")),
            Self::Plan => scenarios.join(desk).join(format!("{id}.plan")),
            Self::Course => scenarios.join(desk).join("courses").join(format!("{id}.ron")),
            Self::Desk => scenarios.join(id).join("desk.ron"),
            Self::Persona => assets.join("personas").join(format!("{id}.ron")),
            Self::Rubric => assets.join("rubrics").join(format!("{id}.ron")),
        }
    }
}

/// A file that people write, as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub kind: Kind,
    /// Its id; of a plan `SCENARIO.NAME`.
    pub id: Id,
    /// Its title; the id when its file has faults.
    pub title: String,
    /// The desk it belongs to; none when it belongs to none, or that is not known.
    pub desk: Option<Id>,
    /// The scenario that a plan plays, or the scenario itself.
    pub scenario: Option<Id>,
    /// How far a scenario has come; none when its file has faults.
    pub stage: Option<Stage>,
    /// Whether its file has faults, so that it cannot be used as it is. Those of plans are told where plans are read.
    pub faulty: bool,
    /// Its file.
    pub file: String,
    /// The layer it came from: 0 is built in.
    pub layer: usize,
}

impl Library {
    /// Every file that people write and that is used: those that later layers hide are left out.
    #[must_use]
    pub fn written(&self) -> Vec<Written> {
        let mut all = Vec::new();
        all.extend(self.scenarios.iter().map(|(id, entry)| Written {
            desk: entry.value.as_ref().map(|scenario| scenario.desk.clone()),
            scenario: Some(id.clone()),
            stage: entry.value.as_ref().map(|scenario| scenario.stage),
            ..written(Kind::Scenario, id, entry, |scenario| scenario.title.clone())
        }));
        all.extend(self.plans.iter().map(|((scenario, name), plan)| self.written_plan(scenario, name, plan)));
        all.extend(self.courses.iter().map(|(id, entry)| Written {
            desk: entry.value.as_ref().map(|course| course.desk.clone()),
            ..written(Kind::Course, id, entry, |course| course.title.clone())
        }));
        all.extend(self.desks.iter().map(|(id, entry)| Written {
            desk: Some(id.clone()),
            ..written(Kind::Desk, id, entry, |desk| desk.company.clone())
        }));
        let personas = self.personas.iter();
        all.extend(personas.map(|(id, entry)| written(Kind::Persona, id, entry, |own| own.name.clone())));
        let rubrics = self.rubrics.iter();
        all.extend(rubrics.map(|(id, entry)| written(Kind::Rubric, id, entry, |own| own.id.clone())));
        all
    }

    /// What was read from the file of this name, if people write such files and it is used.
    #[must_use]
    pub fn written_in(&self, file: &str) -> Option<Written> {
        self.written().into_iter().find(|written| written.file == file)
    }

    /// This library with another text in a file that people write, as if that had been read; nothing when no such file was
    /// read under this name. What the file hid in an earlier layer stays hidden, whatever the text says now.
    #[must_use]
    pub fn with_text(&self, file: &str, text: &str) -> Option<Self> {
        let (place, layer) = self.origins.get(file)?.clone();
        let mut library = self.clone();
        library.diagnostics.retain(|fault| fault.file != file);
        match &place {
            Place::Scenario { .. } => without(&mut library.scenarios, file),
            Place::Course { .. } => without(&mut library.courses, file),
            Place::Desk { .. } => without(&mut library.desks, file),
            Place::Persona { .. } => without(&mut library.personas, file),
            Place::Rubric { .. } => without(&mut library.rubrics, file),
            // It goes by its file's name, whatever its text says.
            Place::Plan { .. } => {}
            _ => return None,
        }
        let folder = match &place {
            Place::Scenario { folder, .. } | Place::Course { folder, .. } | Place::Plan { folder, .. } => {
                Some(folder.as_str())
            }
            _ => None,
        };
        let desk = folder.and_then(|folder| Some((folder.to_owned(), self.desk_of(folder, layer)?)));
        Reader::again(&mut library, layer, desk).read(vec![RawFile {
            name: file.to_owned(),
            place,
            bytes: text.as_bytes().to_vec().into(),
        }]);
        Some(library)
    }

    /// Puts what `before` had in the place of everything that has faults now and had none then.
    pub fn keep_good(&mut self, before: &Self) {
        good(&mut self.scenarios, &before.scenarios);
        good(&mut self.courses, &before.courses);
        good(&mut self.desks, &before.desks);
        good(&mut self.personas, &before.personas);
        good(&mut self.rubrics, &before.rubrics);
        good(&mut self.shared, &before.shared);
        good(&mut self.events, &before.events);
    }

    /// The desk that a folder of a layer belongs to, when its `desk.ron` lies in that layer.
    fn desk_of(&self, folder: &str, layer: usize) -> Option<Id> {
        let own = |(place, at): &(Place, usize)| {
            *at == layer && matches!(place, Place::Desk { folder: own } if own == folder)
        };
        let file = self.origins.iter().find(|(_, origin)| own(origin)).map(|(name, _)| name.as_str())?;
        self.desks.iter().find(|(_, desk)| desk.source.file() == file).map(|(id, _)| id.clone())
    }

    fn written_plan(&self, scenario: &Id, name: &str, plan: &PlanText) -> Written {
        let value = self.scenarios.get(scenario).and_then(|entry| entry.value.as_deref());
        let title = value.map_or(scenario.as_str(), |scenario| scenario.title.as_str());
        Written {
            kind: Kind::Plan,
            id: Id::new(format!("{scenario}.{name}")),
            title: format!("{title}: {name}"),
            desk: Some(plan.desk.clone()),
            scenario: Some(scenario.clone()),
            stage: None,
            faulty: false,
            file: plan.file.clone(),
            layer: self.origins.get(&plan.file).map_or(0, |(_, layer)| *layer),
        }
    }
}

fn written<T>(kind: Kind, id: &Id, entry: &Entry<T>, title: fn(&T) -> String) -> Written {
    Written {
        kind,
        id: id.clone(),
        title: entry.value.as_deref().map_or_else(|| id.to_string(), title),
        desk: None,
        scenario: None,
        stage: None,
        faulty: entry.value.is_none(),
        file: entry.source.file().to_owned(),
        layer: entry.layer,
    }
}

fn without<K: Ord, T>(map: &mut BTreeMap<K, Entry<T>>, file: &str) {
    map.retain(|_, entry| entry.source.file() != file);
}

fn good<K: Ord + Clone, T>(now: &mut BTreeMap<K, Entry<T>>, before: &BTreeMap<K, Entry<T>>) {
    for (id, entry) in now.iter_mut().filter(|(_, entry)| entry.value.is_none()) {
        if let Some(was) = before.get(id).filter(|was| was.value.is_some()) {
            entry.value.clone_from(&was.value);
            entry.source = Arc::clone(&was.source);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_among_what_people_write_and_its_text_can_be_another() {
        let library = Library::built_in();
        for kind in Kind::ALL {
            let all = library.written();
            let first = all.iter().find(|written| written.kind == kind).unwrap();
            let text = library.text(&first.file).unwrap().to_owned();
            let same = library.with_text(&first.file, &text).unwrap();
            assert_eq!(same.written_in(&first.file).as_ref(), Some(first));
            assert_eq!(same.diagnostics(), library.diagnostics());
            let broken = library.with_text(&first.file, "oops(").unwrap();
            let found = broken.diagnostics().len() + broken.plan_faults(&|file| file == first.file).len();
            assert!(found > 0, "{kind:?}");
        }
        assert!(library.with_text("built-in/assets/help/plans.md", "").is_none());
    }

    #[test]
    fn what_has_faults_is_kept_as_it_was() {
        let library = Library::built_in();
        let desk = library.desks["lumen"].source.file();
        let mut broken = library.with_text(desk, "oops(").unwrap();
        assert!(broken.bundle("evening_dropouts").is_err());
        broken.keep_good(&library);
        assert!(broken.bundle("evening_dropouts").is_ok());
    }
}
