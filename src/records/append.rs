//! What an append can come to.

use std::io;
use std::path::PathBuf;

use super::disk::{DiskError, advice};
use super::layout::RECORD_BYTES_MAX;
use super::read::FILE_BYTES_MAX;

/// What an append did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// The record is now on disk.
    Stored,
    /// The same record was on disk already; nothing was written.
    Already,
}

/// What became of the file after an append failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterFailure {
    /// It ends with the last good record again; the append may be tried again.
    CutBack,
    /// It could not be cut back. Nothing more is written to it until it is opened again.
    Stuck,
}

/// Why a record was not appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The disk failed.
    #[error("could not {action} record {seq} in {}: {cause}{}; {}{}",
        path.display(), advice(cause.kind()), safe_words(*seq), stuck_words(*after))]
    Disk {
        /// What was tried, such as `write`.
        action: &'static str,
        /// The record that is not stored. All before it are.
        seq: u64,
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// Whether the append may be tried again.
        after: AfterFailure,
    },
    /// An earlier append failed in a way that leaves the end of the file unknown.
    #[error("record {seq} was not written, because writing failed before; open the attempt again to go on")]
    Stuck {
        /// The record that is not stored.
        seq: u64,
    },
    /// A record is stored under this number, but it could not be read to compare it.
    #[error(transparent)]
    Compare(DiskError),
    /// Another record is stored under this number.
    #[error(
        "record {seq} is stored already, with other contents; two writers must have gone on from the same place"
    )]
    Differs {
        /// The number.
        seq: u64,
    },
    /// Records are missing before this one.
    #[error("record {seq} cannot be stored yet: record {expected} comes next")]
    Gap {
        /// The number that was given.
        seq: u64,
        /// The number that comes next.
        expected: u64,
    },
    /// The kind may not stand here.
    #[error("record {seq} is out of place: {why}")]
    Misplaced {
        /// The number.
        seq: u64,
        /// The rule.
        why: &'static str,
    },
    /// The payload, or the file with it, would be too long.
    #[error(
        "record {seq} has {bytes} bytes; a record may have {RECORD_BYTES_MAX} and an attempt {FILE_BYTES_MAX}"
    )]
    TooLong {
        /// The number.
        seq: u64,
        /// The length of the payload.
        bytes: usize,
    },
}

fn safe_words(seq: u64) -> String {
    match seq.checked_sub(1) {
        Some(last) => format!("the call up to record {last} is safe"),
        None => "nothing of the call is stored yet".to_owned(),
    }
}

fn stuck_words(after: AfterFailure) -> &'static str {
    match after {
        AfterFailure::CutBack => "",
        AfterFailure::Stuck => "; nothing more is written until the attempt is opened again",
    }
}
