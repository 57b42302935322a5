//! Processes that write are killed: at every point of a write, and at any moment. What they acknowledged is stored, the
//! chain holds, and the call goes on from the same state.

use std::collections::hash_map::RandomState;
use std::env;
use std::hash::BuildHasher;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use firstline::attempt::{Call, DrivenBy, Left, verify};
use firstline::records::{
    AttemptFilter, AttemptId, AttemptLog, AttemptState, Content, DataDir, RecordKind, Records, Stream,
    check_chain, examine,
};
use firstline::sim::session::{Do, Input, Seconds};

use crate::playing::LIBRARY;

pub(crate) const FOLDER: &str = "FIRSTLINE_TEST_FOLDER";
const ATTEMPT: &str = "FIRSTLINE_TEST_ATTEMPT";
pub(crate) const POINT: &str = "FIRSTLINE_TEST_KILLED_AT_WRITE_POINT";
/// At every how manieth write point of a call a process is killed; 1 for a long run.
pub(crate) const EVERY: &str = "FIRSTLINE_TEST_KILL_EVERY";
pub(crate) const SELDOM: usize = 9;
/// How often a process is killed at any moment; a long run sets more.
const KILLS: &str = "FIRSTLINE_TEST_KILLS";
const FEW: usize = 12;
const ACKNOWLEDGED: &str = "acknowledged ";

pub(crate) fn open(folder: &Path) -> Records {
    Records::open(&DataDir::resolve(Some(folder)).unwrap()).unwrap()
}

/// This program again, for one test, with a folder to write in.
pub(crate) fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args([test, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// The number in a line of the child; whatever else the test harness prints is none.
pub(crate) fn number(line: &str) -> Option<u64> {
    line.strip_prefix(ACKNOWLEDGED)?.parse().ok()
}

pub(crate) fn acknowledge(number: u64) {
    println!("{ACKNOWLEDGED}{number}");
    io::stdout().flush().unwrap();
}

#[track_caller]
pub(crate) fn check_sound(records: &Records, when: &str) {
    let findings = examine(records, &|_, _| Ok(())).unwrap().findings;
    assert!(findings.is_empty(), "{when}: {findings:?}");
}

/// A short call with what it takes to be filed.
pub(crate) fn script() -> Vec<Input> {
    let say = |text: &str| Do::Say { text: text.to_owned() };
    let acts = [
        say("Lumen, good morning, Daniel speaking. What happens exactly?"),
        Do::Wait { seconds: Seconds(2_000) },
        Do::End { reason: None },
        Do::File,
    ];
    acts.map(Input::new).into()
}

/// Goes on with the call of the script, or begins it, up to its end.
fn play_script(records: &Records) {
    let open = records.attempts(&AttemptFilter { open: true, ..AttemptFilter::default() }).unwrap();
    let mut call = if let Some(row) = open.first() {
        Call::go_on(records, row.id).unwrap()
    } else {
        let bundle = LIBRARY.bundle("expert_lost_packets").unwrap();
        Call::begin(bundle, 7, DrivenBy::Lines, Some(records)).unwrap()
    };
    let script = script();
    let taken: Vec<Input> = call.session().taken().iter().map(|taken| taken.input.clone()).collect();
    assert_eq!(taken, script[..taken.len()]);
    for input in &script[taken.len()..] {
        call.take(input).unwrap();
        acknowledge(call.session().taken().len() as u64);
    }
    call.leave(Left::Filed, &mut |_| {}).unwrap();
}

/// Does this with the records of the folder, up to a write point, and dies there.
pub(crate) fn die_at(point: u32, act: impl FnOnce(&Records)) -> ! {
    let folder = env::var_os(FOLDER).unwrap();
    let mut left = point;
    let at = Box::new(move |_: &'static str, _: &_| match left.checked_sub(1) {
        Some(0) | None => std::process::abort(),
        Some(less) => left = less,
    });
    let records = Records::open_told(&DataDir::resolve(Some(Path::new(&folder))).unwrap(), Some(at)).unwrap();
    println!();
    act(&records);
    drop(records);
    std::process::exit(0);
}

/// The same program is both sides: the test starts itself again with a folder to write in and a point to die at.
#[test]
fn a_call_survives_death_at_the_points_of_its_writes() {
    const TEST: &str = "records_kill::a_call_survives_death_at_the_points_of_its_writes";
    if let Ok(point) = env::var(POINT) {
        die_at(point.parse().unwrap(), play_script);
    }
    let every = env::var(EVERY).ok().and_then(|every| every.parse().ok()).unwrap_or(SELDOM);
    let mut points = 0;
    for point in (1_u32..).step_by(every) {
        let home = tempfile::tempdir().unwrap();
        let output = child(TEST, home.path()).env(POINT, point.to_string()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let acknowledged = said.lines().filter_map(number).next_back().unwrap_or(0);
        let records = open(home.path());
        check_sound(&records, &format!("point {point}"));
        let stored = records.attempts(&AttemptFilter::default()).unwrap().pop();
        let inputs = stored.as_ref().map_or(0, |row| inputs(&records, row.id));
        assert!(inputs >= acknowledged, "point {point}: {acknowledged} acknowledged, {inputs} stored");
        if output.status.success() {
            assert_eq!(stored.unwrap().state, AttemptState::Filed);
            break;
        }
        points = point;
        if stored.is_none_or(|row| row.state == AttemptState::Open) {
            play_script(&records);
        }
        let done = records.attempts(&AttemptFilter::default()).unwrap();
        assert_eq!((done.len(), done[0].state), (1, AttemptState::Filed), "point {point}");
        let verified = verify(&records, done[0].id).unwrap();
        assert_eq!((verified.misfit, verified.closed), (None, true), "point {point}");
    }
    assert!(points > 30, "only {points} points were met");
}

pub(crate) fn inputs(records: &Records, id: AttemptId) -> u64 {
    let entries = records.after(Stream::attempt(id), None).unwrap();
    entries.iter().filter(|entry| entry.new.kind == RecordKind::Input.name()).count() as u64
}

/// The same program is both sides here too.
#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    if let (Some(folder), Ok(id)) = (env::var_os(FOLDER), env::var(ATTEMPT)) {
        write_until_killed(Path::new(&folder), id.parse().unwrap());
    }
    let mut home = tempfile::tempdir().unwrap();
    let mut id = begin_log(&open(home.path()));
    let mut stored = 0;
    for kill in 0..kills_wanted() {
        // A database of thousands of kills would only make the checks slow.
        if kill % 50 == 49 {
            home = tempfile::tempdir().unwrap();
            id = begin_log(&open(home.path()));
        }
        let acknowledged = run_and_kill(home.path(), id);
        let records = open(home.path());
        let entries = records.after(Stream::attempt(id), None).unwrap();
        check_chain(Stream::attempt(id), &entries).unwrap();
        stored = entries.len() as u64;
        assert!(acknowledged < stored, "kill {kill}: {acknowledged} was acknowledged, {stored} are stored");
        for (seq, entry) in (1..).zip(&entries[1..]) {
            assert_eq!(entry.new.payload, payload(seq), "kill {kill}");
        }
        check_sound(&records, &format!("kill {kill}"));
    }
    assert!(stored > 1, "processes went on where the one before was killed");
}

