//! The built program, run as a person or another program runs it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use firstline::records::{
    AttemptFilter, AttemptId, AttemptLog, Content, DataDir, RecordKind, Records, Stream,
};
use serde_json::Value;

const SCENARIO: &str = "expert_lost_packets";

fn firstline(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command
        .arg("--data")
        .arg(data)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the program to its end with this input.
fn run(data: &Path, args: &[&str], input: &[u8]) -> Output {
    let mut child = firstline(data, args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end before it has read everything.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn objects(output: &Output) -> Vec<Value> {
    text(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn names(objects: &[Value]) -> Vec<&str> {
    objects.iter().map(|object| object["event"].as_str().unwrap()).collect()
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn records(data: &Path) -> Records {
    Records::open(&DataDir::resolve(Some(data)).unwrap()).unwrap()
}

/// The ids of all stored attempts.
fn attempts(data: &Path) -> Vec<String> {
    let rows = records(data).attempts(&AttemptFilter::default()).unwrap();
    rows.into_iter().map(|row| row.id.to_string()).collect()
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
    let mut child = firstline(home.path(), &["play", SCENARIO, "--stdio", "--seed", "7"]).spawn().unwrap();
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
    let mut child = firstline(home.path(), &["play", SCENARIO, "--stdio"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    say(&mut child, "Good morning.");
    until_ready(&mut lines);
    let attempt = attempts(home.path()).remove(0);
    let second = run(home.path(), &["play", "--resume", &attempt, "--stdio"], b"");
    let complaint = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(code(&second), 2);
    assert!(complaint.contains("is open in another window or program"), "{complaint}");
    assert_eq!(code(&run(home.path(), &["play", SCENARIO, "--stdio"], b"")), 3);
    assert_eq!(code(&run(home.path(), &["verify", &attempt], b"")), 0);
    let restore = run(home.path(), &["restore"], b"");
    assert!(String::from_utf8_lossy(&restore.stderr).contains("open in another window or program"));
    drop(child.stdin.take());
    assert_eq!(child.wait().unwrap().code(), Some(3));
    let all = run(home.path(), &["verify"], b"");
    assert_eq!((code(&all), text(&all).lines().count()), (0, 3), "{}", text(&all));
}

/// The superuser may write everywhere: then the program is run as somebody else.
#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_refused_with_a_reason() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    let home = home();
    let allow = |path: &Path, mode| std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
    let program = home.path().join("firstline");
    std::fs::copy(env!("CARGO_BIN_EXE_firstline"), &program).unwrap();
    let data = home.path().join("data");
    run(&data, &["play", SCENARIO, "--stdio"], b"");
    let attempt = attempts(&data).remove(0);
    for (path, mode) in [(home.path(), 0o755), (&data, 0o555), (&data.join("locks"), 0o555)] {
        allow(path, mode);
    }
    for args in [["play", SCENARIO, "--stdio"].as_slice(), &["replay", &attempt], &["doctor"]] {
        let mut command = Command::new(&program);
        command.arg("--data").arg(&data).args(args).stdin(Stdio::null());
        if home.path().metadata().unwrap().uid() == 0 {
            command.uid(65_534).gid(65_534);
        }
        let output = command.output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(code(&output), 2, "{args:?}: {complaint}");
        assert!(complaint.contains("you have no permission there"), "{args:?}: {complaint}");
    }
    allow(&data, 0o755);
    allow(&data.join("locks"), 0o755);
    assert_eq!(code(&run(&data, &["replay", &attempt], b"")), 0);
}

#[test]
fn what_is_stored_is_examined_backed_up_restored_and_carried() {
    let home = home();
    run(home.path(), &["play", SCENARIO, "--stdio"], b"{\"do\":\"say\",\"text\":\"Hello\"}\n");
    let attempt = attempts(home.path()).remove(0);
    // After the call a backup was made, and there is nothing new since.
    let backup = run(home.path(), &["backup"], b"");
    assert_eq!((code(&backup), text(&backup).as_str()), (0, "Nothing was stored since the last backup.\n"));
    let listed = text(&run(home.path(), &["restore", "--list"], b""));
    assert_eq!(listed.lines().count(), 1, "{listed}");

    let file = home.path().join("carried.attempt");
    let file = file.to_str().unwrap();
    assert_eq!(code(&run(home.path(), &["export", "attempt", &attempt, file], b"")), 0);
    let elsewhere = home.path().join("elsewhere");
    assert_eq!(code(&run(&elsewhere, &["import", file], b"")), 0);
    assert!(text(&run(&elsewhere, &["import", file], b"")).contains("was here already"));
    assert_eq!(code(&run(&elsewhere, &["replay", file], b"")), 0);

    let doctor = |args: &[&str]| run(home.path(), &[&["doctor"], args].concat(), b"");
    assert!(text(&doctor(&[])).contains("All is well."));
    let connection = rusqlite::Connection::open(home.path().join("firstline.db")).unwrap();
    connection.execute_batch("UPDATE attempt SET title = 'x'; DROP TRIGGER entry_is_kept").unwrap();
    let found = doctor(&[]);
    assert_eq!(code(&found), 1);
    assert!(
        text(&found).contains("says something else than the entries (can be made anew)"),
        "{}",
        text(&found)
    );
    let mended = doctor(&["--repair"]);
    assert_eq!(code(&mended), 0, "{}", text(&mended));
    connection.execute_batch("DROP TRIGGER entry_is_kept; UPDATE entry SET by = 'x' WHERE seq = 3").unwrap();
    drop(connection);
    let changed = run(home.path(), &["verify", &attempt], b"");
    assert_eq!(code(&changed), 1);
    assert!(
        text(&changed).contains("the record of inputs does not fit: entry 3 (input)"),
        "{}",
        text(&changed)
    );
    assert!(text(&doctor(&["--repair"])).contains("only a backup has it as it was"));
    let restored = run(home.path(), &["restore", listed.split("  ").nth(1).unwrap().trim()], b"");
    assert_eq!(code(&restored), 0, "{}", String::from_utf8_lossy(&restored.stderr));
    assert!(text(&restored).contains("What was there before is kept in"), "{}", text(&restored));
    assert_eq!(code(&run(home.path(), &["verify"], b"")), 0);
}

#[test]
fn a_reader_that_goes_away_ends_the_call_quietly() {
    let home = home();
    let mut child = firstline(home.path(), &["play", SCENARIO, "--stdio"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // More than a pipe holds, so that the program must notice.
    let wrote = (0..5_000).try_for_each(|_| stdin.write_all(b"{\"do\":\"wait\",\"seconds\":0}\n"));
    drop((stdin, wrote));
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((child.wait().unwrap().code(), complaint.as_str()), (Some(3), ""));
}

#[test]
fn a_changed_attempt_does_not_come_out_the_same() {
    use firstline::sim::session::ENGINE;
    let home = home();
    run(
        home.path(),
        &["play", SCENARIO, "--stdio", "--seed", "7"],
        b"{\"do\":\"say\",\"text\":\"Since when?\"}\n",
    );
    let records = records(home.path());
    let id: AttemptId = attempts(home.path())[0].parse().unwrap();
    let entries = records.after(Stream::attempt(id), None).unwrap();
    let digest = records.attempts(&AttemptFilter::default()).unwrap()[0].digest.clone();
    let copy = |change: &dyn Fn(RecordKind, String) -> String| {
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&records, id, "").unwrap();
        for entry in &entries {
            let kind = RecordKind::named(&entry.new.kind).unwrap();
            let payload = change(kind, String::from_utf8(entry.new.payload.clone()).unwrap());
            log.append(Vec::<Content>::new(), vec![(kind, payload.into_bytes())]).unwrap();
        }
        drop(log);
        run(home.path(), &["replay", &id.to_string()], b"")
    };
    assert_eq!(code(&copy(&|_, text| text)), 0);
    let other_words = copy(&|kind, text| {
        if kind == RecordKind::Input { text.replace("Since when?", "Since when") } else { text }
    });
    assert_eq!(code(&other_words), 1, "{}", text(&other_words));
    // An attempt can hold its content itself, and then it can be changed there.
    let kept = String::from_utf8(records.content(&digest).unwrap().unwrap().bytes).unwrap();
    let other_content = copy(&|kind, text| {
        if kind == RecordKind::Content { kept.replace("Lumen Broadband", "Lumen Narrowband") } else { text }
    });
    assert!(text(&other_content).contains("another digest"), "{}", text(&other_content));
    let other_engine = copy(&|kind, text| {
        if kind == RecordKind::Header {
            text.replace(&format!("\"engine\":{ENGINE}"), "\"engine\":99")
        } else {
            text
        }
    });
    assert_eq!(code(&other_engine), 0);
    assert!(text(&other_engine).contains("Taken with engine 99"), "{}", text(&other_engine));
}

#[test]
fn a_plan_says_what_is_not_as_expected() {
    let home = home();
    let plan = home.path().join("x.plan");
    let head = format!("{{\"plan\":{{\"scenario\":\"{SCENARIO}\",\"name\":\"x\",\"seed\":7}}}}\n");
    let inputs = "{\"input\":\"hi\",\"do\":\"say\",\"text\":\"Good morning, since when is it like this?\"}\n{\"do\":\"end\"}\n{\"do\":\"file\"}\n";
    let run_with = |rest: &str| {
        std::fs::write(&plan, format!("{head}{inputs}{rest}")).unwrap();
        run(home.path(), &["play", "--plan", plan.to_str().unwrap()], b"")
    };
    let good = "{\"expect\":{\"disposition\":\"abandoned\",\"facts\":[\"began\"],\"events\":[\"customer_spoke\"]}}\n{\"expect\":{\"at\":\"hi\",\"mood\":{\"patience\":{\"min\":1}}}}";
    let output = run_with(good);
    assert_eq!(code(&output), 0, "{}", text(&output));
    let output = run_with("{\"expect\":{\"disposition\":\"resolved\",\"facts\":[\"loss.rate\"]}}");
    assert_eq!(code(&output), 1);
    for part in ["line 5: expected the disposition resolved, found abandoned", "desk knows `loss.rate`"] {
        assert!(text(&output).contains(part), "{}", text(&output));
    }
    let output = run_with("{\"expect\":{\"mod\":1}}");
    let complaint = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(code(&output), 2);
    assert!(complaint.contains("x.plan:5: in `expect`: unknown field `mod`"), "{complaint}");
    assert!(!home.path().join("firstline.db").exists(), "a plan is stored only when that is asked for");
}

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
fn a_call_at_the_terminal_can_be_piped_looked_into_and_retried() {
    let home = home();
    let lines = "/help\nLumen, good morning, Daniel speaking.\n/why\n/tools\n/ticket summary Loss\n/ticket\n/tol x\n\
                 Since when is it like this?\n/retry 2\nGoodbye then.\n/end\n/file\n\n";
    let output = run(home.path(), &["play", SCENARIO, "--terminal", "--seed", "7"], lines.as_bytes());
    let shown = text(&output);
    assert_eq!(code(&output), 0, "{shown}");
    for part in [
        "/escalate TEAM",
        "greet",
        "line_test",
        "summary              Loss",
        "did you mean /tool?",
        "Again from turn 2",
        "DEBRIEF",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colour where there is no terminal");
    let stored = attempts(home.path());
    assert_eq!(stored.len(), 2);
    for attempt in stored {
        assert_eq!(code(&run(home.path(), &["replay", &attempt], b"")), 0);
    }
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
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("did you mean `ask_open`?"));
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
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    let proof: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(proof["findings"].as_array().unwrap().len(), 5);
    let plan = folder.join("cheap_pages.reaches_outcome.plan");
    let played = run(home.path(), &["play", "--plan", plan.to_str().unwrap()], b"");
    assert_eq!(code(&played), 0);
    assert!(text(&played).contains("resolved"), "{}", text(&played));
}

#[test]
fn a_plan_in_another_language_is_played_from_its_folder() {
    let home = home();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/language");
    let output = run(home.path(), &["--content", folder, "play", "--plan", "tor_klemmt.model"], b"");
    assert_eq!(code(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text(&output).contains("F4"), "{}", text(&output));
}

#[test]
fn a_shard_that_is_none_is_refused() {
    let home = home();
    for shard in ["0/2", "3/2", "half"] {
        let output = run(home.path(), &["rehearse", "--all", "--shard", shard], b"");
        assert_eq!(code(&output), 2, "{shard}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("such as 2/4"));
    }
}

/// Where nothing can be written: every write fails as on a full disk.
#[cfg(target_os = "linux")]
fn full() -> Stdio {
    std::fs::File::options().write(true).open("/dev/full").unwrap().into()
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_to_tell_is_an_error_in_words_and_no_panic() {
    let home = home();
    let lead = ["people", "add", "Lea", "--role", "lead"];
    let output = firstline(home.path(), &lead).stdout(full()).output().unwrap();
    let says = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), 2, "{says}");
    assert!(says.contains("error: ") && !says.contains("panicked"), "{says}");
    assert!(text(&run(home.path(), &["people"], b"")).contains("Lea"), "what was done stays done");
    // What is said beside the result may be lost.
    let other = home.path().join("other");
    assert_eq!(code(&firstline(&other, &lead).stderr(full()).output().unwrap()), 0);
    assert_eq!(code(&firstline(home.path(), &["play", "nothing"]).stderr(full()).output().unwrap()), 2);
}

#[test]
fn files_that_are_none_are_refused_at_once() {
    let home = home();
    let refused = |args: &[&str], why: &str| {
        let output = run(home.path(), args, b"");
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(code(&output) == 2 && says.contains(why), "{says}");
    };
    refused(&["export", "attempt", "0199", "-"], "in a file of its own");
    refused(&["import", home.path().to_str().unwrap()], "no ordinary file");
    #[cfg(unix)]
    {
        let pipe = home.path().join("pipe.attempt");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        refused(&["import", pipe.to_str().unwrap()], "no ordinary file");
    }
}
