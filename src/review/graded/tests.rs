use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::review::entry::{By, Entry};
use crate::review::fixture::{attempt, entry, mentor, person, trainee};
use crate::review::fold::{Folded, Told};
use crate::review::moment::Moment;
use crate::sim::scenario::model::{Marks, Stage};

const MINUTE: u64 = 60_000;

fn call(scenario: &str) -> FrozenCall {
    FrozenCall {
        scenario: scenario.to_owned(),
        title: scenario.to_uppercase(),
        stage: Stage::Stable,
        digest: format!("digest of {scenario}"),
        pass: Marks { overall: Some(700), ..Marks::default() },
        shipped: false,
    }
}

/// Two calls in order, two attempts each, ten minutes; open from second 100 to 10,000.
fn terms() -> Terms {
    Terms {
        title: "End of week one".to_owned(),
        course: None,
        calls: vec![call("dropouts"), call("packets")],
        in_order: true,
        seeds: Seeds::One(7),
        limit_ms: Some(10 * MINUTE),
        articles: Some(BTreeSet::from(["router".to_owned()])),
        rubric: "standard".to_owned(),
        engine: 4,
        attempts: 2,
        opens: Moment(100_000),
        closes: Some(Moment(10_000_000)),
    }
}

fn began(number: u128, scenario: &str) -> InSession {
    let (scenario, digest) = (scenario.to_owned(), format!("digest of {scenario}"));
    InSession::Began { attempt: attempt(number), scenario, engine: 4, digest }
}

fn finished(number: u128) -> InSession {
    InSession::Finished { attempt: attempt(number) }
}

/// The session with trainee 3 assigned, after these.
fn after(done: Vec<(i64, By, InSession)>) -> Folded<Session> {
    let made = (0, mentor(2), InSession::Made { terms: Box::new(terms()) });
    let assigned = (0, mentor(2), InSession::Assigned { people: BTreeSet::from([person(3)]) });
    let all = [made, assigned].into_iter().chain(done);
    let entries: Vec<Entry<InSession>> = all.map(|(at, by, what)| entry(at, by, what)).collect();
    Folded::of(Session::default(), &entries)
}

fn ask(scenario: &str) -> Ask<'_> {
    let digest = if scenario == "dropouts" { "digest of dropouts" } else { "digest of packets" };
    Ask { person: person(3), scenario, engine: 4, digest, now: Moment(200_000) }
}

#[track_caller]
fn check_not(done: Vec<(i64, By, InSession)>, ask: &Ask<'_>, says: &str) {
    let session = after(done);
    assert_eq!(session.aside, [], "what comes before is lawful");
    assert_eq!(session.state.may_begin(ask).unwrap_err().to_string(), says);
}

#[test]
fn a_call_begins_with_the_seed_of_all() {
    let start = after(vec![]).state.may_begin(&ask("dropouts"));
    assert_eq!(start, Ok(Start { seed: 7, nth: 1, limit_ms: Some(10 * MINUTE) }));
}

#[test]
fn every_reason_not_to_begin_is_said() {
    let first = || ask("dropouts");
    check_not(vec![], &Ask { person: person(4), ..first() }, "you are not assigned to this session");
    check_not(vec![], &Ask { now: Moment(99_999), ..first() }, "the session is not open yet");
    check_not(vec![], &Ask { now: Moment(10_000_000), ..first() }, "the session is closed");
    check_not(vec![], &ask("printers"), "printers is not a call of this session");
    check_not(vec![], &ask("packets"), "DROPOUTS comes first");
    let engine = "the session was made for engine 4 and this program has engine 5, under which the customer might answer otherwise";
    check_not(vec![], &Ask { engine: 5, ..first() }, engine);
    let edited = "dropouts was changed since the session was made; what was frozen has to be played";
    check_not(vec![], &Ask { digest: "another", ..first() }, edited);
    let running = format!("your call {} is not over; go on with it", attempt(1));
    check_not(vec![(150_000, trainee(3), began(1, "dropouts"))], &first(), &running);
    let twice = [1, 2]
        .map(|nth| [(150_000, trainee(3), began(nth, "dropouts")), (150_000, trainee(3), finished(nth))]);
    check_not(twice.concat(), &first(), "all 2 attempts are used up");
    let closed = InSession::Closed { reason: "a fire alarm".to_owned() };
    check_not(vec![(150_000, mentor(2), closed)], &first(), "the session is closed");
}

#[test]
fn time_away_counts_against_the_limit_after_leaving_and_after_a_crash() {
    let left = InSession::Left { attempt: attempt(1) };
    let gone =
        after(vec![(200_000, trainee(3), began(1, "dropouts")), (260_000, trainee(3), left.clone())]).state;
    let resume = |session: &Session, now| {
        session.may_resume(attempt(1), person(3), 4, (MINUTE, Moment(260_000)), Moment(now))
    };
    assert_eq!(resume(&gone, 380_000), Ok(Some(7 * MINUTE)));
    let over = WhyNot::TimeOver { used_ms: 10 * MINUTE, limit_ms: 10 * MINUTE };
    assert_eq!(over.to_string(), "the time is over: 10:00 of 10:00, time away included");
    assert_eq!(resume(&gone, 260_000 + 9 * 60_000), Err(over));
    let crashed = after(vec![(200_000, trainee(3), began(1, "dropouts"))]).state;
    assert_eq!(resume(&crashed, 380_000), Ok(Some(7 * MINUTE)));

    let resumed =
        InSession::Resumed { attempt: attempt(1), last_input: Moment(260_000), engine: 4, played_ms: MINUTE };
    let back = after(vec![
        (200_000, trainee(3), began(1, "dropouts")),
        (380_000, trainee(3), resumed),
        (390_000, trainee(3), left),
    ]);
    assert_eq!(back.aside, []);
    let absences = &back.state.attempts[&attempt(1)].away;
    assert_eq!(absences[0], Away { since: Moment(260_000), until: Some(Moment(380_000)), crashed: true });
    assert!(!absences[1].crashed && absences[1].clock_went_back(Moment(0)));
    assert_eq!(back.state.time_left(attempt(1), 2 * MINUTE, Moment(450_000)), Ok(Some(5 * MINUTE)));
}

