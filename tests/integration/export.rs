//! Taking attempts along: pages, tables and statements, and a push to a store in the test itself.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Output;
use std::sync::{Arc, Mutex};

use firstline::records::{DataDir, NewEntry, Records, Stream, StreamKind};
use firstline::review::marking::{InReview, Ruling};
use firstline::review::people::{AboutPeople, Role};
use firstline::review::{By, Entry, Moment, PersonId};
use serde_json::Value;

use crate::program;

const HOME: &str = "https://desk.example.org";

fn firstline(data: &Path, args: &[&str]) -> Output {
    program::firstline(data, args)
        .env("FIRSTLINE_LRS_USER", "trainer")
        .env("FIRSTLINE_LRS_PASSWORD", "secret")
        .output()
        .unwrap()
}

#[track_caller]
fn fine(data: &Path, args: &[&str]) -> String {
    let output = firstline(data, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A folder with one attempt in it, and the attempt's id.
fn home_with_attempt() -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    fine(home.path(), &["play", "--plan", "evening_dropouts.model", "--store"]);
    let rows: Value = serde_json::from_str(&fine(home.path(), &["export", "json", "-"])).unwrap();
    let id = rows[0]["attempt"].as_str().unwrap().to_owned();
    (home, id)
}

#[test]
fn an_attempt_becomes_a_page_that_can_be_overridden_and_a_table() {
    let (home, id) = home_with_attempt();
    let page = fine(home.path(), &["export", "report", &id, "-"]);
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    for part in ["Ticket writing", "<svg", "id=\"turn-1\"", "The technician: fixed", "@media print", &id] {
        assert!(page.contains(part), "{part}");
    }
    for outside in ["http://", "https://", "<script", "<link", "{{"] {
        assert!(!page.contains(outside), "the page needs {outside}");
    }
    let table = fine(home.path(), &["export", "table", "-"]);
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!((lines.len(), lines[2]), (3, ""));
    assert!(lines[1].starts_with(&id));
    assert!(fine(home.path(), &["export", "cohort", "-"]).contains("1 finished attempts"));
    let full: Value = serde_json::from_str(&fine(home.path(), &["export", "json", "-", &id])).unwrap();
    assert!(full["events"].as_array().unwrap().len() > 20);

    let own = tempfile::tempdir().unwrap();
    fs::create_dir_all(own.path().join("assets/report")).unwrap();
    let template = own.path().join("assets/report/attempt.html");
    fs::write(&template, "<h1>{{title}}</h1>").unwrap();
    let content = own.path().to_str().unwrap();
    let page = fine(home.path(), &["--content", content, "export", "report", &id, "-"]);
    assert_eq!(page, "<h1>Drops out every evening</h1>");
    fs::write(&template, "<h1>\n{{titel}}</h1>").unwrap();
    let refused = firstline(home.path(), &["--content", content, "export", "report", &id, "-"]);
    let says = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(says.contains("attempt.html:2:1") && says.contains("did you mean `title`?"), "{says}");
}

#[test]
fn a_file_that_is_there_stays_unless_told_otherwise() {
    let (home, id) = home_with_attempt();
    let file = home.path().join("page.html");
    fs::write(&file, "mine").unwrap();
    let name = file.to_str().unwrap();
    assert_eq!(firstline(home.path(), &["export", "report", &id, name]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    fine(home.path(), &["export", "report", &id, name, "--force"]);
    assert!(fs::read_to_string(&file).unwrap().starts_with("<!doctype"));
}

/// A store in the test: answers with the next of its answers, and keeps what it takes.
struct TestStore {
    address: String,
    kept: Arc<Mutex<Vec<Value>>>,
}

impl TestStore {
    /// `answers` are given in turn, then what a store that takes everything answers; a 409 is given whenever `conflict` is
    /// in the batch.
    fn open(answers: &[u16], conflict: Option<String>) -> Self {
        Self::with(answers, conflict, "[]")
    }

    /// The same; `page` is what all answers say that take nothing.
    fn with(answers: &[u16], conflict: Option<String>, page: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/xAPI/statements", listener.local_addr().unwrap());
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (mut answers, keep) = (Vec::from(answers).into_iter(), Arc::clone(&kept));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let batch = request(&stream);
                let hit =
                    conflict.as_ref().is_some_and(|id| batch.iter().any(|one| one["id"] == id.as_str()));
                let given = if hit { Some(409) } else { answers.next() };
                let (status, says) = match given {
                    Some(status) => (status, page.to_owned()),
                    None => (200, serde_json::to_string(&ids(&batch)).unwrap()),
                };
                if says != page {
                    keep.lock().unwrap().extend(batch);
                }
                let length = says.len();
                let answer = format!(
                    "HTTP/1.1 {status} x\r\nContent-Length: {length}\r\nRetry-After: 0\r\nConnection: close\r\n\r\n{says}"
                );
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { address, kept }
    }

    fn kept(&self) -> Vec<Value> {
        self.kept.lock().unwrap().clone()
    }
}

/// Reads one request and checks what every request has.
fn request(stream: &TcpStream) -> Vec<Value> {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).unwrap() > 0);
    }
    let head = head.to_lowercase();
    assert!(head.contains("authorization: basic dhjhaw5lcjpzzwnyzxq="), "{head}");
    assert!(head.contains("x-experience-api-version: 1.0.3"), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    let mut body = vec![0; length.trim().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    let batch: Vec<Value> = serde_json::from_slice(&body).unwrap();
    assert!((1..=50).contains(&batch.len()));
    batch
}

fn ids(statements: &[Value]) -> Vec<String> {
    statements.iter().map(|statement| statement["id"].as_str().unwrap().to_owned()).collect()
}

fn push(data: &Path, store: &TestStore, tries: &str) -> Output {
    let args = ["push", "--to", &store.address, "--home", HOME, "--account", "trainee-07", "--tries", tries];
    firstline(data, &args)
}

#[test]
fn statements_are_the_same_each_time_and_say_nothing_personal() {
    let (home, _) = home_with_attempt();
    let export = ["export", "xapi", "-", "--home", HOME, "--account", "trainee-07"];
    let lines = fine(home.path(), &export);
    assert_eq!(lines, fine(home.path(), &export));
    let told: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let verbs: BTreeSet<&str> =
        told.iter().map(|one| one["verb"]["id"].as_str().unwrap().rsplit('/').next().unwrap()).collect();
    assert_eq!(verbs, BTreeSet::from(["answered", "completed", "initialized", "scored", "terminated"]));
    assert_eq!(ids(&told).into_iter().collect::<BTreeSet<_>>().len(), told.len());
    for said in ["Kovács", "Daniel", "AC-20391"] {
        assert!(!lines.contains(said), "{said} is told");
    }
    // Who took it is not known, and nobody said under which account to tell it.
    assert_eq!(fine(home.path(), &["export", "xapi", "-", "--home", HOME]), "");
}

#[test]
fn what_a_store_did_not_take_waits_and_nothing_goes_twice() {
    let (home, _) = home_with_attempt();
    let store = TestStore::open(&[503, 503], None);
    let first = push(home.path(), &store, "1");
    assert_eq!(first.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&first.stderr).contains("wait for the next"));
    assert!(store.kept().is_empty());
    // The second failure is met by a second try.
    assert!(push(home.path(), &store, "2").status.success());
    let lines = fine(home.path(), &["export", "xapi", "-", "--home", HOME, "--account", "trainee-07"]);
    let told: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(store.kept(), told);
    let again = push(home.path(), &store, "1");
    assert!(String::from_utf8_lossy(&again.stdout).contains("0 new statements; 0 wait."));
    assert_eq!(store.kept(), told);
}

#[test]
fn a_conflict_is_told_and_not_sent_again_and_holds_nothing_up() {
    let (home, _) = home_with_attempt();
    let lines = fine(home.path(), &["export", "xapi", "-", "--home", HOME, "--account", "trainee-07"]);
    let told: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let wrong = ids(&told)[1].clone();
    let store = TestStore::open(&[], Some(wrong.clone()));
    for _ in 0..2 {
        let output = push(home.path(), &store, "1");
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&output.stderr).contains(&wrong));
        assert_eq!(store.kept().len(), told.len() - 1);
    }
}

