//! What keeps costing points, and in which words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::whole::OwnCall;
use crate::review::ids::AttemptId;
use crate::review::moment::Moment;
use crate::sim::scoring::{CriterionResult, Effect, Evidence};
use crate::sim::ticket::Field;
use crate::sim::words::Dimension;

/// What was lost longer ago is history.
const LAST_CALLS: usize = 10;
/// So many places are quoted for each criterion, the newest first.
const QUOTES: usize = 3;

/// A criterion that cost points in the last ten calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// The criterion, by id.
    pub criterion: String,
    /// Its title.
    pub title: String,
    /// Its dimension.
    pub dimension: Dimension,
    /// In how many of the last calls it lost points.
    pub lost_in: u32,
    /// To how many of them it applied.
    pub applied_in: u32,
    /// Points lost in all of them.
    pub points: u32,
    /// Points that could be earned in all of them.
    pub of: u32,
    /// Where, in words; the newest first.
    pub quotes: Vec<Quote>,
}

/// A place where points were lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The call.
    pub attempt: AttemptId,
    /// The title of its scenario.
    pub title: String,
    /// When it began.
    pub began: Moment,
    /// The turn; none for what stands in no utterance.
    pub turn: Option<u32>,
    /// The field of the ticket, for what stands there.
    pub field: Option<Field>,
    /// The trainee's own words; empty where something was left undone.
    pub words: String,
    /// What was wrong with them, in one sentence.
    pub says: String,
    /// What would have earned the points; may be empty.
    pub would_earn: String,
    /// A line that would have; only for what was said in an utterance.
    pub better: Option<String>,
    /// Points that it cost.
    pub points: u32,
}

impl Loss {
    /// Whether it happens again and again: in more than one of the last calls.
    #[must_use]
    pub const fn keeps(&self) -> bool {
        self.lost_in > 1
    }
}

/// What the last calls lost points on: what was lost in several of them first, then what cost most.
pub(super) fn losses(calls: &[OwnCall]) -> Vec<Loss> {
    let mut losses: BTreeMap<&str, Loss> = BTreeMap::new();
    for call in calls.iter().rev().take(LAST_CALLS) {
        for result in call.card.criteria.iter().filter(|result| result.of > 0) {
            let loss = losses.entry(&result.id).or_insert_with(|| none_yet(result));
            loss.applied_in += 1;
            loss.of += result.of;
            if result.points < result.of {
                loss.lost_in += 1;
                loss.points += result.of - result.points;
                let room = QUOTES.saturating_sub(loss.quotes.len());
                loss.quotes.extend(quotes(call, result).into_iter().take(room));
            }
        }
    }
    let mut losses: Vec<Loss> = losses.into_values().filter(|loss| loss.points > 0).collect();
    losses.sort_by_key(|loss| (Reverse(loss.keeps()), Reverse(loss.points)));
    losses
}

fn none_yet(result: &CriterionResult) -> Loss {
    Loss {
        criterion: result.id.clone(),
        title: result.title.clone(),
        dimension: result.dimension,
        lost_in: 0,
        applied_in: 0,
        points: 0,
        of: 0,
        quotes: Vec::new(),
    }
}

/// Where a criterion lost points in a call: the trainee's own words first, then what cost most. Without evidence it is what was left undone.
fn quotes(call: &OwnCall, result: &CriterionResult) -> Vec<Quote> {
    let mut lost: Vec<&Evidence> =
        result.evidence.iter().filter(|piece| piece.effect == Effect::Lost).collect();
    lost.sort_by_key(|piece| (piece.place.quote.is_empty(), Reverse(piece.points)));
    let quote = |piece: Option<&Evidence>| {
        let place = piece.map(|piece| piece.place.clone()).unwrap_or_default();
        let would_earn = piece.map(|piece| piece.would_earn.clone()).filter(|words| !words.is_empty());
        Quote {
            attempt: call.result.attempt,
            title: call.result.title.clone(),
            began: call.result.began,
            turn: place.turn,
            field: place.field,
            words: place.quote,
            says: piece.map(|piece| piece.says.clone()).unwrap_or_default(),
            would_earn: would_earn.unwrap_or_else(|| result.would_earn.clone()),
            better: piece.and_then(|piece| piece.better.clone()),
            points: piece.map_or(result.of - result.points, |piece| piece.points),
        }
    };
    if lost.is_empty() {
        vec![quote(None)]
    } else {
        lost.into_iter().map(|piece| quote(Some(piece))).collect()
    }
}
