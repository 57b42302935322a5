use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::review::entry::{By, Entry};
use crate::review::fixture::{attempt, entry, lead, mentor, person};
use crate::review::fold::{Folded, Told};
use crate::review::moment::Moment;

const BLAME: &str = "tone-blame";
const CLARITY: &str = "ticket-clarity";

fn call(number: u128, blame: u32, clarity: u32) -> RoundCall {
    let automatic = BTreeMap::from([(BLAME.to_owned(), (blame, 4)), (CLARITY.to_owned(), (clarity, 8))]);
    RoundCall { attempt: attempt(number), trainee: person(9), automatic }
}

fn opened() -> InRound {
    let calls = vec![call(1, 4, 8), call(2, 2, 4), call(3, 0, 2)];
    let mentors = BTreeSet::from([person(2), person(4)]);
    InRound::Opened { title: "October".to_owned(), calls, mentors, due: Moment(9) }
}

fn scored(number: u128, blame: u32, clarity: u32) -> InRound {
    let points = BTreeMap::from([(BLAME.to_owned(), blame), (CLARITY.to_owned(), clarity)]);
    InRound::Scored { attempt: attempt(number), points }
}

fn after(done: &[(By, InRound)]) -> Folded<Round> {
    let opened = (lead(1), opened());
    let entries: Vec<Entry<InRound>> =
        [opened].iter().chain(done).map(|(by, what)| entry(5, *by, what.clone())).collect();
    Folded::of(Round::default(), &entries)
}

/// Mentor 2 agrees with the machine; mentor 4 is a step stricter about blame in calls 1 and 2, and far off in the clarity
/// of call 3.
fn whole() -> Round {
    let done = [
        (mentor(2), scored(1, 4, 8)),
        (mentor(2), scored(2, 2, 4)),
        (mentor(2), scored(3, 0, 2)),
        (mentor(4), scored(1, 3, 8)),
        (mentor(4), scored(2, 1, 4)),
        (mentor(4), scored(3, 0, 8)),
        (lead(1), InRound::Closed {}),
    ];
    let round = after(&done);
    assert_eq!(round.aside, []);
    round.state
}

#[test]
fn agreement_is_told_by_criterion_between_mentors_and_against_the_machine() {
    let report = compare(&whole());
    let blame = &report.criteria[BLAME];
    assert_eq!(
        (blame.mentors.marks, blame.mentors.exact, blame.mentors.adjacent),
        (3, Some(333), Some(1_000))
    );
    // 1 - 3 * 2 / 16 by hand: rows 4, 2, 0 against columns 3, 1, 0 weigh 1 + 3 + 4 + 1 + 1 + 2 + 3 + 1 + 0 = 16.
    assert_eq!(blame.mentors.linear, Kappa::PerMille(625));
    assert_eq!(blame.pairs[0].2.difference, Some(167));
    assert_eq!(blame.automatic[&person(2)].exact, Some(1_000));
    assert_eq!(blame.automatic[&person(4)].difference, Some(-167));
    let clarity = &report.criteria[CLARITY].mentors;
    assert_eq!((clarity.exact, clarity.adjacent), (Some(667), Some(667)));
    assert_eq!(report.overall.mentors.marks, 6);
}

#[test]
fn the_calls_where_they_differ_most_come_first() {
    let report = compare(&whole());
    let order: Vec<_> = report.calls.iter().map(|call| (call.attempt, call.mean)).collect();
    assert_eq!(order, [(attempt(3), 375), (attempt(1), 125), (attempt(2), 125)]);
    assert_eq!(report.calls[0].criteria, [(CLARITY.to_owned(), 750)]);
}

#[test]
fn what_is_worth_a_talk_follows_the_limits() {
    let report = compare(&whole());
    let leaning = report.criteria[BLAME].automatic[&person(4)].concerns(&Limits::default());
    assert_eq!(leaning, [Concern::Leaning(-167)]);
    let patient = Limits { adjacent: 0, kappa: -1_000, difference: 1_000 };
    assert_eq!(report.overall.mentors.concerns(&patient), []);
}

#[test]
fn scores_stay_hidden_from_the_others_until_the_round_is_closed() {
    let open = after(&[(mentor(2), scored(1, 4, 8)), (mentor(4), scored(1, 3, 8))]).state;
    let seen: Vec<_> = open.shown_to(person(4)).map(|(_, mentor, _)| mentor).collect();
    assert_eq!(seen, [person(4)]);
    assert_eq!(open.missing().count(), 4);
    assert_eq!(whole().shown_to(person(4)).count(), 6);
}

#[test]
fn what_is_not_lawful_is_refused_with_its_reason() {
    let round = after(&[(mentor(2), scored(1, 4, 8))]).state;
    let says = |by, what| round.check(&entry(5, by, what)).unwrap_err().to_string();
    assert_eq!(says(lead(1), opened()), "the round is open already");
    assert_eq!(
        says(mentor(2), scored(1, 4, 8)),
        "you have scored this call already; a blind score is given once"
    );
    assert_eq!(says(mentor(5), scored(1, 4, 8)), "you are not asked to score in this round");
    assert_eq!(says(mentor(2), scored(2, 5, 8)), "tone-blame is worth 4 points in this call, not 5");
    assert_eq!(says(mentor(2), InRound::Closed {}), "a mentor may not open a round of calibration");
    let agreed = InRound::Agreed {
        attempt: attempt(1),
        criterion: BLAME.to_owned(),
        points: 3,
        words: "half a sentence too much".to_owned(),
    };
    let early = "close the round first: agreement comes after everybody scored blind";
    assert_eq!(says(mentor(2), agreed), early);
}
