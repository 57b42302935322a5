//! Backups: whole databases in a folder of their own, thinned as they grow old.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::chain::check_chain;
use super::data_dir::{DataDir, DataDirError, create};
use super::disk::{DiskError, sync_folder};
use super::error::{OpenError, StoreError};
use super::sqlite::{Sqlite, Way};
use super::store::{Extent, Store};
use super::stream::StreamKind;
use super::thinning::thinned;

/// How old the newest backup is at least before another is made unasked.
const APART: SignedDuration = SignedDuration::from_mins(30);

/// How the name of a backup says when it was made.
const NAME: &str = "%Y-%m-%dT%H-%M-%S%.3fZ";

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The file: a whole database.
    pub path: PathBuf,
    /// When it was made, by its name.
    pub made: Timestamp,
}

/// Why no backup was made, or one is not fit to be restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no folder for it.
    #[error(transparent)]
    Folder(#[from] DataDirError),
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It is not whole.
    #[error("{} is not whole: {fault}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// There is none.
    #[error("there is no backup in {}", .0.display())]
    None(PathBuf),
    /// Somebody has the records open.
    #[error("Firstline is open in another window or program; close it first")]
    InUse,
}

/// The backups in this data folder, the newest first. Those from the future (the clock jumped) come last, for nobody knows how
/// old they are.
///
/// # Errors
/// When the folder cannot be read.
pub fn backups(data: &DataDir) -> Result<Vec<Backup>, DiskError> {
    backups_at(data, Timestamp::now())
}

fn backups_at(data: &DataDir, now: Timestamp) -> Result<Vec<Backup>, DiskError> {
    let folder = data.backups();
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(DiskError::of("list the folder", &folder)(cause)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(DiskError::of("list the folder", &folder))?.path();
        found.extend(made(&path).map(|made| Backup { path, made }));
    }
    found.sort_unstable_by_key(|backup| (backup.made > now, Reverse(backup.made)));
    Ok(found)
}

