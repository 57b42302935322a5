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
    /// A knowledge article of a desk.
    Article,
    /// An open event of a desk, such as an outage.
    Event,
    /// Parts that several scenarios of a desk share.
    Shared,
}

impl Kind {
    /// Every kind, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Scenario,
        Self::Plan,
        Self::Course,
        Self::Desk,
        Self::Article,
        Self::Event,
        Self::Shared,
        Self::Persona,
        Self::Rubric,
    ];

    /// Whether files of this kind go by their desk and their id, so that two desks may each have one of the same id.
    #[must_use]
    pub const fn is_of_desk(self) -> bool {
        matches!(self, Self::Article | Self::Event | Self::Shared)
    }

    /// Where the file of this id belongs in a content folder. `desk` is the desk of all but desks, personas and rubrics; a
    /// plan's id is `SCENARIO.NAME`.
    #[must_use]
    pub fn path(self, desk: &str, id: &str) -> PathBuf {
        let scenarios = Path::new("scenarios");
        let assets = Path::new("assets");
        match self {
            Self::Scenario => scenarios.join(desk).join(format!("{id}.ron")),
            Self::Plan => scenarios.join(desk).join(format!("{id}.plan")),
            Self::Course => scenarios.join(desk).join("courses").join(format!("{id}.ron")),
            Self::Article => scenarios.join(desk).join("knowledge").join(format!("{id}.md")),
            Self::Event => scenarios.join(desk).join("events").join(format!("{id}.ron")),
            Self::Shared => scenarios.join(desk).join("shared").join(format!("{id}.ron")),
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
        all.extend(self.articles_written());
        all.extend(self.events.iter().map(|((desk, id), entry)| Written {
            desk: Some(desk.clone()),
            ..written(Kind::Event, id, entry, |event| event.title.clone())
        }));
        all.extend(self.shared.iter().map(|((desk, id), entry)| Written {
            desk: Some(desk.clone()),
            ..written(Kind::Shared, id, entry, |shared| shared.id.to_string())
        }));
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
            Place::Event { .. } => without(&mut library.events, file),
            Place::Shared { .. } => without(&mut library.shared, file),
            // These go by their file's name, whatever their text says.
            Place::Plan { .. } | Place::Article { .. } => {}
            _ => return None,
        }
        let desk = match &place {
            Place::Scenario { folder, .. } | Place::Course { folder, .. } | Place::Plan { folder, .. } => {
                self.desk_of(folder, layer).map(|desk| (folder.clone(), desk))
            }
            Place::Article { folder, .. } | Place::Event { folder, .. } | Place::Shared { folder, .. } => {
                let desk = self.folders().get(&(layer, folder.as_str())).map(|desk| Id::clone(desk));
                desk.map(|desk| (folder.clone(), desk))
            }
            _ => None,
        };
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

    /// By layer and folder: the desk that its files belong to, as its `desk.ron` or its scenarios say. Where neither does, the
    /// folder is called as its desk.
    fn folders(&self) -> BTreeMap<(usize, &str), &Id> {
        let mut folders = BTreeMap::new();
        for (id, desk) in &self.desks {
            if let Some((Place::Desk { folder }, layer)) = self.origins.get(desk.source.file()) {
                folders.insert((*layer, folder.as_str()), id);
            }
        }
        for entry in self.scenarios.values() {
            if let (Some((Place::Scenario { folder, .. }, layer)), Some(scenario)) =
                (self.origins.get(entry.source.file()), &entry.value)
            {
                folders.entry((*layer, folder.as_str())).or_insert(&scenario.desk);
            }
        }
        folders
    }

    /// Every article that is used: of two of one desk and id that of the later layer.
    pub(crate) fn articles_written(&self) -> Vec<Written> {
        let folders = self.folders();
        let mut used: BTreeMap<(Id, &str), Written> = BTreeMap::new();
        for (file, (place, layer)) in &self.origins {
            let Place::Article { folder, id } = place else { continue };
            let desk = folders.get(&(*layer, folder.as_str())).map(|desk| Id::clone(desk));
            let desk = desk.unwrap_or_else(|| Id::from(folder.as_str()));
            let Some(article) = self.articles.get(&(desk.clone(), Id::from(id.as_str()))) else { continue };
            let key = (desk.clone(), id.as_str());
            if used.get(&key).is_some_and(|other| other.layer > *layer) {
                continue;
            }
            let written = Written {
                kind: Kind::Article,
                id: article.id.clone(),
                title: article.title.clone(),
                desk: Some(desk),
                scenario: None,
                stage: None,
                faulty: false,
                file: file.clone(),
                layer: *layer,
            };
            used.insert(key, written);
        }
        used.into_values().collect()
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
        let home = tempfile::tempdir().unwrap();
        let block = home.path().join("scenarios/lumen/shared/identity.ron");
        std::fs::create_dir_all(block.parent().unwrap()).unwrap();
        std::fs::write(&block, "Shared(format: 1, id: \"identity\")").unwrap();
        let library = Library::load(None, &[home.path()]);
        for kind in Kind::ALL {
            let all = library.written();
            let first = all.iter().find(|written| written.kind == kind).unwrap();
            let text = library.text(&first.file).unwrap().to_owned();
            let same = library.with_text(&first.file, &text).unwrap();
            assert_eq!(same.written_in(&first.file).as_ref(), Some(first));
            assert_eq!(same.diagnostics(), library.diagnostics());
            let broken = library.with_text(&first.file, "oops(").unwrap();
            if kind == Kind::Article {
                // Any text is an article; the new one is what is read from now on.
                let key = (first.desk.clone().unwrap(), first.id.clone());
                assert_eq!(broken.articles[&key].text, "oops(");
                continue;
            }
            let found = broken.diagnostics().len() + broken.plan_faults(&|file| file == first.file).len();
            assert!(found > 0, "{kind:?}");
        }
        assert!(library.with_text("built-in/assets/help/plans.md", "").is_none());
    }

    #[test]
    fn an_article_of_ones_own_takes_the_place_of_the_shipped_one() {
        let home = tempfile::tempdir().unwrap();
        let built_in = Library::built_in();
        let shipped = built_in.written().into_iter().find(|written| written.kind == Kind::Article).unwrap();
        let desk = shipped.desk.clone().unwrap();
        let own = home.path().join(Kind::Article.path(desk.as_str(), shipped.id.as_str()));
        std::fs::create_dir_all(own.parent().unwrap()).unwrap();
        std::fs::write(&own, "# Ours\n").unwrap();
        let library = Library::load(None, &[home.path()]);
        let same = |written: &Written| {
            written.kind == Kind::Article && written.id == shipped.id && written.desk == shipped.desk
        };
        let all: Vec<Written> = library.written().into_iter().filter(same).collect();
        assert_eq!((all.len(), all[0].title.as_str(), all[0].layer), (1, "Ours", 1));
        let count = |library: &Library| {
            library.written().iter().filter(|written| written.kind == Kind::Article).count()
        };
        assert_eq!(count(&library), count(&built_in));
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
