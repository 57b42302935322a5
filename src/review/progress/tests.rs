use super::Standing::{Failed, Open, Passed};
use super::*;
use crate::review::fixture::{attempt, card};
use crate::review::ids::SessionId;
use crate::review::moment::Moment;
use crate::review::results::{CallMarks, CallResult, Miss, Trainee};
use crate::sim::scenario::model::{Course, CourseStep, Marks};
use crate::sim::scoring::{CriticalError, CriticalKind, Effect, Evidence, Place};
use crate::sim::words::Dimension;

/// A call with these criteria: id, points, of.
fn call(number: u128, scenario: &str, criteria: &[(&str, u32, u32)]) -> OwnCall {
    let card = card(criteria);
    let result = CallResult {
        attempt: attempt(number),
        trainee: Trainee::default(),
        desk: "lumen".to_owned(),
        scenario: scenario.to_owned(),
        title: scenario.to_uppercase(),
        seed: u64::try_from(number).unwrap(),
        session: None,
        course: None,
        began: Moment(i64::try_from(number).unwrap()),
        filed: true,
        marks: CallMarks::of(&card),
        signed: false,
        misses: None,
    };
    OwnCall { result, card }
}

fn offered(scenario: &str, level: u8, demands: [u32; 5]) -> Offered {
    let title = scenario.to_uppercase();
    Offered { scenario: scenario.to_owned(), title, desk: "lumen".to_owned(), level, minutes: 8, demands }
}

fn of(calls: Vec<OwnCall>, offered: Vec<Offered>) -> Progress {
    Progress::of(&Kept { calls, offered, ..Kept::default() })
}

#[test]
fn each_dimension_has_its_line_over_the_calls_it_applies_to() {
    let calls = (1..=7).map(|number: u32| {
        let ticket = if number == 3 { ("ticket-clarity", 0, 0) } else { ("ticket-clarity", 9, 10) };
        call(number.into(), "a", &[("tone-blame", number, 10), ticket])
    });
    let progress = of(calls.collect(), Vec::new());
    let tone = progress.dimension(Dimension::Tone);
    assert_eq!((tone.recent, tone.best, tone.change), (Some(500), Some(700), None));
    assert_eq!(tone.points.first().map(|point| (point.attempt, point.per_mille)), Some((attempt(1), 100)));
    assert_eq!(progress.dimension(Dimension::Ticket).points.len(), 6);
    assert_eq!(progress.dimension(Dimension::Upsell), &Line::default());
    assert_eq!(progress.weakest, Some(Dimension::Tone));
    assert_eq!(progress.overall.points.len(), 7);
}

#[test]
fn a_change_is_told_once_both_sides_have_three_calls() {
    let calls = [9, 9, 9, 5, 5, 5, 5, 5];
    let calls = (1..).zip(calls).map(|(number, points)| call(number, "a", &[("tone-blame", points, 10)]));
    assert_eq!(of(calls.collect(), Vec::new()).overall.change, Some(-400));
}

fn lost(words: &str, points: u32) -> Evidence {
    Evidence {
        place: Place { turn: Some(4), quote: words.to_owned(), ..Place::default() },
        effect: Effect::Lost,
        points,
        says: "Lays the fault on the caller.".to_owned(),
        would_earn: String::new(),
        better: Some("Let us look at it together.".to_owned()),
        share: 1,
    }
}

#[test]
fn what_is_lost_again_and_again_comes_first_with_the_newest_words() {
    let mut calls = vec![
        call(1, "a", &[("tone-blame", 8, 10), ("ticket-clarity", 0, 10)]),
        call(2, "b", &[("tone-blame", 7, 10), ("ticket-clarity", 10, 10)]),
    ];
    calls[0].card.criteria[0].evidence = vec![lost("you must have broken it", 2)];
    calls[1].card.criteria[0].evidence = vec![lost("did you even read it", 1), lost("your own fault", 2)];
    calls[0].card.criteria[1].would_earn = "Write one issue a ticket.".to_owned();
    let losses = of(calls, Vec::new()).losses;
    let told: Vec<_> =
        losses.iter().map(|loss| (loss.criterion.as_str(), loss.lost_in, loss.points)).collect();
    assert_eq!(told, [("tone-blame", 2, 5), ("ticket-clarity", 1, 10)]);
    assert!(losses[0].keeps() && !losses[1].keeps());
    let words: Vec<_> = losses[0].quotes.iter().map(|quote| quote.words.as_str()).collect();
    assert_eq!(words, ["your own fault", "did you even read it", "you must have broken it"]);
    assert_eq!(losses[1].quotes[0].would_earn, "Write one issue a ticket.");
    assert_eq!((losses[1].quotes[0].turn, losses[1].quotes[0].points), (None, 10));
}

