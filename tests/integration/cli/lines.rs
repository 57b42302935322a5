//! Calls that another program takes over lines of JSON.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Child;

use serde_json::Value;

use crate::program::{SCENARIO, attempts, code, complaint, home, objects, piped, run, text};

fn names(objects: &[Value]) -> Vec<&str> {
    objects.iter().map(|object| object["event"].as_str().unwrap()).collect()
}

#[test]
fn a_call_driven_by_lines_speaks_the_documented_form() {
    let home = home();
    let lines = "{\"do\":\"say\",\"text\":\"Lumen, good morning, Daniel speaking.\"}\n{\"do\":\"wait\",\"seconds\":2}\n\
                 {\"do\":\"end\"}\n{\"do\":\"file\"}\n";
    let output = run(home.path(), &["play", SCENARIO, "--stdio", "--seed", "7"], lines.as_bytes());
    let said = objects(&output);
    assert_eq!(code(&output), 0);
    assert_eq!(
        (&said[0]["event"], &said[0]["protocol"], &said[0]["seed"]),
        (&"call".into(), &1.into(), &7.into())
    );
    assert_eq!(said[0]["scenario"], SCENARIO);
    assert_eq!(attempts(home.path()), [said[0]["attempt"].as_str().unwrap()]);
    let spoke = said.iter().find(|object| object["event"] == "customer_spoke").unwrap();
    assert!(spoke["text"].is_string() && spoke["mood"]["patience"].is_u64() && spoke["at_ms"].is_u64());
    let phases: Vec<&str> = said
        .iter()
        .filter(|object| object["event"] == "ready")
        .map(|ready| ready["phase"].as_str().unwrap())
        .collect();
    assert_eq!(phases, ["call", "call", "acw", "done"]);
    let last = said.last().unwrap();
    assert_eq!(last["event"], "scorecard");
    assert_eq!(last["outcome"]["disposition"], "abandoned");
    for dimension in ["tone", "information", "escalation", "ticket", "upsell"] {
        assert!(last["dimensions"][dimension]["of"].is_u64(), "{last}");
    }
}

#[test]
fn whatever_comes_in_the_call_goes_on() {
    let home = home();
    let mut input =
        b"{\"do\":\"say\",\"text\":\"Hello\"}\n\nnonsense\n[]\n{\"do\":\"dance\"}\n\xFF\xFE\n".to_vec();
    input.extend(std::iter::repeat_n(b'a', 3_000_000));
    input.extend(b"\n{\"do\":\"tool\",\"id\":\"nope\"}\n{\"do\":\"file\"}\n{\"do\":\"say\",\"text\":\"\"}\n");
    input.extend(format!("{{\"do\":\"say\",\"text\":\"{}\"}}\n", "what? ".repeat(20_000)).bytes());
    input.extend(b"{\"do\":\"end\"}\n{\"do\":\"say\",\"text\":\"x\"}\n{\"do\":\"file\"}\n{\"do\":\"say\",\"text\":\"late\"}\n");
    let output = run(home.path(), &["play", SCENARIO, "--stdio", "--seed", "7"], &input);
    let said = objects(&output);
    let names = names(&said);
    let count = |wanted: &str| names.iter().filter(|name| **name == wanted).count();
    assert_eq!((code(&output), count("bad_input"), names.last()), (0, 5, Some(&"scorecard")), "{names:?}");
    assert!(count("refused") >= 3);
    // One for each line that is not empty, none before the first and none after the end.
    assert_eq!(count("ready"), 13);
}

#[test]
fn an_input_that_ends_early_abandons_the_call_and_scores_it() {
    let home = home();
    let output = run(
        home.path(),
        &["play", SCENARIO, "--stdio"],
        b"{\"do\":\"say\",\"text\":\"Hello\"}\n{\"do\":\"wa",
    );
    let said = objects(&output);
    assert_eq!(
        (code(&output), said.last().unwrap()["outcome"]["disposition"].as_str()),
        (3, Some("abandoned"))
    );
    let attempt = attempts(home.path()).remove(0);
    let replayed = run(home.path(), &["replay", &attempt], b"");
    assert_eq!(code(&replayed), 0, "{}", text(&replayed));
}

