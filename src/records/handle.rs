//! The records, as everything above them sees them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::attempt_id::AttemptId;
use super::attempt_row::AttemptRow;
use super::backup::BackupError;
use super::bring_in::bring_in;
use super::data_dir::DataDir;
use super::entry::{Appended, Batch, Entry};
use super::error::{OpenError, StoreError};
use super::lock::Lock;
use super::network::network;
use super::restore;
use super::sqlite::{AtWritePoint, SCHEMA, Sqlite, Way};
use super::store::{AttemptFilter, Extent, Head, KeptContent, Store};
use super::stream::{Stream, StreamKind};
use super::writer::{Pending, Writer};

/// The records in a data folder, opened to write and to read. A copy is the same records.
///
/// Several programs may have them open at once.
#[derive(Clone)]
pub struct Records(Arc<Inner>);

struct Inner {
    data: DataDir,
    reading: Mutex<Box<dyn Store>>,
    // After `reading`: what was posted is written before the lock is let go.
    writer: Writer,
    notices: Vec<String>,
    _open: Lock,
}

/// No single attempt was found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Nothing stored begins like this.
    #[error("no stored attempt begins with `{0}`")]
    None(String),
    /// Several do.
    #[error("{} stored attempts begin with `{start}`, write more of the id: {}", ids.len(), few(ids))]
    Several {
        /// What was asked for.
        start: String,
        /// The ids that begin with it, newest first.
        ids: Vec<AttemptId>,
    },
}

impl Records {
    /// Opens the records in this folder; makes the database when there is none. Attempt files from before there was a database are
    /// brought in.
    ///
    /// # Errors
    /// When the folder is on another machine or cannot be written, when the database is not ours, damaged, or made by a
    /// newer program. Nothing was changed then.
    pub fn open(data: &DataDir) -> Result<Self, OpenError> {
        Self::open_told(data, None)
    }

    /// Opens the records, and tells each point that a write comes to; for tests of what a crash leaves.
    ///
    /// # Errors
    /// As [`Records::open`].
    pub fn open_told(data: &DataDir, at: Option<AtWritePoint>) -> Result<Self, OpenError> {
        if let Some(kind) = network(data.root()) {
            return Err(OpenError::Network { folder: data.root().to_owned(), kind });
        }
        restore::finish(data).map_err(|error| match error {
            BackupError::InUse => OpenError::Replaced,
            error => OpenError::Unfinished(error.to_string()),
        })?;
        let open = Lock::shared(&data.open_lock())?.ok_or(OpenError::Replaced)?;
        let path = data.database();
        let before = data.root().join(format!("before-schema-{SCHEMA}.db"));
        let mut writing = Sqlite::open(&path, &Way::Write(before))?;
        writing.tell_write_points(at);
        let notices = bring_in(data, &mut writing)?;
        let reading: Box<dyn Store> = Box::new(Sqlite::open(&path, &Way::Read)?);
        let writer = Writer::start(Box::new(writing));
        Ok(Self(Arc::new(Inner {
            data: data.clone(),
            reading: Mutex::new(reading),
            writer,
            notices,
            _open: open,
        })))
    }

    /// The folder.
    #[must_use]
    pub fn data(&self) -> &DataDir {
        &self.0.data
    }

    /// What a person should know of the opening, such as that files were brought in.
    #[must_use]
    pub fn notices(&self) -> &[String] {
        &self.0.notices
    }

    /// Stores a batch, all of it or nothing, and returns when it is on disk. The same again changes nothing.
    ///
    /// # Errors
    /// When something else is stored under a number, when entries are missing before one, or when the disk fails.
    pub fn append(&self, batch: impl Into<Batch>) -> Result<Appended, StoreError> {
        self.post(batch).wait()
    }

    /// Has a batch stored without waiting for it.
    #[must_use]
    pub fn post(&self, batch: impl Into<Batch>) -> Pending {
        self.0.writer.post(batch.into())
    }

    /// The entries of a stream after number `after`, or all of them: the one way to follow a stream.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn after(&self, stream: Stream, after: Option<u64>) -> Result<Vec<Entry>, StoreError> {
        self.reading().after(stream, after, usize::MAX)
    }

    /// The end of a stream; none when it has not begun.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn head(&self, stream: Stream) -> Result<Option<Head>, StoreError> {
        self.reading().head(stream)
    }

    /// Every stream of a kind, by id: the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn streams(&self, kind: StreamKind) -> Result<Vec<Stream>, StoreError> {
        self.reading().streams(kind)
    }

    /// Every entry of every stream of a kind: the oldest stream first, each in its order. For kinds of small entries.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of_kind(&self, kind: StreamKind) -> Result<Vec<Entry>, StoreError> {
        self.reading().of_kind(kind)
    }

    /// What is kept under a digest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn content(&self, digest: &str) -> Result<Option<KeptContent>, StoreError> {
        self.reading().content(digest)
    }

    /// The attempts that fit, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn attempts(&self, filter: &AttemptFilter) -> Result<Vec<AttemptRow>, StoreError> {
        self.reading().attempts(filter)
    }

    /// How much there is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn extent(&self) -> Result<Extent, StoreError> {
        self.reading().extent()
    }

    /// The one stored attempt whose id begins with `start`; hyphens and capitals do not matter.
    ///
    /// # Errors
    /// When none or several do, or the database cannot be read.
    pub fn find(&self, start: &str) -> Result<AttemptId, FindError> {
        let plain = |text: &str| text.replace('-', "").to_ascii_lowercase();
        let wanted = plain(start.trim());
        let mut ids: Vec<AttemptId> =
            self.streams(StreamKind::Attempt)?.into_iter().rev().filter_map(Stream::of_attempt).collect();
        ids.retain(|id| !wanted.is_empty() && plain(&id.to_string()).starts_with(&wanted));
        match ids[..] {
            [] => Err(FindError::None(start.to_owned())),
            [id] => Ok(id),
            _ => Err(FindError::Several { start: start.to_owned(), ids }),
        }
    }

    pub(super) fn reading(&self) -> MutexGuard<'_, Box<dyn Store>> {
        // A thread that failed in the middle of reading changed nothing.
        self.0.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn few(ids: &[AttemptId]) -> String {
    let shown: Vec<String> = ids.iter().take(5).map(AttemptId::to_string).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::attempt_log::AttemptLog;
    use super::super::record::RecordKind;
    use super::*;

    const OLD: &str = "01977e9f-8b00-7000-8000-000000000001";
    const MIDDLE: &str = "01977e9f-8b01-7000-8000-000000000001";
    const NEW: &str = "01987e9f-8b00-7000-8000-000000000001";

    #[test]
    fn an_attempt_is_found_by_the_beginning_of_its_id() {
        let home = tempfile::tempdir().unwrap();
        let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
        let [old, middle, new] = [OLD, MIDDLE, NEW].map(|id| {
            let id: AttemptId = id.parse().unwrap();
            let mut log = AttemptLog::create(&records, id, "").unwrap();
            log.append(Vec::new(), vec![(RecordKind::Header, b"{}".to_vec())]).unwrap();
            id
        });
        assert_eq!(records.find("0198").unwrap(), new);
        assert_eq!(records.find("01977E9F8B00").unwrap(), old);
        assert_eq!(records.find(MIDDLE).unwrap(), middle);
        assert!(matches!(records.find("0197"), Err(FindError::Several { ids, .. }) if ids == [middle, old]));
        assert!(matches!(records.find("02"), Err(FindError::None(_))));
        assert!(matches!(records.find(""), Err(FindError::None(_))));
    }
}
