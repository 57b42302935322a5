//! Putting a backup in the place of the database. What was there is kept aside.
//!
//! The backup is first copied beside the database under a name of its own; from then on a crash only delays what is to be done:
//! whoever opens the records next finishes it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::backup::{BackupError, backups, check, name_of, write_copy};
use super::data_dir::{DataDir, create};
use super::disk::{DiskError, sync_folder};
use super::lock::Lock;
use super::sqlite::{Sqlite, Way};
use super::store::Extent;

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup.
    pub from: PathBuf,
    /// How much is in it.
    pub extent: Extent,
    /// Where the database that was there before is kept; none when there was none.
    pub set_aside: Option<PathBuf>,
}

/// Puts this backup, or the newest one that is whole, in the place of the database.
///
/// # Errors
/// When the backup is not whole, when Firstline is open anywhere, or when the disk fails. The database is as it was then.
pub fn restore(data: &DataDir, from: Option<&Path>) -> Result<Restored, BackupError> {
    let (from, extent) = match from {
        Some(from) => (from.to_owned(), check(from)?),
        None => newest_whole(data)?,
    };
    let _alone = Lock::alone(&data.open_lock())?.ok_or(BackupError::InUse)?;
    let ready = ready(data);
    let unfinished = ready.with_extension("part");
    // Through the database and not as a file: what was written last may still lie in the log beside it.
    let copied = write_copy(&Sqlite::open(&from, &Way::Look)?, &unfinished)
        .and_then(|()| check(&unfinished))
        .and_then(|copied| same_extent(&from, extent, copied))
        .and_then(|()| Ok(fs::rename(&unfinished, &ready).map_err(DiskError::of("write", &ready))?));
    if copied.is_err() {
        // The error that matters is that one.
        fs::remove_file(&unfinished).ok();
    }
    copied?;
    let set_aside = put_in_place(data, &ready)?;
    Ok(Restored { from, extent, set_aside })
}

/// Whether as much is in the copy as was found before.
fn same_extent(from: &Path, expected: Extent, copied: Extent) -> Result<(), BackupError> {
    if copied == expected {
        return Ok(());
    }
    let fault = "it was changed while it was copied".to_owned();
    Err(BackupError::Unfit { path: from.to_owned(), fault })
}

/// Finishes what a crash interrupted, if it did.
pub(super) fn finish(data: &DataDir) -> Result<(), BackupError> {
    let ready = ready(data);
    if !ready.is_file() {
        return Ok(());
    }
    let _alone = Lock::alone(&data.open_lock())?.ok_or(BackupError::InUse)?;
    put_in_place(data, &ready).map(|_| ())
}

fn ready(data: &DataDir) -> PathBuf {
    data.root().join("firstline.restored")
}

/// The newest backup that is whole, and how much is in it.
///
/// # Errors
/// When there is none: what is wrong with the newest.
pub fn newest_whole(data: &DataDir) -> Result<(PathBuf, Extent), BackupError> {
    let mut first = None;
    for backup in backups(data)? {
        match check(&backup.path) {
            Ok(extent) => return Ok((backup.path, extent)),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or_else(|| BackupError::None(data.backups())))
}

fn put_in_place(data: &DataDir, ready: &Path) -> Result<Option<PathBuf>, BackupError> {
    let database = data.database();
    let mut set_aside = None;
    // The files beside it belong to it: with them it holds what was written last.
    for ending in ["db-wal", "db-shm", "db"] {
        let from = database.with_extension(ending);
        if !from.exists() {
            continue;
        }
        let folder = match &set_aside {
            Some(folder) => folder,
            None => set_aside.insert(new_folder(data)?),
        };
        let to = folder.join(from.file_name().unwrap_or_default());
        fs::rename(&from, &to).map_err(DiskError::of("set aside", &from))?;
    }
    fs::rename(ready, &database).map_err(DiskError::of("write", &database))?;
    sync_folder(data.root())?;
    Ok(set_aside)
}

fn new_folder(data: &DataDir) -> Result<PathBuf, BackupError> {
    create(&data.set_aside())?;
    let folder = data.set_aside().join(name_of(Timestamp::now()));
    match fs::create_dir(&folder) {
        Ok(()) => Ok(folder),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => Ok(folder),
        Err(cause) => Err(DiskError::of("create the folder", &folder)(cause).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::backup::back_up;
    use super::super::entry::NewEntry;
    use super::super::handle::Records;
    use super::super::stream::{Stream, StreamKind};
    use super::*;

    fn data() -> (tempfile::TempDir, DataDir) {
        let home = tempfile::tempdir().unwrap();
        let data = DataDir::resolve(Some(home.path())).unwrap();
        (home, data)
    }

    fn store_one(data: &DataDir) {
        let (stream, kind, by) = (Stream::begin(StreamKind::Person), "named".to_owned(), String::new());
        let entry = NewEntry { stream, seq: 0, kind, at_ms: 0, by, payload: b"Ann".to_vec() };
        Records::open(data).unwrap().append(entry).unwrap();
    }

    fn entries(data: &DataDir) -> u64 {
        Records::open(data).unwrap().extent().unwrap().entries
    }

    #[test]
    fn a_backup_takes_the_place_and_what_was_there_is_kept() {
        let (_home, data) = data();
        store_one(&data);
        back_up(&data).unwrap();
        store_one(&data);
        let open = Records::open(&data).unwrap();
        assert!(matches!(restore(&data, None), Err(BackupError::InUse)));
        drop(open);
        let restored = restore(&data, None).unwrap();
        assert_eq!((restored.extent.entries, entries(&data)), (1, 1));
        let aside = restored.set_aside.unwrap().join("firstline.db");
        let back = restore(&data, Some(&aside)).unwrap();
        assert_eq!((back.extent.entries, entries(&data)), (2, 2));
    }

    #[test]
    fn what_lies_in_the_log_beside_a_file_is_brought_back_too() {
        let (home, data) = data();
        store_one(&data);
        let open = Records::open(&data).unwrap();
        store_one(&data);
        // As somebody copies a database that is in use: with the log beside it.
        let taken = home.path().join("taken.db");
        fs::copy(data.database(), &taken).unwrap();
        fs::copy(data.database().with_extension("db-wal"), taken.with_extension("db-wal")).unwrap();
        drop(open);
        store_one(&data);
        let restored = restore(&data, Some(&taken)).unwrap();
        assert_eq!((restored.extent.entries, entries(&data)), (2, 2));
    }

    #[test]
    fn a_crash_on_the_way_only_delays() {
        let (_home, data) = data();
        store_one(&data);
        let backup = back_up(&data).unwrap().unwrap();
        store_one(&data);
        fs::copy(&backup.path, ready(&data)).unwrap();
        assert_eq!(entries(&data), 1, "opening finishes it");
        fs::copy(&backup.path, ready(&data)).unwrap();
        fs::remove_file(data.database()).unwrap();
        assert_eq!(entries(&data), 1);
        assert!(!ready(&data).exists());
    }

    #[test]
    fn the_newest_backup_that_is_whole_is_taken() {
        let (_home, data) = data();
        assert!(matches!(restore(&data, None), Err(BackupError::None(_))));
        store_one(&data);
        back_up(&data).unwrap();
        store_one(&data);
        let newest = back_up(&data).unwrap().unwrap();
        fs::write(&newest.path, "gone").unwrap();
        assert_eq!(restore(&data, None).unwrap().extent.entries, 1);
        assert!(restore(&data, Some(&newest.path)).is_err());
        assert_eq!(entries(&data), 1);
    }
}
