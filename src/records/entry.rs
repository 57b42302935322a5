//! What is appended to streams.

use super::chain::Link;
use super::stream::Stream;

/// The longest payload that an entry may have: 64 MiB.
pub const ENTRY_BYTES_MAX: usize = 64 << 20;

/// Something to append. Whoever writes it gives its number, so that an append whose answer was lost is simply repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// The stream.
    pub stream: Stream,
    /// Its place in the stream: 0 for the first, then one more each.
    pub seq: u64,
    /// What the payload is; a word of those who write the stream, such as `input`.
    pub kind: String,
    /// When it was written, in milliseconds since 1970 UTC, by the clock of whoever wrote it. Nothing is sorted by it:
    /// clocks jump.
    pub at_ms: i64,
    /// Who wrote it: the id of a person, or nothing when nobody was known.
    pub by: String,
    /// The bytes. Records give them no meaning.
    pub payload: Vec<u8>,
}

/// An entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was appended.
    pub new: NewEntry,
    /// What chains it to everything before it in its stream.
    pub link: Link,
}

/// What calls are played with, kept once for all attempts that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The name it is kept under: a digest that whoever keeps it has made.
    pub digest: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// What is appended together: all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Stored first. None is stored twice.
    pub contents: Vec<Content>,
    /// Stored in this order.
    pub entries: Vec<NewEntry>,
}

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// Something of it was new, and all of it is on disk now.
    Stored,
    /// All of it was on disk already; nothing was written.
    Already,
}

impl From<NewEntry> for Batch {
    fn from(entry: NewEntry) -> Self {
        Self { contents: Vec::new(), entries: vec![entry] }
    }
}
