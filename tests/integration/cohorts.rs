//! Looking back over many calls through the built program: progress, cohort, regrade, and that all tell the same numbers.

use std::fs;

use serde_json::Value;

use crate::office::{Office, Ran, SCENARIO};

const SHORT: &str = "Lumen, good morning, Daniel speaking.\n/end\n/file\n";
const LONGER: &str = "Lumen, good morning, Daniel speaking. How can I help?\nSince when is it like this?\n\
                      You must have broken it yourself.\n/end\n/file\n";

/// A session that Tess and Tom have taken.
fn taken() -> (Office, String) {
    let office = Office::new();
    let session = office.session(&["--for", "Tom"]);
    office.take(&session, SHORT).fine();
    office.typing("Tom", &["take", &session, "--terminal"], LONGER).fine();
    (office, session)
}

#[track_caller]
fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.fine().out).unwrap()
}

#[test]
fn the_cohort_is_told_with_the_same_numbers_everywhere() {
    let (office, session) = taken();
    let rows = json(office.run("Mo", &["export", "json", "-"]));
    let first = rows[0]["attempt"].as_str().unwrap();
    // Mo thinks better of the first call than the machine.
    let shown = office.run("Mo", &["review", "show", first, "--marks"]).fine();
    let line = shown.out.lines().find(|line| line.starts_with("tone-")).unwrap();
    let mut words = line.split_whitespace();
    let (name, of) = (words.next().unwrap(), words.next_back().unwrap());
    office.run("Mo", &["review", "mark", first, name, of, "--reason", "well said"]).fine();
    office.run("Mo", &["review", "sign", first]).fine();

    let cohort = json(office.run("Mo", &["cohort", "--json"]));
    let rows = json(office.run("Mo", &["export", "json", "-"]));
    let calls = cohort["calls"].as_array().unwrap();
    assert_eq!((calls.len(), rows.as_array().unwrap().len()), (2, 2));
    for (call, row) in calls.iter().zip(rows.as_array().unwrap()) {
        let marks = if row["mentor"].is_null() { &row["automatic"] } else { &row["mentor"] };
        assert_eq!(call["attempt"], row["attempt"]);
        let dimensions = ["tone", "information", "escalation", "ticket", "upsell"].map(|name| &marks[name]);
        assert_eq!(call["marks"]["dimensions"].as_array().unwrap().iter().collect::<Vec<_>>(), dimensions);
        assert_eq!(call["marks"]["critical"], marks["critical"]);
        assert_eq!(call["signed"], Value::Bool(!row["mentor"].is_null()));
    }
    assert_eq!(cohort["all"]["signed"], 1);

    let percent = |mean: &Value| format!("{} %", mean.as_u64().unwrap() / 10);
    let overall = percent(&cohort["all"]["means"][0]);
    let text = office.run("Mo", &["cohort"]).fine().says(&[
        "2 finished calls",
        "Tess",
        "Tom",
        "too few (2 of 8)",
        &overall,
    ]);
    let page = office.run("Mo", &["export", "cohort", "-", "--session", "exam"]).fine();
    for row in cohort["trainees"].as_array().unwrap() {
        for mean in row["tally"]["means"].as_array().unwrap().iter().filter(|mean| !mean.is_null()) {
            assert!(text.out.contains(&percent(mean)) && page.out.contains(&percent(mean)), "{mean}");
        }
    }
    page.says(&["2 finished attempts, 1 signed by a mentor", &format!("mean {overall}"), "too few (2 of 8)"]);

    office.run("Mo", &["cohort", "--session", &session, "--person", "Tom"]).fine().says(&["1 finished call"]);
    office.run("Mo", &["cohort", "--practice"]).fine().says(&["No finished call fits"]);
    office.run("Mo", &["cohort", "--since", "2100-01-01"]).fine().says(&["No finished call fits"]);
    office.run("Mo", &["cohort", "--session", "nothing"]).refused("no graded session begins with");
    office
        .run("Mo", &["export", "table", "-", "--person", "tess"])
        .fine()
        .says(&["Tess"])
        .keeps_quiet_of(&["Tom"]);
    office.run("Mo", &["export", "table", "-", "--person", "Nobody"]).refused("nobody called `Nobody`");
}

#[test]
fn nobody_sees_in_a_cohort_what_is_not_for_them() {
    let (office, session) = taken();
    for who in ["", "Tess"] {
        let shown = office.run(who, &["cohort", "--calls"]).fine();
        assert!(shown.err.contains("2 attempts are left out"), "{}", shown.err);
        shown.says(&["No finished call fits"]);
    }
    office.run("Tess", &["progress", "Tom"]).refused("another person's");
    office.run("", &["progress", "Tom"]).refused("another person's");
    office
        .run("Tess", &["progress"])
        .fine()
        .says(&["no finished call yet", "Not released yet and not counted: 1 graded call"]);
    office.run("Mo", &["session", "release", &session]).fine();
    let shown = office.run("Tess", &["cohort", "--calls"]).fine();
    assert!(shown.err.contains("1 attempts are left out"), "{}", shown.err);
    shown.says(&["1 finished call", "Tess"]).keeps_quiet_of(&["Tom", "Who needs a mentor"]);
    office.run("Tess", &["progress"]).fine().says(&["Tess", "1 finished call"]);
}

