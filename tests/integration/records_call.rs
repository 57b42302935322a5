//! Calls in the database: what they were played with, disks that are full, folders that cannot be written, two programs,
//! attempt files from before, and what `verify` notices.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use firstline::attempt::{
    AttemptError, Call, DrivenBy, Left, Outcome, Part, Stored, check_content, replay, verify,
};
use firstline::records::{
    AttemptFilter, AttemptId, AttemptState, Cure, DataDir, NewEntry, OpenError, Records, Said, StoreError,
    Stream, back_up, examine, restore,
};
use firstline::sim::session::{Do, Input};
use rusqlite::Connection;

use crate::playing::LIBRARY;

const SCENARIO: &str = "expert_lost_packets";

struct Scene {
    home: tempfile::TempDir,
    data: DataDir,
}

impl Scene {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let data = DataDir::resolve(Some(home.path())).unwrap();
        Self { home, data }
    }

    fn records(&self) -> Records {
        Records::open(&self.data).unwrap()
    }

    /// Another connection to the database, for what no program of ours does.
    fn spoil(&self, sql: &str) {
        let connection = Connection::open(self.data.database()).unwrap();
        connection
            .execute_batch(&format!(
                "DROP TRIGGER IF EXISTS entry_is_kept; DROP TRIGGER IF EXISTS entry_stays; \
                 DROP TRIGGER IF EXISTS content_is_kept; {sql}"
            ))
            .unwrap();
    }
}

fn say(text: &str) -> Input {
    Input::new(Do::Say { text: text.to_owned() })
}

fn begin(records: &Records) -> Call {
    let bundle = LIBRARY.bundle(SCENARIO).unwrap();
    Call::begin(bundle, 7, DrivenBy::Lines, Some(records)).unwrap()
}

/// Takes a short call.
fn take_call(records: &Records) -> AttemptId {
    let mut call = begin(records);
    call.take(&say("Lumen, good morning, Daniel speaking.")).unwrap();
    call.take(&Input::new(Do::End { reason: None })).unwrap();
    call.leave(Left::Abandoned, &mut |_| {}).unwrap();
    call.id().unwrap()
}

#[track_caller]
fn check_fits(records: &Records, id: AttemptId) {
    assert_eq!(replay(&Stored::of(records, id).unwrap()).unwrap().outcome, Outcome::Same);
    assert_eq!(verify(records, id).unwrap().misfit, None);
}

#[test]
fn attempts_of_one_content_share_it() {
    let scene = Scene::new();
    let records = scene.records();
    let attempts = [take_call(&records), take_call(&records)];
    assert_eq!(records.extent().unwrap().contents, 1);
    for id in attempts {
        check_fits(&records, id);
        let entries = records.after(Stream::attempt(id), None).unwrap();
        let bytes: usize = entries.iter().map(|entry| entry.new.payload.len()).sum();
        assert!(bytes < 60_000, "an attempt of one utterance has {bytes} bytes");
    }
    let rows = records.attempts(&AttemptFilter::default()).unwrap();
    assert!(rows.iter().all(|row| row.state == AttemptState::Abandoned && row.marks.is_some()), "{rows:?}");
    assert_eq!((rows[0].id, rows[1].id), (attempts[1], attempts[0]));
}

/// A sample of the bytes of every column of an attempt; with `FIRSTLINE_TEST_EVERY_BYTE` set, every single byte.
#[test]
fn no_byte_of_a_stored_attempt_can_be_changed_unnoticed() {
    let scene = Scene::new();
    let records = scene.records();
    let mut call = begin(&records);
    call.take(&say("Hello.")).unwrap();
    call.leave(Left::Abandoned, &mut |_| {}).unwrap();
    let id = call.id().unwrap();
    check_fits(&records, id);
    let entries = records.after(Stream::attempt(id), None).unwrap();
    scene.spoil("");
    let connection = Connection::open(scene.data.database()).unwrap();
    connection.execute_batch("PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    for entry in &entries {
        for column in ["stream", "seq", "kind", "at_ms", "by", "payload", "link"] {
            check_flips(&connection, &records, id, entry, column);
        }
    }
    check_fits(&records, id);
}