#[test]
fn a_clock_that_was_set_back_is_not_believed() {
    let left = (260_000, trainee(3), InSession::Left { attempt: attempt(1) });
    let session = after(vec![(200_000, trainee(3), began(1, "dropouts")), left]).state;
    assert_eq!(session.latest_of(person(3)), Some(Moment(260_000)));
    assert_eq!(session.clock_is_right(person(3), None, Moment(260_000)), Ok(()));
    // As much as a clock is ever set right by itself.
    assert_eq!(session.clock_is_right(person(3), Some(Moment(270_000)), Moment(150_000)), Ok(()));
    let back = WhyNot::ClockSetBack { last: Moment(270_000) };
    assert_eq!(session.clock_is_right(person(3), Some(Moment(270_000)), Moment(149_999)), Err(back));
    assert_eq!(Session::default().clock_is_right(person(3), None, Moment(0)), Ok(()));
    // The clock of one person is no concern of another's.
    assert_eq!(session.clock_is_right(person(4), None, Moment(0)), Ok(()));
}

#[test]
fn terms_name_all_their_faults_at_once() {
    let mut wrong = terms();
    wrong.title = " ".to_owned();
    wrong.calls[1].scenario = "dropouts".to_owned();
    wrong.calls[1].stage = Stage::Trial;
    wrong.calls[0].pass.tone = Some(1_001);
    (wrong.attempts, wrong.limit_ms, wrong.closes) = (0, Some(0), Some(Moment(0)));
    let made = entry(0, mentor(2), InSession::Made { terms: Box::new(wrong) });
    let refused = Session::default().check(&made).unwrap_err().to_string();
    assert_eq!(
        refused,
        "the session has no title; with no attempt nobody can take the call; allow at least one; \
         a limit of nothing leaves no time for the call; the session closes before it opens; \
         the pass mark for tone of dropouts is above 1000, the highest there is; \
         dropouts is in the session twice; raise the number of attempts instead; \
         dropouts is on trial; only stable scenarios are graded"
    );
}

#[test]
fn a_mentor_is_warned_of_what_makes_marks_weaker() {
    assert_eq!(terms().warnings(), []);
    let mut weak = terms();
    (weak.calls[0].shipped, weak.seeds, weak.limit_ms) = (true, Seeds::Each(7), None);
    let says: Vec<String> = weak.warnings().iter().map(Warning::says).collect();
    assert_eq!(says[0], "dropouts ships with Firstline: its answers are public");
    assert_eq!(says.len(), 3);
    let seed = |number, nth| weak.seeds.of(person(number), "dropouts", nth);
    assert!(seed(3, 1) != seed(4, 1) && seed(3, 1) != seed(3, 2) && seed(3, 1) == seed(3, 1));
}

#[test]
fn scorecards_are_hidden_until_a_mentor_releases_them() {
    let one = InSession::Released { person: Some(person(3)) };
    let session = after(vec![(150_000, trainee(3), one.clone()), (150_000, mentor(2), one)]);
    assert_eq!(session.aside.len(), 1, "a trainee released nothing");
    assert!(session.state.shows(person(3)) && !session.state.shows(person(4)));
    assert!(session.state.terms.as_ref().unwrap().may_read("router"));
    assert!(!session.state.terms.unwrap().may_read("printer"));
}

fn anything() -> impl Strategy<Value = InSession> {
    let id = || (1_u128..4).prop_map(attempt);
    prop_oneof![
        (1_u128..4, prop::sample::select(vec!["dropouts", "packets", "other"]))
            .prop_map(|(n, s)| began(n, s)),
        id().prop_map(|attempt| InSession::Left { attempt }),
        (id(), any::<i64>(), any::<u64>()).prop_map(|(attempt, last_input, played_ms)| {
            InSession::Resumed { attempt, last_input: Moment(last_input), engine: 4, played_ms }
        }),
        id().prop_map(|attempt| InSession::Finished { attempt }),
        Just(InSession::Made { terms: Box::new(terms()) }),
        Just(InSession::Unassigned { person: person(3), reason: "ill".to_owned() }),
        Just(InSession::Closed { reason: String::new() }),
        Just(InSession::Released { person: None }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    /// Whatever stands in the store: no panic, never more tries than agreed, never two calls at once.
    #[test]
    fn any_sequence_folds_and_keeps_the_terms(
        done in prop::collection::vec((any::<i64>(), prop::bool::ANY, anything()), 0..40)
    ) {
        let signed = done.into_iter().map(|(at, mentors, what)| {
            (at, if mentors { mentor(2) } else { trainee(3) }, what)
        });
        let session = after(signed.collect()).state;
        let (all, open) = (session.of(person(3)).count(), session.of(person(3)).filter(|(_, a)| a.finished.is_none()).count());
        prop_assert!(all <= 4 && open <= 1);
        prop_assert_eq!(session.terms, Some(terms()));
        for (_, taken) in session.attempts {
            prop_assert_eq!(taken.used_ms(u64::MAX, Moment(0)), u64::MAX);
        }
    }
}
