//! Courses, time limits and time away of graded sessions, and whose interrupted call it is.

use std::io::{BufRead, BufReader, Write};

use firstline::records::{AttemptFilter, NewEntry, Stream, StreamKind};
use firstline::review::graded::InSession;
use firstline::review::people::Role;
use firstline::review::{By, Entry, Moment};
use uuid::Uuid;

use crate::office::{Office, SCENARIO, records};

const GREETING: &str = "Lumen, good morning, Daniel speaking. How can I help?\n";

/// A course of two calls, in a content folder of its own.
fn short_course(office: &Office) -> String {
    let folder = office.home.path().join("mine");
    let courses = folder.join("scenarios/lumen/courses");
    std::fs::create_dir_all(&courses).unwrap();
    let course = r#"Course(
  format: 1, id: "two_calls", title: "Two calls", desk: "lumen", about: "For a test.",
  steps: [
    ( scenario: "cheap_pages", pass: ( overall: 1 ) ),
    ( scenario: "expert_lost_packets", pass: ( overall: 990 ) ),
  ],
)"#;
    std::fs::write(courses.join("two_calls.ron"), course).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn a_course_is_taken_in_its_order_and_judged_by_its_marks() {
    let office = Office::new();
    let folder = short_course(&office);
    let new = ["session", "new", "--course", "two_calls", "--for", "Tess", "--content", &folder];
    let made = office.run("Mo", &new).fine();
    let session = made.out.split_whitespace().nth(2).unwrap().to_owned();
    office.typing("Tess", &["take", &session, "--call", SCENARIO, "--terminal"], "").refused("comes first");
    let lines = format!("{GREETING}/escalate tier2 warm it does not open\n/end\n/file\n");
    office.take(&session, &lines).fine();
    office.take(&session, &lines).fine();
    office.take(&session, "").refused("all 1 attempts are used up");
    let shown = office.run("Mo", &["cohort", "--course", "two_calls", "--calls"]).fine();
    shown.says(&["2 finished calls", "1 passed and 1 failed", "did not pass", "at least 99 % is asked for"]);
    office.run("Mo", &["cohort", "--course", "first_week"]).fine().says(&["No finished call fits"]);
    office.run("Mo", &["session", "release", &session]).fine();
    let own = office.run("Tess", &["progress", "--content", &folder]).fine();
    own.says(&["Course Two calls", "graded, which is what counts: 1 of 2 steps passed", "passed", "failed"])
        .keeps_quiet_of(&["in practice"]);
    // Practice is shown apart, and passes nothing of what is graded.
    office.typing("Tess", &["play", "cheap_pages", "--terminal"], &lines).fine();
    office.typing("Tom", &["play", "cheap_pages", "--terminal"], &lines).fine();
    let own = office.run("Tess", &["progress", "--content", &folder]).fine();
    own.says(&["graded, which is what counts: 1 of 2 steps passed", "in practice: 1 of 2 steps passed"]);
    let other = office.run("Mo", &["progress", "Tom", "--content", &folder]).fine();
    other.says(&["in practice: 1 of 2 steps passed"]).keeps_quiet_of(&["graded, which"]);
}

#[test]
fn a_limit_that_runs_out_ends_the_call_as_it_stands() {
    let office = Office::new();
    let session = office.session(&["--limit", "1"]);
    let lines = format!("{GREETING}/wait 70\nSince when is it like this?\n/end\n/file\n");
    let over = office.take(&session, &lines).ended(3);
    over.says(&["1:00 to take it", "the time is over", "The call ends here, as it stands"])
        .keeps_quiet_of(&["Since when is it like this?"]);
    office.take(&session, "").refused("all 1 attempts are used up");
    office.run("Mo", &["review", "queue"]).fine().says(&["Waits for a review"]);
    assert_eq!(office.run("", &["verify"]).code, 0);
}

