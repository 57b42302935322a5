//! What a place to keep records must be able to do.

use std::path::Path;

use super::attempt_id::AttemptId;
use super::attempt_row::AttemptRow;
use super::chain::Link;
use super::entry::{Appended, Batch, Entry};
use super::error::StoreError;
use super::stream::{Stream, StreamKind};

/// A place to keep records. What is known is a number of streams, and each is only ever added to.
///
/// SQLite stands behind it; a server for a whole team can stand behind the same verbs.
pub trait Store: Send {
    /// Stores a batch, all of it or nothing, and returns when it would outlast a power cut. The same again changes nothing.
    ///
    /// # Errors
    /// When something else is stored under a number, when entries are missing before one, or when the disk fails.
    fn append(&mut self, batch: &Batch) -> Result<Appended, StoreError>;

    /// The entries of a stream after number `after`, at most `at_most` of them: the one way to follow a stream.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn after(&self, stream: Stream, after: Option<u64>, at_most: usize) -> Result<Vec<Entry>, StoreError>;

    /// The number and the link of the last entry of a stream; none when it has not begun.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn head(&self, stream: Stream) -> Result<Option<Head>, StoreError>;

    /// Every stream of a kind, by id: the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn streams(&self, kind: StreamKind) -> Result<Vec<Stream>, StoreError>;

    /// Every entry of every stream of a kind: the oldest stream first, each in its order. For kinds of small entries.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn of_kind(&self, kind: StreamKind) -> Result<Vec<Entry>, StoreError>;

    /// What is kept under a digest, and the checksum that was kept with it.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn content(&self, digest: &str) -> Result<Option<KeptContent>, StoreError>;

    /// The digests of all contents.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn contents(&self) -> Result<Vec<String>, StoreError>;

    /// The attempts that fit, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn attempts(&self, filter: &AttemptFilter) -> Result<Vec<AttemptRow>, StoreError>;

    /// Puts these rows in the place of all rows about attempts. Rows are derived: no entry is touched.
    ///
    /// # Errors
    /// When the database cannot be written.
    fn replace_attempts(&mut self, rows: &[AttemptRow]) -> Result<(), StoreError>;

    /// The link of the entry that was stored last, of all streams; none when there is none.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn last_link(&self) -> Result<Option<Link>, StoreError>;

    /// How much there is.
    ///
    /// # Errors
    /// When the database cannot be read.
    fn extent(&self) -> Result<Extent, StoreError>;

    /// What the database itself finds wrong with it, in words for people; nothing when all is well.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    fn faults(&self) -> Result<Vec<String>, StoreError>;

    /// Makes anew what of the schema is missing or was changed and holds no records: indexes and triggers.
    ///
    /// # Errors
    /// When the database cannot be written.
    fn mend(&mut self) -> Result<(), StoreError>;

    /// Copies everything as it is at one moment into a new file. Others may go on writing.
    ///
    /// # Errors
    /// When the file cannot be written.
    fn copy_to(&self, file: &Path) -> Result<(), StoreError>;
}

/// The end of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the last entry.
    pub seq: u64,
    /// Its link.
    pub link: Link,
    /// What it is.
    pub kind: String,
}

/// Content as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptContent {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes as they were when they were kept.
    pub sum: Vec<u8>,
}

/// Which attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttemptFilter {
    /// Only those that can be gone on with.
    pub open: bool,
    /// Only those of this person, by id.
    pub person: Option<String>,
    /// Only those of this graded session, by id.
    pub session: Option<String>,
    /// Only those of this scenario.
    pub scenario: Option<String>,
    /// Only this one.
    pub id: Option<AttemptId>,
    /// At most so many.
    pub at_most: Option<u32>,
}

/// How much is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Entries of all streams.
    pub entries: u64,
    /// Contents.
    pub contents: u64,
}
