//! What conditions name.

use super::{Form, Sites, Waits};
use crate::author::at::At;
use crate::author::names::Kind;
use crate::sim::scenario::model::Condition;

const FACTS: &[Kind] = &[Kind::Fact];
const FINDINGS: &[Kind] = &[Kind::Finding];
const STEPS: &[Kind] = &[Kind::Step];
const TEAMS: &[Kind] = &[Kind::Team];
const TOOLS: &[Kind] = &[Kind::Tool];
const ASKS: &[Kind] = &[Kind::Ask];

/// What a customer can be told.
pub(super) const TOLD: &[Kind] =
    &[Kind::Fact, Kind::Finding, Kind::Record, Kind::Step, Kind::Event, Kind::Article, Kind::Policy];

/// What can be asked for.
const ASKED: &[Kind] =
    &[Kind::Fact, Kind::Step, Kind::Topic, Kind::Digression, Kind::Finding, Kind::Record, Kind::Information];

/// What can be spoken of.
const SPOKEN_OF: &[Kind] = &[
    Kind::Topic,
    Kind::Digression,
    Kind::Fact,
    Kind::Finding,
    Kind::Step,
    Kind::Record,
    Kind::Team,
    Kind::Tool,
    Kind::Offer,
    Kind::Policy,
    Kind::Article,
    Kind::Elsewhere,
    Kind::Event,
];

impl<'a> Sites<'a> {
    /// A condition that the customer acts on.
    pub(super) fn customer_waits(&mut self, at: At<'a>, condition: &'a Condition) {
        self.waits.push(Waits { at, condition, customer: true });
        self.condition(at, condition);
    }

    /// The same, for a field that may be left out.
    pub(super) fn customer_may_wait(&mut self, at: At<'a>, field: &str, condition: Option<&'a Condition>) {
        if let Some(condition) = condition {
            self.customer_waits(at.field(field), condition);
        }
    }

    /// A condition that the desk, a tool or the scoring asks for.
    pub(super) fn desk_waits(&mut self, at: At<'a>, condition: &'a Condition) {
        self.waits.push(Waits { at, condition, customer: false });
        self.condition(at, condition);
    }

    /// The same, for a field that may be left out.
    pub(super) fn desk_may_wait(&mut self, at: At<'a>, field: &str, condition: Option<&'a Condition>) {
        if let Some(condition) = condition {
            self.desk_waits(at.field(field), condition);
        }
    }

    fn condition(&mut self, at: At<'a>, condition: &'a Condition) {
        let arg = at.index(0);
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                for (at, condition) in arg.each(all) {
                    self.condition(at, condition);
                }
            }
            Condition::Not(inner) | Condition::Ever(inner) => self.condition(arg, inner),
            Condition::World(mark) => self.marks.push((arg, mark.as_str())),
            Condition::Mood(tag) => self.tags.push((arg, tag)),
            Condition::ReadBack(ids) => self.name_all(arg, ids, TOLD),
            Condition::PromisedWithin { team, .. } => {
                if let Some(team) = team {
                    self.name(at.field("team"), team, TEAMS);
                }
            }
            Condition::TurnsSince { id, .. } => {
                self.name(
                    at.field("id"),
                    id,
                    &[Kind::Fact, Kind::Finding, Kind::Step, Kind::Beat, Kind::Ask],
                );
            }
            Condition::AskedCount { id, .. } => self.name(at.field("id"), id, ASKED),
            Condition::Clock { after, before } => {
                for (field, text) in [("after", after), ("before", before)] {
                    if let Some(text) = text {
                        self.form(at.field(field), text, Form::Hour);
                    }
                }
            }
            Condition::Patience { above, below } | Condition::Trust { above, below } => {
                for (field, value) in [("above", above), ("below", below)] {
                    if let Some(value) = value {
                        self.number(at.field(field), "mood", *value, (0, 100));
                    }
                }
            }
            _ => self.term(arg, condition),
        }
    }

    /// A condition with one id.
    fn term(&mut self, at: At<'a>, condition: &'a Condition) {
        let (id, kinds) = match condition {
            Condition::Fact(id) => (id, FACTS),
            Condition::Found(id) => (id, FINDINGS),
            Condition::Tool(id) | Condition::Announced(id) => (id, TOOLS),
            Condition::Article(id) => (id, &[Kind::Article] as &[_]),
            Condition::Step(id) | Condition::HeardInstruct(id) => (id, STEPS),
            Condition::Chart(id) => (id, &[Kind::Chart] as &[_]),
            Condition::Told(id) | Condition::ToldWrong(id) | Condition::ToldUnknown(id) => (id, TOLD),
            Condition::ToldTeam(id) | Condition::HeardEscalate(id) => (id, TEAMS),
            Condition::Promised(id) => (id, &[Kind::Team, Kind::Tool, Kind::Step] as &[_]),
            Condition::HeardAsk(id) | Condition::HeardAgain(id) => (id, ASKED),
            Condition::HeardOffer(id) => (id, &[Kind::Offer] as &[_]),
            Condition::HeardAbout(id) => (id, SPOKEN_OF),
            Condition::HeardAgainstPolicy(id) => (id, &[Kind::Policy] as &[_]),
            Condition::Played(id) => (id, &[Kind::Beat] as &[_]),
            Condition::Satisfied(id) | Condition::Waiting(id) => (id, ASKS),
            _ => return,
        };
        // `heard_ask("any_step")` is any of the steps.
        if id.as_str() != "any" && id.as_str() != "any_step" {
            self.name(at, id, kinds);
        }
    }
}
