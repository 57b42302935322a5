//! The short debrief: what a trainee reads right after a call.

use std::collections::BTreeMap;

use super::page::{Page, opening, place};
use crate::sim::case::Case;
use crate::sim::scoring::{CriterionResult, Effect, Evidence, Scorecard};
use crate::sim::ticket::VisitReport;

/// So many of what cost most are told.
const COSTLIEST: usize = 3;

/// The short debrief of a call: the dimensions, what fails it, the three things that cost most, what the technician could
/// do, and one next step. `more` says where the rest is.
#[must_use]
pub fn short_debrief(case: &Case, card: &Scorecard, visit: Option<&VisitReport>, more: &str) -> String {
    let mut page = opening(case, card);
    let costliest = costliest(card);
    if !costliest.is_empty() {
        page.line(0, "What cost most");
        for (result, piece) in costliest {
            lost(&mut page, result, piece);
        }
        page.gap();
    }
    page.line(0, &format!("The call: {}", card.outcome.disposition.name().replace('_', " ")));
    if let Some(visit) = visit {
        page.line(0, &format!("The technician: {}", visit.outcome.name().replace('_', " ")));
        page.wrapped(2, &visit.says);
    }
    page.gap();
    page.wrapped(0, &format!("Next: {}", next_step(card)));
    page.wrapped(0, more);
    page.text
}

/// The pieces of evidence that lost most, one a criterion and turn.
fn costliest(card: &Scorecard) -> Vec<(&CriterionResult, &Evidence)> {
    let pieces =
        card.criteria.iter().flat_map(|result| result.evidence.iter().map(move |piece| (result, piece)));
    let mut lost: Vec<_> =
        pieces.filter(|(_, piece)| piece.effect == Effect::Lost && piece.points > 0).collect();
    lost.sort_by_key(|(_, piece)| std::cmp::Reverse(piece.points));
    let mut chosen: Vec<(&CriterionResult, &Evidence)> = Vec::new();
    for (result, piece) in lost {
        let known = |(other, seen): &(&CriterionResult, &Evidence)| {
            other.id == result.id && seen.place.turn == piece.place.turn
        };
        if chosen.len() < COSTLIEST && !chosen.iter().any(known) {
            chosen.push((result, piece));
        }
    }
    chosen
}

fn lost(page: &mut Page, result: &CriterionResult, piece: &Evidence) {
    let Evidence { points, says, .. } = piece;
    page.wrapped(2, &format!("-{points}  {} [{}]", result.title, result.id));
    page.wrapped(7, &format!("{}{says}", place(&piece.place)));
    match &piece.better {
        Some(better) => page.wrapped(7, &format!("better: “{better}”")),
        None if !piece.would_earn.is_empty() => {
            page.wrapped(7, &format!("would have earned it: {}", piece.would_earn));
        }
        None => {}
    }
}

/// The one thing to do next: what fails the call, else the turn that cost most, else the weakest dimension.
fn next_step(card: &Scorecard) -> String {
    if let Some(error) = card.critical.iter().find(|error| !error.instead.is_empty()) {
        return format!("{}. {}", error.title, error.instead);
    }
    if let Some((turn, points)) = worst_turn(card) {
        return format!("most was lost in turn {turn} ({points} points): try again from there.");
    }
    let weakest = card.dimensions.iter().filter_map(|(dimension, score)| Some((score.per_mille?, dimension)));
    match weakest.min_by_key(|(per_mille, _)| *per_mille) {
        Some((per_mille, dimension)) if per_mille < 1_000 => {
            format!(
                "what was left undone under {} is named in the whole debrief.",
                dimension.title().to_lowercase()
            )
        }
        _ => "nothing was lost. Try a harder caller.".to_owned(),
    }
}

/// The turn in which most points were lost, and how many.
pub(super) fn worst_turn(card: &Scorecard) -> Option<(u32, u32)> {
    let mut lost: BTreeMap<u32, u32> = BTreeMap::new();
    let evidence = card.criteria.iter().flat_map(|result| &result.evidence);
    for evidence in evidence.filter(|evidence| evidence.effect == Effect::Lost) {
        if let Some(turn) = evidence.place.turn {
            *lost.entry(turn).or_default() += evidence.points;
        }
    }
    lost.into_iter().filter(|(_, points)| *points > 0).max_by_key(|(turn, points)| (*points, u32::MAX - turn))
}
