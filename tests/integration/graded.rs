//! Graded sessions through the built program: people, a session, its calls, the review, the release, a dispute.

use std::io::{BufRead, BufReader, Write};

use firstline::mentoring::{People, now};
use firstline::records::{NewEntry, Stream, StreamKind};
use firstline::review::people::AboutPeople;
use firstline::review::{Entry, Moment};
use uuid::Uuid;

use crate::office::{Office, SCENARIO, records};

/// A criterion that the machine judged in the call, and what it is worth.
fn criterion(shown: &str) -> (String, String) {
    let line = shown.lines().find(|line| line.starts_with("tone-")).unwrap_or_else(|| panic!("{shown}"));
    let mut parts = line.split_whitespace();
    let (name, of) = (parts.next().unwrap(), parts.next_back().unwrap());
    (name.to_owned(), of.to_owned())
}

#[test]
fn a_session_is_made_taken_reviewed_released_and_contested() {
    let office = Office::new();
    let made = office
        .run("Mo", &["session", "new", SCENARIO, "--for", "Tess", "--seed", "7", "--limit", "30"])
        .fine();
    assert!(made.err.contains("its answers are public"), "{}", made.err);
    let session = made.out.split_whitespace().nth(2).unwrap().to_owned();

    office.typing("Tom", &["take", &session, "--terminal"], "").refused("you are not assigned");
    let first = "Lumen, good morning, Daniel speaking.\n/why\n/retry 1\n/debrief\n/quit\n";
    let left = office.take(&session, first).ended(3);
    left.says(&["not in a graded call", "That you left is written down"])
        .keeps_quiet_of(&["patience", "DEBRIEF"]);
    let rest = "Since when is it like this?\n/end\n/file\n";
    let over = office.take(&session, rest).fine();
    over.says(&["Daniel speaking", "The call is over"]).keeps_quiet_of(&["DEBRIEF", "tone-"]);
    office.take(&session, "").refused("all 1 attempts are used up");

    let attempt = office.attempt();
    for who in ["", "Tom"] {
        office.run(who, &["replay", &attempt]).refused("another person's");
        office.run(who, &["transcript", &attempt]).refused("another person's");
    }
    office.run("Tess", &["replay", &attempt]).refused("not released yet");
    office.run("Tess", &["review", "show", &attempt]).refused("not released yet");
    office.run("Tess", &["review", "acknowledge", &attempt]).refused("not released yet");

    office.run("Mo", &["review", "queue"]).fine().says(&["Waits for a review", &attempt, "Tess"]);
    let blind = office.run("Mo", &["review", "show", &attempt]).fine();
    blind.says(&["turn 1", "What can be judged"]).keeps_quiet_of(&["automatic   mentor", "What cost most"]);
    office.run("Mo", &["review", "blind", &attempt, "tone-blame=half"]).refused("no mark");
    let shown = office.run("Mo", &["review", "show", &attempt, "--marks"]).fine().says(&["automatic"]);
    let (name, of) = criterion(&shown.out);
    office
        .run("Mo", &["review", "blind", &attempt, &format!("{name}=1")])
        .refused("you have seen the automatic score");
    office.run("Mo", &["review", "mark", &attempt, &name, "0", "--reason", " "]).refused("write why");
    office.run("Mo", &["review", "mark", &attempt, &name, "1", "--reason", "too stiff"]).fine();
    office.run("Mo", &["review", "comment", &attempt, "--turn", "1", "Say it slower."]).fine();
    office.run("Mo", &["review", "sign", &attempt]).fine().says(&["signed off"]);
    office.run("Mo", &["review", "mark", &attempt, &name, "2", "--reason", "late"]).refused("signed off");

    office.run("Tess", &["session", "release", &session]).refused("a trainee may not release");
    office.run("Mo", &["session", "release", &session]).fine();
    office.run("Tess", &["replay", &attempt]).fine().says(&["DEBRIEF"]);
    office.run("Tom", &["replay", &attempt]).refused("another person's");
    let own = office.run("Tess", &["review", "show", &attempt]).fine();
    own.says(&["too stiff", "Say it slower.", "signed it off"]);
    office
        .run("Tess", &["review", "dispute", &attempt, &name, &of, "--words", "I was polite"])
        .fine()
        .says(&["disputed"]);
    office.run("Tess", &["review", "acknowledge", &attempt]).refused("a dispute waits");
    office.run("Mo", &["review", "queue"]).fine().says(&["A dispute waits", "I was polite"]);
    office.run("Mo", &["review", "answer", &attempt, &name, "50%", "--words", "half of it"]).fine();
    office.run("Tess", &["review", "acknowledge", &attempt]).fine().says(&["acknowledged"]);
    office.run("Mo", &["review", "queue"]).fine().says(&["Nothing waits"]);
    office.run("Mo", &["session", "show", &session]).fine().says(&["away", "left", "acknowledged"]);
    assert_eq!(office.run("", &["verify"]).code, 0);
    assert_eq!(office.run("", &["doctor"]).code, 0);
}

