//! A new file: where it belongs and what stands in it.

use std::path::PathBuf;

use super::spoilt::spoilt;
use super::template::{New, begun, is_name};
use crate::content::{Entry, Kind, Library, Written};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Desk;
use crate::sim::scenario::parse::nearest;
use crate::sim::words::Dimension;

/// A new course takes so many of its desk's scenarios.
const FIRST: usize = 3;

/// What is to be begun. Of desk, persona and scenario only what a file of this kind needs is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What it is.
    pub kind: Kind,
    /// Its name; of a plan the part behind the scenario's.
    pub name: String,
    /// The desk of a scenario, a course, an article, an event or a shared block.
    pub desk: Id,
    /// The kind of customer of a scenario.
    pub persona: Id,
    /// The scenario of a plan.
    pub scenario: Id,
}

impl Beginning {
    /// The id that the file will have.
    #[must_use]
    pub fn id(&self) -> Id {
        match self.kind {
            Kind::Plan => Id::new(format!("{}.{}", self.scenario, self.name)),
            _ => Id::from(self.name.as_str()),
        }
    }

    /// Where the file belongs in a content folder, and its text.
    ///
    /// # Errors
    /// Why it cannot be begun, and what to do.
    pub fn file(&self, library: &Library) -> Result<(PathBuf, String), String> {
        let Self { kind, name, .. } = self;
        if !(is_name(name) || (*kind == Kind::Article && is_name(&name.replace('-', "_")))) {
            return Err(format!(
                "`{name}` cannot be an id: take small letters, digits and underscores, as in `late_router`"
            ));
        }
        self.check_free(library)?;
        let text = match kind {
            Kind::Desk => begun(New::Desk, name),
            Kind::Persona => begun(New::Persona, name),
            Kind::Rubric => begun(New::Rubric, name),
            Kind::Scenario => {
                let desk = desk(library, &self.desk)?;
                known("persona", &self.persona, library.personas.keys())?;
                begun(New::Scenario(desk, self.persona.as_str()), name)
            }
            Kind::Course => {
                let desk = desk(library, &self.desk)?;
                let own = library.scenarios.iter().filter(|(_, entry)| is_of(entry, &desk.id));
                let own: Vec<&str> = own.take(FIRST).map(|(id, _)| id.as_str()).collect();
                if own.is_empty() {
                    return Err(format!("the desk `{}` has no scenario to take yet", desk.id));
                }
                begun(New::Course(desk, &own), name)
            }
            Kind::Article => begun(New::Article(desk(library, &self.desk)?), name),
            Kind::Event => begun(New::Event(desk(library, &self.desk)?), name),
            Kind::Shared => begun(New::Shared(desk(library, &self.desk)?), name),
            Kind::Plan => {
                let desk = desk(library, &self.desk_of_scenario(library)?)?;
                self.spoilt(library, desk).or_else(|| begun(New::Plan(desk, self.scenario.as_str()), name))
            }
        };
        let desk = if *kind == Kind::Plan { self.desk_of_scenario(library)? } else { self.desk.clone() };
        let text =
            text.ok_or_else(|| format!("the desk `{desk}` needs a functional team and a tool first"))?;
        Ok((kind.path(desk.as_str(), self.id().as_str()), text))
    }

    /// Refuses the name of a file that is there: a new one would silently take the place of a shipped one. A rubric may,
    /// because it begins as all of the one that calls are scored by.
    fn check_free(&self, library: &Library) -> Result<(), String> {
        let id = self.id();
        let taken = |other: &Written| {
            let same = other.kind == self.kind && other.id == id;
            let here = !self.kind.is_of_desk() || other.desk.as_ref() == Some(&self.desk);
            same && here && (other.layer > 0 || self.kind != Kind::Rubric)
        };
        let Some(other) = library.written().into_iter().find(taken) else { return Ok(()) };
        let whose = if other.layer == 0 { "comes with Firstline" } else { "is there already" };
        Err(format!("`{id}` {whose}, in {}; take another name", other.file))
    }

