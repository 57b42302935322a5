//! The file of an attempt that this process writes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::append::{AppendError, Appended};
use super::attempt_id::AttemptId;
use super::damage::Torn;
use super::data_dir::DataDir;
use super::disk::{DiskError, sync_folder};
use super::layout::Decoded;
use super::read::{ReadError, read_decoded};
use super::record::{Record, RecordKind};
use super::writer::Writer;

/// An attempt that this process writes, and no other.
///
/// The lock is on a file beside the attempt: on some systems a locked file cannot be read, and a mentor
/// may follow the call while it goes on.
#[derive(Debug)]
pub struct AttemptLog {
    id: AttemptId,
    path: PathBuf,
    writer: Writer<File>,
    lock: Lock,
}

/// An attempt that was opened again to go on with it.
#[derive(Debug)]
pub struct Reopened {
    /// Where to append.
    pub log: AttemptLog,
    /// Every record that is stored.
    pub records: Vec<Record>,
    /// What was cut off the end, if the last record was torn. Tell the person.
    pub dropped: Option<Dropped>,
}

/// A torn last record that was cut off, and where its bytes were kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{torn}; its bytes are kept in {}", saved.display())]
pub struct Dropped {
    /// What was torn.
    pub torn: Torn,
    /// The file with its bytes.
    pub saved: PathBuf,
}

/// Why an attempt could not be created or opened again.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The stored attempt cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is no such attempt.
    #[error("no attempt {id} is stored in {}", folder.display())]
    Missing {
        /// What was asked for.
        id: AttemptId,
        /// Where attempts are stored.
        folder: PathBuf,
    },
    /// Another process is writing it.
    #[error("attempt {0} is open in another window or program; close it there first")]
    InUse(AttemptId),
    /// An attempt with this id is stored already.
    #[error("attempt {0} exists already; open it to go on with it")]
    Exists(AttemptId),
}

impl AttemptLog {
    /// Begins the file of a new attempt. Returns when the file would outlast a power cut.
    ///
    /// # Errors
    /// When the attempt exists or the file cannot be written; then no file is left behind.
    pub fn create(data: &DataDir, id: AttemptId) -> Result<Self, OpenError> {
        let lock = Lock::take(data, id)?;
        let path = data.attempt_path(id);
        let file = match OpenOptions::new().read(true).write(true).create_new(true).open(&path) {
            Ok(file) => file,
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => return Err(OpenError::Exists(id)),
            Err(cause) => {
                lock.remove();
                return Err(DiskError::of("create", &path)(cause).into());
            }
        };
        let begun = Writer::create(file, &path, id).and_then(|writer| {
            sync_folder(&data.attempts())?;
            Ok(writer)
        });
        match begun {
            Ok(writer) => Ok(Self { id, path, writer, lock }),
            Err(error) => {
                // The error that matters is the one above; a file that stays is listed as never begun.
                let _ = fs::remove_file(&path);
                lock.remove();
                Err(error.into())
            }
        }
    }

    /// Opens a stored attempt to go on with it. The bytes of a torn last record are kept beside it, then cut off.
    ///
    /// # Errors
    /// When another process writes it, or it cannot be read; then the file is left as it is.
    pub fn open(data: &DataDir, id: AttemptId) -> Result<Reopened, OpenError> {
        let path = data.attempt_path(id);
        // Before the lock, so that asking for an attempt that does not exist leaves no lock file.
        let file = match OpenOptions::new().read(true).write(true).open(&path) {
            Ok(file) => file,
            Err(cause) if cause.kind() == ErrorKind::NotFound => {
                return Err(OpenError::Missing { id, folder: data.attempts() });
            }
            Err(cause) => return Err(DiskError::of("open", &path)(cause).into()),
        };
        let lock = Lock::take(data, id)?;
        let decoded = read_decoded(&path)?;
        if decoded.id != id {
            return Err(ReadError::OtherAttempt { path, found: decoded.id }.into());
        }
        let dropped = match &decoded.torn {
            Some(torn) => Some(keep_torn(&path, torn)?),
            None => None,
        };
        let writer = Writer::resume(file, &path, &decoded)?;
        let Decoded { records, .. } = decoded;
        Ok(Reopened { log: Self { id, path, writer, lock }, records, dropped })
    }

    /// Stores a record as number `seq` and returns when it is on disk.
    ///
    /// The same record under the same number again changes nothing, so an append whose answer was lost is simply
    /// repeated.
    ///
    /// # Errors
    /// When other contents are stored under `seq`, when records are missing before it, when the kind may not stand
    /// there, when it is too long, or when the disk fails. All records before it are safe in every case.
    pub fn append(&mut self, kind: RecordKind, seq: u64, payload: &[u8]) -> Result<Appended, AppendError> {
        self.writer.append(kind, seq, payload)
    }