/// When a backup was made; none when the name is that of no backup.
fn made(path: &Path) -> Option<Timestamp> {
    let name = path.file_name()?.to_str()?.strip_suffix(".db")?;
    let time = jiff::civil::DateTime::strptime(NAME, name).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// Makes a backup, when something was stored since the last one, and thins the old ones. None when there was nothing new.
///
/// # Errors
/// When it cannot be written. Nothing of what is there was touched then.
pub fn back_up(data: &DataDir) -> Result<Option<Backup>, BackupError> {
    back_up_at(data, Timestamp::now())
}

/// As [`back_up`], unless the newest backup is less than half an hour old: for programs, unasked.
///
/// # Errors
/// As [`back_up`].
pub fn back_up_when_due(data: &DataDir) -> Result<Option<Backup>, BackupError> {
    let now = Timestamp::now();
    // The clock may have been a little ahead when the last one was made.
    let is_recent = |backup: &Backup| now.duration_since(backup.made).abs() < APART;
    if backups_at(data, now)?.iter().any(is_recent) {
        return Ok(None);
    }
    back_up_at(data, now)
}

pub(super) fn back_up_at(data: &DataDir, now: Timestamp) -> Result<Option<Backup>, BackupError> {
    let store = Sqlite::open(&data.database(), &Way::Read)?;
    // Of an empty database there is nothing to keep, and a backup of it would stand before those that hold something.
    if store.extent()? == Extent::default() {
        return Ok(None);
    }
    let there = backups_at(data, now)?;
    if there.first().is_some_and(|newest| holds_the_same(&newest.path, &store).unwrap_or(false)) {
        return Ok(None);
    }
    let backup = copy(data, &store, now)?;
    check(&backup.path)?;
    thin(data, now)?;
    Ok(Some(backup))
}

/// Copies the database as it is, whole or not, into the folder of backups.
pub(super) fn copy(data: &DataDir, store: &dyn Store, now: Timestamp) -> Result<Backup, BackupError> {
    let folder = data.backups();
    create(&folder)?;
    let name = now.strftime(NAME).to_string();
    let (path, unfinished) = (folder.join(format!("{name}.db")), folder.join(format!("{name}.part")));
    if path.exists() {
        return Err(DiskError::of("create", &path)(ErrorKind::AlreadyExists.into()).into());
    }
    let copied = copy_durably(store, &unfinished, &path);
    if copied.is_err() {
        // The error that matters is that one.
        fs::remove_file(&unfinished).ok();
    }
    copied?;
    sync_folder(&folder)?;
    Ok(Backup { path, made: now })
}

fn copy_durably(store: &dyn Store, unfinished: &Path, path: &Path) -> Result<(), BackupError> {
    write_copy(store, unfinished)?;
    Ok(fs::rename(unfinished, path).map_err(DiskError::of("write", path))?)
}

/// Copies everything into this file, in the place of what may be there, and has it on disk.
pub(super) fn write_copy(store: &dyn Store, file: &Path) -> Result<(), BackupError> {
    fs::remove_file(file).ok();
    store.copy_to(file)?;
    let written = File::options().write(true).open(file).and_then(|file| file.sync_all());
    Ok(written.map_err(DiskError::of("sync", file))?)
}

/// Whether a backup holds just what the database does. As much is not enough: after a restore, as many other entries may have
/// been written as were lost.
fn holds_the_same(backup: &Path, store: &dyn Store) -> Result<bool, BackupError> {
    let backup = Sqlite::open(backup, &Way::Look)?;
    Ok(backup.extent()? == store.extent()? && backup.last_link()? == store.last_link()?)
}

/// Removes old backups; which, [`thinned`] says.
fn thin(data: &DataDir, now: Timestamp) -> Result<(), DiskError> {
    let there = backups_at(data, now)?;
    let times: Vec<Timestamp> = there.iter().map(|backup| backup.made).collect();
    let dropped = thinned(now, &times);
    for backup in there.iter().filter(|backup| dropped.contains(&backup.made)) {
        fs::remove_file(&backup.path).map_err(DiskError::of("remove", &backup.path))?;
    }
    Ok(())
}

/// Whether a backup is whole: the database, and the chain of every stream. Returns how much is in it.
///
/// # Errors
/// When it cannot be opened, or the first thing that is wrong with it.
pub fn check(path: &Path) -> Result<Extent, BackupError> {
    let unfit = |fault: String| BackupError::Unfit { path: path.to_owned(), fault };
    if !path.is_file() {
        return Err(DiskError::of("open", path)(ErrorKind::NotFound.into()).into());
    }
    let store = Sqlite::open(path, &Way::Look)?;
    if let Some(fault) = store.faults()?.into_iter().next() {
        return Err(unfit(fault));
    }
    for kind in StreamKind::ALL {
        for stream in store.streams(kind)? {
            let entries = store.after(stream, None, usize::MAX)?;
            check_chain(stream, &entries).map_err(|fault| unfit(format!("{stream}: {fault}")))?;
        }
    }
    Ok(store.extent()?)
}

/// The file name of a moment, for folders of what was set aside.
pub(super) fn name_of(now: Timestamp) -> String {
    now.strftime(NAME).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::entry::NewEntry;
    use super::super::handle::Records;
    use super::super::stream::Stream;
    use super::*;

    struct Scene {
        _home: tempfile::TempDir,
        data: DataDir,
        records: Records,
    }

    impl Scene {
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let data = DataDir::resolve(Some(home.path())).unwrap();
            let records = Records::open(&data).unwrap();
            Self { _home: home, data, records }
        }

        fn store_something(&self) {
            let (stream, kind) = (Stream::begin(StreamKind::Person), "named".to_owned());
            let by = String::new();
            let entry = NewEntry { stream, seq: 0, kind, at_ms: 0, by, payload: b"Ann".to_vec() };
            self.records.append(entry).unwrap();
        }
    }

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_says_when_a_backup_was_made() {
        let now = time("2026-03-10T12:00:05.123Z");
        assert_eq!(made(&Path::new("x").join(format!("{}.db", name_of(now)))), Some(now));
        assert_eq!(made(Path::new("notes.db")), None);
    }

    #[test]
    fn a_backup_is_made_when_something_changed_and_each_is_whole() {
        let scene = Scene::new();
        assert_eq!(back_up(&scene.data).unwrap(), None, "there is nothing yet");
        let mut expected = 0;
        for day in 1..=9 {
            scene.store_something();
            expected += 1;
            let now = time(&format!("2026-03-{day:02}T12:00:00Z"));
            let backup = back_up_at(&scene.data, now).unwrap().unwrap();
            assert_eq!(check(&backup.path).unwrap().entries, expected);
            assert_eq!(back_up_at(&scene.data, now).unwrap(), None, "nothing new");
        }
        assert_eq!(backups(&scene.data).unwrap().len(), 9);
        let beside: Vec<_> =
            fs::read_dir(scene.data.backups()).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(
            beside.iter().all(|path| path.extension().is_some_and(|ending| ending == "db")),
            "{beside:?}"
        );
    }

    #[test]
    fn as_many_other_entries_are_something_new() {
        let scene = Scene::new();
        scene.store_something();
        let first = back_up_at(&scene.data, time("2026-03-01T12:00:00Z")).unwrap().unwrap();
        let Scene { _home: home, data, records } = scene;
        records
            .append(NewEntry {
                stream: Stream::begin(StreamKind::Person),
                seq: 0,
                kind: "named".to_owned(),
                at_ms: 0,
                by: String::new(),
                payload: b"Bo".to_vec(),
            })
            .unwrap();
        drop(records);
        back_up_at(&data, time("2026-03-02T12:00:00Z")).unwrap().unwrap();
        super::super::restore::restore(&data, Some(&first.path)).unwrap();
        let scene = Scene { records: Records::open(&data).unwrap(), _home: home, data };
        scene.store_something();
        let again = back_up_at(&scene.data, time("2026-03-03T12:00:00Z")).unwrap();
        assert_eq!(check(&again.unwrap().path).unwrap().entries, 2);
    }

    #[test]
    fn a_backup_from_the_future_is_not_the_newest() {
        let scene = Scene::new();
        scene.store_something();
        let future = back_up_at(&scene.data, time("2126-03-01T12:00:00Z")).unwrap().unwrap();
        scene.store_something();
        let newest = back_up(&scene.data).unwrap().unwrap();
        let there = backups(&scene.data).unwrap();
        assert_eq!([&there[0].path, &there[1].path], [&newest.path, &future.path]);
    }

    #[test]
    fn an_empty_database_is_not_backed_up_over_what_was_there() {
        let scene = Scene::new();
        scene.store_something();
        back_up_at(&scene.data, time("2026-03-01T12:00:00Z")).unwrap().unwrap();
        let Scene { _home: _kept, data, records } = scene;
        drop(records);
        fs::write(data.database(), "").unwrap();
        for beside in ["db-wal", "db-shm"] {
            fs::remove_file(data.database().with_extension(beside)).ok();
        }
        let _records = Records::open(&data).unwrap();
        assert_eq!(back_up(&data).unwrap(), None);
    }

    #[test]
    fn old_backups_are_thinned() {
        let scene = Scene::new();
        for hour in ["08", "09", "10"] {
            scene.store_something();
            back_up_at(&scene.data, time(&format!("2026-03-01T{hour}:00:00Z"))).unwrap();
        }
        assert_eq!(backups(&scene.data).unwrap().len(), 3);
        scene.store_something();
        back_up_at(&scene.data, time("2026-03-09T08:00:00Z")).unwrap();
        let left: Vec<String> =
            backups(&scene.data).unwrap().iter().map(|one| one.made.to_string()).collect();
        assert_eq!(left, ["2026-03-09T08:00:00Z", "2026-03-01T10:00:00Z"]);
    }

    #[test]
    fn unasked_a_backup_is_made_every_half_hour_at_most() {
        let scene = Scene::new();
        scene.store_something();
        assert!(back_up_when_due(&scene.data).unwrap().is_some());
        scene.store_something();
        assert!(back_up_when_due(&scene.data).unwrap().is_none());
        assert!(back_up(&scene.data).unwrap().is_some());
    }

    #[test]
    fn what_is_damaged_or_no_backup_is_not_whole() {
        let scene = Scene::new();
        scene.store_something();
        let backup = back_up(&scene.data).unwrap().unwrap();
        let other = scene.data.root().join("other.db");
        rusqlite::Connection::open(&other).unwrap().execute_batch("CREATE TABLE x (y)").unwrap();
        assert!(matches!(check(&other), Err(BackupError::Open(OpenError::NotOurs(_)))));
        assert!(matches!(check(Path::new("/no/such.db")), Err(BackupError::Disk(_))));
        let forged = rusqlite::Connection::open(&backup.path).unwrap();
        forged.execute_batch("DROP TRIGGER entry_is_kept; UPDATE entry SET payload = x'41'").unwrap();
        drop(forged);
        assert!(matches!(check(&backup.path), Err(BackupError::Unfit { .. })));
        let mut bytes = fs::read(&backup.path).unwrap();
        bytes.truncate(bytes.len() / 2);
        fs::write(&backup.path, bytes).unwrap();
        assert!(check(&backup.path).is_err());
    }
}
