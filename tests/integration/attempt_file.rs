//! A process that writes an attempt is killed at any moment; everything it acknowledged is stored.

use std::collections::hash_map::RandomState;
use std::env;
use std::hash::BuildHasher;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use firstline::records::{AttemptId, AttemptLog, DataDir, Record, RecordKind, Reopened, read};

const KILLS: usize = 20;
const TEST: &str = "attempt_file::a_kill_loses_nothing_that_was_acknowledged";
const FOLDER: &str = "FIRSTLINE_TEST_WRITES_UNTIL_KILLED_IN";
const ATTEMPT: &str = "FIRSTLINE_TEST_ATTEMPT";
const ACKNOWLEDGED: &str = "acknowledged ";

/// The same program is both sides: the test starts itself again with a folder to write in.
#[test]
fn a_kill_loses_nothing_that_was_acknowledged() {
    if let (Some(folder), Ok(id)) = (env::var_os(FOLDER), env::var(ATTEMPT)) {
        write_until_killed(Path::new(&folder), id.parse().unwrap());
    }
    let home = tempfile::tempdir().unwrap();
    let data = DataDir::resolve(Some(home.path())).unwrap();
    let id = AttemptId::now();
    drop(AttemptLog::create(&data, id).unwrap());
    let mut stored = 0;
    for kill in 0..KILLS {
        let acknowledged = run_and_kill(home.path(), id);
        let attempt = read(&data.attempt_path(id)).unwrap();
        assert_eq!(attempt.id, id);
        stored = attempt.records.len() as u64;
        assert!(acknowledged < stored, "kill {kill}: {acknowledged} was acknowledged, {stored} are stored");
        assert_eq!(attempt.records, (0..stored).map(record).collect::<Vec<_>>(), "kill {kill}");
    }
    assert!(stored > KILLS as u64, "each process went on where the one before was killed");
}

/// Starts a process that goes on with the attempt, kills it some time later, and returns the last record
/// that it acknowledged.
fn run_and_kill(folder: &Path, id: AttemptId) -> u64 {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([TEST, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .env(ATTEMPT, id.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let chance = RandomState::new().hash_one(0);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut acknowledged = lines.by_ref().filter_map(|line| number(&line)).nth((chance % 7) as usize);
    thread::sleep(Duration::from_micros(chance / 7 % 4_000));
    child.kill().unwrap();
    child.wait().unwrap();
    // What the process said before it died is still in the pipe.
    acknowledged = lines.filter_map(|line| number(&line)).last().or(acknowledged);
    acknowledged.expect("the process acknowledged at least one record")
}

/// The number in a line of the child; whatever else the test harness prints is none.
fn number(line: &str) -> Option<u64> {
    line.strip_prefix(ACKNOWLEDGED)?.parse().ok()
}

fn write_until_killed(folder: &Path, id: AttemptId) -> ! {
    let data = DataDir::resolve(Some(folder)).unwrap();
    let Reopened { mut log, .. } = AttemptLog::open(&data, id).unwrap();
    // The harness has begun a line with the name of the test.
    println!();
    loop {
        let Record { seq, kind, payload } = record(log.next_seq());
        log.append(kind, seq, &payload).unwrap();
        println!("{ACKNOWLEDGED}{seq}");
        io::stdout().flush().unwrap();
    }
}

/// What every process writes as record `seq`: of all lengths, so that kills meet short and long writes.
fn record(seq: u64) -> Record {
    let kind = if seq == 0 { RecordKind::Header } else { RecordKind::Input };
    let length = (seq * 7_919 % 40_000) as usize;
    Record { seq, kind, payload: format!("{seq} ").into_bytes().into_iter().cycle().take(length).collect() }
}