/// Flips the lowest bit of bytes of one column of one entry, each in turn, and back: of a payload enough of them to
/// meet every part; the chain covers them all alike.
#[track_caller]
fn check_flips(
    connection: &Connection,
    records: &Records,
    id: AttemptId,
    entry: &firstline::records::Entry,
    column: &str,
) {
    let NewEntry { stream, seq, .. } = &entry.new;
    let length: u32 = connection
        .query_row(
            &format!("SELECT length(CAST({column} AS BLOB)) FROM entry WHERE stream = $1 AND seq = $2"),
            rusqlite::params![stream.to_string(), seq.cast_signed()],
            |row| row.get(0),
        )
        .unwrap();
    let is_number = matches!(column, "seq" | "at_ms");
    let bits = if is_number { 62 } else { usize::try_from(length).unwrap() };
    let every: usize = std::env::var("FIRSTLINE_TEST_EVERY_BYTE").map_or(997, |_| 1);
    // Of names, numbers and links every few bytes; with the variable set, every single one.
    let step = if column == "payload" { every } else { every.min(7) };
    for at in (0..bits).step_by(step) {
        let (rowid, before) = connection
            .query_row(
                &format!("SELECT rowid, {column} FROM entry WHERE stream = $1 AND seq = $2"),
                rusqlite::params![stream.to_string(), seq.cast_signed()],
                |row| Ok((row.get::<_, i64>(0)?, row.get::<_, rusqlite::types::Value>(1)?)),
            )
            .unwrap();
        let set = |value: &rusqlite::types::Value| {
            let sql = format!("UPDATE entry SET {column} = $1 WHERE rowid = $2");
            connection.execute(&sql, rusqlite::params![value, rowid])
        };
        // A number that another entry has is refused by the database itself.
        if set(&flipped(&before, at)).is_err() && column == "seq" {
            continue;
        }
        let misfit = verify(records, id).map(|verified| verified.misfit);
        assert!(!matches!(misfit, Ok(None)), "entry {seq}, {column}, byte {at}");
        set(&before).unwrap();
    }
}

