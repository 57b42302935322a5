//! Reading a stored attempt. Reading never changes the file.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::attempt_id::AttemptId;
use super::damage::{Broken, Torn};
use super::disk::DiskError;
use super::layout::{self, Decoded};
use super::record::Record;

/// The longest file that is read: 1 GiB. A call takes a few hundred kilobytes.
pub(super) const FILE_BYTES_MAX: u64 = 1 << 30;

/// What a file holds.
#[derive(Clone, Debug)]
pub struct ReadAttempt {
    /// The attempt that the file says it holds.
    pub id: AttemptId,
    /// Every whole record, in order; the place in the list is the record's sequence.
    pub records: Vec<Record>,
    /// A last record that was not completely written and is left out. While another process writes the attempt,
    /// this may be the record it is writing.
    pub torn: Option<Torn>,
}

/// Why a file could not be read as an attempt.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file is too long to be an attempt.
    #[error("{bytes} bytes are too many for an attempt, at most {FILE_BYTES_MAX} are read: {}", path.display())]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Its length.
        bytes: u64,
    },
    /// The bytes are not those of a whole attempt. The file was left as it is.
    #[error("{broken}: {}", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        broken: Broken,
    },
    /// The file holds another attempt than its name says.
    #[error("the file holds attempt {found}, its name says another: {}", path.display())]
    OtherAttempt {
        /// The file.
        path: PathBuf,
        /// The attempt in the file.
        found: AttemptId,
    },
}

/// Reads the attempt in this file.
///
/// # Errors
/// When the file cannot be read, is no attempt, or is damaged anywhere but in its last record.
pub fn read(path: &Path) -> Result<ReadAttempt, ReadError> {
    let Decoded { id, records, torn, .. } = read_decoded(path)?;
    Ok(ReadAttempt { id, records, torn })
}

/// The records after number `after`, or all of them: the one way to follow an attempt that may still be going on.
///
/// # Errors
/// As [`read`].
pub fn read_after(path: &Path, after: Option<u64>) -> Result<Vec<Record>, ReadError> {
    let mut records = read(path)?.records;
    records.retain(|record| after.is_none_or(|after| record.seq > after));
    Ok(records)
}

/// Reads the file with what a writer must know to go on.
pub(super) fn read_decoded(path: &Path) -> Result<Decoded, ReadError> {
    let bytes = read_bytes(path)?;
    layout::decode(&bytes).map_err(|broken| ReadError::Broken { path: path.to_owned(), broken })
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    let failed = DiskError::of("read", path);
    let length = match fs::metadata(path) {
        Ok(metadata) => metadata.len(),
        Err(cause) => return Err(failed(cause).into()),
    };
    if length > FILE_BYTES_MAX {
        return Err(ReadError::TooLong { path: path.to_owned(), bytes: length });
    }
    let mut bytes = Vec::new();
    // Another process may be appending: what came after the length was taken waits for the next reading.
    File::open(path).and_then(|file| file.take(length).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::super::record::RecordKind;
    use super::*;

    fn stored(payloads: &[&str]) -> tempfile::NamedTempFile {
        let mut bytes = layout::preamble(AttemptId::now());
        for (seq, payload) in (0..).zip(payloads) {
            let kind = if seq == 0 { RecordKind::Header } else { RecordKind::Input };
            bytes.extend(layout::encode(kind, seq, payload.as_bytes()).unwrap());
        }
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn following_gives_what_came_after() {
        let file = stored(&["a", "b", "c"]);
        let seqs = |after| {
            read_after(file.path(), after).unwrap().iter().map(|record| record.seq).collect::<Vec<_>>()
        };
        assert_eq!(seqs(None), [0, 1, 2]);
        assert_eq!(seqs(Some(0)), [1, 2]);
        assert_eq!(seqs(Some(2)), [0; 0]);
        assert_eq!(seqs(Some(u64::MAX)), [0; 0]);
    }

    #[test]
    fn reading_a_torn_file_leaves_it_as_it_is() {
        let file = stored(&["a", "b", "c"]);
        let mut bytes = fs::read(file.path()).unwrap();
        bytes.truncate(bytes.len() - 2);
        fs::write(file.path(), &bytes).unwrap();
        let attempt = read(file.path()).unwrap();
        assert_eq!((attempt.records.len(), attempt.torn.unwrap().bytes_dropped), (2, 20));
        assert_eq!(fs::read(file.path()).unwrap(), bytes);
    }

    #[test]
    fn damage_names_the_record_the_byte_and_the_file() {
        let file = stored(&["a", "b", "c"]);
        let mut bytes = fs::read(file.path()).unwrap();
        bytes[32 + 22 + 17] ^= 1;
        fs::write(file.path(), &bytes).unwrap();
        let text = read(file.path()).unwrap_err().to_string();
        assert!(
            text.starts_with("record 1, at byte 54, is damaged: its checksum does not match: "),
            "{text}"
        );
        assert!(text.ends_with(&file.path().display().to_string()), "{text}");
    }

    #[test]
    fn a_giant_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(FILE_BYTES_MAX + 1).unwrap();
        assert!(matches!(read(file.path()), Err(ReadError::TooLong { .. })));
    }
}
