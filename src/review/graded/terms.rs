//! What a graded session agrees on and freezes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::review::ids::PersonId;
use crate::review::moment::Moment;
use crate::sim::rng::{Seed, fnv1a};
use crate::sim::scenario::model::{Marks, Stage};
use crate::sim::time::Millis;

/// What a graded session agrees on. Frozen when it is made: nothing in it changes afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What people read in lists.
    pub title: String,
    /// The course it is made from, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub course: Option<String>,
    /// What is taken.
    pub calls: Vec<FrozenCall>,
    /// Whether the calls are taken in this order, each after the one before is finished.
    #[serde(default)]
    pub in_order: bool,
    /// The seeds.
    pub seeds: Seeds,
    /// How long a call may last, time away included, in milliseconds; none: as long as it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit_ms: Option<Millis>,
    /// The knowledge articles that may be read; none: all of the desk's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub articles: Option<BTreeSet<String>>,
    /// The rubric. Its text is frozen with each call's content.
    pub rubric: String,
    /// The number of the engine.
    pub engine: u32,
    /// How often each call may be taken.
    pub attempts: u8,
    /// From when on calls may begin.
    pub opens: Moment,
    /// Until when they may begin or be resumed; none: until somebody closes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Moment>,
}

/// A call of a session, as it was when the session was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenCall {
    /// The scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// How far it had come.
    pub stage: Stage,
    /// The digest over all it is played with: scenario, desk, persona, articles, language pack and rubric.
    pub digest: String,
    /// What passes it.
    pub pass: Marks,
    /// Whether it ships with the program, so that anybody can read its answers.
    #[serde(default)]
    pub shipped: bool,
}

/// The seeds of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seeds {
    /// One for all: the same customer for everybody.
    One(Seed),
    /// One for each person and try, derived from this. Their results are not comparable.
    Each(Seed),
}

impl Seeds {
    /// Whether results of different people may be compared.
    #[must_use]
    pub fn comparable(self) -> bool {
        matches!(self, Self::One(_))
    }

    /// The seed of this person's try, counted from 1, at a scenario.
    #[must_use]
    pub fn of(self, person: PersonId, scenario: &str, nth: u32) -> Seed {
        match self {
            Self::One(seed) => seed,
            Self::Each(base) => fnv1a(&format!("{base} {person} {scenario} {nth}")),
        }
    }
}

impl Terms {
    /// The frozen call of this scenario.
    #[must_use]
    pub fn call(&self, scenario: &str) -> Option<&FrozenCall> {
        self.calls.iter().find(|call| call.scenario == scenario)
    }

    /// Whether this article may be read.
    #[must_use]
    pub fn may_read(&self, article: &str) -> bool {
        self.articles.as_ref().is_none_or(|allowed| allowed.contains(article))
    }
}
