//! A round of calibration through the built program: opened, scored blind, closed, compared, agreed on.

use serde_json::Value;

use crate::office::{Office, Ran};

const CALL: &str =
    "Lumen, good morning, Daniel speaking. How can I help?\nYou must have broken it yourself.\n/end\n/file\n";

/// An office with a call of Tess, and a second mentor, Max. Returns the call's id.
fn scene() -> (Office, String) {
    let office = Office::new();
    office.run("Lea", &["people", "add", "Max", "--role", "mentor"]).fine();
    office.with_pin(&["people", "pin", "Max", "--as", "Lea"], "31415", "16180").fine();
    let session = office.session(&[]);
    office.take(&session, CALL).fine();
    let attempt = office.attempt();
    (office, attempt)
}

fn max(office: &Office, args: &[&str]) -> Ran {
    office.with_pin(&[args, &["--as", "Max"]].concat(), "16180", "")
}

/// Two criteria of a call and what each is worth.
fn criteria(shown: &str) -> Vec<(String, u32)> {
    let lines = shown.lines().skip_while(|line| !line.contains("What can be judged"));
    let judged = lines.filter_map(|line| {
        let (name, rest) = line.trim().split_once(" of ")?;
        Some((name.trim().to_owned(), rest.split_whitespace().next()?.parse().ok()?))
    });
    judged.filter(|(name, _)| name.starts_with("tone-")).take(2).collect()
}

#[test]
fn a_round_is_opened_scored_blind_closed_and_compared() {
    let (office, attempt) = scene();
    let open = ["calibrate", "open", &attempt, "--mentor", "Mo", "--mentor", "Max", "--title", "October"];
    office.run("Mo", &open).refused("a mentor may not open a round of calibration");
    let opened = office.run("Lea", &open).fine().says(&["is open over 1 calls"]);
    let round = opened.out.split_whitespace().nth(2).unwrap().to_owned();
    office.run("Mo", &["calibrate", "list"]).fine().says(&[&round, "October", "you have still to score 1"]);

    let shown = office.run("Mo", &["calibrate", "show", "oct", &attempt]).fine();
    let judged = criteria(&shown.out);
    // Neither marks nor names, which could sway somebody.
    let shown = shown.says(&["turn 1", "You must have broken it yourself"]);
    shown.keeps_quiet_of(&["Tess", "automatic", "What cost most"]);
    let [(first, of), (second, other)] = &judged[..] else { panic!("{judged:?}") };

    let marks = [format!("{first}={of}"), format!("{second}=100%")];
    let score = ["calibrate", "score", &round, &attempt, &marks[0], &marks[1]];
    office.run("Tess", &score).refused("a trainee may not score");
    office.run("Lea", &score).refused("you are not asked to score in this round");
    office
        .run("Mo", &["calibrate", "score", &round, &attempt, "tone-blame"])
        .refused("expected CRITERION=MARK");
    office.run("Mo", &score).fine().says(&["still to score: 0"]);
    office.run("Mo", &score).refused("scored this call already");
    office.run("Mo", &["calibrate", "report", &round]).refused("the round is open");
    office.run("Mo", &["calibrate", "show", &round]).fine().says(&["to score: Max"]);
    office
        .run("Mo", &["calibrate", "agree", &round, &attempt, first, "1", "--words", "so"])
        .refused("close the round first");
    max(&office, &["calibrate", "score", &round, &attempt, &format!("{first}=0"), &marks[1]]).fine();

    office.run("Mo", &["calibrate", "close", &round]).refused("a mentor may not open");
    office.run("Lea", &["calibrate", "close", &round]).fine();
    office.run("Mo", &["calibrate", "agree", "oct", &attempt, first, "50%", "--words", "see turn 2"]).fine();
    let report = office.run("Mo", &["calibrate", "report", "october"]).ended(1);
    report.says(&[
        "between the mentors",
        "Max and the machine",
        first,
        "Where they differ most",
        "see turn 2",
        "far apart",
    ]);

    let report = office.run("Mo", &["calibrate", "report", "october", "--json"]).ended(1);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    let mentors = |criterion: &str| report["criteria"][criterion]["mentors"].clone();
    assert_eq!((mentors(first)["marks"].clone(), mentors(first)["exact"].clone()), (1.into(), 0.into()));
    assert_eq!(mentors(second)["exact"], 1_000);
    assert_eq!(report["overall"]["mentors"]["exact"], 500);
    assert_eq!(report["calls"][0]["criteria"][0], serde_json::json!([first, 1_000]));
    assert!(*of > 0 && *other > 0);
    assert_eq!(office.run("", &["verify"]).code, 0);
    assert_eq!(office.run("", &["doctor"]).code, 0);
}

#[test]
fn who_has_seen_the_marks_scores_nothing_blind() {
    let (office, attempt) = scene();
    let open =
        ["calibrate", "open", "--session", "exam", "--mentor", "Mo", "--mentor", "Max", "--title", "October"];
    office.run("Lea", &open).fine();
    office.run("Mo", &["review", "show", &attempt, "--marks"]).fine();
    office
        .run("Mo", &["calibrate", "score", "october", &attempt, "tone-blame=0"])
        .refused("has seen the automatic marks");
    max(&office, &["calibrate", "score", "october", &attempt, "tone-blame=0"]).fine();
}

#[test]
fn rounds_that_cannot_be_are_refused_in_words() {
    let (office, attempt) = scene();
    let open =
        |more: &[&str]| office.run("Lea", &[&["calibrate", "open", "--title", "October"], more].concat());
    open(&[&attempt, "--mentor", "Mo"]).refused("two mentors to compare");
    open(&[&attempt, "--mentor", "Mo", "--mentor", "Tess"]).refused("Tess may not score calls");
    open(&[&attempt, &attempt, "--mentor", "Mo", "--mentor", "Max"]).refused("in the round twice");
    open(&["0000", "--mentor", "Mo", "--mentor", "Max"]).refused("no stored attempt begins with `0000`");
    open(&[&attempt, "--mentor", "Mo", "--mentor", "Ann"]).refused("nobody called `Ann`");
    office
        .run("Mo", &["calibrate", "show", "nothing"])
        .refused("no round of calibration begins with `nothing`");
    office.run("Mo", &["calibrate", "list"]).fine().says(&["no round of calibration yet"]);
    office.run("Tess", &["calibrate", "list"]).refused("a trainee may not");
}