fn flipped(value: &rusqlite::types::Value, at: usize) -> rusqlite::types::Value {
    use rusqlite::types::Value;
    let flip = |bytes: &[u8]| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    match value {
        Value::Integer(number) => Value::Integer(number ^ (1 << at)),
        // What is no longer UTF-8 is told apart all the more.
        Value::Text(text) => match String::from_utf8(flip(text.as_bytes())) {
            Ok(text) => Value::Text(text),
            Err(error) => Value::Blob(error.into_bytes()),
        },
        Value::Blob(bytes) => Value::Blob(flip(bytes)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let scene = Scene::new();
    let records = scene.records();
    let id = take_call(&records);
    let check =
        |part: Part| assert_eq!(verify(&records, id).unwrap().misfit.map(|misfit| misfit.part), Some(part));
    let entries = records.after(Stream::attempt(id), None).unwrap();
    for (kind, part) in [
        ("header", Part::Header),
        ("content", Part::Content),
        ("events", Part::Events),
        ("input", Part::Inputs),
        ("scorecard", Part::Scorecard),
        ("closed", Part::End),
    ] {
        let seq = entries.iter().position(|entry| entry.new.kind == kind).unwrap();
        scene.spoil(&format!("UPDATE entry SET at_ms = at_ms + 1 WHERE seq = {seq}"));
        check(part);
        scene.spoil(&format!("UPDATE entry SET at_ms = at_ms - 1 WHERE seq = {seq}"));
    }
    let (stream, kind, by) = (Stream::review(id), "comment".to_owned(), "mo".to_owned());
    records.append(NewEntry { stream, seq: 0, kind, at_ms: 5, by, payload: b"well done".to_vec() }).unwrap();
    assert_eq!(verify(&records, id).unwrap().said_of_it, 1);
    scene.spoil("UPDATE entry SET by = 'mi' WHERE kind = 'comment'");
    check(Part::Reviews);
    scene.spoil("UPDATE entry SET by = 'mo' WHERE kind = 'comment'; UPDATE attempt SET tone = 999");
    check(Part::List);
    scene.spoil("UPDATE content SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'20' AS BLOB)");
    check(Part::Content);
}

#[test]
fn a_scorecard_that_the_inputs_do_not_give_is_named_even_when_its_chain_was_forged() {
    let scene = Scene::new();
    let records = scene.records();
    let id = take_call(&records);
    let entries = records.after(Stream::attempt(id), None).unwrap();
    let forged = AttemptId::now();
    for entry in entries {
        let mut new = entry.new;
        new.stream = Stream::attempt(forged);
        if new.kind == "scorecard" {
            let text = String::from_utf8(new.payload).unwrap();
            new.payload = text.replacen("\"points\":", "\"points\":1", 1).into_bytes();
        }
        records.append(new).unwrap();
    }
    assert_eq!(verify(&records, forged).unwrap().misfit.map(|misfit| misfit.part), Some(Part::Scorecard));
}

#[test]
fn missing_content_is_said() {
    let scene = Scene::new();
    let id = take_call(&scene.records());
    scene.spoil("DROP TRIGGER content_stays; DELETE FROM content");
    let records = scene.records();
    let error = Stored::of(&records, id).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("is missing from the database"), "{error}");
    assert_eq!(verify(&records, id).unwrap().misfit.map(|misfit| misfit.part), Some(Part::Content));
    assert!(
        examine(&records, &|_, _| Ok(()))
            .unwrap()
            .findings
            .iter()
            .any(|finding| finding.cure == Cure::Restore)
    );
}

/// Records whose disk is full while the batches `from..from + 2` are written: each append is tried twice.
fn with_a_full_disk(data: &DataDir, from: usize) -> (Records, Arc<AtomicUsize>) {
    let batches = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&batches);
    let at = Box::new(move |point: &'static str, connection: &Connection| {
        if point == "before it begins" {
            let batch = counted.fetch_add(1, Ordering::SeqCst);
            let full = (from..from + 2).contains(&batch);
            // No page more than there are; or as many as anybody could want.
            let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
            let most = if full { pages } else { 1 << 30 };
            connection.pragma_update_and_check(None, "max_page_count", most, |_| Ok(())).unwrap();
        }
    });
    (Records::open_told(data, Some(at)).unwrap(), batches)
}

#[test]
fn with_a_full_disk_nothing_is_acknowledged_that_is_not_stored_and_the_call_goes_on_after_it() {
    let long = "What exactly happens, and since when? ".repeat(300);
    let mut refused = 0;
    for from in 1..8 {
        let scene = Scene::new();
        let (records, batches) = with_a_full_disk(&scene.data, from);
        let mut call = begin(&records);
        for turn in 0..3_u32 {
            let input = say(&format!("{turn} {long}"));
            let before = call.session().events().len();
            while let Err(error) = call.take(&input) {
                assert!(matches!(error, AttemptError::Store(StoreError::Full)), "{error}");
                assert_eq!(call.session().events().len(), before, "what was not stored was not done");
                refused += 1;
            }
        }
        while let Err(error) = call.leave(Left::Abandoned, &mut |_| {}) {
            assert!(matches!(error, AttemptError::Store(StoreError::Full)), "{error}");
            refused += 1;
        }
        assert!(batches.load(Ordering::SeqCst) > from, "the disk was never full");
        let id = call.id().unwrap();
        check_fits(&records, id);
        assert_eq!(records.attempts(&AttemptFilter::default()).unwrap()[0].state, AttemptState::Abandoned);
    }
    assert!(refused >= 5, "{refused}");
}