    /// A plan that is called like a dimension is the model plan gone wrong in it, where there is one.
    fn spoilt(&self, library: &Library, desk: &Desk) -> Option<String> {
        let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.name() == self.name)?;
        let model = library.plan(self.scenario.as_str(), "model")?.ok()?;
        let scenario = library.scenarios.get(&self.scenario)?.value.as_deref()?;
        spoilt(dimension, &model, scenario, desk)
    }

    fn desk_of_scenario(&self, library: &Library) -> Result<Id, String> {
        known("scenario", &self.scenario, library.scenarios.keys())?;
        let entry = library.scenarios.get(&self.scenario);
        let value = entry.and_then(|entry| entry.value.as_deref());
        value.map(|scenario| scenario.desk.clone()).ok_or_else(|| {
            format!("the scenario `{}` has faults; `firstline lint` shows them", self.scenario)
        })
    }
}

fn is_of(entry: &Entry<crate::sim::scenario::model::Scenario>, desk: &Id) -> bool {
    entry.value.as_deref().is_some_and(|scenario| scenario.desk == *desk)
}

fn desk<'l>(library: &'l Library, id: &Id) -> Result<&'l Desk, String> {
    known("desk", id, library.desks.keys())?;
    let entry = library.desks.get(id);
    let value = entry.and_then(|entry| entry.value.as_deref());
    value.ok_or_else(|| format!("the desk `{id}` has faults; `firstline lint` shows them"))
}

fn known<'l>(what: &str, id: &Id, all: impl Iterator<Item = &'l Id> + Clone) -> Result<(), String> {
    if all.clone().any(|own| own == id) {
        return Ok(());
    }
    let meant = match nearest(id.as_str(), all.clone().map(Id::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", all.map(Id::as_str).collect::<Vec<_>>().join(", ")),
    };
    Err(format!("there is no {what} `{id}`; {meant}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginning(kind: Kind, name: &str) -> Beginning {
        Beginning {
            kind,
            name: name.to_owned(),
            desk: "lumen".into(),
            persona: "vague".into(),
            scenario: "evening_dropouts".into(),
        }
    }

    #[test]
    fn every_kind_is_begun_where_it_is_looked_for() {
        let library = Library::built_in();
        for kind in Kind::ALL {
            let (path, text) = beginning(kind, "my_own").file(&library).unwrap();
            assert!(path.to_string_lossy().contains("my_own") && text.len() > 300, "{}", path.display());
        }
        let plan = beginning(Kind::Plan, "mine").file(&library).unwrap().0;
        assert!(plan.ends_with("lumen/evening_dropouts.mine.plan"), "{}", plan.display());
    }

    #[test]
    fn a_name_that_is_taken_is_refused() {
        let library = Library::built_in();
        for (kind, name) in [
            (Kind::Desk, "pomander"),
            (Kind::Persona, "vague"),
            (Kind::Scenario, "cheap_pages"),
            (Kind::Course, "first_week"),
            (Kind::Plan, "model"),
        ] {
            let why = beginning(kind, name).file(&library).unwrap_err();
            assert!(why.contains("comes with Firstline") && why.contains("take another name"), "{why}");
        }
        assert!(beginning(Kind::Rubric, "standard").file(&library).is_ok());
    }

    #[test]
    fn what_is_not_there_is_named_with_what_was_likely_meant() {
        let library = Library::built_in();
        let why = |beginning: Beginning| beginning.file(&library).unwrap_err();
        let desk = Beginning { desk: "lumem".into(), ..beginning(Kind::Course, "x") };
        assert_eq!(why(desk), "there is no desk `lumem`; did you mean `lumen`?");
        let persona = Beginning { persona: "zzzzzz".into(), ..beginning(Kind::Scenario, "x") };
        assert!(why(persona).contains("there are: abusive, angry"));
        assert!(why(beginning(Kind::Desk, "Not an id")).contains("small letters"));
    }
}
