//! The scorecard that counts: the automatic one with the signed changes.

use super::review::{Change, Review};
use super::ruling::Ruling;
use crate::sim::scoring::{CriticalError, Place, Rubric, Scorecard, per_mille};
use crate::sim::words::Dimension;

/// The scorecard that counts. The automatic one stays as it is, beside it.
///
/// A dimension in which something was changed is added up anew. A limit on it falls when each criterion that caused it was
/// raised or set aside, and stands otherwise: the reviewer then judged anew what the limit was put on for.
#[must_use]
pub fn effective(automatic: &Scorecard, rubric: &Rubric, review: &Review) -> Scorecard {
    let mut card = automatic.clone();
    let mut touched = Vec::new();
    for change in review.in_force().into_values() {
        match &change.ruling {
            Ruling::Critical { error, made } => rule_on_error(&mut card, rubric, change, error, *made),
            Ruling::Points { criterion, .. } | Ruling::NotApplicable { criterion } => {
                touched.extend(mark(&mut card, criterion, change));
            }
        }
    }
    touched.sort_unstable();
    touched.dedup();
    for dimension in touched {
        add_up(&mut card, automatic, dimension);
    }
    card
}

/// Puts the new mark in; the dimension it stands in.
fn mark(card: &mut Scorecard, id: &str, change: &Change) -> Option<Dimension> {
    let result = card.criteria.iter_mut().find(|result| result.id == id && result.of > 0)?;
    if let Ruling::Points { points, .. } = change.ruling {
        result.points = points.min(result.of);
    } else {
        (result.points, result.of) = (0, 0);
        result.not_applicable = Some(change.reason.clone());
    }
    Some(result.dimension)
}

fn rule_on_error(card: &mut Scorecard, rubric: &Rubric, change: &Change, id: &str, made: bool) {
    let found = card.critical.iter().any(|error| error.id == id);
    if !made {
        card.critical.retain(|error| error.id != id);
    } else if !found {
        let text = rubric.critical(id).cloned().unwrap_or_default();
        card.critical.push(CriticalError {
            id: id.to_owned(),
            kind: text.kind,
            title: if text.title.is_empty() { id.to_owned() } else { text.title },
            place: Place::default(),
            says: change.reason.clone(),
            instead: text.instead,
        });
    }
}

fn add_up(card: &mut Scorecard, automatic: &Scorecard, dimension: Dimension) {
    let own = || card.criteria.iter().filter(|result| result.dimension == dimension);
    let of: u32 = own().map(|result| result.of).sum();
    let before: u32 = own().map(|result| result.points).sum();
    let raised = |id: &String| {
        let earned = |card: &Scorecard| {
            let result = card.criteria.iter().find(|result| result.id == *id);
            result.map(|result| (result.of, result.points))
        };
        earned(card).is_some_and(|(of, _)| of == 0) || earned(card) > earned(automatic)
    };
    let Some(score) = automatic.dimensions.get(&dimension) else { return };
    let stands = score.capped.clone().filter(|capped| !capped.by.iter().all(raised));
    let limit = stands.as_ref().map_or(of, |capped| of * u32::from(capped.at_most.min(1_000)) / 1_000);
    let mut score = score.clone();
    score.of = of;
    score.points = before.min(limit);
    score.per_mille = (of > 0).then(|| per_mille(u64::from(score.points), u64::from(of)));
    score.capped =
        stands.filter(|_| limit < before).map(|capped| crate::sim::scoring::Capped { before, ..capped });
    card.dimensions.insert(dimension, score);
}
