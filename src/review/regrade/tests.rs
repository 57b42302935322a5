use super::*;
use crate::review::fixture::{attempt, card};
use crate::review::moment::Moment;
use crate::review::results::{CallMarks, CallResult, Trainee};
use crate::sim::scenario::model::Marks;
use crate::sim::words::Dimension;

const PASS: Marks =
    Marks { overall: Some(700), tone: None, information: None, escalation: None, ticket: None, upsell: None };

fn anew(number: u128, before: &[(&str, u32, u32)], after: &[(&str, u32, u32)]) -> Regraded {
    let (before, after) = (card(before), card(after));
    let marks = CallMarks::of(&before);
    let call = CallResult {
        attempt: attempt(number),
        trainee: Trainee::default(),
        desk: "lumen".to_owned(),
        scenario: "a".to_owned(),
        title: "A".to_owned(),
        seed: 7,
        session: None,
        course: None,
        began: Moment(0),
        filed: true,
        misses: Some(marks.misses(&PASS, true)),
        marks,
        signed: false,
    };
    regrade(call, &before, &after, Some(&PASS))
}

#[test]
fn the_same_marks_change_nothing() {
    let same = [("tone-blame", 7, 10)];
    let call = anew(1, &same, &same);
    assert!(!call.changes_result() && call.criteria.is_empty());
    assert_eq!((call.flips(), call.change()), (None, Some(0)));
}

#[test]
fn a_call_is_compared_by_dimension_criterion_and_result() {
    let call = anew(1, &[("tone-blame", 6, 10), ("ticket-clarity", 8, 10)], &[("tone-blame", 7, 10)]);
    assert_eq!(call.flips(), None, "70 % before, 70 % after");
    let dimensions: Vec<_> = call.dimensions().collect();
    assert_eq!(dimensions, [(Dimension::Tone, Some(600), Some(700)), (Dimension::Ticket, Some(800), None)]);
    let criteria: Vec<_> =
        call.criteria.iter().map(|change| (change.criterion.as_str(), change.before, change.after)).collect();
    assert_eq!(
        criteria,
        [("ticket-clarity", Some((8, 10)), None), ("tone-blame", Some((6, 10)), Some((7, 10)))]
    );
    assert_eq!(anew(1, &[("tone-blame", 7, 10)], &[("tone-blame", 6, 10)]).flips(), Some(Flip::Fails));
    assert_eq!(anew(1, &[("tone-blame", 6, 10)], &[("tone-blame", 7, 10)]).flips(), Some(Flip::Passes));
}

#[test]
fn criteria_that_weigh_otherwise_but_share_the_same_change_no_result() {
    let call = anew(1, &[("tone-blame", 5, 10)], &[("tone-blame", 10, 20)]);
    assert!(!call.changes_result());
    let mut all = Regrades::default();
    all.add(call);
    let shift = &all.criteria["tone-blame"];
    assert_eq!((shift.rises, shift.falls, shift.weighs_otherwise), (0, 0, 1));
    assert_eq!((all.scored, all.changed.len()), (1, 0));
}

#[test]
fn what_flips_comes_first_then_what_moves_most() {
    let mut all = Regrades::default();
    all.add(anew(1, &[("tone-blame", 2, 10)], &[("tone-blame", 3, 10)]));
    all.add(anew(2, &[("tone-blame", 2, 10)], &[("tone-blame", 6, 10)]));
    all.add(anew(3, &[("tone-blame", 7, 10)], &[("tone-blame", 6, 10)]));
    all.add(anew(4, &[("tone-blame", 9, 10)], &[("tone-blame", 9, 10)]));
    all.sort();
    let order: Vec<_> = all.changed.iter().map(|call| call.call.attempt).collect();
    assert_eq!(order, [3, 2, 1].map(attempt));
    assert_eq!((all.scored, all.would_pass, all.would_fail), (4, 0, 1));
    let tone = all.dimensions[0];
    assert_eq!((tone.rises, tone.falls, tone.calls, tone.mean()), (2, 1, 4, Some(100)));
}