    /// The number that the next record gets.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.writer.next_seq()
    }

    /// The attempt.
    #[must_use]
    pub fn id(&self) -> AttemptId {
        self.id
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for AttemptLog {
    fn drop(&mut self) {
        // Of a closed attempt nothing is written any more, so its lock file has no use left.
        if self.writer.last() == Some(RecordKind::Closed) {
            self.lock.remove();
        }
    }
}

/// The locked file beside an attempt. The system lets go of the lock when the process ends, however it ends.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn take(data: &DataDir, id: AttemptId) -> Result<Self, OpenError> {
        let path = data.lock_path(id);
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(DiskError::of("create", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path, _file: file }),
            Err(TryLockError::WouldBlock) => Err(OpenError::InUse(id)),
            Err(TryLockError::Error(cause)) => Err(DiskError::of("lock", &path)(cause).into()),
        }
    }

    /// Removes the file while it is still locked. An empty file that stays does no harm.
    fn remove(&self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Copies a torn last record to the first free `ID.torn-N`, to disk.
fn keep_torn(path: &Path, torn: &Torn) -> Result<Dropped, OpenError> {
    let bytes = fs::read(path).map_err(DiskError::of("read", path))?;
    let at = usize::try_from(torn.at_byte).unwrap_or(usize::MAX);
    let tail = bytes.get(at..).unwrap_or_default();
    let (mut file, saved) = create_free(path)?;
    let kept = file.write_all(tail).and_then(|()| file.sync_all());
    kept.map_err(DiskError::of("keep the torn last record in", &saved))?;
    if let Some(folder) = path.parent() {
        sync_folder(folder)?;
    }
    Ok(Dropped { torn: torn.clone(), saved })
}

fn create_free(path: &Path) -> Result<(File, PathBuf), DiskError> {
    let mut last = (path.to_owned(), io::Error::from(ErrorKind::AlreadyExists));
    for n in 1..=1_000 {
        let saved = path.with_extension(format!("torn-{n}"));
        match OpenOptions::new().write(true).create_new(true).open(&saved) {
            Ok(file) => return Ok((file, saved)),
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => last = (saved, cause),
            Err(cause) => return Err(DiskError::of("create", &saved)(cause)),
        }
    }
    let (saved, cause) = last;
    Err(DiskError::of("create", &saved)(cause))
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    fn data() -> (tempfile::TempDir, DataDir) {
        let home = tempfile::tempdir().unwrap();
        let data = DataDir::resolve(Some(home.path())).unwrap();
        (home, data)
    }

    fn names(data: &DataDir) -> Vec<String> {
        let entries = fs::read_dir(data.attempts()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_attempt_is_gone_on_with_where_it_ended() {
        let (_home, data) = data();
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&data, id).unwrap();
        log.append(RecordKind::Header, 0, b"{}").unwrap();
        drop(log);
        let Reopened { mut log, records, dropped } = AttemptLog::open(&data, id).unwrap();
        assert_eq!((records.len(), dropped, log.next_seq()), (1, None, 1));
        assert_eq!(log.append(RecordKind::Header, 0, b"{}").unwrap(), Appended::Already);
        log.append(RecordKind::Closed, 1, b"").unwrap();
        drop(log);
        assert_eq!(read(&data.attempt_path(id)).unwrap().records.len(), 2);
        assert_eq!(names(&data), [format!("{id}.attempt")], "a closed attempt leaves no lock file");
    }

    #[test]
    fn only_one_at_a_time_writes_and_others_may_read() {
        let (_home, data) = data();
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&data, id).unwrap();
        log.append(RecordKind::Header, 0, b"{}").unwrap();
        assert!(matches!(AttemptLog::open(&data, id), Err(OpenError::InUse(_))));
        assert!(matches!(AttemptLog::create(&data, id), Err(OpenError::InUse(_))));
        assert_eq!(read(log.path()).unwrap().records.len(), 1);
        drop(log);
        assert!(matches!(AttemptLog::create(&data, id), Err(OpenError::Exists(_))));
        AttemptLog::open(&data, id).unwrap();
    }

    #[test]
    fn a_torn_record_is_kept_beside_the_file_each_time() {
        let (_home, data) = data();
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&data, id).unwrap();
        log.append(RecordKind::Header, 0, b"{}").unwrap();
        drop(log);
        let path = data.attempt_path(id);
        let whole = fs::read(&path).unwrap();
        for n in 1..=2 {
            let half = format!("half a record {n}");
            fs::write(&path, [&whole[..], half.as_bytes()].concat()).unwrap();
            let dropped = AttemptLog::open(&data, id).unwrap().dropped.unwrap();
            assert_eq!(dropped.torn.bytes_dropped, half.len() as u64);
            assert!(dropped.to_string().contains("was not completely written"), "{dropped}");
            assert_eq!(fs::read_to_string(&dropped.saved).unwrap(), half);
            assert!(dropped.saved.ends_with(format!("{id}.torn-{n}")));
            assert_eq!(fs::read(&path).unwrap(), whole);
        }
    }

    #[test]
    fn a_damaged_attempt_is_not_opened_and_not_touched() {
        let (_home, data) = data();
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&data, id).unwrap();
        log.append(RecordKind::Header, 0, b"{}").unwrap();
        log.append(RecordKind::Input, 1, b"hello").unwrap();
        drop(log);
        let path = data.attempt_path(id);
        let mut bytes = fs::read(&path).unwrap();
        bytes[50] ^= 0x40;
        fs::write(&path, &bytes).unwrap();
        let error = AttemptLog::open(&data, id).unwrap_err();
        assert!(error.to_string().contains("record 0, at byte 32"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn an_attempt_that_is_not_there_leaves_nothing_behind() {
        let (_home, data) = data();
        assert!(matches!(AttemptLog::open(&data, AttemptId::now()), Err(OpenError::Missing { .. })));
        assert_eq!(names(&data), [""; 0]);
    }

    #[test]
    fn a_renamed_file_is_not_taken_for_another_attempt() {
        let (_home, data) = data();
        let (id, other) = (AttemptId::now(), AttemptId::now());
        drop(AttemptLog::create(&data, id).unwrap());
        fs::rename(data.attempt_path(id), data.attempt_path(other)).unwrap();
        let error = AttemptLog::open(&data, other).unwrap_err();
        assert!(
            matches!(error, OpenError::Read(ReadError::OtherAttempt { found, .. }) if found == id),
            "{error}"
        );
    }
}