#[test]
fn critical_errors_are_counted_by_call() {
    let error = CriticalError {
        id: "critical-insult".to_owned(),
        kind: CriticalKind::default(),
        title: "Insult or mockery".to_owned(),
        place: Place::default(),
        says: String::new(),
        instead: String::new(),
    };
    let mut calls = vec![call(1, "a", &[]), call(2, "a", &[]), call(3, "a", &[])];
    calls[0].card.critical.push(error.clone());
    calls[2].card.critical.push(error);
    let critical = of(calls, Vec::new()).critical;
    assert_eq!(critical.len(), 1);
    assert_eq!((critical[0].calls, critical[0].last), (2, Moment(3)));
}

fn course(repeats: u8) -> Course {
    let step = |scenario: &str, tone| CourseStep {
        scenario: scenario.into(),
        pass: Marks { tone: Some(tone), ..Marks::default() },
        repeats,
    };
    Course {
        format: 1,
        id: "week".into(),
        title: "A week".to_owned(),
        desk: "lumen".into(),
        about: String::new(),
        steps: vec![step("a", 600), step("b", 700)],
    }
}

#[track_caller]
fn check_course(repeats: u8, calls: Vec<OwnCall>, whole: Standing, steps: [(u32, u32, Standing); 2]) {
    let kept = Kept { calls, courses: vec![course(repeats)], ..Kept::default() };
    let standing = Progress::of(&kept).courses.remove(0);
    assert_eq!(standing.graded, None);
    let standing = standing.practice;
    let found: Vec<_> = standing.steps.iter().map(|step| (step.tries, step.passed, step.standing)).collect();
    assert_eq!((standing.standing, found), (whole, steps.to_vec()));
}

#[test]
fn a_course_is_passed_by_its_own_marks() {
    let tone = |number, scenario, points| call(number, scenario, &[("tone-blame", points, 10)]);
    check_course(1, vec![], Open, [(0, 0, Open), (0, 0, Open)]);
    check_course(1, vec![tone(1, "a", 6)], Open, [(1, 1, Passed), (0, 0, Open)]);
    check_course(1, vec![tone(1, "a", 6), tone(2, "b", 6)], Failed, [(1, 1, Passed), (1, 0, Failed)]);
    check_course(
        1,
        vec![tone(1, "a", 6), tone(2, "b", 6), tone(3, "b", 7)],
        Passed,
        [(1, 1, Passed), (2, 1, Passed)],
    );
    // What was passed once stays passed.
    check_course(1, vec![tone(1, "a", 6), tone(2, "a", 1)], Open, [(2, 1, Passed), (0, 0, Open)]);
}

#[test]
fn repeats_ask_for_other_seeds_and_left_calls_pass_nothing() {
    let tone = |number, seed| {
        let mut call = call(number, "a", &[("tone-blame", 9, 10)]);
        call.result.seed = seed;
        call
    };
    check_course(2, vec![tone(1, 7), tone(2, 7)], Open, [(2, 1, Open), (0, 0, Open)]);
    check_course(2, vec![tone(1, 7), tone(2, 8)], Open, [(2, 2, Passed), (0, 0, Open)]);
    let mut left = tone(1, 7);
    left.result.filed = false;
    check_course(1, vec![left], Failed, [(1, 0, Failed), (0, 0, Open)]);
}

/// A call in a graded session that was made from a course, if it was, and what kept it from passing.
fn graded(number: u128, scenario: &str, points: u32, course: Option<&str>, misses: Vec<Miss>) -> OwnCall {
    let mut call = call(number, scenario, &[("tone-blame", points, 10)]);
    call.result.session = Some(SessionId::new(uuid::Uuid::from_u128(1)));
    call.result.course = course.map(str::to_owned);
    call.result.misses = Some(misses);
    call
}

