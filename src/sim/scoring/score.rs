//! From judgements to points.

use std::collections::BTreeMap;

use super::call_view::CallView;
use super::criterion::{Criterion, Judgement, Mark};
use super::endings::rightly_cut_short;
use super::evidence::{Effect, Evidence, Place};
use super::rubric::{Cap, CriterionText, CriticalText, Rubric};
use super::scorecard::{Capped, CriterionResult, CriticalError, DimensionScore, Scorecard};
use super::{better, criteria, critical_rules, flags, outcome};
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::ticket::Reader;
use crate::sim::words::Dimension;

/// Scores a call from its events.
///
/// A criterion's points are its weight by the share it earned, rounded; a dimension's points are the sum of its criteria's,
/// held down by the lowest cap of the rubric that applies.
#[must_use]
pub fn score(case: &Case, rubric: &Rubric, events: &[Stamped]) -> Scorecard {
    card(&CallView::new(case, rubric, events))
}

/// Scores a call with a reader of written texts that may remember what it has read before: for batches of one case.
#[must_use]
pub fn score_reading(case: &Case, rubric: &Rubric, events: &[Stamped], read: &Reader<'_>) -> Scorecard {
    card(&CallView::new(case, rubric, events).reading(read))
}

fn card(call: &CallView<'_>) -> Scorecard {
    let judged: Vec<Judged> = criteria().map(|criterion| judge(call, criterion)).collect();
    let dimensions = Dimension::ALL.map(|dimension| (dimension, total(call, dimension, &judged)));
    Scorecard {
        dimensions: BTreeMap::from(dimensions),
        critical: critical(call),
        outcome: outcome::measure(call),
        criteria: judged.into_iter().map(|judged| judged.result).collect(),
        flags: flags::raise(call),
        mood: outcome::mood_curve(call),
        rubric: call.rubric.id.clone(),
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
    let unweighed = CriterionText::default();
    let text = call.rubric.criterion(info.id).unwrap_or(&unweighed);
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
            let undone_counts = info.dimension == Dimension::Ticket || !rightly_cut_short(call);
            let mark = if undone_counts { mark } else { without_undone(mark) };
            if mark.of == 0 {
                result.not_applicable = Some(call.rubric.cut_short.clone());
                return Judged { result, faults: 0, share: None };
            }
            let share = super::per_mille(u64::from(mark.earned), u64::from(mark.of));
            let faults = mark.faults;
            fill(&mut result, call, text, mark);
            Judged { result, faults, share: Some(share) }
        }
    }
}