fn begin_log(records: &Records) -> AttemptId {
    let id = AttemptId::now();
    let mut log = AttemptLog::create(records, id, "").unwrap();
    log.append(Vec::new(), vec![(RecordKind::Header, b"{}".to_vec())]).unwrap();
    id
}

/// Starts a process that goes on with the attempt, kills it some time later, and returns the last entry
/// that it acknowledged.
fn run_and_kill(folder: &Path, id: AttemptId) -> u64 {
    const TEST: &str = "records_kill::a_kill_at_any_moment_loses_nothing_that_was_acknowledged";
    kill_at_any_moment(child(TEST, folder).env(ATTEMPT, id.to_string())).0
}

/// Starts this process, kills it some time after one of the first lines in which it acknowledges something, and returns what
/// it acknowledged last, and how it ended.
pub(crate) fn kill_at_any_moment(command: &mut Command) -> (u64, ExitStatus) {
    let mut child = command.spawn().unwrap();
    let chance = RandomState::new().hash_one(0);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let first = lines.by_ref().filter_map(|line| number(&line)).take(1 + (chance % 7) as usize).last();
    thread::sleep(Duration::from_micros(chance / 7 % 4_000));
    child.kill().unwrap();
    let status = child.wait().unwrap();
    // What the process said before it died is still in the pipe.
    let last = lines.filter_map(|line| number(&line)).last().or(first);
    (last.expect("the process acknowledged at least one entry"), status)
}

/// How often processes are killed at any moment.
pub(crate) fn kills_wanted() -> usize {
    env::var(KILLS).ok().and_then(|kills| kills.parse().ok()).unwrap_or(FEW)
}

fn write_until_killed(folder: &Path, id: AttemptId) -> ! {
    let records = open(folder);
    let (mut log, stored) = AttemptLog::open(&records, id).unwrap();
    // The harness has begun a line with the name of the test.
    println!();
    for seq in stored.len() as u64.. {
        let content = Content { digest: format!("{}", seq / 5), bytes: payload(seq / 5) };
        log.append(vec![content], vec![(RecordKind::Input, payload(seq))]).unwrap();
        acknowledge(seq);
    }
    unreachable!("there are more numbers than moments");
}

/// What every process writes as entry `seq`: of all lengths, so that kills meet short and long writes.
fn payload(seq: u64) -> Vec<u8> {
    let length = (seq * 7_919 % 40_000) as usize;
    format!("{seq} ").into_bytes().into_iter().cycle().take(length).collect()
}