#[track_caller]
fn check_given(calls: Vec<OwnCall>, given: bool, graded: Option<[Standing; 2]>, practice: [Standing; 2]) {
    let given = given.then(|| "week".to_owned()).into_iter().collect();
    let kept = Kept { calls, courses: vec![course(2)], given, ..Kept::default() };
    let found = Progress::of(&kept).courses.remove(0);
    let steps = |passage: &Passage| passage.steps.iter().map(|step| step.standing).collect::<Vec<_>>();
    assert_eq!(found.graded.as_ref().map(steps), graded.map(|steps| steps.to_vec()));
    assert_eq!(steps(&found.practice), practice);
    assert_eq!(found.counts(), found.graded.as_ref().unwrap_or(&found.practice));
}

#[test]
fn a_course_that_was_given_as_a_graded_session_is_passed_by_its_graded_calls_alone() {
    let practised = |number| call(number, "a", &[("tone-blame", 9, 10)]);
    let low = || vec![Miss::Below { mark: "tone", got: 900, least: 950 }];
    // Practice passes nothing of what is graded, and is shown apart.
    check_given(vec![practised(1), practised(2)], true, Some([Open, Open]), [Passed, Open]);
    // The marks that the session froze hold; one passed call is enough, for there is one customer.
    check_given(vec![graded(1, "a", 1, Some("week"), vec![])], true, Some([Passed, Open]), [Open, Open]);
    check_given(vec![graded(1, "a", 9, Some("week"), low())], true, Some([Failed, Open]), [Open, Open]);
    // Whoever was taken off the list keeps what they took.
    check_given(vec![graded(1, "a", 9, Some("week"), vec![])], false, Some([Passed, Open]), [Open, Open]);
    // Graded calls of other sessions say nothing about the course, and are no practice.
    for other in [None, Some("other")] {
        check_given(vec![graded(1, "a", 9, other, vec![])], false, None, [Open, Open]);
    }
}

#[test]
fn the_last_miss_of_a_step_is_told() {
    let kept = Kept {
        calls: vec![call(1, "a", &[("tone-blame", 5, 10)])],
        courses: vec![course(1)],
        ..Kept::default()
    };
    let standing = Progress::of(&kept).courses.remove(0).practice;
    let next = standing.next().unwrap();
    assert_eq!(next.misses, [Miss::Below { mark: "tone", got: 500, least: 600 }]);
    assert_eq!((next.title.as_str(), standing.passed()), ("A", 0));
}

#[track_caller]
fn check_next(calls: Vec<OwnCall>, expected: &str, why: &str) {
    let shelf = vec![
        offered("a", 1, [10, 5, 1, 2, 0]),
        offered("b", 2, [80, 5, 1, 4, 1]),
        offered("c", 2, [40, 5, 1, 9, 2]),
        offered("d", 3, [90, 5, 1, 20, 3]),
    ];
    let next = of(calls, shelf).next.unwrap();
    assert_eq!((next.offered.scenario.as_str(), next.why.contains(why)), (expected, true), "{}", next.why);
}

#[test]
fn the_next_call_asks_most_of_the_weakest_dimension_and_says_why() {
    check_next(vec![], "a", "where everybody begins");
    let weak = |number, scenario, tone, ticket| {
        call(number, scenario, &[("tone-blame", tone, 10), ("ticket-clarity", ticket, 10)])
    };
    // Level 1 went well, so level 2 may come; level 3 may not.
    check_next(vec![weak(1, "a", 6, 9)], "b", "Tone is your weakest dimension, 60 %");
    check_next(vec![weak(1, "a", 9, 6)], "c", "its ticket hangs on 9 lines");
    // Level 1 did not go well: the same again.
    check_next(vec![weak(1, "a", 5, 6)], "a", "Last time it went 50 % well there.");
    // Taken before, but not learnt, comes before what was learnt.
    let all = vec![weak(1, "a", 9, 7), weak(2, "b", 9, 8), weak(3, "c", 9, 9), weak(4, "d", 9, 3)];
    check_next(all, "d", "Ticket writing");
}
