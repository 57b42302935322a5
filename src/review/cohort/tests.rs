use super::*;
use crate::review::fixture::{attempt, person};
use crate::review::ids::SessionId;
use crate::review::moment::{DAY_MS, Moment};
use crate::review::results::{CallMarks, CallResult, Miss, Trainee};

const NOW: Moment = Moment(100 * DAY_MS.cast_signed());

fn trainee(number: u128) -> Trainee {
    Trainee { name: format!("T{number:02}"), person: Some(person(number)) }
}

/// A call of trainee `who` in scenario `what`, so many days ago, with this mark in every dimension.
fn call(number: u128, who: u128, what: &str, days: u64, mark: u16) -> CallResult {
    CallResult {
        attempt: attempt(number),
        trainee: trainee(who),
        desk: "lumen".to_owned(),
        scenario: what.to_owned(),
        title: what.to_uppercase(),
        seed: 7,
        session: None,
        course: None,
        began: Moment(NOW.0 - i64::try_from(days * DAY_MS).unwrap()),
        filed: true,
        marks: CallMarks { dimensions: [Some(mark); 5], critical: Vec::new() },
        signed: false,
        misses: None,
    }
}

fn of(calls: Vec<CallResult>, filter: &Filter) -> Cohort {
    let known = Known { calls, ..Known::default() };
    Cohort::of(&known, filter, &NeedLimits::default(), NOW)
}

#[test]
fn tables_and_the_heat_map_tell_the_same_means() {
    let mut third = call(3, 2, "a", 2, 900);
    third.marks.dimensions[4] = None;
    third.marks.critical = vec!["critical-insult".to_owned()];
    third.signed = true;
    let cohort = of(vec![call(1, 1, "a", 4, 500), call(2, 1, "b", 3, 801), third], &Filter::default());
    assert_eq!((cohort.all.calls, cohort.all.signed, cohort.all.critical), (3, 1, 1));
    assert_eq!(cohort.all.means, [733, 733, 733, 733, 733, 650].map(Some));
    assert_eq!(cohort.trainees[0].tally.means[0], Some(650));
    assert_eq!(cohort.scenarios[0].tally.means[0], Some(700));
    assert_eq!(cohort.cell(0, 0).unwrap().mean, Some(500));
    assert_eq!(cohort.cell(1, 0).unwrap(), &Cell { calls: 1, mean: Some(900), last: Some(900), critical: 1 });
    assert_eq!(cohort.cell(1, 1), None);
}

#[track_caller]
fn check_filter(filter: &Filter, expected: &[u128]) {
    let mut graded = call(3, 2, "b", 1, 700);
    graded.session = Some(SessionId::new(uuid::Uuid::from_u128(5)));
    graded.course = Some("first_week".to_owned());
    graded.signed = true;
    let cohort = of(vec![call(1, 1, "a", 9, 500), call(2, 1, "b", 5, 600), graded], filter);
    let found: Vec<_> = cohort.calls.iter().map(|call| call.attempt).collect();
    assert_eq!(found, expected.iter().map(|number| attempt(*number)).collect::<Vec<_>>());
}

#[test]
fn filters_let_through_what_fits_everything_that_is_set() {
    let none = Filter::default;
    check_filter(&none(), &[1, 2, 3]);
    check_filter(&Filter { person: Some(person(1)), ..none() }, &[1, 2]);
    check_filter(&Filter { scenario: Some("b".to_owned()), person: Some(person(1)), ..none() }, &[2]);
    check_filter(&Filter { graded: Some(true), ..none() }, &[3]);
    check_filter(&Filter { graded: Some(false), ..none() }, &[1, 2]);
    check_filter(&Filter { course: Some("first_week".to_owned()), ..none() }, &[3]);
    check_filter(&Filter { signed: true, ..none() }, &[3]);
    check_filter(&Filter { words: " t02".to_owned(), ..none() }, &[3]);
    check_filter(&Filter { since: Some(call(0, 1, "a", 5, 0).began), ..none() }, &[2, 3]);
    check_filter(&Filter { until: Some(call(0, 1, "a", 5, 0).began), ..none() }, &[1]);
    check_filter(&Filter { desk: Some("other".to_owned()), ..none() }, &[]);
}

#[test]
fn with_few_trainees_nothing_is_said_of_a_scenario() {
    let few = |people: u128| (0..people).map(|who| call(who, who, "a", 1, 600)).collect::<Vec<_>>();
    let item = of(few(7), &Filter::default()).scenarios[0].item;
    assert_eq!(item.difficulty, Measured::TooFew { have: 7, need: 8 });
    assert_eq!(item.discrimination, Measured::TooFew { have: 0, need: 20 });
    assert_eq!(of(few(8), &Filter::default()).scenarios[0].item.difficulty, Measured::PerMille(400));
}

