//! What the tests of this floor are made of.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::entry::{By, Entry};
use super::ids::{AttemptId, PersonId};
use super::moment::Moment;
use super::people::Role;
use crate::sim::call::Disposition;
use crate::sim::scoring::{CriterionResult, DimensionScore, OutcomeMeasures, Scorecard, per_mille};
use crate::sim::words::Dimension;

pub(super) fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

pub(super) fn attempt(number: u128) -> AttemptId {
    AttemptId::new(Uuid::from_u128(number))
}

pub(super) fn lead(number: u128) -> By {
    By { person: person(number), role: Role::Lead }
}

pub(super) fn mentor(number: u128) -> By {
    By { person: person(number), role: Role::Mentor }
}

pub(super) fn trainee(number: u128) -> By {
    By { person: person(number), role: Role::Trainee }
}

pub(super) fn entry<W>(at: i64, by: By, what: W) -> Entry<W> {
    Entry { at: Moment(at), by, what }
}

/// A scorecard of these criteria: name, points, of. The dimension stands in the name.
pub(super) fn card(criteria: &[(&str, u32, u32)]) -> Scorecard {
    let criteria: Vec<CriterionResult> = criteria.iter().map(criterion).collect();
    let dimensions = Dimension::ALL.map(|dimension| {
        let own = || criteria.iter().filter(|result| result.dimension == dimension);
        let points = own().map(|result| result.points).sum();
        let of = own().map(|result| result.of).sum();
        let per_mille = (of > 0).then(|| per_mille(u64::from(points), u64::from(of)));
        (dimension, DimensionScore { points, of, per_mille, ..DimensionScore::default() })
    });
    Scorecard {
        dimensions: BTreeMap::from(dimensions),
        critical: Vec::new(),
        outcome: outcome(),
        criteria,
        flags: Vec::new(),
        mood: Vec::new(),
        rubric: "standard".to_owned(),
    }
}

fn criterion((id, points, of): &(&str, u32, u32)) -> CriterionResult {
    let dimension = Dimension::ALL.into_iter().find(|dimension| id.starts_with(dimension.name()));
    CriterionResult {
        id: (*id).to_owned(),
        title: (*id).to_owned(),
        dimension: dimension.unwrap(),
        points: *points,
        of: *of,
        not_applicable: (*of == 0).then(|| "no occasion".to_owned()),
        would_earn: String::new(),
        evidence: Vec::new(),
        near_misses: Vec::new(),
    }
}

fn outcome() -> OutcomeMeasures {
    OutcomeMeasures {
        disposition: Disposition::Abandoned,
        handle_ms: 0,
        talk_ms: 0,
        hold_ms: 0,
        acw_ms: 0,
        dead_air_ms: 0,
        first_call_resolution: false,
        predicted_csat_milli: 1_000,
        effort: 0,
    }
}
