//! What calls are played with is kept once, before the attempts that name it, and found again.

use std::collections::hash_map::RandomState;
use std::env;
use std::fs;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use firstline::attempt::{Call, DrivenBy, Left, Outcome, replay};
use firstline::content::Library;
use firstline::records::{AttemptId, AttemptLog, DataDir, RecordKind, read};
use firstline::sim::session::{Do, Input};

const SCENARIO: &str = "expert_lost_packets";
const KILLS: usize = 6;
const TEST: &str = "attempt_content::a_kill_leaves_no_attempt_without_its_content";
const FOLDER: &str = "FIRSTLINE_TEST_BEGINS_CALLS_IN";

struct Kept {
    data: DataDir,
    _home: tempfile::TempDir,
}

impl Kept {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        Self { data: DataDir::resolve(Some(home.path())).unwrap(), _home: home }
    }

    /// Takes a short call and returns the file of its attempt.
    fn call(&self) -> PathBuf {
        let bundle = Library::built_in().bundle(SCENARIO).unwrap();
        let mut call = Call::begin(bundle, 7, DrivenBy::Lines, Some(&self.data)).unwrap();
        call.take(&Input::new(Do::Say { text: "Lumen, good morning, Daniel speaking.".to_owned() })).unwrap();
        call.take(&Input::new(Do::End { reason: None })).unwrap();
        call.leave(Left::Abandoned, &mut |_| {}).unwrap();
        self.data.attempt_path(call.id().unwrap())
    }

    fn contents(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.data.root().join("content")).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

#[track_caller]
fn check_same(attempt: &Path) {
    assert_eq!(replay(attempt).unwrap().outcome, Outcome::Same);
}

#[test]
fn attempts_of_one_content_share_it() {
    let kept = Kept::new();
    let attempts = [kept.call(), kept.call()];
    assert_eq!(kept.contents().len(), 1);
    for attempt in &attempts {
        check_same(attempt);
        let bytes = fs::metadata(attempt).unwrap().len();
        assert!(bytes < 60_000, "an attempt of one utterance has {bytes} bytes");
    }
}

#[test]
fn missing_or_foreign_content_is_said_and_what_is_copied_along_is_found() {
    let kept = Kept::new();
    let attempt = kept.call();
    let content = kept.contents().remove(0);
    let bytes = fs::read(&content).unwrap();
    let error = || replay(&attempt).err().map(|error| error.to_string()).unwrap_or_default();

    fs::write(&content, bytes.iter().rev().copied().collect::<Vec<u8>>()).unwrap();
    assert!(error().contains("is not that"), "{}", error());
    let other = String::from_utf8(bytes.clone()).unwrap().replacen("Ní Bhriain", "Ní Bhroin", 1);
    fs::write(&content, other).unwrap();
    assert!(error().contains("its digest is"), "{}", error());
    fs::remove_file(&content).unwrap();
    assert!(error().contains("copy it there"), "{}", error());

    fs::write(attempt.with_file_name(content.file_name().unwrap()), bytes).unwrap();
    check_same(&attempt);
}

#[test]
fn an_attempt_that_holds_its_content_itself_is_still_read() {
    let kept = Kept::new();
    let stored = read(&kept.call()).unwrap();
    let bundle = Library::built_in().bundle(SCENARIO).unwrap();
    let mut log = AttemptLog::create(&kept.data, AttemptId::now()).unwrap();
    for record in &stored.records {
        let whole = serde_json::to_vec(&bundle).unwrap();
        let payload = if record.kind == RecordKind::Content { &whole } else { &record.payload };
        log.append(record.kind, record.seq, payload).unwrap();
    }
    let attempt = kept.data.attempt_path(log.id());
    drop(log);
    fs::remove_dir_all(kept.data.root().join("content")).unwrap();
    check_same(&attempt);
}

/// The same program is both sides: the test starts itself again with a folder to begin calls in.
#[test]
fn a_kill_leaves_no_attempt_without_its_content() {
    if let Some(folder) = env::var_os(FOLDER) {
        begin_until_killed(Path::new(&folder));
    }
    for _ in 0..KILLS {
        let home = tempfile::tempdir().unwrap();
        run_and_kill(home.path());
        let data = DataDir::resolve(Some(home.path())).unwrap();
        for stored in firstline::records::list(&data).unwrap() {
            let begun = read(&stored.path).is_ok_and(|attempt| attempt.records.len() >= 2);
            if begun {
                check_same(&stored.path);
            }
        }
    }
}

fn run_and_kill(folder: &Path) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([TEST, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("ready")), "the child never began");
    thread::sleep(Duration::from_micros(RandomState::new().hash_one(0) % 60_000));
    child.kill().unwrap();
    child.wait().unwrap();
}

fn begin_until_killed(folder: &Path) -> ! {
    let library = Library::built_in();
    let bundles: Vec<_> = library.scenarios.keys().map(|id| library.bundle(id.as_str()).unwrap()).collect();
    let data = DataDir::resolve(Some(folder)).unwrap();
    println!("\nready");
    loop {
        for bundle in &bundles {
            drop(Call::begin(bundle.clone(), 7, DrivenBy::Lines, Some(&data)).unwrap());
        }
    }
}
