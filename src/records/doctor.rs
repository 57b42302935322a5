//! Looking for what is wrong with the records, and making anew what is derived.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::attempt_id::AttemptId;
use super::attempt_row::AttemptRow;
use super::backup::{Backup, BackupError, copy};
use super::bring_in::content_named_by;
use super::chain::check_chain;
use super::data_dir::DataDir;
use super::error::StoreError;
use super::handle::Records;
use super::lock::Lock;
use super::record::Record;
use super::restore::newest_whole;
use super::sqlite::{Sqlite, Way};
use super::store::{AttemptFilter, Extent, Store};
use super::stream::StreamKind;

/// What is wrong, and what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// In words for people.
    pub what: String,
    /// What helps.
    pub cure: Cure,
}

/// What helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cure {
    /// It is derived and can be made anew from the entries.
    Repair,
    /// Only a backup has it as it was.
    Restore,
}

/// What an examination came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examined {
    /// How much there is.
    pub extent: Extent,
    /// How many streams.
    pub streams: u64,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// Says what is wrong with content that is kept under a digest.
pub type CheckContent<'c> = &'c dyn Fn(&str, &[u8]) -> Result<(), String>;

/// Examines everything: the database, every chain, every content, and what is derived.
///
/// # Errors
/// When the database cannot be read at all.
pub fn examine(records: &Records, check_content: CheckContent<'_>) -> Result<Examined, StoreError> {
    let mut examined = examine_store(&**records.reading(), check_content)?;
    if examined.extent == Extent::default()
        && let Ok((backup, extent)) = newest_whole(records.data())
    {
        let entries = extent.entries;
        let what = format!("the database is empty, and {} holds {entries} entries", backup.display());
        examined.find(Cure::Restore, what);
    }
    Ok(examined)
}

fn examine_store(store: &dyn Store, check_content: CheckContent<'_>) -> Result<Examined, StoreError> {
    let mut examined = Examined { extent: store.extent()?, ..Examined::default() };
    for what in store.faults()? {
        let derived = what.starts_with("of the schema, index") || what.starts_with("of the schema, trigger");
        let derived = derived || what.contains(" missing from index ") || what.contains("entries in index");
        examined.find(if derived { Cure::Repair } else { Cure::Restore }, what);
    }
    let sums = examine_contents(store, check_content, &mut examined)?;
    examine_streams(store, &sums, &mut examined)?;
    Ok(examined)
}

impl Examined {
    /// What is found of a database that cannot be read because it is damaged.
    #[must_use]
    pub fn damaged(why: &str) -> Self {
        let mut examined = Self::default();
        examined.find(Cure::Restore, format!("the database is damaged: {why}"));
        examined
    }

    fn find(&mut self, cure: Cure, what: String) {
        self.findings.push(Finding { what, cure });
    }
}

/// Returns the checksums that contents were kept with, by digest.
fn examine_contents(
    store: &dyn Store,
    check_content: CheckContent<'_>,
    examined: &mut Examined,
) -> Result<BTreeMap<String, Vec<u8>>, StoreError> {
    use sha2::{Digest, Sha256};
    let mut sums = BTreeMap::new();
    for digest in store.contents()? {
        let Some(kept) = store.content(&digest)? else { continue };
        let same = Sha256::digest(&kept.bytes).as_slice() == kept.sum;
        let checked =
            if same { check_content(&digest, &kept.bytes) } else { Err("its bytes were changed".to_owned()) };
        if let Err(why) = checked {
            examined.find(Cure::Restore, format!("content {digest} is not what was kept: {why}"));
        }
        sums.insert(digest, kept.sum);
    }
    Ok(sums)
}

