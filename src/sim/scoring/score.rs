//! From judgements to points.

use std::collections::BTreeMap;

use super::call_view::CallView;
use super::criterion::{Criterion, Judgement, Mark};
use super::evidence::Effect;
use super::rubric::{Cap, CriterionText, Rubric};
use super::scorecard::{Capped, CriterionResult, CriticalError, DimensionScore, Scorecard};
use super::{better, criteria, critical_rules, flags, outcome};
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::words::Dimension;

/// Scores a call from its events.
///
/// A criterion's points are its weight by the share it earned, rounded; a dimension's points are the sum of its criteria's,
/// held down by the lowest cap of the rubric that applies.
#[must_use]
pub fn score(case: &Case, rubric: &Rubric, events: &[Stamped]) -> Scorecard {
    let call = CallView::new(case, rubric, events);
    let judged: Vec<Judged> = criteria().map(|criterion| judge(&call, criterion)).collect();
    let dimensions = Dimension::ALL.map(|dimension| (dimension, total(&call, dimension, &judged)));
    Scorecard {
        dimensions: BTreeMap::from(dimensions),
        critical: critical(&call),
        outcome: outcome::measure(&call),
        criteria: judged.into_iter().map(|judged| judged.result).collect(),
        flags: flags::raise(&call),
        mood: outcome::mood_curve(&call),
        rubric: rubric.id.clone(),
    }
}

/// A criterion's result, with what the caps look at.
struct Judged {
    result: CriterionResult,
    faults: u16,
    /// The share of what could be earned that was earned, per mille; none when the criterion does not apply.
    share: Option<u16>,
}

fn judge(call: &CallView<'_>, criterion: &dyn Criterion) -> Judged {
    let info = criterion.info();
    let text = call.rubric.criterion(info.id).cloned().unwrap_or_default();
    let mut result = CriterionResult {
        id: info.id.to_owned(),
        title: text.title.clone(),
        dimension: info.dimension,
        points: 0,
        of: 0,
        not_applicable: None,
        would_earn: String::new(),
        evidence: Vec::new(),
        near_misses: Vec::new(),
    };
    if let Some(because) = not_scored(call, info.dimension) {
        result.not_applicable = Some(because);
        return Judged { result, faults: 0, share: None };
    }
    match criterion.judge(call) {
        Judgement::NotApplicable(why) => {
            result.not_applicable = Some(why);
            Judged { result, faults: 0, share: None }
        }
        Judgement::Judged(mark) => {
            let share = super::per_mille(u64::from(mark.earned), u64::from(mark.of));
            let faults = mark.faults;
            fill(&mut result, call, &text, mark);
            Judged { result, faults, share: Some(share) }
        }
    }
}

fn not_scored(call: &CallView<'_>, dimension: Dimension) -> Option<String> {
    let not = call.case.scenario.not_scored.iter().find(|not| not.dimension == dimension);
    not.map(|not| not.because.clone())
}

fn fill(result: &mut CriterionResult, call: &CallView<'_>, text: &CriterionText, mark: Mark) {
    let weight = u32::from(text.weight);
    let rounded = |share: u16| (weight * u32::from(share) + 500) / 1_000;
    result.of = rounded(mark.of);
    result.points = rounded(mark.earned).min(result.of);
    result.near_misses = mark.near_misses;
    result.evidence = mark.evidence;
    let lost = result.of - result.points;
    if lost > 0 {
        result.would_earn.clone_from(&text.earns);
    }
    share_out(result, Effect::Gained, result.points);
    share_out(result, Effect::Lost, lost);
    for piece in result.evidence.iter_mut().filter(|piece| piece.effect == Effect::Lost) {
        piece.would_earn.clone_from(&text.earns);
        piece.better = better::line(call, text, &piece.place);
    }
}

/// Divides points over the evidence of one kind by its shares; what does not divide goes to the first.
fn share_out(result: &mut CriterionResult, effect: Effect, points: u32) {
    let all = || result.evidence.iter().filter(|piece| piece.effect == effect);
    let whole: u32 = all().map(|piece| u32::from(piece.share)).sum();
    if whole == 0 {
        return;
    }
    let mut left = points;
    for piece in result.evidence.iter_mut().filter(|piece| piece.effect == effect) {
        piece.points = points * u32::from(piece.share) / whole;
        left -= piece.points;
    }
    if let Some(first) = result.evidence.iter_mut().find(|piece| piece.effect == effect) {
        first.points += left;
    }
}

fn total(call: &CallView<'_>, dimension: Dimension, judged: &[Judged]) -> DimensionScore {
    if let Some(because) = not_scored(call, dimension) {
        return DimensionScore { not_scored: Some(because), ..DimensionScore::default() };
    }
    let own = || judged.iter().filter(|judged| judged.result.dimension == dimension);
    let of: u32 = own().map(|judged| judged.result.of).sum();
    let before: u32 = own().map(|judged| judged.result.points).sum();
    if of == 0 {
        return DimensionScore::default();
    }
    let caps = call.rubric.caps.iter().filter(|cap| cap.dimension == dimension && applies(cap, judged));
    let lowest = caps.min_by_key(|cap| cap.at_most);
    let limit = lowest.map_or(of, |cap| of * u32::from(cap.at_most.min(1_000)) / 1_000);
    let points = before.min(limit);
    let capped = lowest.filter(|_| limit < before).map(|cap| Capped {
        by: cap.of.iter().filter(|id| at_fault(id, judged)).cloned().collect(),
        at_most: cap.at_most,
        before,
        because: cap.because.clone(),
    });
    let per_mille = Some(super::per_mille(u64::from(points), u64::from(of)));
    DimensionScore { points, of, per_mille, not_scored: None, capped }
}

fn applies(cap: &Cap, judged: &[Judged]) -> bool {
    let named = |id: &String| judged.iter().find(|judged| judged.result.id == *id);
    let faults: u16 = cap.of.iter().filter_map(named).map(|judged| judged.faults).sum();
    let share = cap.of.first().and_then(named).and_then(|judged| judged.share);
    cap.faults.is_none_or(|least| faults >= least)
        && cap.earned_below.is_none_or(|least| share.is_some_and(|share| share < least))
        && (cap.faults.is_some() || cap.earned_below.is_some())
}

fn at_fault(id: &str, judged: &[Judged]) -> bool {
    judged.iter().any(|judged| judged.result.id == id && judged.result.points < judged.result.of)
}

fn critical(call: &CallView<'_>) -> Vec<CriticalError> {
    let mut errors = Vec::new();
    for rule in critical_rules() {
        let id = rule.info().id;
        let text = call.rubric.critical(id).cloned().unwrap_or_default();
        for found in rule.find(call) {
            let values: Vec<(&str, &str)> =
                found.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            errors.push(CriticalError {
                id: id.to_owned(),
                kind: text.kind,
                title: text.title.clone(),
                says: call.rubric.sentence(id, found.key, &values),
                place: found.place,
                instead: text.instead.clone(),
            });
        }
    }
    errors
}