/// The mark of a call that was rightly cut short: what was never done leaves the denominator with what it would have earned.
fn without_undone(mut mark: Mark) -> Mark {
    let undone = |piece: &Evidence| {
        piece.effect == Effect::Lost && piece.place.turn.is_none() && piece.place.field.is_none()
    };
    let shares =
        |all: &mut dyn Iterator<Item = &Evidence>| all.map(|piece| u32::from(piece.share)).sum::<u32>();
    let lost = shares(&mut mark.evidence.iter().filter(|piece| piece.effect == Effect::Lost));
    let excused = shares(&mut mark.evidence.iter().filter(|piece| undone(piece)));
    let at_stake = u32::from(mark.of - mark.earned) * excused / lost.max(1);
    mark.of -= u16::try_from(at_stake).unwrap_or(mark.of);
    let pieces = mark.evidence.iter().filter(|piece| undone(piece)).count();
    mark.faults = mark.faults.saturating_sub(u16::try_from(pieces).unwrap_or(u16::MAX));
    mark.evidence.retain(|piece| !undone(piece));
    mark
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
    let lost = result.evidence.iter().filter(|piece| piece.effect == Effect::Lost);
    let lost: Vec<Place> = lost.map(|piece| piece.place.clone()).collect();
    for piece in result.evidence.iter_mut().filter(|piece| piece.effect == Effect::Lost) {
        piece.would_earn.clone_from(&text.earns);
        piece.better = better::line(call, text, &piece.place, &lost);
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
    let caps = call.rubric.caps.iter().filter(|cap| cap.dimension == dimension && applies(cap, call, judged));
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

fn applies(cap: &Cap, call: &CallView<'_>, judged: &[Judged]) -> bool {
    if cap.customer_left && !call.customer_left() {
        return false;
    }
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
        let unworded = CriticalText::default();
        let text = call.rubric.critical(id).unwrap_or(&unworded);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::{Act, Tone};

    /// A good call of the fixture, `fault` aside: each part can be told to go wrong.
    fn call(fault: Option<Dimension>) -> Script {
        let goes_wrong = |dimension| fault == Some(dimension);
        let mut call = greeted();
        call = call.say("Your account number and postcode?", &[act(Act::VerifyIdentity, "account number")]);
        call = call
            .asked("account", false)
            .asked("postcode", false)
            .learnt("account")
            .learnt("postcode")
            .verified();
        if goes_wrong(Dimension::Tone) {
            for text in ["You must have broken it.", "You surely moved it.", "Did you touch it again?"] {
                call = call.say(text, &[tone(Tone::Blame, text)]);
            }
        }
        call = call.say(
            "Thank you, Ms Brandt. What do you see?",
            &[
                act(Act::Thank, "Thank you"),
                act(Act::AskOpen, "What do you see"),
                Hit::Mention(
                    crate::sim::understanding::SubjectClass::Name,
                    "customer",
                    crate::sim::understanding::Fit::Right,
                    "Brandt",
                ),
            ],
        );
        call = call.pressed();
        call = if goes_wrong(Dimension::Information) { call.chatter(3) } else { found_out(call) };
        if goes_wrong(Dimension::Upsell) {
            let text = "A booster pack would help.";
            call = call.say(text, &[act_on(Act::Offer, "booster", text)]);
        }
        call = call.pressed().tool("line_test", &["line_noise"]);
        call = call.say(
            "There is noise on the line, so I'm passing it to field service. I'll see that they come within a day.",
            &[
                Hit::Told("line_noise"),
                act(Act::Explain, "so"),
                act_on(Act::Escalate, "field", "passing it to field service"),
                act(Act::Promise, "I'll see that they come within a day"),
                Hit::Promise(Some("field"), Some(86_400), false),
            ],
        );
        let team = if goes_wrong(Dimension::Escalation) { "supervisor" } else { "field" };
        call.escalate(team, "E-4012, 4 dB on the line.", true).chatter(1).end()
    }

    fn greeted() -> Script {
        let hits = [act(Act::Greet, "good day"), act(Act::Introduce, "Sam speaking")];
        Script::new().say("Kettle, good day, Sam speaking.", &hits)
    }

    fn found_out(call: Script) -> Script {
        let mut call = call;
        for (id, text) in
            [("error_code", "What does it say?"), ("began", "Since when?"), ("changed", "What is new?")]
        {
            call = call.say(text, &[act(Act::AskFact, text), ask(id, text)]).asked(id, false).learnt(id);
        }
        call = call
            .say("What came of the restart?", &[act(Act::CheckDone, "What came")])
            .asked("restart", false);
        call = call.learnt("restart").event(Event::ArticleOpened { id: "kb-1".into() });
        call = call.say("So E-4012 since Monday?", &[act(Act::Recap, "So E-4012")]);
        let items = vec!["error_code".into(), "began".into(), "changed".into()];
        call.event(Event::Confirmed { items, turn: 9 })
    }

    fn per_mille_of(script: &Script, dimension: Dimension) -> u16 {
        script.score().dimensions[&dimension].per_mille.unwrap()
    }

    const JUDGED: [Dimension; 4] =
        [Dimension::Tone, Dimension::Information, Dimension::Escalation, Dimension::Upsell];

    #[test]
    fn a_good_call_reaches_ninety_per_cent_everywhere() {
        let card = call(None).score();
        for dimension in JUDGED {
            let score = &card.dimensions[&dimension];
            let lost: Vec<_> = card
                .criteria
                .iter()
                .filter(|result| result.dimension == dimension)
                .flat_map(|result| &result.evidence)
                .filter(|piece| piece.effect == Effect::Lost)
                .map(|piece| &piece.says)
                .collect();
            assert!(score.per_mille.unwrap() >= 900, "{dimension:?} {score:?} {lost:#?}");
        }
        assert_eq!(card.critical, []);
    }

    #[test]
    fn one_fault_drops_its_dimension_and_leaves_the_others() {
        let good = call(None);
        for wrong in JUDGED {
            let bad = call(Some(wrong));
            for dimension in JUDGED {
                let (before, after) = (per_mille_of(&good, dimension), per_mille_of(&bad, dimension));
                if dimension == wrong {
                    assert!(after <= 500 && before - after >= 400, "{wrong:?}: {before} to {after}");
                } else {
                    assert!(
                        before.abs_diff(after) <= 150,
                        "{wrong:?} moves {dimension:?}: {before} to {after}"
                    );
                }
            }
        }
    }

    #[test]
    fn silence_and_an_instant_end_earn_little() {
        let silent = Script::new()
            .wait(4)
            .event(Event::Opened)
            .learnt("symptom")
            .feels(crate::sim::scenario::model::Feeling::Anger);
        let silent = silent.wait(20).event(Event::WentSilent { lasted_ms: 20_000 }).wait(20);
        let hung_up = silent.event(Event::HungUp { why: String::new() });
        let ended = greeted().feels(crate::sim::scenario::model::Feeling::Anger).end();
        for script in [hung_up, ended] {
            for dimension in [Dimension::Tone, Dimension::Information, Dimension::Escalation] {
                assert!(per_mille_of(&script, dimension) <= 300, "{dimension:?}");
            }
        }
    }

    #[test]
    fn points_add_up_and_every_lost_one_is_accounted_for() {
        for fault in [None, Some(Dimension::Tone), Some(Dimension::Information), Some(Dimension::Upsell)] {
            let card = call(fault).score();
            for result in &card.criteria {
                let sum = |effect| -> u32 {
                    result
                        .evidence
                        .iter()
                        .filter(|piece| piece.effect == effect)
                        .map(|piece| piece.points)
                        .sum()
                };
                assert_eq!(sum(Effect::Lost), result.of - result.points, "{}: {result:#?}", result.id);
                assert!(sum(Effect::Lost) == 0 || !result.would_earn.is_empty(), "{}", result.id);
            }
            for (dimension, score) in &card.dimensions {
                let own = card.criteria.iter().filter(|result| result.dimension == *dimension);
                let points: u32 = own.map(|result| result.points).sum();
                assert_eq!(score.capped.as_ref().map_or(score.points, |capped| capped.before), points);
            }
        }
    }

    #[test]
    fn a_dimension_that_is_not_scored_has_no_denominator() {
        let case = case_with(|scenario| {
            let dimension = Dimension::Upsell;
            scenario.not_scored =
                vec![crate::sim::scenario::model::NotScored { dimension, because: "no offers".into() }];
        });
        let card = Script::of(case).chatter(6).score();
        let score = &card.dimensions[&Dimension::Upsell];
        assert_eq!((score.of, score.per_mille, score.not_scored.as_deref()), (0, None, Some("no offers")));
    }

    #[test]
    fn equal_calls_make_equal_cards_and_they_can_be_read_back() {
        let card = call(None).score();
        let text = serde_json::to_string(&card).unwrap();
        assert_eq!(text, serde_json::to_string(&call(None).score()).unwrap());
        let read: Scorecard = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), text);
        assert!(text.starts_with("{\"dimensions\":{\"tone\":{\"points\":"), "{text}");
    }
}