#[test]
fn roles_are_kept_apart_by_pins_and_wrong_ones_make_the_next_wait() {
    let office = Office::new();
    office
        .run("Tess", &["people", "add", "Ned", "--role", "lead"])
        .refused("a trainee may not enter mentors");
    office.run("Mo", &["people", "add", "Ned", "--role", "mentor"]).refused("a mentor may not");
    office.run("Ann", &["session", "list"]).fine();
    office.run("Ann", &["review", "queue"]).refused("nobody called `Ann`");
    office.run("", &["review", "queue"]).refused("--as NAME");
    office.run("Mo", &["people", "add", "tess", "--role", "trainee"]).refused("is that of Tess");
    office.run("Lea", &["people", "leave", "Lea"]).refused("the last lead");
    office.run("Lea", &["people", "add", "Max", "--role", "mentor"]).fine();
    // Whoever is first at the keyboard does not become the mentor.
    office.with_pin(&["people", "pin", "Max"], "", "11111").refused("a lead sets it");
    office.run("Max", &["session", "new", SCENARIO]).refused("no PIN is set for Max");
    office.with_pin(&["people", "pin", "Max", "--as", "Lea"], "31415", "123").refused("at least 4");
    for _ in 0..2 {
        office.with_pin(&["people", "pin", "Mo"], "00000", "11111").refused("wrong PIN");
    }
    // So many that the wait is a quarter of an hour: a machine that is slow is not waited for.
    wrong_pins(&office, "Mo", 10);
    office.with_pin(&["people", "pin", "Mo"], "00000", "11111").refused("the next is looked at in");
    office.with_pin(&["people", "pin", "Mo"], "27182", "11111").refused("too many wrong PINs");
    let listed = office.run("", &["people"]).fine();
    listed.says(&["Lea", "mentor", "trainee"]).keeps_quiet_of(&["argon2"]);
    assert!(!office.run("", &["people", "--help"]).fine().out.is_empty());
}

/// Writes down that somebody has tried so many wrong PINs today, the last a while ago.
fn wrong_pins(office: &Office, name: &str, many: i64) {
    let records = records(office.home.path());
    let people = People::read(&records).unwrap();
    let by = people.roster().acting(people.find(name).unwrap().id).unwrap();
    let stream = Stream::new(StreamKind::Person, Uuid::nil());
    let from = records.head(stream).unwrap().unwrap().seq + 1;
    for (seq, before) in (from..).zip((1..=many).rev()) {
        let at = Moment(now().0 - before * 16 * 60_000);
        let entry = Entry { at, by, what: AboutPeople::PinTried { right: false } };
        let (kind, by, payload) = ("pin_tried".to_owned(), by.person.to_string(), entry.bytes());
        records.append(NewEntry { stream, seq, kind, at_ms: at.0, by, payload }).unwrap();
    }
}

