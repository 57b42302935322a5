//! What can be wrong with the bytes of an attempt file.

use super::layout::{FORMAT, PREAMBLE_BYTES, RECORD_BYTES_MAX};

/// A last record that was not completely written; it was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the last record, at byte {at_byte}, was not completely written and is left out ({bytes_dropped} bytes): {why}"
)]
pub struct Torn {
    /// Where it begins in the file.
    pub at_byte: u64,
    /// How many bytes of it there are.
    pub bytes_dropped: u64,
    /// What is wrong with it.
    pub why: Fault,
}

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file ends inside the record.
    #[error("the file ends inside it: {has} of {needs} bytes are there")]
    CutShort {
        /// Bytes that are there.
        has: u64,
        /// Bytes the record has, as far as is known from what is there.
        needs: u64,
    },
    /// Length, kind or sequence were changed.
    #[error("the checksum of its head does not match")]
    HeadChecksum,
    /// Something in the record was changed.
    #[error("its checksum does not match")]
    Checksum,
    /// The length is beyond the limit.
    #[error("its length of {0} bytes is over the limit of {RECORD_BYTES_MAX}")]
    TooLong(u64),
    /// A record is missing or stands twice.
    #[error("its sequence is {found}")]
    Sequence {
        /// The number that stands there.
        found: u64,
    },
    /// A kind that the format does not have.
    #[error("its kind {0} does not exist")]
    UnknownKind(u8),
    /// A kind that may not stand here.
    #[error("it is out of place: {0}")]
    Misplaced(&'static str),
}

/// Why the bytes of a file cannot be read as an attempt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The program ended while it created the file; no record was ever in it.
    #[error("the file ends after {bytes} of the {PREAMBLE_BYTES} bytes that stand before the first record")]
    Unbegun {
        /// The length of the file.
        bytes: u64,
    },
    /// Some other file.
    #[error("this is no attempt file: it does not begin with the mark of one")]
    NotAnAttempt,
    /// The first 32 bytes were changed.
    #[error("the first {PREAMBLE_BYTES} bytes are damaged: their checksum does not match")]
    Preamble,
    /// Written by a newer program.
    #[error("format {0} is newer than this program, which reads up to format {FORMAT}; update Firstline")]
    Newer(u32),
    /// The file was not written, or not copied, to its end.
    #[error("the file is not whole: it ends before its last record; copy or export it again")]
    Incomplete,
    /// A record that is not the last is damaged, or a sound one says what cannot be.
    #[error("record {record}, at byte {at_byte}, is damaged: {fault}")]
    Damaged {
        /// The sequence that the record should have.
        record: u64,
        /// Where it begins in the file.
        at_byte: u64,
        /// What is wrong with it.
        fault: Fault,
    },
}