#[test]
fn only_the_first_call_of_each_trainee_says_how_hard_a_scenario_is() {
    let mut calls: Vec<CallResult> = (0..8).map(|who| call(who, who, "a", 3, 300)).collect();
    calls.extend((0..8).map(|who| call(50 + who, who, "a", 2, 1_000)));
    let cohort = of(calls, &Filter::default());
    assert_eq!(cohort.scenarios[0].item.difficulty, Measured::PerMille(700));
    assert_eq!(cohort.scenarios[0].tally.means[0], Some(650));
}

#[test]
fn discrimination_is_the_correlation_with_the_rest() {
    // Two scenarios that go along, one that goes against both.
    let calls = (0..20).flat_map(|who: u128| {
        let mark = 300 + 30 * u16::try_from(who).unwrap();
        [
            call(3 * who, who, "a", 3, mark),
            call(3 * who + 1, who, "b", 2, mark),
            call(3 * who + 2, who, "c", 1, 1_200 - mark),
        ]
    });
    let cohort = of(calls.collect(), &Filter::default());
    let found: Vec<_> = cohort.scenarios.iter().map(|row| row.item.discrimination).collect();
    // The rest of `a` is the mean of `b` and `c`, which never varies.
    assert_eq!(found, [Measured::NoVariance, Measured::NoVariance, Measured::PerMille(-1_000)]);
}

#[test]
fn the_correlation_is_that_of_a_worked_example() {
    // By hand: n = 5, sums 15 and 25, together 5 * 90 - 375 = 75, spreads 50 and 5 * 151 - 625 = 130; 75 / sqrt(6500).
    let pairs = [(1, 2), (2, 4), (3, 5), (4, 5), (5, 9)];
    assert_eq!(item::correlation(&pairs), Some(930));
    assert_eq!(item::correlation(&[(1, 1), (1, 2)]), None);
    assert_eq!(item::correlation(&[]), None);
}

#[track_caller]
fn check_needs(known: &Known, expected: &[(&str, &[&str])]) {
    let cohort = Cohort::of(known, &Filter::default(), &NeedLimits::default(), NOW);
    let found: Vec<(&str, Vec<String>)> = cohort
        .needs
        .iter()
        .map(|need| (need.trainee.shown(), need.reasons.iter().map(Reason::says).collect()))
        .collect();
    let expected: Vec<(&str, Vec<String>)> = expected
        .iter()
        .map(|(name, says)| (*name, says.iter().map(|says| (*says).to_owned()).collect()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn who_does_well_needs_nobody() {
    check_needs(&Known { calls: vec![call(1, 1, "a", 1, 900)], ..Known::default() }, &[]);
}

#[test]
fn what_is_long_ago_is_no_reason() {
    let calls = (1..=4).map(|number| call(number, 1, "a", 20, 100)).collect();
    check_needs(&Known { calls, ..Known::default() }, &[]);
}

#[test]
fn reasons_come_by_urgency_and_people_by_their_most_urgent() {
    let mut insult = call(1, 1, "a", 2, 900);
    insult.marks.critical = vec!["critical-insult".to_owned()];
    let mut failed = call(2, 2, "a", 2, 900);
    failed.misses = Some(vec![Miss::Below { mark: "tone", got: 600, least: 700 }]);
    let contested = call(3, 1, "b", 9, 900);
    let fresh = call(4, 3, "b", 1, 900);
    let since = |days: u64| Moment(NOW.0 - i64::try_from(days * DAY_MS).unwrap());
    let waiting = vec![
        Waiting { attempt: attempt(3), what: WaitsFor::Answer, since: since(1) },
        Waiting { attempt: attempt(2), what: WaitsFor::Review, since: since(3) },
        Waiting { attempt: attempt(4), what: WaitsFor::Review, since: since(1) },
    ];
    let session = SessionId::new(uuid::Uuid::from_u128(5));
    let due = |who, closes| Due { trainee: trainee(who), session, title: "Exam".to_owned(), left: 2, closes };
    let due = vec![due(4, Some(NOW.plus(DAY_MS))), due(3, Some(NOW.plus(3 * DAY_MS))), due(5, None)];
    check_needs(
        &Known { calls: vec![contested, insult, failed, fresh], waiting, due },
        &[
            (
                "T01",
                &["contests a mark in B and waits for an answer since yesterday", "critical-insult in A"],
            ),
            (
                "T02",
                &["did not pass A: tone 60 %, at least 70 % is asked for", "A waits for a review for 3 days"],
            ),
            ("T04", &["Exam closes tomorrow, calls left to take: 2"]),
        ],
    );
}

#[test]
fn falling_being_stuck_and_leaving_are_told_with_their_numbers() {
    let mut calls: Vec<CallResult> = (1..=5).map(|number| call(number, 1, "a", 12, 690)).collect();
    calls.extend((6..=10).map(|number| {
        let mut call = call(number, 1, "a", 2, 690);
        call.marks.dimensions[0] = Some(560);
        call.filed = number > 7;
        call
    }));
    check_needs(
        &Known { calls, ..Known::default() },
        &[(
            "T01",
            &[
                "Tone fell from 69 % to 56 %",
                "took A 10 times and got no further than 69 %",
                "left 2 of the last 5 calls before the ticket",
            ],
        )],
    );
}
