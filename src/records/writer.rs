//! Appending records to a disk so that what was acknowledged is there.

use std::io;
use std::path::{Path, PathBuf};

use super::attempt_id::AttemptId;
use super::disk::{Disk, DiskError, advice};
use super::layout::{self, Decoded, PREAMBLE_BYTES, RECORD_BYTES_MAX};
use super::read::FILE_BYTES_MAX;
use super::record::RecordKind;

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

/// The end of an attempt, where records are added.
#[derive(Debug)]
pub(super) struct Writer<D> {
    disk: D,
    path: PathBuf,
    /// Where each stored record begins.
    starts: Vec<u64>,
    /// First byte after the last stored record.
    end: u64,
    last: Option<RecordKind>,
    stuck: bool,
}

impl<D: Disk> Writer<D> {
    /// Begins an attempt on an empty disk. Returns when its first bytes are on it.
    pub(super) fn create(mut disk: D, path: &Path, id: AttemptId) -> Result<Self, DiskError> {
        let preamble = layout::preamble(id);
        disk.write_at(0, &preamble).and_then(|()| disk.sync()).map_err(DiskError::of("write", path))?;
        let path = path.to_owned();
        Ok(Self { disk, path, starts: Vec::new(), end: PREAMBLE_BYTES as u64, last: None, stuck: false })
    }

    /// Goes on after the last whole record of `decoded`, which is what the disk holds. Cuts off what is torn.
    pub(super) fn resume(mut disk: D, path: &Path, decoded: &Decoded) -> Result<Self, DiskError> {
        if decoded.torn.is_some() {
            disk.cut(decoded.end).map_err(DiskError::of("cut the torn last record from", path))?;
        }
        // The last record may be whole and yet not have reached the disk when its writer was killed.
        disk.sync().map_err(DiskError::of("sync", path))?;
        let mut end = PREAMBLE_BYTES as u64;
        let starts = decoded.records.iter().map(|record| {
            let start = end;
            end += layout::encoded_len(record.payload.len());
            start
        });
        let starts = starts.collect();
        let last = decoded.records.last().map(|record| record.kind);
        Ok(Self { disk, path: path.to_owned(), starts, end, last, stuck: false })
    }

    /// The number that the next record gets.
    pub(super) fn next_seq(&self) -> u64 {
        self.starts.len() as u64
    }

    /// The kind of the last record.
    pub(super) fn last(&self) -> Option<RecordKind> {
        self.last
    }

    /// Stores a record; see [`AttemptLog::append`](super::AttemptLog::append).
    pub(super) fn append(
        &mut self,
        kind: RecordKind,
        seq: u64,
        payload: &[u8],
    ) -> Result<Appended, AppendError> {
        let too_long = || AppendError::TooLong { seq, bytes: payload.len() };
        let bytes = layout::encode(kind, seq, payload).ok_or_else(too_long)?;
        if self.stuck {
            return Err(AppendError::Stuck { seq });
        }
        let expected = self.next_seq();
        if seq > expected {
            return Err(AppendError::Gap { seq, expected });
        }
        if seq < expected {
            return self.compare(seq, &bytes);
        }
        if let Some(why) = kind.misplaced(seq, self.last) {
            return Err(AppendError::Misplaced { seq, why });
        }
        if self.end + bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(too_long());
        }
        self.store(seq, &bytes)?;
        self.starts.push(self.end);
        self.end += bytes.len() as u64;
        self.last = Some(kind);
        Ok(Appended::Stored)
    }

    /// Whether the stored record `seq` has exactly these bytes.
    fn compare(&mut self, seq: u64, bytes: &[u8]) -> Result<Appended, AppendError> {
        let bound = |seq: u64| usize::try_from(seq).ok().and_then(|at| self.starts.get(at)).copied();
        let start = bound(seq).unwrap_or(self.end);
        let end = bound(seq + 1).unwrap_or(self.end);
        if end - start != bytes.len() as u64 {
            return Err(AppendError::Differs { seq });
        }
        let mut stored = vec![0; bytes.len()];
        let read = self.disk.read_at(start, &mut stored);
        read.map_err(DiskError::of("compare a record with the one in", &self.path))
            .map_err(AppendError::Compare)?;
        if stored == bytes { Ok(Appended::Already) } else { Err(AppendError::Differs { seq }) }
    }

    fn store(&mut self, seq: u64, bytes: &[u8]) -> Result<(), AppendError> {
        let done = self.disk.write_at(self.end, bytes).map_err(|cause| ("write", cause));
        let done = done.and_then(|()| self.disk.sync().map_err(|cause| ("sync", cause)));
        done.map_err(|(action, cause)| {
            let after = self.cut_back();
            AppendError::Disk { action, seq, path: self.path.clone(), cause, after }
        })
    }

    fn cut_back(&mut self) -> AfterFailure {
        if self.disk.cut(self.end).and_then(|()| self.disk.sync()).is_ok() {
            return AfterFailure::CutBack;
        }
        self.stuck = true;
        AfterFailure::Stuck
    }
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

#[cfg(test)]
mod tests;
