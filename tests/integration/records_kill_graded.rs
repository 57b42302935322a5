//! A process that takes a graded call is killed at the points of its writes, and at any moment: the session and the call agree
//! afterwards, no attempt is used up by it, and the call goes on from the same state.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::{env, process};

use firstline::attempt::{DrivenBy, Left, verify};
use firstline::mentoring::sessions::{self, ToldSession, Wanted};
use firstline::mentoring::{Acting, Beginning, GradedCall, now};
use firstline::records::{AttemptFilter, AttemptState, Records, Stream, check_chain};
use firstline::review::graded::{Away, InSession, Seeds};
use firstline::review::people::Role;
use firstline::review::{By, Moment, PersonId};
use firstline::sim::session::{Input, Session};
use uuid::Uuid;

use crate::playing::{LIBRARY, plan};
use crate::records_kill::{
    EVERY, FOLDER, POINT, SELDOM, acknowledge, check_sound, child, die_at, inputs, kill_at_any_moment,
    kills_wanted, number, open, script,
};

const ANY_MOMENT: &str = "FIRSTLINE_TEST_KILLED_AT_ANY_MOMENT";

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

/// Takes the call of the session along these inputs to its end, from wherever it stands.
fn take(records: &Records, script: &[Input]) {
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

/// Whether the one call of the session is over, with an unbroken chain and no attempt used up besides.
#[track_caller]
fn check_over(records: &Records, when: &str) {
    let told = session(records);
    let entries = records.after(told.stream(), None).unwrap();
    check_chain(told.stream(), &entries).unwrap();
    let rows = records.attempts(&AttemptFilter::default()).unwrap();
    assert_eq!((rows.len(), rows[0].state), (1, AttemptState::Filed), "{when}");
    assert_eq!(told.state().attempts.len(), 1, "{when}: no attempt is used up twice");
    let verified = verify(records, rows[0].id).unwrap();
    assert_eq!((verified.misfit, verified.closed), (None, true), "{when}");
}

/// The same program is both sides: the test starts itself again with a folder to write in and a point to die at.
#[test]
fn a_graded_session_survives_death_at_the_points_of_its_writes() {
    const TEST: &str = "records_kill_graded::a_graded_session_survives_death_at_the_points_of_its_writes";
    if let Ok(point) = env::var(POINT) {
        die_at(point.parse().unwrap(), |records| take(records, &script()));
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
        take(&records, &script());
        check_over(&records, &format!("point {point}"));
        if output.status.success() {
            break;
        }
        points = point;
    }
    assert!(points > 30, "only {points} points were met");
}

/// The same program is both sides here too. Each process goes on where the one before was killed, until the call is over; then
/// the next session begins.
#[test]
fn a_graded_session_killed_at_any_moment_loses_nothing_and_tells_the_time_away() {
    let script: Vec<Input> =
        plan("expert_lost_packets", "model").inputs.into_iter().map(|step| step.input).collect();
    if let (Some(folder), Ok(_)) = (env::var_os(FOLDER), env::var(ANY_MOMENT)) {
        let records = open(Path::new(&folder));
        // The harness has begun a line with the name of the test.
        println!();
        acknowledge(0);
        take(&records, &script);
        process::exit(0);
    }
    let (mut kills, mut absences) = (0, 0);
    while kills < kills_wanted() {
        let home = tempfile::tempdir().unwrap();
        make(&open(home.path()));
        let mut over = false;
        while !over && kills < kills_wanted() {
            let before = stand(&open(home.path()));
            let (acknowledged, killed) = take_and_kill(home.path());
            kills += usize::from(killed);
            over = !killed;
            let records = open(home.path());
            check_sound(&records, &format!("kill {kills}"));
            let after = stand(&records);
            assert!(after.inputs >= acknowledged, "kill {kills}: {acknowledged} acknowledged, {after:?}");
            let new = check_away(&before, &after, acknowledged > before.inputs, kills);
            absences += new;
        }
        take(&open(home.path()), &script);
        check_over(&open(home.path()), &format!("kill {kills}"));
    }
    assert!(absences > 0, "no process went on where the one before was killed");
}

/// What is stored of the call, between two processes that take it.
#[derive(Debug)]
struct Stand {
    inputs: u64,
    last: Option<Moment>,
    away: Vec<Away>,
}

fn stand(records: &Records) -> Stand {
    let row = records.attempts(&AttemptFilter::default()).unwrap().pop();
    let away = session(records).state().attempts.values().next().map(|taken| taken.away.clone());
    let last = row.as_ref().and_then(|row| {
        let entries = records.after(Stream::attempt(row.id), None).unwrap();
        entries.last().map(|last| Moment(last.new.at_ms))
    });
    Stand { inputs: row.map_or(0, |row| inputs(records, row.id)), last, away: away.unwrap_or_default() }
}

/// A process that went on with the call has written down since when nobody was there. Returns how many absences are new.
#[track_caller]
fn check_away(before: &Stand, after: &Stand, went_on: bool, kills: usize) -> usize {
    assert_eq!(after.away[..before.away.len()], before.away, "kill {kills}: what was told is told no more");
    let new = &after.away[before.away.len()..];
    // The first process takes the call from its beginning.
    let due = usize::from(went_on && before.last.is_some());
    assert!((due..=1).contains(&new.len()), "kill {kills}: {new:?} of {before:?}");
    for away in new {
        assert_eq!((Some(away.since), away.crashed), (before.last, true), "kill {kills}");
        assert!(away.until >= Some(away.since), "kill {kills}: {away:?}");
    }
    new.len()
}

/// Starts a process that takes the call, and kills it some time later. Returns the number of inputs that it acknowledged last,
/// and whether the kill came before the end of the call.
fn take_and_kill(folder: &Path) -> (u64, bool) {
    const TEST: &str =
        "records_kill_graded::a_graded_session_killed_at_any_moment_loses_nothing_and_tells_the_time_away";
    let (acknowledged, status) = kill_at_any_moment(child(TEST, folder).env(ANY_MOMENT, ""));
    // Whoever fails of itself was not killed.
    assert!(status.success() || status.code().is_none(), "the process failed: {status}");
    (acknowledged, !status.success())
}