#[test]
fn two_programs_write_different_attempts_side_by_side() {
    let scene = Scene::new();
    let data = &scene.data;
    let ids: Vec<AttemptId> = std::thread::scope(|scope| {
        let one = || {
            let records = Records::open(data).unwrap();
            let mut call = begin(&records);
            for turn in 0..15 {
                call.take(&say(&format!("{turn}: and since when?"))).unwrap();
            }
            call.leave(Left::Abandoned, &mut |_| {}).unwrap();
            call.id().unwrap()
        };
        let threads = [scope.spawn(one), scope.spawn(one)];
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let records = scene.records();
    for id in ids {
        check_fits(&records, id);
    }
    assert_eq!(examine(&records, &|_, _| Ok(())).unwrap().findings, []);
}

#[test]
fn a_clock_that_jumps_back_changes_no_order() {
    let scene = Scene::new();
    let records = scene.records();
    let id = take_call(&records);
    let stream = Stream::review(id);
    for (seq, at_ms) in [(0, 9_000), (1, -5), (2, 8_999)] {
        let (kind, by) = ("comment".to_owned(), String::new());
        records.append(NewEntry { stream, seq, kind, at_ms, by, payload: vec![b'x'] }).unwrap();
    }
    let seqs: Vec<u64> = records.after(stream, Some(0)).unwrap().iter().map(|entry| entry.new.seq).collect();
    assert_eq!(seqs, [1, 2]);
    assert_eq!(verify(&records, id).unwrap().misfit, None);
}

#[test]
fn databases_that_are_not_ours_are_left_alone() {
    let refused = |make: &dyn Fn(&Path)| {
        let scene = Scene::new();
        make(&scene.data.database());
        let before = fs::read(scene.data.database()).unwrap();
        let error = Records::open(&scene.data).err().expect("it is refused");
        assert_eq!(fs::read(scene.data.database()).unwrap(), before, "it is left as it is");
        error
    };
    let foreign = refused(&|path| {
        Connection::open(path)
            .unwrap()
            .execute_batch("CREATE TABLE mine (x); PRAGMA application_id = 5")
            .unwrap();
    });
    assert!(matches!(foreign, OpenError::NotOurs(_)), "{foreign}");
    let poem = refused(&|path| fs::write(path, "a poem, and a long one ".repeat(100)).unwrap());
    assert!(matches!(poem, OpenError::NotOurs(_)), "{poem}");
    let newer = refused(&|path| {
        drop(Records::open(&DataDir::resolve(path.parent()).unwrap()).unwrap());
        Connection::open(path)
            .unwrap()
            .execute_batch(
                "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE",
            )
            .unwrap();
    });
    assert!(matches!(newer, OpenError::Newer { found: 99, .. }), "{newer}");
}

/// A database of schema 1 with one attempt of five entries; another program wrote it, from the description of the chain.
#[test]
fn a_database_of_the_first_schema_is_read() {
    let scene = Scene::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema-1.db");
    fs::copy(fixture, scene.data.database()).unwrap();
    let records = scene.records();
    assert_eq!(examine(&records, &|_, _| Ok(())).unwrap().findings, []);
    let rows = records.attempts(&AttemptFilter::default()).unwrap();
    assert_eq!((rows.len(), rows[0].scenario.as_str(), rows[0].state), (1, "fixture", AttemptState::Filed));
    assert_eq!(records.after(Stream::attempt(rows[0].id), Some(1)).unwrap().len(), 3);
    assert_eq!(records.content("d1").unwrap().unwrap().bytes, b"what was played");
    take_call(&records);
}

#[test]
fn a_backup_brings_a_call_back() {
    let scene = Scene::new();
    let id = take_call(&scene.records());
    let backup = back_up(&scene.data).unwrap().unwrap();
    fs::write(scene.data.database(), "spoilt by something").unwrap();
    for beside in ["db-wal", "db-shm"] {
        fs::remove_file(scene.data.database().with_extension(beside)).ok();
    }
    assert!(Records::open(&scene.data).is_err());
    assert_eq!(restore(&scene.data, None).unwrap().from, backup.path);
    check_fits(&scene.records(), id);
}

/// Lays an attempt down as programs did before there was a database.
fn lay_down_before(root: &Path, own_content: bool) -> (AttemptId, PathBuf) {
    let scene = Scene::new();
    let records = scene.records();
    let id = take_call(&records);
    let entries = records.after(Stream::attempt(id), None).unwrap();
    let row = records.attempts(&AttemptFilter::default()).unwrap().remove(0);
    let content = records.content(&row.digest).unwrap().unwrap().bytes;
    let folder = root.join("attempts");
    fs::create_dir_all(&folder).unwrap();
    let mut bytes = b"\x89FLA\r\n\x1a\n\x01\0\0\0".to_vec();
    bytes.extend(id.to_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    for entry in &entries {
        let kind = firstline::records::RecordKind::named(&entry.new.kind).unwrap();
        let payload = match entry.new.seq {
            1 if own_content => content.clone(),
            1 => format!("{{\"kept\":\"{}\"}}", row.digest).into_bytes(),
            _ => entry.new.payload.clone(),
        };
        let mut record = u32::try_from(payload.len()).unwrap().to_le_bytes().to_vec();
        record.push(kind.byte());
        record.extend(entry.new.seq.to_le_bytes());
        record.extend(crc32fast::hash(&record).to_le_bytes());
        record.extend(payload);
        record.extend(crc32fast::hash(&record).to_le_bytes());
        bytes.extend(record);
    }
    if !own_content {
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("content").join(format!("{}.json", row.digest)), content).unwrap();
    }
    let path = folder.join(format!("{id}.attempt"));
    fs::write(&path, bytes).unwrap();
    (id, path)
}

#[test]
fn attempt_files_from_before_are_brought_in_once_and_kept() {
    let scene = Scene::new();
    let (shared, _) = lay_down_before(scene.home.path(), false);
    let (own, path) = lay_down_before(scene.home.path(), true);
    assert_eq!(replay(&Stored::file(&path).unwrap()).unwrap().outcome, Outcome::Same);
    fs::write(path.with_file_name("01977e9f-8b00-7000-8000-000000000001.attempt"), "a poem").unwrap();
    let records = scene.records();
    let notices = records.notices();
    assert!(notices[0].starts_with("2 attempts kept as files"), "{notices:?}");
    assert!(notices[1].contains("could not be brought in and is kept as it is"), "{notices:?}");
    check_fits(&records, shared);
    check_fits(&records, own);
    drop(records);
    let kept = scene.home.path().join("brought-in/attempts");
    assert_eq!(fs::read_dir(&kept).unwrap().count(), 3);
    assert!(!scene.home.path().join("attempts").exists() && !scene.home.path().join("content").exists());
    let file = kept.join(format!("{shared}.attempt"));
    assert_eq!(replay(&Stored::file(&file).unwrap()).unwrap().outcome, Outcome::Same);
    let records = scene.records();
    assert!(records.notices().is_empty());
    assert_eq!(records.attempts(&AttemptFilter::default()).unwrap().len(), 2);
}

#[test]
fn with_a_full_disk_files_from_before_wait_for_the_next_opening() {
    let scene = Scene::new();
    let (id, _) = lay_down_before(scene.home.path(), false);
    let (records, _) = with_a_full_disk(&scene.data, 0);
    assert!(records.notices()[0].contains("tried again"), "{:?}", records.notices());
    drop(records);
    assert!(scene.home.path().join("attempts").is_dir() && !scene.home.path().join("brought-in").exists());
    let records = scene.records();
    assert!(records.notices()[0].starts_with("one attempt kept as files"), "{:?}", records.notices());
    check_fits(&records, id);
}

#[test]
fn an_attempt_is_carried_to_another_machine_with_what_it_was_played_with() {
    let (here, there) = (Scene::new(), Scene::new());
    let id = take_call(&here.records());
    let file = here.home.path().join("carried.attempt");
    here.records().export(id, &file).unwrap();
    assert_eq!(replay(&Stored::file(&file).unwrap()).unwrap().outcome, Outcome::Same);
    let records = there.records();
    let check = |digest: &str, bytes: &[u8]| check_content(digest, bytes).map(|_| ());
    records.import(&file, &check, Said::If(&|_| Ok(()))).unwrap();
    check_fits(&records, id);
    assert_eq!(verify(&records, id).unwrap().head, verify(&here.records(), id).unwrap().head);
}
