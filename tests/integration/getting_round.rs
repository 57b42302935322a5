//! Ways round the rules of a graded session, tried as a trainee would try them, through the built program.

use std::fs;

use firstline::records::{NewEntry, Stream, StreamKind};
use firstline::review::graded::InSession;
use firstline::review::people::Role;
use firstline::review::{By, Entry, Moment};
use uuid::Uuid;

use crate::office::{Office, records};

const LINES: &str = "Lumen, good morning, Daniel speaking. How can I help?\n/end\n/file\n";

#[test]
fn the_scorecard_is_nowhere_to_be_seen_before_its_release() {
    let office = Office::new();
    let session = office.session(&[]);
    office.take(&session, LINES).fine();
    let attempt = office.attempt();
    let carried = office.home.path().join("carried.attempt");
    let carried = carried.to_str().unwrap();
    for (who, why) in [("Tess", "not released yet"), ("Tom", "another person's"), ("", "another person's")] {
        for args in [
            &["replay", &attempt][..],
            &["replay", &attempt, "--json"],
            &["transcript", &attempt],
            &["transcript", &attempt, "--bless", "expert_lost_packets.mine.plan"],
            &["export", "attempt", &attempt, carried],
            &["export", "report", &attempt, "-"],
            &["export", "json", "-", &attempt],
        ] {
            office.run(who, args).refused(why);
        }
        for args in [&["export", "table", "-"][..], &["export", "json", "-"], &["export", "cohort", "-"]] {
            office.run(who, args).fine().keeps_quiet_of(&[&attempt, "Tess"]);
        }
        office
            .run(who, &["export", "xapi", "-", "--home", "https://desk.example"])
            .fine()
            .keeps_quiet_of(&["tess"]);
        office.run(who, &["regrade"]).fine().says(&["No finished call fits"]);
        office.run(who, &["cohort", "--calls"]).fine().says(&["No finished call fits"]);
    }
    office.run("Tess", &["review", "show", &attempt]).refused("not released yet");
    office
        .run("Tess", &["review", "dispute", &attempt, "tone-blame", "9", "--words", "no"])
        .refused("not released yet");
    office.run("Tess", &["session", "show", &session]).refused("a trainee may not");
    office.run("Tess", &["calibrate", "list"]).refused("a trainee may not");
}

#[test]
fn a_graded_call_is_driven_by_its_trainee_alone() {
    let office = Office::new();
    let session = office.session(&[]);
    for more in ["--stdio", "--plan"] {
        office.run("Tess", &["take", &session, more]).refused("unexpected argument");
    }
    office.take(&session, "Lumen, good morning.\n/quit\n").ended(3);
    let attempt = office.attempt();
    for who in ["Tess", "Tom", ""] {
        for args in [&["play", "--resume", &attempt][..], &["play", "--resume", &attempt, "--stdio"]] {
            office.run(who, args).refused("belongs to a graded session");
        }
        office.run(who, &["replay", &attempt]).refused(if who == "Tess" {
            "not released"
        } else {
            "another"
        });
    }
    office.typing("Tom", &["take", &session, "--terminal"], LINES).refused("you are not assigned");
    office.typing("", &["take", &session, "--terminal"], LINES).refused("--as NAME");
}

#[test]
fn lint_shows_no_line_of_an_assigned_scenario() {
    let office = Office::new();
    let mine = office.home.path().join("mine");
    let desk = mine.join("scenarios/lumen");
    fs::create_dir_all(&desk).unwrap();
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/lumen/expert_lost_packets.ron");
    let text = fs::read_to_string(shipped).unwrap();
    // A line that nothing asks for is found, and shown with what stands around it.
    let faulty = text.replacen("title: ", "titel: ", 1);
    assert_ne!(faulty, text);
    fs::write(desk.join("expert_lost_packets.ron"), faulty).unwrap();
    let folder = mine.to_str().unwrap();
    office.run("", &["lint", folder]).ended(1).says(&["titel"]);
    let session = office.session(&[]);
    for format in ["full", "json", "github", "sarif", "concise"] {
        for who in ["", "Tess", "Mo"] {
            let tried = office.run(who, &["lint", folder, "--format", format]);
            assert!(!tried.out.contains("titel"), "{format}, {who}: {}", tried.out);
            tried.refused("is assigned in a graded session");
        }
    }
    office.run("Lea", &["lint", folder]).ended(1).says(&["titel"]);
    office.run("Mo", &["session", "close", &session, "--reason", "over"]).fine();
    office.run("", &["lint", folder]).ended(1).says(&["titel"]);
}

#[test]
fn nobody_but_a_lead_brings_back_what_was_before_a_graded_call() {
    let office = Office::new();
    let session = office.session(&[]);
    office.run("", &["backup"]).fine();
    office.take(&session, LINES).fine();
    for (who, why) in
        [("Tess", "a trainee may not bring back a backup"), ("Mo", "a mentor may not"), ("", "--as NAME")]
    {
        office.run(who, &["restore"]).refused(why);
    }
    office.take(&session, LINES).refused("all 1 attempts are used up");
    office.run("", &["restore", "--list"]).fine();
    office.run("Lea", &["restore"]).fine().says(&["is back"]);
}

/// Says in the session's stream that Tess leaves the call at this moment after now.
fn leave_in(office: &Office, session: &str, attempt: &str, ms: i64) {
    let records = records(office.home.path());
    let stream = Stream::new(StreamKind::Session, Uuid::try_parse(session).unwrap());
    let entries = records.after(stream, None).unwrap();
    let last = entries.last().unwrap();
    let at = firstline::mentoring::now().0 + ms;
    let person = entries.iter().find(|entry| entry.new.kind == "began").unwrap().new.by.parse().unwrap();
    let what = InSession::Left { attempt: attempt.parse().unwrap() };
    let entry = Entry { at: Moment(at), by: By { person, role: Role::Trainee }, what };
    let (seq, kind) = (last.new.seq + 1, "left".to_owned());
    let (by, payload) = (person.to_string(), entry.bytes());
    records.append(NewEntry { stream, seq, kind, at_ms: at, by, payload }).unwrap();
}

#[test]
fn a_clock_that_is_set_back_buys_no_time() {
    let office = Office::new();
    let session = office.session(&["--limit", "30"]);
    office.take(&session, "Lumen, good morning, Daniel speaking.\n/quit\n").ended(3);
    let attempt = office.attempt();
    resume_and_stay(&office, &session);
    // They come back by a clock that stands an hour before the moment at which they left.
    leave_in(&office, &session, &attempt, 60 * 60_000);
    office.take(&session, LINES).refused("the clock of this computer stands before");
    let shown = office.run("Mo", &["session", "show", &session]).fine();
    shown.says(&["left, not over"]);
    // A mentor can end it all the same.
    office.run("Mo", &["session", "close", &session, "--reason", "the clock"]).fine();
    office.run("Mo", &["review", "queue"]).fine().says(&["Waits for a review"]);
}

/// Tess goes on with her call and is cut off, so that nobody has said that she left.
fn resume_and_stay(office: &Office, session: &str) {
    use std::io::{BufRead, BufReader};
    let mut child = office.command("Tess", &["take", session, "--terminal"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    while !said.contains("Daniel speaking.") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
