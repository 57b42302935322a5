//! The tools for people who write scenarios, run as they run them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use firstline::records::{AttemptFilter, DataDir, Records};
use serde_json::Value;

use crate::program;

fn firstline(data: &Path, args: &[&str]) -> Command {
    let mut command = program::firstline(data, args);
    command.stdin(Stdio::null());
    command
}

fn run(data: &Path, args: &[&str]) -> Output {
    firstline(data, args).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn shown(output: &Output) -> String {
    format!("{}\n{}", text(output), String::from_utf8_lossy(&output.stderr))
}

/// A folder with a copy of the worked example in which the symptom's name is misspelt in the opening.
fn faulty(home: &Path) -> String {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help/example/late_router.ron");
    let folder = home.join("my/scenarios/lumen");
    fs::create_dir_all(&folder).unwrap();
    let text = fs::read_to_string(example).unwrap();
    let good = "gives: [\"symptom\"]";
    assert!(text.contains(good));
    let file = folder.join("late_router.ron");
    fs::write(&file, text.replacen(good, "gives: [\"symtom\"]", 1)).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn new_files_lint_clean_and_are_never_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let into = home.path().join("mine");
    let into = into.to_str().unwrap();
    let new = |args: &[&str]| {
        let mut all = vec!["new"];
        all.extend(args);
        all.extend(["--into", into]);
        run(home.path(), &all)
    };
    for args in [
        &["scenario", "lost_parcel"] as &[_],
        &["desk", "my_desk"],
        &["persona", "in_a_hurry"],
        &["scenario", "first_call", "--desk", "my_desk", "--persona", "in_a_hurry"],
        &["plan", "first_try", "--scenario", "first_call"],
        &["course", "first_days", "--desk", "my_desk"],
        &["rubric", "strict"],
        &["article", "kb-900", "--desk", "my_desk"],
        &["event", "storm", "--desk", "my_desk"],
        &["shared", "house", "--desk", "my_desk"],
    ] {
        let made = new(args);
        assert_eq!(code(&made), 0, "{}", shown(&made));
        assert!(Path::new(text(&made).trim()).is_file(), "{}", shown(&made));
    }
    let lint = run(home.path(), &["lint", into, "--format", "concise"]);
    assert_eq!(code(&lint), 0, "{}", shown(&lint));
    let layout = run(home.path(), &["fmt", "--check", into]);
    assert_eq!(code(&layout), 0, "{}", shown(&layout));
    for args in [
        &["scenario", "lost_parcel"] as &[_],
        &["scenario", "Lost-Parcel"],
        &["scenario", "x", "--desk", "lumem"],
        &["scenario", "x", "--persona", "nobody"],
        &["scenario", "cheap_pages"],
        &["persona", "vague"],
        &["desk", "pomander"],
    ] {
        assert_eq!(code(&new(args)), 2, "{args:?}");
    }
    // What was begun can be played at once.
    let playable = text(&run(home.path(), &["list", "--content", into]));
    assert!(playable.contains("lost_parcel") && playable.contains("first_call"), "{playable}");
}

/// What the lead of another trade does: a desk and a call of their own, from nothing to a stable scenario.
#[test]
fn a_new_scenario_on_a_new_desk_comes_to_stable_by_what_the_tools_say() {
    let home = tempfile::tempdir().unwrap();
    let into = home.path().join("mine");
    let into = into.to_str().unwrap();
    let done = |args: &[&str]| {
        let output = run(home.path(), args);
        assert_eq!(code(&output), 0, "{args:?}\n{}", shown(&output));
        text(&output)
    };
    done(&["new", "desk", "warmline", "--into", into]);
    // The only desk of the folder is the one that is meant.
    let file = done(&["new", "scenario", "cold_radiators", "--into", into]);
    let file = file.trim();
    assert!(file.contains("warmline"), "{file}");
    let folder = Path::new(file).parent().unwrap();
    let shown_by = folder.to_str().unwrap();
    let proof = done(&["prove", file, "--format", "json", "--write-plan", shown_by]);
    let proof: Value = serde_json::from_str(&proof).unwrap();
    let verdicts: Vec<&str> =
        proof["findings"].as_array().unwrap().iter().map(|one| one["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["proved"; 5], "{proof}");
    done(&["rehearse", file, "--runs", "1"]);

    let stable = fs::read_to_string(file).unwrap().replacen("stage: Draft", "stage: Stable", 1);
    fs::write(file, stable).unwrap();
    assert!(shown(&run(home.path(), &["lint", file])).contains("transcript --bless"));
    let won = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let won = won.filter(|path| path.extension().is_some_and(|ending| ending == "plan")).min().unwrap();
    done(&["play", "--plan", won.to_str().unwrap(), "--store"]);
    // The last call is the one that is meant.
    let model = folder.join("cold_radiators.model.plan");
    done(&["transcript", "--bless", model.to_str().unwrap()]);
    for dimension in ["tone", "information", "escalation", "ticket", "upsell"] {
        let plan = done(&["new", "plan", dimension, "--scenario", "cold_radiators", "--into", into]);
        assert!(fs::read_to_string(plan.trim()).unwrap().contains("\"like\":\"model\""));
        done(&["play", "--plan", plan.trim()]);
    }
    done(&["lint", file]);
}

#[test]
fn what_was_forgotten_on_the_command_line_is_said() {
    let home = tempfile::tempdir().unwrap();
    let here = |args: &[&str]| firstline(home.path(), args).current_dir(home.path()).output().unwrap();
    assert_eq!(code(&here(&["new", "scenario", "lost_parcel", "--into", "my"])), 0);
    let unknown = here(&["play", "lost_parcel", "--terminal"]);
    assert_eq!(code(&unknown), 2);
    assert!(shown(&unknown).contains("add `--content my`"), "{}", shown(&unknown));
    let missing = here(&["--content", "mine", "list"]);
    assert_eq!(code(&missing), 2);
    assert!(shown(&missing).contains("there is no folder mine"), "{}", shown(&missing));
    let none = here(&["transcript"]);
    assert!(code(&none) == 2 && shown(&none).contains("no call of practice is kept"), "{}", shown(&none));
}

#[test]
fn every_format_names_the_same_finding() {
    let home = tempfile::tempdir().unwrap();
    let file = faulty(home.path());
    for (format, part) in [
        ("full", "error[SC101]"),
        ("concise", "late_router.ron:28:15: error[SC101]"),
        ("json", "\"code\":\"SC101\""),
        ("github", "::error file="),
        ("sarif", "\"ruleId\": \"SC101\""),
    ] {
        let output = run(home.path(), &["lint", &file, "--format", format]);
        assert_eq!(code(&output), 1, "{format}");
        assert!(text(&output).contains(part), "{format}: {}", text(&output));
    }
    let sarif: Value =
        serde_json::from_str(&text(&run(home.path(), &["lint", &file, "--format", "sarif"]))).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(
        (results.len(), &results[0]["locations"][0]["physicalLocation"]["region"]["startLine"]),
        (1, &28.into())
    );
}

#[test]
fn a_content_folder_may_be_called_like_a_folder_of_it() {
    let home = tempfile::tempdir().unwrap();
    let file = faulty(home.path());
    for name in ["rubrics", "shared"] {
        // Beside it lies what must not be taken for its content.
        let folder = home.path().join(name);
        fs::create_dir_all(folder.join("scenarios/lumen")).unwrap();
        fs::copy(&file, folder.join("scenarios/lumen/late_router.ron")).unwrap();
        let output = run(home.path(), &["lint", folder.to_str().unwrap(), "--format", "concise"]);
        let found = text(&output);
        assert!(code(&output) == 1 && found.contains("error[SC101]"), "{name}: {}", shown(&output));
        assert!(!found.contains("SC08"), "{name}: {found}");
    }
    // A desk of that name, whose folder is given, and one of its files.
    let desk = home.path().join("desks/rubrics");
    fs::create_dir_all(&desk).unwrap();
    let made =
        run(home.path(), &["new", "desk", "rubrics", "--into", home.path().join("new").to_str().unwrap()]);
    fs::copy(text(&made).trim(), desk.join("desk.ron")).unwrap();
    for path in [home.path().join("desks"), desk.clone(), desk.join("desk.ron")] {
        let output = run(home.path(), &["lint", path.to_str().unwrap(), "--format", "concise"]);
        assert_eq!(code(&output), 0, "{}: {}", path.display(), shown(&output));
    }
}

#[test]
fn warnings_count_unless_only_errors_should() {
    let home = tempfile::tempdir().unwrap();
    let file = faulty(home.path());
    // A voice stumbles over an address of the web: a warning, and nothing else is wrong.
    let text_of = fs::read_to_string(&file).unwrap().replacen("symtom", "symptom", 1);
    let line = "Monday. The sixteenth.";
    assert!(text_of.contains(line));
    fs::write(&file, text_of.replacen(line, "See www.lumen.example.", 1)).unwrap();
    assert_eq!(code(&run(home.path(), &["lint", &file])), 1);
    assert_eq!(code(&run(home.path(), &["lint", &file, "--fail-on", "error"])), 0);
}

#[test]
fn what_has_not_changed_is_not_looked_at_again_and_what_has_is() {
    let home = tempfile::tempdir().unwrap();
    let file = faulty(home.path());
    let first = text(&run(home.path(), &["lint", &file]));
    let kept: Vec<_> =
        fs::read_dir(home.path().join("cache")).unwrap().map(|kept| kept.unwrap().path()).collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(text(&run(home.path(), &["lint", &file])), first);
    // What is kept is what is shown: another message in its place comes out.
    let stored = fs::read_to_string(&kept[0]).unwrap();
    assert!(stored.contains("symtom"));
    fs::write(&kept[0], stored.replace("is called `symtom`", "is spelt `symtom`")).unwrap();
    let again = text(&run(home.path(), &["lint", &file]));
    assert!(again.contains("is spelt `symtom`"), "{again}");
    assert_eq!(text(&run(home.path(), &["lint", &file, "--no-cache"])), first);
    // A change to the file, or damage to what is kept, and everything is looked at anew.
    fs::write(&kept[0], "damage").unwrap();
    assert_eq!(text(&run(home.path(), &["lint", &file])), first);
    let good = fs::read_to_string(&file).unwrap().replacen("symtom", "symptom", 1);
    fs::write(&file, good).unwrap();
    assert_eq!(code(&run(home.path(), &["lint", &file])), 0);
}

#[test]
fn watching_looks_again_after_a_change() {
    let home = tempfile::tempdir().unwrap();
    let file = faulty(home.path());
    let mut child = firstline(home.path(), &["lint", &file, "--watch", "--format", "full"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = mpsc::channel();
    let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let told = sender.clone();
    std::thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
    });
    std::thread::spawn(move || {
        BufReader::new(err).lines().map_while(Result::ok).for_each(|line| drop(told.send(line)));
    });
    // What is found goes to one stream and the rest to another, so their lines may come in any order.
    let mut come = String::new();
    let mut wait = |parts: &[&str]| {
        while !parts.iter().all(|part| come.contains(part)) {
            let line = lines.recv_timeout(Duration::from_mins(2));
            come += &line.unwrap_or_else(|_| panic!("not all of {parts:?} in\n{come}"));
        }
    };
    wait(&["1 error", "watching"]);
    // As many editors save: another file in the place of the old one.
    let good = fs::read_to_string(&file).unwrap().replacen("symtom", "symptom", 1);
    let part = home.path().join("my/scenarios/lumen/.late_router.part");
    fs::write(&part, good).unwrap();
    fs::rename(&part, &file).unwrap();
    wait(&["nothing found"]);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_file_is_laid_out_in_place_and_a_broken_one_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let (good, bad) = (home.path().join("good.ron"), home.path().join("bad.ron"));
    fs::write(&good, "( id:\"a\" , // why\nb:[1,2],\n)").unwrap();
    fs::write(&bad, "( id: \"a\"").unwrap();
    let folder = home.path().to_str().unwrap();
    assert_eq!(code(&run(home.path(), &["fmt", "--check", folder])), 1);
    assert_eq!(fs::read_to_string(&good).unwrap(), "( id:\"a\" , // why\nb:[1,2],\n)");
    let output = run(home.path(), &["fmt", folder]);
    assert_eq!(code(&output), 1);
    assert!(shown(&output).contains("bad.ron:1:1: error[SC003]"), "{}", shown(&output));
    assert_eq!(fs::read_to_string(&good).unwrap(), "( id: \"a\", // why\n  b: [1, 2],\n)\n");
    assert_eq!(fs::read_to_string(&bad).unwrap(), "( id: \"a\"");
    assert_eq!(code(&run(home.path(), &["fmt", good.to_str().unwrap(), "--check"])), 0);
    assert_eq!(code(&run(home.path(), &["fmt", "no/such/folder"])), 2);
}

#[test]
fn a_scenario_is_drawn() {
    let home = tempfile::tempdir().unwrap();
    let svg = text(&run(home.path(), &["graph", "evening_dropouts"]));
    assert!(
        svg.starts_with("<svg ") && svg.contains("fact error_code") && svg.trim_end().ends_with("</svg>")
    );
    let dot = text(&run(home.path(), &["graph", "evening_dropouts", "--format", "dot"]));
    assert!(dot.starts_with("digraph ") && dot.contains("shape=doubleoctagon"));
    assert_eq!(code(&run(home.path(), &["graph", "evening_dropout"])), 2);
}

#[test]
fn a_played_call_becomes_a_plan_that_holds() {
    let home = tempfile::tempdir().unwrap();
    let stored = run(home.path(), &["play", "--plan", "evening_dropouts.tone", "--store"]);
    assert_eq!(code(&stored), 0, "{}", shown(&stored));
    let data = DataDir::resolve(Some(home.path())).unwrap();
    let attempts = Records::open(&data).unwrap().attempts(&AttemptFilter::default()).unwrap();
    let id = attempts[0].id.to_string();
    let transcript = text(&run(home.path(), &["transcript", &id]));
    assert!(transcript.contains("Kovács"), "{transcript}");
    let plan = home.path().join("evening_dropouts.mine.plan");
    let plan = plan.to_str().unwrap();
    let blessed = run(home.path(), &["transcript", &id, "--bless", plan]);
    assert_eq!(code(&blessed), 0, "{}", shown(&blessed));
    let played = run(home.path(), &["play", "--plan", plan]);
    assert_eq!(code(&played), 0, "{}", shown(&played));
    assert!(shown(&played).contains("Everything that the plan expects is so"), "{}", shown(&played));
    // What it expects is what happened, and no more: another ending is noticed.
    let text = fs::read_to_string(plan).unwrap();
    assert!(text.contains("\"dimensions\"") && text.contains("\"facts\""), "{text}");
    fs::write(plan, text.replace("\"critical\":[]", "\"critical\":[\"insult\"]")).unwrap();
    assert_eq!(code(&run(home.path(), &["play", "--plan", plan])), 1);
    for file in [plan, home.path().join("other.plan").to_str().unwrap()] {
        assert_eq!(code(&run(home.path(), &["transcript", &id, "--bless", file])), 2, "{file}");
    }
    assert_eq!(code(&run(home.path(), &["transcript", &id, "--bless", plan, "--force"])), 0);
}
