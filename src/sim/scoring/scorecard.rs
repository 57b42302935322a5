//! The whole result of a call.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::evidence::{Evidence, NearMiss, Place};
use super::rubric::CriticalKind;
use crate::sim::call::Disposition;
use crate::sim::time::Millis;
use crate::sim::words::Dimension;

/// The whole result of a call. Equal calls make equal scorecards, to the byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scorecard {
    /// The five dimensions, in their fixed order.
    pub dimensions: BTreeMap<Dimension, DimensionScore>,
    /// What fails the call whatever the points say.
    pub critical: Vec<CriticalError>,
    /// What beside the points came of it.
    pub outcome: OutcomeMeasures,
    /// Every criterion, in the order of the registry.
    pub criteria: Vec<CriterionResult>,
    /// What data cannot settle: for the mentor to look at.
    pub flags: Vec<Flag>,
    /// The mood over the call.
    pub mood: Vec<MoodPoint>,
    /// The rubric it was scored by.
    pub rubric: String,
}

/// The result of one dimension.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionScore {
    /// Points earned.
    pub points: u32,
    /// Points that could be earned in this call; 0 when the dimension does not apply.
    pub of: u32,
    /// Points per mille of `of`; none when the dimension does not apply.
    pub per_mille: Option<u16>,
    /// Why it does not apply, when it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_scored: Option<String>,
    /// The limit that held the points down, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capped: Option<Capped>,
}

/// A limit that held a dimension down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capped {
    /// The criteria whose faults did it; their evidence shows where.
    pub by: Vec<String>,
    /// The most the dimension could reach, per mille.
    pub at_most: u16,
    /// The points without the limit.
    pub before: u32,
    /// Why.
    pub because: String,
}

/// The result of one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionResult {
    /// The criterion.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its dimension.
    pub dimension: Dimension,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned; 0 when it does not apply.
    pub of: u32,
    /// Why it does not apply, when it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// What would have earned what was lost; empty when nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub would_earn: String,
    /// What earned and what lost.
    pub evidence: Vec<Evidence>,
    /// What almost counted.
    pub near_misses: Vec<NearMiss>,
}

/// Something that fails the call whatever the points say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriticalError {
    /// Which: `critical-insult`.
    pub id: String,
    /// Whom it hurts.
    pub kind: CriticalKind,
    /// Its title.
    pub title: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What happened, in one sentence.
    pub says: String,
    /// What would have been right.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instead: String,
}

/// Something for the mentor to look at. Costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Which: `flag-sarcasm`.
    pub id: String,
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What to look at.
    pub says: String,
}

/// What came of a call beside the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeMeasures {
    /// How it ended.
    pub disposition: Disposition,
    /// Handle time: talk, hold and after-call work, in milliseconds.
    pub handle_ms: Millis,
    /// From picking up to hanging up, without hold.
    pub talk_ms: Millis,
    /// On hold.
    pub hold_ms: Millis,
    /// After-call work.
    pub acw_ms: Millis,
    /// Unexplained silence that the customer remarked on.
    pub dead_air_ms: Millis,
    /// Whether the problem was solved in this call.
    pub first_call_resolution: bool,
    /// The satisfaction a customer in this mood and with this ending would state, 1,000 (worst) to 5,000.
    pub predicted_csat_milli: u16,
    /// How often the customer had to repeat something.
    pub effort: u32,
}

/// A point of the mood curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoodPoint {
    /// When.
    pub at: Millis,
    /// The turn.
    pub turn: u32,
    /// Patience, 0 to 100.
    pub patience: u8,
    /// Trust, 0 to 100.
    pub trust: u8,
    /// What moved it; empty at the start.
    pub rule: String,
    /// Why, in words; empty at the start.
    pub why: String,
}
