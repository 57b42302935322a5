//! A process that takes a graded call is killed at the points of its writes: the session and the call agree afterwards, no
//! attempt is used up by it, and the call goes on from the same state.

use std::collections::BTreeSet;
use std::env;
use std::sync::Arc;

use firstline::attempt::{DrivenBy, Left, verify};
use firstline::mentoring::sessions::{self, ToldSession, Wanted};
use firstline::mentoring::{Acting, Beginning, GradedCall, now};
use firstline::records::{AttemptFilter, AttemptState, Records, check_chain};
use firstline::review::graded::{InSession, Seeds};
use firstline::review::people::Role;
use firstline::review::{By, PersonId};
use firstline::sim::session::Session;
use uuid::Uuid;

use crate::playing::LIBRARY;
use crate::records_kill::{
    EVERY, POINT, SELDOM, acknowledge, check_sound, child, die_at, inputs, number, open, script,
};

fn by(number: u128, role: Role) -> By {
    By { person: PersonId::new(Uuid::from_u128(number)), role }
}

/// Makes a session of one call and one attempt for the trainee.
fn make(records: &Records) {
    let wanted = Wanted {
        title: Some("Exam".to_owned()),
        scenarios: vec!["expert_lost_packets".into()],
        course: None,
        seeds: Seeds::One(7),
        limit_ms: None,
        articles: None,
        rubric: None,
        attempts: 1,
        opens: now(),
        closes: None,
    };
    let draft = sessions::draft(&LIBRARY, wanted).unwrap();
    let mentor = by(2, Role::Mentor);
    let mut told = sessions::make(records, mentor, draft).unwrap();
    let people = BTreeSet::from([by(3, Role::Trainee).person]);
    told.say(records, mentor, InSession::Assigned { people }).unwrap();
}

fn session(records: &Records) -> ToldSession {
    sessions::find(records, "exam").unwrap()
}

/// Takes the call of the session to its end, from wherever it stands.
fn take(records: &Records) {
    loop {
        let told = session(records);
        if told.state().attempts.values().any(|taken| taken.finished.is_some()) {
            return;
        }
        let acting = Acting { by: by(3, Role::Trainee), name: "Tess".to_owned() };
        let mut graded = match GradedCall::begin(records, told, acting, None, DrivenBy::Terminal).unwrap() {
            Beginning::New(graded) | Beginning::GoesOn(graded) => graded,
            Beginning::WasOver => continue,
            Beginning::TimeOver(why) => panic!("{why}"),
        };
        let script = script();
        let done = graded.call.session().taken().len();
        same_state(graded.call.session());
        for input in &script[done..] {
            graded.call.take(input).unwrap();
            acknowledge(graded.call.session().taken().len() as u64);
        }
        graded.finish(Left::Filed, &mut |_| {}).unwrap();
    }
}

/// Whether the call stands where its inputs bring it.
#[track_caller]
fn same_state(found: &Session) {
    let mut again = Session::start(Arc::clone(found.case()));
    for taken in found.taken() {
        again.take(&taken.input);
    }
    assert_eq!(again.events(), found.events());
}

/// The same program is both sides: the test starts itself again with a folder to write in and a point to die at.
#[test]
fn a_graded_session_survives_death_at_the_points_of_its_writes() {
    const TEST: &str = "records_kill_graded::a_graded_session_survives_death_at_the_points_of_its_writes";
    if let Ok(point) = env::var(POINT) {
        die_at(point.parse().unwrap(), take);
    }
    let every = env::var(EVERY).ok().and_then(|every| every.parse().ok()).unwrap_or(SELDOM);
    let mut points = 0;
    for point in (1_u32..).step_by(every) {
        let home = tempfile::tempdir().unwrap();
        make(&open(home.path()));
        let output = child(TEST, home.path()).env(POINT, point.to_string()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let acknowledged = said.lines().filter_map(number).next_back().unwrap_or(0);
        let records = open(home.path());
        check_sound(&records, &format!("point {point}"));
        let stored = records.attempts(&AttemptFilter::default()).unwrap().pop();
        let kept = stored.as_ref().map_or(0, |row| inputs(&records, row.id));
        assert!(kept >= acknowledged, "point {point}: {acknowledged} acknowledged, {kept} stored");
        take(&records);
        let told = session(&records);
        let entries = records.after(told.stream(), None).unwrap();
        check_chain(told.stream(), &entries).unwrap();
        let rows = records.attempts(&AttemptFilter::default()).unwrap();
        assert_eq!((rows.len(), rows[0].state), (1, AttemptState::Filed), "point {point}");
        assert_eq!(told.state().attempts.len(), 1, "point {point}: no attempt is used up twice");
        let verified = verify(&records, rows[0].id).unwrap();
        assert_eq!((verified.misfit, verified.closed), (None, true), "point {point}");
        if output.status.success() {
            break;
        }
        points = point;
    }
    assert!(points > 30, "only {points} points were met");
}