#[test]
fn what_no_store_says_of_statements_leaves_them_waiting() {
    let (home, _) = home_with_attempt();
    let page = "<!doctype html><title>Log in to the network</title>";
    let answers = [200, 404, 405, 407, 415, 302];
    let store = TestStore::with(&answers, None, page);
    for answer in answers {
        let output = push(home.path(), &store, "1");
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{says}");
        assert!(says.contains(&format!("answer {answer}")) && says.contains("wait for the next"), "{says}");
    }
    assert!(push(home.path(), &store, "1").status.success());
    let lines = fine(home.path(), &["export", "xapi", "-", "--home", HOME, "--account", "trainee-07"]);
    assert_eq!(store.kept().len(), lines.lines().count());
}

#[test]
fn a_wrong_password_stops_at_once_and_none_is_sent_readably() {
    let (home, _) = home_with_attempt();
    let store = TestStore::open(&[401], None);
    let output = push(home.path(), &store, "4");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("answer 401"));
    let far = firstline(home.path(), &["push", "--to", "http://lrs.example.org/x", "--home", HOME]);
    assert!(String::from_utf8_lossy(&far.stderr).contains("take https://"));
}

/// Stores what was done in a stream of the review floor, after what stands there.
fn tell<W: serde::Serialize>(data: &Path, stream: Stream, told: Vec<(PersonId, W)>) {
    let records = Records::open(&DataDir::resolve(Some(data)).unwrap()).unwrap();
    let from = records.head(stream).unwrap().map_or(0, |head| head.seq + 1);
    for (seq, (person, what)) in (from..).zip(told) {
        let at_ms = 1_700_000_000_000 + i64::try_from(seq).unwrap();
        let entry = Entry { at: Moment(at_ms), by: By { person, role: Role::Lead }, what };
        let (kind, by, payload) = ("told".to_owned(), person.to_string(), entry.bytes());
        records.append(NewEntry { stream, seq, kind, at_ms, by, payload }).unwrap();
    }
}

