//! What has which name.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::sim::ids::Id;

/// What an id can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A fact, or a part of one as `fact.part`.
    Fact,
    /// A finding of a tool.
    Finding,
    /// A step.
    Step,
    /// A line of the customer's record.
    Record,
    /// A topic.
    Topic,
    /// A digression.
    Digression,
    /// A beat.
    Beat,
    /// A question of the customer's.
    Ask,
    /// A mover of a persona.
    Mover,
    /// A mark on the world.
    Mark,
    /// A team of the desk.
    Team,
    /// A tool of the desk.
    Tool,
    /// An offer of the desk.
    Offer,
    /// A policy of the desk.
    Policy,
    /// A knowledge article.
    Article,
    /// A place outside support.
    Elsewhere,
    /// A chart of the desk.
    Chart,
    /// A product of the desk.
    Product,
    /// An open event.
    Event,
    /// A criterion.
    Criterion,
    /// A kind of information.
    Information,
    /// A kind of step.
    StepSort,
}

impl Kind {
    /// The word for one of them.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Finding => "finding",
            Self::Step => "step",
            Self::Record => "record line",
            Self::Topic => "topic",
            Self::Digression => "digression",
            Self::Beat => "beat",
            Self::Ask => "question of the customer's",
            Self::Mover => "mover",
            Self::Mark => "mark",
            Self::Team => "team",
            Self::Tool => "tool",
            Self::Offer => "offer",
            Self::Policy => "policy",
            Self::Article => "article",
            Self::Elsewhere => "place elsewhere",
            Self::Chart => "chart",
            Self::Product => "product",
            Self::Event => "event",
            Self::Criterion => "criterion",
            Self::Information => "kind of information",
            Self::StepSort => "kind of step",
        }
    }

    /// Whether the desk, and not the scenario, brings it.
    pub(crate) const fn is_of_desk(self) -> bool {
        matches!(
            self,
            Self::Team
                | Self::Tool
                | Self::Offer
                | Self::Policy
                | Self::Article
                | Self::Elsewhere
                | Self::Chart
                | Self::Event
        )
    }
}

/// Every name that can be used, by what it names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names<'a> {
    by_kind: BTreeMap<Kind, BTreeSet<Cow<'a, str>>>,
}

impl<'a> Names<'a> {
    /// Adds a name.
    pub(crate) fn add(&mut self, kind: Kind, name: impl Into<Cow<'a, str>>) {
        self.by_kind.entry(kind).or_default().insert(name.into());
    }

    /// Adds the names of several things.
    pub(crate) fn add_all(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Id>) {
        ids.for_each(|id| self.add(kind, id.as_str()));
    }

    /// Whether something of this kind has this name.
    pub(crate) fn has(&self, kind: Kind, name: &str) -> bool {
        self.by_kind.get(&kind).is_some_and(|names| names.contains(name))
    }

    /// Every name of this kind, in order.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.by_kind.get(&kind).into_iter().flatten().map(AsRef::as_ref)
    }

    /// The kinds of what has this name.
    pub(crate) fn kinds_of(&self, name: &str) -> Vec<Kind> {
        self.by_kind.iter().filter(|(_, names)| names.contains(name)).map(|(kind, _)| *kind).collect()
    }
}