fn examine_streams(
    store: &dyn Store,
    sums: &BTreeMap<String, Vec<u8>>,
    examined: &mut Examined,
) -> Result<(), StoreError> {
    let rows = store.attempts(&AttemptFilter::default())?;
    let mut rows: BTreeMap<AttemptId, AttemptRow> = rows.into_iter().map(|row| (row.id, row)).collect();
    for kind in StreamKind::ALL {
        for stream in store.streams(kind)? {
            examined.streams += 1;
            let entries = store.after(stream, None, usize::MAX)?;
            if let Err(fault) = check_chain(stream, &entries) {
                examined.find(Cure::Restore, format!("{stream}: {fault}"));
            }
            let Some(id) = stream.of_attempt().filter(|_| kind == StreamKind::Attempt) else { continue };
            let own: Vec<Record> = entries.iter().filter_map(|entry| Record::of(&entry.new)).collect();
            if let Some(named) = content_named_by(&own) {
                let why = match sums.get(&named.kept) {
                    None => "is missing",
                    Some(sum) if !named.has_sum(sum) => "has other bytes than when it was begun",
                    Some(_) => "",
                };
                if !why.is_empty() {
                    let digest = &named.kept;
                    let what = format!("{stream}: what it was played with, content {digest}, {why}");
                    examined.find(Cure::Restore, what);
                }
            }
            if rows.remove(&id) != Some(AttemptRow::of(id, &entries)) {
                examined.find(
                    Cure::Repair,
                    format!("{stream}: the list of attempts says something else than the entries"),
                );
            }
        }
    }
    for id in rows.keys() {
        examined.find(Cure::Repair, format!("the list of attempts has {id}, of which there are no entries"));
    }
    Ok(())
}

