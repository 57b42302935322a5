//! Reading an attempt file. Reading never changes it.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::carried::Carried;
use super::damage::{Broken, Torn};
use super::layout::{self, BEFORE, Decoded};
use crate::records::attempt_id::AttemptId;
use crate::records::disk::DiskError;
use crate::records::record::{Record, RecordKind};
use crate::records::stream::Stream;

/// The longest file that is read: 1 GiB. A call takes a few hundred kilobytes.
const FILE_BYTES_MAX: u64 = 1 << 30;

/// What a file holds.
#[derive(Clone, Debug)]
pub struct AttemptFile {
    /// The attempt that the file says it holds.
    pub id: AttemptId,
    /// Every whole record, in order; the place in the list is the record's sequence.
    pub records: Vec<Record>,
    /// A last record that was not completely written and is left out; only files from before there was a database have one.
    pub torn: Option<Torn>,
    /// Everything that the file carries, chained as it was stored; none in a file from before there was a database.
    pub carried: Option<Carried>,
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

impl AttemptFile {
    /// Reads the attempt in this file.
    ///
    /// # Errors
    /// When the file cannot be read, is no attempt, or is damaged; a torn last record of a file from before is left out.
    pub fn read(path: &Path) -> Result<Self, ReadError> {
        let bytes = read_bytes(path)?;
        Self::of(&bytes).map_err(|broken| ReadError::Broken { path: path.to_owned(), broken })
    }

    fn of(bytes: &[u8]) -> Result<Self, Broken> {
        let Decoded { id, format, frames, torn } = layout::decode(bytes)?;
        if format == BEFORE {
            let records = (0..).zip(frames).filter_map(|(seq, frame)| {
                let kind = RecordKind::from_byte(frame.kind)?;
                Some(Record { seq, kind, payload: frame.payload })
            });
            return Ok(Self { id, records: records.collect(), torn, carried: None });
        }
        let carried = Carried::of(&frames)?;
        let stream = Stream::attempt(id);
        let own = carried.entries.iter().filter(|entry| entry.new.stream == stream);
        let records = own.map(|entry| Record::of(&entry.new).ok_or(Broken::Incomplete));
        Ok(Self { id, records: records.collect::<Result<_, _>>()?, torn: None, carried: Some(carried) })
    }
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
    File::open(path).and_then(|file| file.take(length).read_to_end(&mut bytes)).map_err(failed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(payloads: &[&str]) -> tempfile::NamedTempFile {
        let mut bytes = layout::preamble(BEFORE, AttemptId::now());
        for (seq, payload) in (0..).zip(payloads) {
            let kind = if seq == 0 { RecordKind::Header } else { RecordKind::Input };
            bytes.extend(layout::encode(kind.byte(), seq, payload.as_bytes()).unwrap());
        }
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        file
    }

    #[test]
    fn reading_a_torn_file_leaves_it_as_it_is() {
        let file = stored(&["a", "b", "c"]);
        let mut bytes = fs::read(file.path()).unwrap();
        bytes.truncate(bytes.len() - 2);
        fs::write(file.path(), &bytes).unwrap();
        let attempt = AttemptFile::read(file.path()).unwrap();
        assert_eq!((attempt.records.len(), attempt.torn.unwrap().bytes_dropped), (2, 20));
        assert_eq!(fs::read(file.path()).unwrap(), bytes);
    }

    #[test]
    fn damage_names_the_record_the_byte_and_the_file() {
        let file = stored(&["a", "b", "c"]);
        let mut bytes = fs::read(file.path()).unwrap();
        bytes[32 + 22 + 17] ^= 1;
        fs::write(file.path(), &bytes).unwrap();
        let text = AttemptFile::read(file.path()).unwrap_err().to_string();
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
        assert!(matches!(AttemptFile::read(file.path()), Err(ReadError::TooLong { .. })));
    }
}
