//! What a check is given: one file, and what stands around it.

use super::own_words::OwnWords;
use crate::sim::case::Case;
use crate::sim::scenario::Source;
use crate::sim::scenario::model::{Desk, DeskEvent, Persona, Scenario, Shared, Stage};

/// A file that was read: its value and its text with positions.
#[derive(Debug)]
pub struct File<'a, T> {
    /// What it says.
    pub value: &'a T,
    /// Its text.
    pub source: &'a Source,
}

impl<T> Clone for File<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for File<'_, T> {}

/// The file that is checked.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    /// A scenario, together with the shared blocks it includes.
    Scenario(File<'a, Scenario>),
    /// A desk.
    Desk(File<'a, Desk>),
    /// A persona.
    Persona(File<'a, Persona>),
    /// An open event.
    Event(File<'a, DeskEvent>),
}

/// The kinds of information and of steps that a language pack knows.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    /// Kinds of information.
    pub facts: Vec<String>,
    /// Kinds of steps.
    pub steps: Vec<String>,
}

/// A plan of the scenario that is checked.
#[derive(Clone, Copy, Debug)]
pub struct PlanSource<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its file.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A file to check, and what stands around it.
///
/// Around a scenario stand its own desk, personas, shared blocks and event. A desk, a persona and an event are used by
/// many scenarios: around them stands all there is.
#[derive(Clone)]
pub struct Checked<'a> {
    /// The file.
    pub subject: Subject<'a>,
    /// Desks.
    pub desks: Vec<&'a Desk>,
    /// What these desks call their own, for the spelling.
    pub desk_words: Vec<&'a OwnWords>,
    /// Personas: of a scenario, its own first and then those it is `with`.
    pub personas: Vec<&'a Persona>,
    /// Shared blocks.
    pub shared: Vec<File<'a, Shared>>,
    /// Scenarios.
    pub scenarios: Vec<&'a Scenario>,
    /// Open events.
    pub events: Vec<&'a DeskEvent>,
    /// Ids of knowledge articles.
    pub articles: Vec<&'a str>,
    /// What the language pack knows; nothing when there is none, and then kinds are not checked.
    pub kinds: Option<Kinds>,
    /// Ids of criteria.
    pub criteria: Vec<&'a str>,
    /// The scenario's plans.
    pub plans: Vec<PlanSource<'a>>,
    /// The call of the scenario, to ask what the customer understands. Without it, such rules are left out.
    pub case: Option<&'a Case>,
}

impl<'a> Checked<'a> {
    /// A file with nothing around it.
    #[must_use]
    pub fn alone(subject: Subject<'a>) -> Self {
        Self {
            subject,
            desks: Vec::new(),
            desk_words: Vec::new(),
            personas: Vec::new(),
            shared: Vec::new(),
            scenarios: Vec::new(),
            events: Vec::new(),
            articles: Vec::new(),
            kinds: None,
            criteria: Vec::new(),
            plans: Vec::new(),
            case: None,
        }
    }

    /// The scenario, when the file is one.
    #[must_use]
    pub fn scenario(&self) -> Option<File<'a, Scenario>> {
        match self.subject {
            Subject::Scenario(file) => Some(file),
            _ => None,
        }
    }

    /// The desk of the scenario that is checked, or the desk that is checked itself.
    #[must_use]
    pub fn desk(&self) -> Option<&'a Desk> {
        match self.subject {
            Subject::Scenario(_) => self.desks.first().copied(),
            Subject::Desk(file) => Some(file.value),
            _ => None,
        }
    }

    /// How far the file has come. Only scenarios are ever drafts.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.scenario().map_or(Stage::Stable, |file| file.value.stage)
    }
}
