//! What a check is given: one file, and what stands around it.

use std::ops::Range;

use super::own_words::OwnWords;
use crate::sim::case::Case;
use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};
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
    /// A shared block that no scenario includes.
    Shared(File<'a, Shared>),
    /// A knowledge article.
    Article(ArticleSource<'a>),
}

/// A knowledge article as it is written.
#[derive(Clone, Copy, Debug)]
pub struct ArticleSource<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its file.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

impl<'a> ArticleSource<'a> {
    /// Its lines, each with the place of its first byte.
    pub(crate) fn lines(self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut next = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let start = next;
            next += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        })
    }

    /// Its lines outside of code, which stands between two lines of three backticks.
    pub(crate) fn prose(self) -> impl Iterator<Item = (usize, &'a str)> {
        let mut in_code = false;
        self.lines().filter(move |(_, line)| {
            let fence = line.trim_start().starts_with("```");
            in_code ^= fence;
            !in_code && !fence
        })
    }

    /// A finding about a place in it.
    pub(crate) fn finding(
        self,
        code: Code,
        message: impl Into<String>,
        span: Range<usize>,
        label: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::warning(code, message).file(self.file).at(span, label)
    }
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
/// many scenarios: around them stands all there is. Around a shared block that no scenario includes stands all that a scenario
/// of its desk could bring, and around an article its desk.
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

    /// The knowledge article, when the file is one.
    pub(crate) fn article(&self) -> Option<ArticleSource<'a>> {
        match self.subject {
            Subject::Article(article) => Some(article),
            _ => None,
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

    /// The desk that the file belongs to, or the desk that is checked itself.
    #[must_use]
    pub fn desk(&self) -> Option<&'a Desk> {
        match self.subject {
            Subject::Scenario(_) | Subject::Shared(_) | Subject::Article(_) => self.desks.first().copied(),
            Subject::Desk(file) => Some(file.value),
            Subject::Persona(_) | Subject::Event(_) => None,
        }
    }

    /// How far the file has come. Only scenarios are ever drafts, and blocks that no scenario includes yet.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self.subject {
            Subject::Scenario(file) => file.value.stage,
            Subject::Shared(_) => Stage::Draft,
            _ => Stage::Stable,
        }
    }
}
