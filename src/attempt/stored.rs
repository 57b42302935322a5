//! An attempt as it is stored, in the database or in a file.

use std::path::Path;

use super::error::AttemptError;
use super::payload::content;
use crate::content::Bundle;
use crate::records::{
    AttemptFile, AttemptId, AttemptOpenError, Record, RecordKind, Records, Stream, Torn, read_content,
};

/// An attempt as it is stored.
pub struct Stored {
    /// Its id.
    pub id: AttemptId,
    /// Every record.
    pub records: Vec<Record>,
    /// What it was played with.
    pub bundle: Bundle,
    /// The digest of that as it is stored.
    pub digest: String,
    /// A last record that was not completely written; only files from before there was a database have one.
    pub torn: Option<Torn>,
}

impl Stored {
    /// The attempt with this id.
    ///
    /// # Errors
    /// When it is not stored, or cannot be read.
    pub fn of(records: &Records, id: AttemptId) -> Result<Self, AttemptError> {
        let entries = records.after(Stream::attempt(id), None)?;
        if entries.is_empty() {
            return Err(AttemptOpenError::Missing { id, folder: records.data().root().to_owned() }.into());
        }
        let own = entries.iter().map(|entry| {
            let unknown =
                || AttemptOpenError::UnknownKind { seq: entry.new.seq, kind: entry.new.kind.clone() };
            Record::of(&entry.new).ok_or_else(unknown)
        });
        let own = own.collect::<Result<Vec<Record>, _>>()?;
        let (bundle, digest) = content_in(records, content_record(&own))?;
        Ok(Self { id, records: own, bundle, digest, torn: None })
    }

    /// The attempt in this file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn file(path: &Path) -> Result<Self, AttemptError> {
        let AttemptFile { id, records, torn, carried } = AttemptFile::read(path)?;
        let contents = carried.map(|carried| carried.contents).unwrap_or_default();
        let (bundle, digest) = content(content_record(&records), |digest| {
            match contents.into_iter().find(|content| content.digest == digest) {
                Some(content) => Ok(content.bytes),
                None => Ok(read_content(path, digest)?),
            }
        })?;
        Ok(Self { id, records, bundle, digest, torn })
    }
}

/// What the attempt with this content record was played with.
pub(super) fn bundle_in(records: &Records, record: Option<&Record>) -> Result<Bundle, AttemptError> {
    content_in(records, record).map(|(bundle, _)| bundle)
}

fn content_in(records: &Records, record: Option<&Record>) -> Result<(Bundle, String), AttemptError> {
    content(record, |digest| match records.content(digest)? {
        Some(kept) => Ok(kept.bytes),
        None => Err(AttemptError::NoContent(digest.to_owned())),
    })
}

fn content_record(records: &[Record]) -> Option<&Record> {
    records.iter().find(|record| record.kind == RecordKind::Content).or_else(|| records.get(1))
}
