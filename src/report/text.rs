//! The whole debrief as text: what the call scored and why, criterion by criterion, for a terminal.

use super::mood_graph::mood_graph;
use super::page::{Page, opening, place};
use super::short::worst_turn;
use crate::sim::case::Case;
use crate::sim::scoring::{
    CriterionResult, DimensionScore, Effect, Evidence, MoodPoint, OutcomeMeasures, Scorecard,
};
use crate::sim::ticket::VisitReport;
use crate::sim::time::clock;
use crate::sim::words::Dimension;

/// How many of the moments that moved the mood most are told.
pub(super) const MOMENTS: usize = 6;

/// The whole debrief of a call.
#[must_use]
pub fn debrief(case: &Case, card: &Scorecard, visit: Option<&VisitReport>) -> String {
    let mut page = opening(case, card);
    for (dimension, score) in &card.dimensions {
        dimension_part(&mut page, *dimension, score, card);
    }
    mood(&mut page, &card.mood);
    outcome(&mut page, &card.outcome);
    if let Some(visit) = visit {
        page.line(0, &format!("The technician: {}", visit.outcome.name().replace('_', " ")));
        page.wrapped(2, &visit.says);
        page.gap();
    }
    if !card.flags.is_empty() {
        page.line(0, "For a mentor to look at; it costs nothing");
        for flag in &card.flags {
            page.wrapped(2, &format!("? {}{}", place(&flag.place), flag.says));
        }
        page.gap();
    }
    if let Some((turn, points)) = worst_turn(card) {
        page.wrapped(0, &format!("Most was lost in turn {turn} ({points} points): try again from there."));
    }
    page.text
}

fn dimension_part(page: &mut Page, dimension: Dimension, score: &DimensionScore, card: &Scorecard) {
    let own: Vec<&CriterionResult> =
        card.criteria.iter().filter(|result| result.dimension == dimension).collect();
    let (applied, not): (Vec<&CriterionResult>, Vec<&CriterionResult>) =
        own.into_iter().partition(|result| result.of > 0);
    if applied.is_empty() {
        return;
    }
    page.line(0, dimension.title());
    if let Some(capped) = &score.capped {
        let most = capped.at_most / 10;
        page.wrapped(2, &format!("held down to {most} %, from {} points: {}", capped.before, capped.because));
    }
    for result in applied {
        criterion(page, result);
    }
    if !not.is_empty() {
        let titles: Vec<&str> = not.iter().map(|result| result.title.as_str()).collect();
        page.wrapped(2, &format!("did not apply: {}", titles.join("; ")));
    }
    page.gap();
}

fn criterion(page: &mut Page, result: &CriterionResult) {
    page.line(2, &format!("{:>3}/{:<3} {}  [{}]", result.points, result.of, result.title, result.id));
    for evidence in &result.evidence {
        let sign = if evidence.effect == Effect::Gained { '+' } else { '-' };
        let points =
            if evidence.points > 0 { format!(" ({sign}{})", evidence.points) } else { String::new() };
        page.wrapped(10, &format!("{sign} {}{}{points}", place(&evidence.place), evidence.says));
        advice(page, result, evidence);
    }
    if result.points < result.of && !result.would_earn.is_empty() {
        page.wrapped(10, &format!("  would have earned it: {}", result.would_earn));
    }
    for near in &result.near_misses {
        page.wrapped(10, &format!("~ almost: {}{}", place(&near.place), near.why_not));
    }
}

fn advice(page: &mut Page, result: &CriterionResult, evidence: &Evidence) {
    if evidence.effect == Effect::Gained {
        return;
    }
    // What holds for the whole criterion is said once, below.
    if !evidence.would_earn.is_empty() && evidence.would_earn != result.would_earn {
        page.wrapped(12, &format!("would have earned it: {}", evidence.would_earn));
    }
    if let Some(better) = &evidence.better {
        page.wrapped(12, &format!("better: “{better}”"));
    }
}

fn mood(page: &mut Page, points: &[MoodPoint]) {
    let graph = mood_graph(points);
    if graph.is_empty() {
        return;
    }
    page.line(0, "Mood: p patience, t trust, * both");
    for line in graph {
        page.line(0, &line);
    }
    for (point, words) in moves(points, MOMENTS) {
        page.wrapped(2, &format!("turn {}: {words}: {}", point.turn, point.why));
    }
    page.gap();
}

/// The moments that moved the mood most, at most so many, in their order, with the words for each.
pub(super) fn moves(points: &[MoodPoint], at_most: usize) -> Vec<(&MoodPoint, String)> {
    let mut moves: Vec<(i32, &MoodPoint, String)> = points.windows(2).filter_map(moved).collect();
    moves.sort_by_key(|(size, ..)| -size.abs());
    moves.truncate(at_most);
    moves.sort_by_key(|(_, point, _)| (point.turn, point.at));
    moves.into_iter().map(|(_, point, words)| (point, words)).collect()
}

/// How far the mood moved between two points, and the words for it.
fn moved(pair: &[MoodPoint]) -> Option<(i32, &MoodPoint, String)> {
    let [before, after] = pair else { return None };
    let patience = i32::from(after.patience) - i32::from(before.patience);
    let trust = i32::from(after.trust) - i32::from(before.trust);
    let named = [("patience", patience), ("trust", trust)];
    let words: Vec<String> =
        named.iter().filter(|(_, by)| *by != 0).map(|(name, by)| format!("{name} {by:+}")).collect();
    (!words.is_empty()).then(|| (patience.abs() + trust.abs(), after, words.join(", ")))
}

fn outcome(page: &mut Page, outcome: &OutcomeMeasures) {
    page.line(0, &format!("Outcome: {}", outcome.disposition.name().replace('_', " ")));
    let times = [
        ("handle time", outcome.handle_ms),
        ("talk", outcome.talk_ms),
        ("hold", outcome.hold_ms),
        ("after the call", outcome.acw_ms),
        ("dead air", outcome.dead_air_ms),
    ];
    let times: Vec<String> = times.iter().map(|(name, ms)| format!("{name} {}", clock(*ms))).collect();
    page.wrapped(2, &times.join(", "));
    let solved =
        if outcome.first_call_resolution { "solved in this call" } else { "not solved in this call" };
    let csat = outcome.predicted_csat_milli;
    let repeats = outcome.effort;
    page.wrapped(
        2,
        &format!(
            "{solved}; predicted satisfaction {}.{} of 5; the customer had to repeat something {repeats} times",
            csat / 1_000,
            csat / 100 % 10
        ),
    );
    page.gap();
}