#[test]
fn the_same_seed_and_words_give_the_same_call() {
    let home = home();
    let call = |seed: &str| {
        let input = b"{\"do\":\"say\",\"text\":\"Good morning. What happens exactly?\"}\n";
        let output = run(home.path(), &["play", SCENARIO, "--stdio", "--seed", seed], input);
        // All but the id of the attempt.
        text(&output).lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(call("11"), call("11"));
}

/// Reads lines of a running call up to the next `ready`.
fn until_ready(lines: &mut impl BufRead) -> Vec<String> {
    let mut all = Vec::new();
    loop {
        let mut line = String::new();
        assert!(lines.read_line(&mut line).unwrap() > 0, "the call ended: {all:?}");
        let ready = line.contains("\"event\":\"ready\"");
        all.push(line);
        if ready {
            return all;
        }
    }
}

fn say(child: &mut Child, text: &str) {
    let line = serde_json::json!({ "do": "say", "text": text });
    writeln!(child.stdin.as_mut().unwrap(), "{line}").unwrap();
}

#[test]
fn a_call_that_was_killed_is_gone_on_with() {
    let home = home();
    let mut child = piped(home.path(), &["play", SCENARIO, "--stdio", "--seed", "7"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut said = Vec::new();
    for text in ["Lumen, good morning, Daniel speaking.", "Since when is it like this?"] {
        say(&mut child, text);
        said.extend(until_ready(&mut lines));
        said.pop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let output = run(home.path(), &["play", "--resume", "--stdio"], b"{\"do\":\"end\"}\n{\"do\":\"file\"}\n");
    let resumed = text(&output);
    assert_eq!(code(&output), 0, "{resumed}");
    assert!(resumed.starts_with(&said.concat()), "{resumed}\nis not the continuation of\n{}", said.concat());
    let attempt = attempts(home.path()).remove(0);
    assert_eq!(code(&run(home.path(), &["replay", &attempt], b"")), 0);
    let again = run(home.path(), &["play", "--resume", "--stdio"], b"");
    assert_eq!(code(&again), 2, "nothing is left to go on with");
}

#[test]
fn an_attempt_is_open_in_one_program_at_a_time_and_others_are_taken_beside_it() {
    let home = home();
    let mut child = piped(home.path(), &["play", SCENARIO, "--stdio"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    say(&mut child, "Good morning.");
    until_ready(&mut lines);
    let attempt = attempts(home.path()).remove(0);
    let second = run(home.path(), &["play", "--resume", &attempt, "--stdio"], b"");
    let refused = complaint(&second);
    assert_eq!(code(&second), 2);
    assert!(refused.contains("is open in another window or program"), "{refused}");
    assert_eq!(code(&run(home.path(), &["play", SCENARIO, "--stdio"], b"")), 3);
    assert_eq!(code(&run(home.path(), &["verify", &attempt], b"")), 0);
    let restore = run(home.path(), &["restore"], b"");
    assert!(complaint(&restore).contains("open in another window or program"));
    drop(child.stdin.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
    let all = run(home.path(), &["verify"], b"");
    assert_eq!((code(&all), text(&all).lines().count()), (0, 3), "{}", text(&all));
}

#[test]
fn a_reader_that_goes_away_ends_the_call_quietly() {
    let home = home();
    let mut child = piped(home.path(), &["play", SCENARIO, "--stdio"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // More than a pipe holds, so that the program must notice.
    let wrote = (0..5_000).try_for_each(|_| stdin.write_all(b"{\"do\":\"wait\",\"seconds\":0}\n"));
    drop((stdin, wrote));
    let mut says = String::new();
    child.stderr.take().unwrap().read_to_string(&mut says).unwrap();
    assert_eq!((child.wait().unwrap().code(), says.as_str()), (Some(3), ""));
}

/// Whether a line is as the sample has it, where `…` stands for anything.
fn is_like(line: &str, sample: &str) -> bool {
    let mut pieces = sample.split('…');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let mut open = false;
    for piece in pieces {
        open = piece.is_empty();
        let Some((_, behind)) = rest.split_once(piece) else { return false };
        rest = behind;
    }
    open || rest.is_empty()
}

#[test]
fn the_sample_session_of_the_protocol_is_played_as_it_stands_there() {
    let project = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(project.join("assets/help/protocol.md")).unwrap();
    let (_, sample) = page.split_once("```session\n").unwrap();
    let (sample, _) = sample.split_once("\n```").unwrap();
    let sent: Vec<&str> = sample.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    let expected: Vec<&str> = sample.lines().filter_map(|line| line.strip_prefix("< ")).collect();
    assert!(sent.len() >= 5 && expected.len() >= 10, "{sample}");

    let home = home();
    let content = home.path().join("content");
    let desk = content.join("scenarios/lumen");
    std::fs::create_dir_all(&desk).unwrap();
    std::fs::copy(project.join("assets/help/example/late_router.ron"), desk.join("late_router.ron")).unwrap();
    let args = ["--content", content.to_str().unwrap(), "play", "late_router", "--stdio", "--seed", "7"];
    let output = run(home.path(), &args, format!("{}\n", sent.join("\n")).as_bytes());
    let played = text(&output);
    let mut lines = played.lines();
    for sample in expected {
        assert!(lines.any(|line| is_like(line, sample)), "no line is like\n{sample}\nin\n{played}");
    }
}

#[test]
fn a_sample_line_leaves_nothing_open_but_its_dots() {
    assert!(is_like("{\"a\":1,\"b\":\"xyz\"}", "{\"a\":1,\"b\":\"x…\"}"));
    assert!(!is_like("{\"a\":2}", "{\"a\":1}"));
    assert!(!is_like("{\"a\":1,\"b\":2}", "{\"a\":…,\"b\":3}"));
    assert!(!is_like("{\"a\":1}}", "{\"a\":1}"));
}