/// Says in the session's stream that Tess left so many milliseconds ago.
fn left_before(office: &Office, session: &str, attempt: &str, ms: i64) {
    let records = records(office.home.path());
    let stream = Stream::new(StreamKind::Session, Uuid::try_parse(session).unwrap());
    let entries = records.after(stream, None).unwrap();
    let last = entries.last().unwrap();
    let at = last.new.at_ms - ms;
    let person = entries.iter().find(|entry| entry.new.kind == "began").unwrap().new.by.parse().unwrap();
    let what = InSession::Left { attempt: attempt.parse().unwrap() };
    let entry = Entry { at: Moment(at), by: By { person, role: Role::Trainee }, what };
    let new = NewEntry {
        stream,
        seq: last.new.seq + 1,
        kind: "left".to_owned(),
        at_ms: at,
        by: person.to_string(),
        payload: entry.bytes(),
    };
    records.append(new).unwrap();
}

/// Tess begins the call of a session, and her program is stopped.
fn cut_off(office: &Office, session: &str) -> String {
    let mut child = office.command("Tess", &["take", session, "--terminal"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    child.stdin.as_mut().unwrap().write_all(GREETING.as_bytes()).unwrap();
    let mut said = String::new();
    while !said.contains("Daniel speaking.") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    office.attempt()
}

#[test]
fn time_away_counts_against_the_limit_and_is_shown() {
    let office = Office::new();
    let session = office.session(&["--limit", "30"]);
    let attempt = cut_off(&office, &session);
    left_before(&office, &session, &attempt, 20 * 60_000);
    let resumed = office.take(&session, "/quit\n").ended(3);
    resumed.says(&["The time you were away is written down and counts"]);
    let shown = office.run("Mo", &["session", "show", &session]).fine();
    let away =
        shown.out.lines().find(|line| line.contains("away from")).unwrap_or_else(|| panic!("{}", shown.out));
    // The time until the program was started again comes on top.
    assert!((20..29).any(|minutes| away.contains(&format!(", {minutes}:"))), "{away}");
}

#[test]
fn who_was_away_too_long_finds_the_call_scored_as_it_stood() {
    let office = Office::new();
    let session = office.session(&["--limit", "30"]);
    let attempt = cut_off(&office, &session);
    left_before(&office, &session, &attempt, 31 * 60_000);
    office.take(&session, GREETING).ended(3).says(&["the time is over", "was scored as it stood"]);
    office.run("Mo", &["review", "queue"]).fine().says(&["Waits for a review", &attempt]);
    office.take(&session, "").refused("all 1 attempts are used up");
}

#[test]
fn an_interrupted_call_is_gone_on_with_by_whoever_took_it() {
    let office = Office::new();
    let lines = "{\"do\":\"say\",\"text\":\"Lumen, good morning, Daniel speaking.\"}\n";
    let mut child = office.command("Tess", &["play", "cheap_pages", "--stdio"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    child.stdin.as_mut().unwrap().write_all(lines.as_bytes()).unwrap();
    let mut said = String::new();
    while !said.contains("Daniel speaking") || !said.trim_end().ends_with("\"call\"}") {
        assert!(out.read_line(&mut said).unwrap() > 0, "{said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let rest = "{\"do\":\"end\"}\n{\"do\":\"file\"}\n";
    office.typing("", &["play", "--resume", "--stdio"], rest).refused("a call of Tess's");
    office.typing("Tom", &["play", "--resume", "--stdio"], rest).refused("there is no interrupted call");
    let id = records(office.home.path()).attempts(&AttemptFilter::default()).unwrap()[0].id.to_string();
    office.typing("Tom", &["play", "--resume", &id, "--stdio"], rest).refused("nobody else goes on with it");
    office.typing("", &["play", "--resume", &id, "--stdio"], rest).refused("--as \"Tess\"");
    office.typing("Tess", &["play", "--resume", "--stdio"], rest).fine().says(&["scorecard"]);
}