/// Makes anew what is derived: the list of attempts, indexes and triggers. Entries and contents are not touched. A backup of everything
/// as it is, whole or not, is made first.
///
/// # Errors
/// When Firstline is open anywhere else, or the disk fails.
pub fn repair(data: &DataDir) -> Result<Backup, BackupError> {
    let _alone = Lock::alone(&data.open_lock())?.ok_or(BackupError::InUse)?;
    let before = data.root().join("before-repair.db");
    let mut store = Sqlite::open(&data.database(), &Way::Write(before))?;
    let backup = copy(data, &store, Timestamp::now())?;
    store.mend()?;
    let mut rows = Vec::new();
    for stream in store.streams(StreamKind::Attempt)? {
        let Some(id) = stream.of_attempt() else { continue };
        rows.push(AttemptRow::of(id, &store.after(stream, None, usize::MAX)?));
    }
    store.replace_attempts(&rows)?;
    Ok(backup)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::super::attempt_log::AttemptLog;
    use super::super::backup::back_up;
    use super::super::entry::Content;
    use super::super::record::RecordKind;
    use super::*;

    struct Scene {
        _home: tempfile::TempDir,
        data: DataDir,
    }

    impl Scene {
        /// Two attempts that share their content.
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let data = DataDir::resolve(Some(home.path())).unwrap();
            let records = Records::open(&data).unwrap();
            for _ in 0..2 {
                let mut log = AttemptLog::create(&records, AttemptId::now(), "").unwrap();
                let content = Content { digest: "d1".to_owned(), bytes: b"played".to_vec() };
                let beginning = vec![
                    (RecordKind::Header, br#"{"scenario":"s","digest":"d1"}"#.to_vec()),
                    (RecordKind::Content, br#"{"kept":"d1"}"#.to_vec()),
                    (RecordKind::Events, b"{}".to_vec()),
                ];
                log.append(vec![content], beginning).unwrap();
            }
            Self { _home: home, data }
        }

        fn spoil(&self, sql: &str) {
            let connection = Connection::open(self.data.database()).unwrap();
            connection.execute_batch(sql).unwrap();
        }

        fn examine(&self) -> Vec<Finding> {
            examine(&Records::open(&self.data).unwrap(), &|_, _| Ok(())).unwrap().findings
        }

        #[track_caller]
        fn check(&self, cure: Cure, says: &str) {
            let findings = self.examine();
            let found = findings.iter().any(|finding| finding.cure == cure && finding.what.contains(says));
            assert!(found, "{findings:?}");
        }
    }

    #[test]
    fn sound_records_have_nothing_wrong() {
        let scene = Scene::new();
        let examined = examine(&Records::open(&scene.data).unwrap(), &|_, _| Ok(())).unwrap();
        assert_eq!((examined.streams, examined.extent.entries, examined.findings), (2, 6, Vec::new()));
        let foreign =
            examine(&Records::open(&scene.data).unwrap(), &|_, _| Err("not that".to_owned())).unwrap();
        assert!(foreign.findings[0].what.contains("not that"));
    }

    #[test]
    fn what_is_derived_is_found_and_made_anew() {
        let scene = Scene::new();
        scene.spoil("UPDATE attempt SET tone = 1000, points = 1, of = 1, critical = 0");
        scene.check(Cure::Repair, "says something else");
        scene.spoil("DELETE FROM attempt; INSERT INTO attempt (id, scenario, title, desk, state, began_ms, engine, digest, seed) \
             VALUES ('01977e9f-8b00-7000-8000-000000000001', '', '', '', 'open', 0, 0, '', '0')");
        scene.check(Cure::Repair, "of which there are no entries");
        scene.spoil("DROP TRIGGER entry_stays; DROP INDEX attempt_open");
        scene.check(Cure::Repair, "trigger entry_stays is missing");
        scene.check(Cure::Repair, "index attempt_open is missing");
        scene.spoil("DROP TRIGGER entry_is_kept; CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry BEGIN SELECT 1; END");
        scene.check(Cure::Repair, "trigger entry_is_kept was changed");
        let backup = repair(&scene.data).unwrap();
        assert!(backup.path.is_file());
        assert_eq!(scene.examine(), []);
    }

    #[test]
    fn what_is_not_derived_is_found_and_left_as_it_is() {
        let scene = Scene::new();
        scene.spoil("DROP TRIGGER entry_is_kept; UPDATE entry SET by = 'x' WHERE seq = 1");
        scene.check(Cure::Restore, "entry 1 (content) is not what was stored");
        scene.spoil("DROP TRIGGER content_is_kept; UPDATE content SET bytes = x'00'");
        scene.check(Cure::Restore, "its bytes were changed");
        scene.spoil("DROP TRIGGER content_stays; DELETE FROM content");
        scene.check(Cure::Restore, "content d1, is missing");
        repair(&scene.data).unwrap();
        let left = scene.examine();
        assert!(!left.is_empty() && left.iter().all(|finding| finding.cure == Cure::Restore), "{left:?}");
        scene.spoil("DROP TRIGGER entry_stays; DELETE FROM entry WHERE seq = 0; CREATE TABLE mine (x)");
        scene.check(Cure::Restore, "the first entry of attempt/");
        scene.check(Cure::Restore, "table mine does not belong");
    }

    #[test]
    fn content_with_other_bytes_than_an_attempt_was_begun_with_is_found() {
        let scene = Scene::new();
        let records = Records::open(&scene.data).unwrap();
        let mut log = AttemptLog::create(&records, AttemptId::now(), "").unwrap();
        let record = format!("{{\"kept\":\"d1\",\"sum\":\"{}\"}}", "0".repeat(64)).into_bytes();
        let header = br#"{"scenario":"s","digest":"d1"}"#.to_vec();
        log.append(Vec::new(), vec![(RecordKind::Header, header), (RecordKind::Content, record)]).unwrap();
        drop((log, records));
        scene.check(Cure::Restore, "content d1, has other bytes than when it was begun");
    }

    #[test]
    fn an_empty_database_beside_backups_is_found() {
        let scene = Scene::new();
        let backup = back_up(&scene.data).unwrap().unwrap();
        std::fs::write(scene.data.database(), "").unwrap();
        for beside in ["db-wal", "db-shm"] {
            std::fs::remove_file(scene.data.database().with_extension(beside)).ok();
        }
        scene.check(Cure::Restore, "the database is empty, and ");
        scene.check(Cure::Restore, &format!("{} holds 6 entries", backup.path.display()));
    }

    #[test]
    fn nothing_is_repaired_while_somebody_else_has_it_open() {
        let scene = Scene::new();
        let _open = Records::open(&scene.data).unwrap();
        assert!(matches!(repair(&scene.data), Err(BackupError::InUse)));
    }
}
