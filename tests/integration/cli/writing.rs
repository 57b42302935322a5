//! What people who write scenarios ask for.

use serde_json::Value;

use crate::program::{SCENARIO, code, complaint, home, objects, run, text};

#[test]
fn lines_are_understood_one_by_one() {
    let home = home();
    let mut input = b"{\"id\":7,\"text\":\"And since when?\",\"context\":[\"agent: Hello\",\"customer: It drops.\"],\"x\":1}\n".to_vec();
    input.extend(b"nonsense\n\n\xFF\n{\"id\":\"b\"}\n");
    input.extend(
        format!("{{\"id\":\"long\",\"text\":\"{}\"}}\n", "since when is that so? ".repeat(4_500)).bytes(),
    );
    let output = run(home.path(), &["understand", "--scenario", SCENARIO], &input);
    let answers = objects(&output);
    assert_eq!((code(&output), answers.len()), (0, 5));
    assert_eq!(answers[0]["id"], 7);
    assert_eq!(answers[0]["asks"][0]["id"], "began");
    for answer in &answers[1..4] {
        assert!(answer["id"].is_null() && answer["error"].is_string(), "{answer}");
    }
    assert_eq!(answers[4]["id"], "long");
    assert_eq!(code(&run(home.path(), &["understand", "--language", "xx"], b"")), 2);
}

#[test]
fn scenarios_are_listed_and_words_explained() {
    let home = home();
    let list: Value = serde_json::from_str(&text(&run(home.path(), &["list", "--json"], b""))).unwrap();
    assert!(list.as_array().unwrap().iter().any(|scenario| scenario["id"] == SCENARIO));
    assert!(text(&run(home.path(), &["list"], b"")).contains(SCENARIO));
    for (word, part) in
        [("sc012", "wrong-type"), ("wrong-type", "SC012"), ("code word", "PEBKAC"), ("ask_open", "openly")]
    {
        let told = text(&run(home.path(), &["explain", word], b""));
        assert!(told.contains(part), "{word}: {told}");
    }
    let unknown = run(home.path(), &["explain", "ask_opne"], b"");
    assert_eq!(code(&unknown), 2);
    assert!(complaint(&unknown).contains("did you mean `ask_open`?"));
    assert!(!home.path().join("firstline.db").exists(), "looking stores nothing");
}

#[test]
fn files_are_linted_by_path() {
    let home = home();
    let file = home.path().join("mine.ron");
    std::fs::write(&file, "Scenario(\n  format: 1,\n  titel: \"x\",\n)").unwrap();
    let output = run(home.path(), &["lint", file.to_str().unwrap(), "--format", "concise"], b"");
    assert_eq!(code(&output), 1);
    assert!(text(&output).contains("mine.ron:3:3: error[SC010]"), "{}", text(&output));
    let json = objects(&run(home.path(), &["lint", file.to_str().unwrap(), "--format", "json"], b""));
    assert!(json.iter().all(|finding| finding["file"].as_str().unwrap().ends_with("mine.ron")));
    assert_eq!(code(&run(home.path(), &["lint", "no/such/file.ron"], b"")), 2);
    assert_eq!(code(&run(home.path(), &["lint", "--format", "tidy"], b"")), 2);
}

#[test]
fn a_rehearsal_in_two_shards_is_added_up() {
    let home = home();
    let common = ["rehearse", "cheap_pages", "--runs", "1", "--bot", "model", "--bot", "silent"];
    let parts: Vec<String> = ["1/2", "2/2"]
        .iter()
        .map(|shard| {
            let args: Vec<&str> =
                common.iter().copied().chain(["--format", "ndjson", "--shard", shard]).collect();
            let output = run(home.path(), &args, b"");
            assert_eq!(code(&output), 0);
            let file = home.path().join(format!("{}.ndjson", shard.replace('/', "_")));
            std::fs::write(&file, &output.stdout).unwrap();
            file.to_str().unwrap().to_owned()
        })
        .collect();
    let added = run(home.path(), &["rehearse", "--add", &parts[0], "--add", &parts[1]], b"");
    let whole = run(home.path(), &common, b"");
    assert_eq!((code(&added), code(&whole)), (0, 0), "{}", text(&added));
    assert_eq!(text(&added), text(&whole));
    assert!(text(&whole).contains("told apart: 4 of 4"), "{}", text(&whole));
}

#[test]
fn a_proof_is_one_json_object_and_writes_its_plans() {
    let home = home();
    let folder = home.path().join("plans");
    let args = [
        "prove",
        "cheap_pages",
        "--bound",
        "300",
        "--format",
        "json",
        "--write-plan",
        folder.to_str().unwrap(),
    ];
    let output = run(home.path(), &args, b"");
    assert_eq!(code(&output), 0, "{}", complaint(&output));
    let proof: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(proof["findings"].as_array().unwrap().len(), 5);
    let plan = folder.join("cheap_pages.reaches_outcome.plan");
    let played = run(home.path(), &["play", "--plan", plan.to_str().unwrap()], b"");
    assert_eq!(code(&played), 0);
    assert!(text(&played).contains("resolved"), "{}", text(&played));
}

#[test]
fn a_shard_that_is_none_is_refused() {
    let home = home();
    for shard in ["0/2", "3/2", "half"] {
        let output = run(home.path(), &["rehearse", "--all", "--shard", shard], b"");
        assert_eq!(code(&output), 2, "{shard}");
        assert!(complaint(&output).contains("such as 2/4"));
    }
}