#[test]
fn the_mentors_mark_stands_beside_the_automatic_one_and_is_told_once_it_is_signed() {
    let (home, id) = home_with_attempt();
    let lead: PersonId = "01977e9f-8b00-7000-8000-000000000001".parse().unwrap();
    let joined = AboutPeople::Joined {
        person: lead,
        name: "Ines Okafor <lead>".to_owned(),
        account: "mentor-02".to_owned(),
        role: Role::Lead,
    };
    tell(home.path(), Stream::begin(StreamKind::Person), vec![(lead, joined)]);
    let review = Stream::review(id.parse().unwrap());
    let change = |points| InReview::Changed {
        ruling: Ruling::Points { criterion: "tone-greeting".to_owned(), points },
        reason: "No name was given & heard.".to_owned(),
    };
    let told = || {
        let lines = fine(home.path(), &["export", "xapi", "-", "--home", HOME, "--account", "trainee-07"]);
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>()
    };
    let automatic = told();

    tell(home.path(), review, vec![(lead, change(0))]);
    assert_eq!(told(), automatic, "what is not signed is told to nobody");
    assert!(!fine(home.path(), &["export", "report", &id, "-"]).contains("(changed)"));

    tell(home.path(), review, vec![(lead, InReview::SignedOff {})]);
    let signed = told();
    assert_eq!(signed[..automatic.len()], automatic[..]);
    assert_eq!(signed.len(), automatic.len() + 1);
    let mark = signed.last().unwrap();
    assert_eq!(mark["context"]["instructor"]["account"]["name"], "mentor-02");
    let page = fine(home.path(), &["export", "report", &id, "-"]);
    for part in ["(changed)", "Signed by Ines Okafor &lt;lead&gt;", "No name was given &amp; heard."] {
        assert!(page.contains(part), "{part}");
    }
    let rows: Value = serde_json::from_str(&fine(home.path(), &["export", "json", "-"])).unwrap();
    assert!(rows[0]["mentor"]["tone"].as_u64() < rows[0]["automatic"]["tone"].as_u64());

    // Signed anew: the statement before is voided.
    let again = vec![
        (lead, InReview::Reopened { reason: "heard it again".to_owned() }),
        (lead, change(7)),
        (lead, InReview::SignedOff {}),
    ];
    tell(home.path(), review, again);
    let anew = told();
    assert_eq!(anew[..signed.len()], signed[..]);
    assert_eq!(anew[signed.len()]["object"]["id"], mark["id"]);
    assert_eq!(anew.len(), signed.len() + 2);
}
