//! What is stored: examined, backed up, carried, and noticed when it was changed.

use std::path::Path;

use firstline::records::{
    AttemptFilter, AttemptId, AttemptLog, Content, DataDir, RecordKind, Stream, newest_whole,
};

use crate::program::{SCENARIO, attempts, code, complaint, home, records, run, text};

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
    assert_eq!(code(&restored), 0, "{}", complaint(&restored));
    assert!(text(&restored).contains("What was there before is kept in"), "{}", text(&restored));
    assert_eq!(code(&run(home.path(), &["verify"], b"")), 0);
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

/// Overwrites pages in the middle of the database, as a disk that goes bad does.
fn damage(database: &Path) {
    let mut bytes = std::fs::read(database).unwrap();
    let pages = bytes.len() / PAGE;
    assert!(pages > 8, "{pages} pages");
    for page in pages / 4..pages / 2 {
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xA5);
    }
    std::fs::write(database, bytes).unwrap();
}

/// A page of the database, in bytes.
const PAGE: usize = 4_096;

#[test]
fn damaged_pages_are_told_with_the_backup_that_brings_back_what_was_there() {
    let home = home();
    run(home.path(), &["play", SCENARIO, "--stdio"], b"{\"do\":\"say\",\"text\":\"Hello\"}\n");
    let data = DataDir::resolve(Some(home.path())).unwrap();
    let (backup, _) = newest_whole(&data).unwrap();
    damage(&data.database());
    let found = run(home.path(), &["doctor"], b"");
    assert_eq!(code(&found), 1, "{}", complaint(&found));
    assert!(text(&found).contains("only a backup has it as it was"), "{}", text(&found));
    let place = format!("the newest backup that is whole, {} with ", backup.display());
    assert!(text(&found).contains(&place), "{}", text(&found));
    assert!(!text(&found).contains("All is well"), "{}", text(&found));
    let restored = run(home.path(), &["restore"], b"");
    assert_eq!(code(&restored), 0, "{}", complaint(&restored));
    let well = run(home.path(), &["doctor"], b"");
    assert_eq!((code(&well), text(&well).contains("All is well.")), (0, true), "{}", text(&well));
    assert_eq!(code(&run(home.path(), &["verify"], b"")), 0);
}

#[test]
fn a_damaged_database_without_a_backup_is_told_as_such() {
    let home = home();
    run(home.path(), &["play", SCENARIO, "--stdio"], b"");
    let data = DataDir::resolve(Some(home.path())).unwrap();
    std::fs::remove_dir_all(data.backups()).unwrap();
    damage(&data.database());
    let found = run(home.path(), &["doctor"], b"");
    assert_eq!(code(&found), 1, "{}", complaint(&found));
    assert!(text(&found).contains("No backup can be brought back: "), "{}", text(&found));
}