#[test]
fn a_call_cut_off_goes_on_and_the_time_away_is_shown() {
    let office = Office::new();
    let session = office.session(&[]);
    let mut child = office.command("Tess", &["take", &session, "--terminal"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    writeln!(child.stdin.as_mut().unwrap(), "Lumen, good morning, Daniel speaking.").unwrap();
    let mut said = String::new();
    // Their own words are shown when the answer is there, and then they are on disk.
    while !said.contains("Daniel speaking.\n") {
        assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
    }
    office
        .run("Tess", &["play", "--resume", &office.attempt(), "--stdio"])
        .refused("belongs to a graded session");
    office.take(&session, "").refused("is open in another window or program");
    child.kill().unwrap();
    child.wait().unwrap();
    let resumed = office.take(&session, "/end\n/file\n").fine();
    resumed.says(&["The time you were away", "Daniel speaking.", "The call is over"]);
    office.run("Mo", &["session", "show", &session]).fine().says(&["the program or the machine stopped"]);
    assert_eq!(office.run("", &["verify"]).code, 0);
}

#[test]
fn an_assigned_scenario_keeps_its_facts_and_its_session_what_it_froze() {
    let office = Office::new();
    office.run("", &["graph", SCENARIO]).fine();
    let session = office.session(&["--article", "none"]);
    for args in [
        &["graph", SCENARIO][..],
        &["prove", SCENARIO],
        &["rehearse", SCENARIO, "--runs", "1"],
        &["understand", "--scenario", SCENARIO],
        &["play", "--plan", "expert_lost_packets.model"],
    ] {
        office.run("", args).refused("is assigned in a graded session");
        office.run("Tess", args).refused("is assigned in a graded session");
    }
    office.run("Lea", &["graph", SCENARIO]).fine();
    office.run("", &["graph", "cheap_pages"]).fine();
    let taken = office.take(&session, "/articles\n/read kb-101\n/end\n/file\n").fine();
    taken.keeps_quiet_of(&["kb-102"]).says(&["no."]);
    office.run("Mo", &["session", "close", &session, "--reason", "over"]).fine();
    office.run("", &["graph", SCENARIO]).fine();
    office.take(&session, "").refused("the session is closed");
}

#[test]
fn closing_a_session_scores_what_was_left() {
    let office = Office::new();
    let session = office.session(&[]);
    office
        .take(&session, "Good morning, Daniel speaking.\n")
        .ended(3)
        .says(&["That you left is written down"]);
    office.run("Mo", &["session", "close", "exam", "--reason", "the day is over"]).fine();
    let shown = office.run("Mo", &["session", "show", &session]).fine();
    shown.says(&["the day is over", "waits for a review"]).keeps_quiet_of(&["automatic"]);
    office.run("Mo", &["review", "queue"]).fine().says(&["Waits for a review"]);
}

#[test]
fn sessions_that_cannot_be_are_refused_in_words() {
    let office = Office::new();
    let new = |more: &[&str]| office.run("Mo", &[&["session", "new"], more].concat());
    new(&["nonsense"]).refused("there is no scenario `nonsense`");
    new(&["--course", "nonsense"]).refused("there is no course `nonsense`");
    new(&[SCENARIO, SCENARIO]).refused("twice");
    new(&[SCENARIO, "--article", "kb-0"]).refused("there is no article `kb-0`");
    new(&[SCENARIO, "--for", "Ann"]).refused("nobody called `Ann`");
    new(&[SCENARIO, "--opens", "2026-03-02", "--closes", "2026-03-01"]).refused("closes before it opens");
    new(&[SCENARIO, "--closes", "soon"]).refused("2026-03-10T09:00");
    new(&[SCENARIO, "--rubric", "nowhere.ron"]).refused("cannot read nowhere.ron");
    let standard = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/standard.ron");
    let rubric = std::fs::read_to_string(standard).unwrap();
    let content = office.home.path().join("own");
    let bad = content.join("assets/rubrics/standard.ron");
    std::fs::create_dir_all(bad.parent().unwrap()).unwrap();
    std::fs::write(&bad, rubric.replacen("sure: 550", "sure: 65535", 1)).unwrap();
    let (bad, content) = (bad.to_str().unwrap(), content.to_str().unwrap());
    new(&[SCENARIO, "--rubric", bad]).refused("`sure` is 65535");
    new(&[SCENARIO, "--content", content]).refused("`sure` is 65535");
    let linted = office.run("", &["lint", content]).ended(1);
    linted.says(&["`sure` is 65535", "error"]);
    office.run("Mo", &["session", "show", "0000"]).refused("no graded session begins with `0000`");
    let draft = office.home.path().join("mine");
    let mine = draft.to_str().unwrap();
    office.run("", &["new", "scenario", "first_try", "--into", mine]).fine();
    new(&["first_try", "--content", mine]).refused("only stable scenarios are graded");
    office.run("Mo", &["session", "list"]).fine().says(&["no graded session yet"]);
}

/// What the program says where the clock on the wall is in this place.
fn in_zone(office: &Office, zone: &str, args: &[&str]) -> String {
    let output = office.command("Mo", args).env("TZ", zone).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn times_are_written_and_shown_by_the_clock_on_the_wall() {
    let office = Office::new();
    let new = ["session", "new", SCENARIO, "--title", "exam", "--opens", "2036-07-10T09:00"];
    // Written out, because not every machine knows the zones of places by their names.
    let berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
    in_zone(&office, berlin, &new);
    for (zone, shown) in [(berlin, "09:00"), ("UTC0", "07:00"), ("EST5EDT,M3.2.0,M11.1.0", "03:00")] {
        let list = in_zone(&office, zone, &["session", "list"]);
        assert!(list.contains(&format!("opens 2036-07-10 {shown}")), "{zone}: {list}");
    }
}
