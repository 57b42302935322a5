//! What a plan expects of its call.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::like::Plan;
use crate::sim::call::{Disposition, Moment, holds};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;
use crate::sim::scoring::Scorecard;
use crate::sim::session::Session;
use crate::sim::wire::Message;
use crate::sim::words::Dimension;

/// What is expected. Everything that is stated must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// After the input with this name; left out, at the end. There only `facts`, `mood` and `events` can be expected.
    pub at: Option<String>,
    /// How the call ended: `escalated`.
    pub disposition: Option<String>,
    /// The team it was handed to.
    pub team: Option<Id>,
    /// What came of the technician's visit: `fixed`.
    pub visit: Option<String>,
    /// Exactly these critical errors.
    pub critical: Option<Vec<String>>,
    /// Bounds of dimensions, per mille.
    pub dimensions: BTreeMap<Dimension, Bounds>,
    /// Facts, findings and steps that the desk knows.
    pub facts: Vec<Id>,
    /// Bounds of the mood, 0 to 100.
    pub mood: MoodBounds,
    /// Events that have happened, by their name on the wire.
    pub events: Vec<String>,
}

/// At least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    /// At least.
    pub min: Option<u16>,
    /// At most.
    pub max: Option<u16>,
}

/// Bounds of the mood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MoodBounds {
    /// Of patience.
    pub patience: Option<Bounds>,
    /// Of trust.
    pub trust: Option<Bounds>,
}

/// Something that was expected and is not so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The line of the plan.
    pub line: usize,
    /// What was expected and what was found.
    pub says: String,
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.says)
    }
}

impl Expect {
    /// Whether it can be expected at all.
    pub(super) fn check(&self) -> Result<(), String> {
        let at_end_only = self.disposition.is_some()
            || self.team.is_some()
            || self.visit.is_some()
            || self.critical.is_some()
            || !self.dimensions.is_empty();
        if self.at.is_some() && at_end_only {
            return Err("with `at`, only `facts`, `mood` and `events` can be expected".to_owned());
        }
        match &self.disposition {
            Some(name) if !DISPOSITIONS.contains(&name.as_str()) => {
                Err(format!("unknown disposition \"{name}\"; known are {}", DISPOSITIONS.join(", ")))
            }
            _ => Ok(()),
        }
    }

    fn so_far(&self, session: &Session) -> Vec<String> {
        let mut unmet = Vec::new();
        let moment = Moment::new(session.case(), session.state(), None);
        for id in &self.facts {
            let known =
                [Condition::Fact(id.clone()), Condition::Found(id.clone()), Condition::Step(id.clone())];
            if !known.iter().any(|known| holds(known, &moment)) {
                unmet.push(format!("expected that the desk knows `{id}`, and it does not"));
            }
        }
        let mood = session.state().mood;
        for (name, bounds, found) in
            [("patience", self.mood.patience, mood.patience), ("trust", self.mood.trust, mood.trust)]
        {
            let bounds = bounds.unwrap_or_default();
            unmet.extend(
                bounds.unmet(u16::from(found)).map(|words| format!("expected {name} {words}, found {found}")),
            );
        }
        for name in &self.events {
            if !session.events().iter().any(|stamped| Message::event(stamped).name() == name) {
                unmet.push(format!("expected that `{name}` happens, and it did not"));
            }
        }
        unmet
    }

    fn at_end(&self, session: &Session, card: &Scorecard, visit: Option<&str>) -> Vec<String> {
        let mut unmet = self.so_far(session);
        let found = &card.outcome.disposition;
        if let Some(expected) = self.disposition.as_ref().filter(|expected| *expected != found.name()) {
            unmet.push(format!("expected the disposition {expected}, found {}", found.name()));
        }
        if let Some(expected) = &self.team {
            let team = if let Disposition::Escalated { team, .. } = found { team.as_str() } else { "none" };
            if *expected != *team {
                unmet.push(format!("expected the team {expected}, found {team}"));
            }
        }
        if let Some(expected) = self.visit.as_ref().filter(|expected| Some(expected.as_str()) != visit) {
            unmet.push(format!("expected the visit {expected}, found {}", visit.unwrap_or("none")));
        }
        if let Some(expected) = &self.critical {
            unmet.extend(critical(expected, card));
        }
        for (dimension, bounds) in &self.dimensions {
            let per_mille = card.dimensions.get(dimension).and_then(|score| score.per_mille);
            let name = dimension.name();
            match per_mille {
                Some(found) => unmet.extend(
                    bounds
                        .unmet(found)
                        .map(|words| format!("expected {name} {words} per mille, found {found}")),
                ),
                None => unmet.push(format!("expected points under {name}, and it does not apply")),
            }
        }
        unmet
    }
}

const DISPOSITIONS: [&str; 8] = [
    "resolved",
    "escalated",
    "referred",
    "declined",
    "callback_arranged",
    "ended_for_abuse",
    "customer_hung_up",
    "abandoned",
];

fn critical(expected: &[String], card: &Scorecard) -> Vec<String> {
    let found = |id: &String| card.critical.iter().any(|error| error.id == *id);
    let missing = expected.iter().filter(|id| !found(id));
    let missing = missing.map(|id| format!("expected the critical error {id}, and there is none"));
    let others = card.critical.iter().filter(|error| !expected.contains(&error.id));
    let others = others.map(|error| format!("found the critical error {}: {}", error.id, error.says));
    missing.chain(others).collect()
}

impl Bounds {
    /// The bound that is not kept, in words.
    fn unmet(self, found: u16) -> Option<String> {
        let low = self.min.filter(|min| found < *min).map(|min| format!("of at least {min}"));
        low.or_else(|| self.max.filter(|max| found > *max).map(|max| format!("of at most {max}")))
    }
}

/// What was expected after the input with this name and is not so.
#[must_use]
pub fn unmet_after(plan: &Plan, input: &str, session: &Session) -> Vec<Unmet> {
    let expects = plan.expects.iter().filter(|(_, expect)| expect.at.as_deref() == Some(input));
    let unmet = expects.flat_map(|(line, expect)| {
        expect.so_far(session).into_iter().map(|says| Unmet { line: *line, says })
    });
    unmet.collect()
}

/// What was expected at the end and is not so.
#[must_use]
pub fn unmet_at_end(plan: &Plan, session: &Session, card: &Scorecard, visit: Option<&str>) -> Vec<Unmet> {
    let expects = plan.expects.iter().filter(|(_, expect)| expect.at.is_none());
    let unmet = expects.flat_map(|(line, expect)| {
        expect.at_end(session, card, visit).into_iter().map(|says| Unmet { line: *line, says })
    });
    unmet.collect()
}