#[test]
fn progress_quotes_what_lost_points_and_says_what_comes_next() {
    let (office, _) = taken();
    let shown = office.run("Mo", &["progress", "Tom"]).fine();
    shown.says(&[
        "Tom: 1 finished call",
        "What keeps costing points",
        "would have earned it",
        "Next: ",
        "is your weakest dimension",
        "firstline play ",
    ]);
    let all = json(office.run("Mo", &["progress", "Tom", "--json"]));
    let losses = all["losses"].as_array().unwrap();
    let blame = losses.iter().find(|loss| loss["criterion"] == "tone-blame").unwrap();
    assert!(blame["quotes"][0]["words"].as_str().unwrap().starts_with("You must have broken"), "{blame}");
    // What is somebody's examination at the moment is not offered for practice.
    assert_ne!(all["next"]["offered"]["scenario"], SCENARIO);
    office.run("Mo", &["progress", "Ann"]).fine().says(&["Ann", "no finished call yet"]);
    office.run("", &["progress"]).fine().says(&["Practice without a name", "where everybody begins"]);
}

#[test]
fn who_needs_a_mentor_is_named_with_the_reason() {
    let (office, session) = taken();
    office.run("Mo", &["session", "release", &session]).fine();
    let attempt = office
        .run("Mo", &["cohort", "--json", "--person", "Tess"])
        .fine()
        .out
        .lines()
        .find_map(|line| {
            line.trim().strip_prefix("\"attempt\": \"").map(|id| id.trim_end_matches("\",").to_owned())
        })
        .unwrap();
    office.run("Mo", &["review", "sign", &attempt]).fine();
    let criterion = "tone-greeting";
    office
        .run("Tess", &["review", "dispute", &attempt, criterion, "0", "--words", "it was not even that"])
        .fine();
    let cohort = json(office.run("Mo", &["cohort", "--json"]));
    let need = &cohort["needs"][0];
    assert_eq!(need["trainee"]["name"], "Tess");
    assert_eq!(need["reasons"][0]["reason"]["kind"], "dispute");
    office.run("Mo", &["cohort"]).fine().says(&["Who needs a mentor today", "contests a mark"]);
}

#[test]
fn regrading_lists_whose_result_would_change_and_changes_nothing() {
    let (office, _) = taken();
    let before = office.run("Mo", &["export", "table", "-"]).fine().out;
    office.run("Mo", &["regrade"]).fine().says(&["2 calls scored anew", "the result of 0 would change"]);
    office.run("Mo", &["regrade", "--from-inputs"]).fine().says(&["the result of 0 would change"]);

    let standard =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/rubrics/standard.ron")).unwrap();
    let stricter = standard.replacen("id: \"tone-blame\", weight: ", "id: \"tone-blame\", weight: 9", 1);
    assert_ne!(standard, stricter);
    let file = office.home.path().join("stricter.ron");
    fs::write(&file, stricter).unwrap();
    let file = file.to_str().unwrap();
    let would = office.run("Mo", &["regrade", "--rubric", file, "--full"]).ended(1);
    would.says(&[
        "2 calls scored anew",
        "Whose result would change",
        "Tom",
        "tone-blame",
        "Nothing was changed",
    ]);
    let all = office.run("Mo", &["regrade", "--rubric", file, "--person", "Tom", "--json"]).ended(1);
    let all: Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(all["regrades"]["scored"], 1);
    let changed = &all["regrades"]["changed"][0];
    assert!(
        changed["after"]["dimensions"][0].as_u64() < changed["call"]["marks"]["dimensions"][0].as_u64(),
        "{changed}"
    );
    assert_eq!(all["regrades"]["criteria"]["tone-blame"]["weighs_otherwise"], 1);

    office.run("Mo", &["regrade", "--rubric", "standard"]).fine();
    office.run("Mo", &["regrade", "--rubric", "nonsense"]).refused("rubrics there are: standard");
    fs::write(office.home.path().join("broken.ron"), "Rubric(").unwrap();
    let broken = office.home.path().join("broken.ron");
    office.run("Mo", &["regrade", "--rubric", broken.to_str().unwrap()]).refused("the rubric has faults");
    let hidden = office.run("Tess", &["regrade"]).fine();
    assert!(hidden.err.contains("2 attempts are left out"), "{}", hidden.err);
    assert_eq!(office.run("Mo", &["export", "table", "-"]).fine().out, before);
    assert_eq!(office.run("", &["verify"]).code, 0);
}
