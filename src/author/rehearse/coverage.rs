//! What of a scenario was reached, and where what never was stands.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::places::{Place, Reach, places};
use super::tally::add_counts;
use crate::content::{Entry, Library};
use crate::sim::call::{Event, Stamped};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Scenario;

/// What was reached, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Lines that were said, by their place: `facts.began.says.1`.
    pub lines: BTreeMap<String, u32>,
    /// Beats that were played.
    pub beats: BTreeMap<Id, u32>,
    /// Facts, parts, findings and steps that became known.
    pub known: BTreeMap<Id, u32>,
    /// Questions of the customer's that were put.
    pub asks: BTreeMap<Id, u32>,
}

impl Coverage {
    pub(super) fn count(&mut self, events: &[Stamped]) {
        for stamped in events {
            match &stamped.event {
                Event::CustomerSpoke { line, .. } => *self.lines.entry(line.clone()).or_insert(0) += 1,
                Event::BeatPlayed { id, .. } => *self.beats.entry(id.clone()).or_insert(0) += 1,
                Event::Learnt { id, .. } => *self.known.entry(id.clone()).or_insert(0) += 1,
                Event::AskPut { id, .. } => *self.asks.entry(id.clone()).or_insert(0) += 1,
                Event::ToolResult { finds, .. } => {
                    for id in finds {
                        *self.known.entry(id.clone()).or_insert(0) += 1;
                    }
                }
                _ => {}
            }
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        add_counts(&mut self.lines, other.lines);
        add_counts(&mut self.beats, other.beats);
        add_counts(&mut self.known, other.known);
        add_counts(&mut self.asks, other.asks);
    }

    fn reached(&self, reach: &Reach) -> bool {
        match reach {
            Reach::Line(line) => self.lines.contains_key(line),
            Reach::Beat(id) => self.beats.contains_key(id),
            Reach::Known(id) => self.known.contains_key(id),
            Reach::Ask(id) => self.asks.contains_key(id),
        }
    }
}

/// What can be reached of one sort, how much of it was, and where the rest stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unreached {
    /// What it is: `lines`, `beats`, `facts`, `questions`.
    pub sort: &'static str,
    /// How many there are.
    pub of: usize,
    /// Those never reached: their name, file and line.
    pub never: Vec<(String, String)>,
}

/// What of a scenario's own file was never reached.
#[must_use]
pub fn unreached(library: &Library, scenario: &Entry<Scenario>, coverage: &Coverage) -> Vec<Unreached> {
    let mut sorts: Vec<Unreached> = ["facts", "questions", "beats", "lines"]
        .into_iter()
        .map(|sort| Unreached { sort, ..Unreached::default() })
        .collect();
    let mut seen = BTreeSet::new();
    for Place { reach, at } in places(library, scenario) {
        let (sort, name) = match &reach {
            Reach::Known(id) => (0, id.to_string()),
            Reach::Ask(id) => (1, id.to_string()),
            Reach::Beat(id) => (2, id.to_string()),
            Reach::Line(line) => (3, line.clone()),
        };
        if !seen.insert((sort, name.clone())) {
            continue;
        }
        if let Some(own) = sorts.get_mut(sort) {
            own.of += 1;
            if !coverage.reached(&reach) {
                own.never.push((name, at));
            }
        }
    }
    sorts
}
