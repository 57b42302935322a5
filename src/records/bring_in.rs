//! Attempt files from before there was a database are brought in once, whole, and kept under another folder name.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::attempt_id::AttemptId;
use super::data_dir::{DataDir, create};
use super::disk::{DiskError, sync_folder};
use super::entry::{Batch, Content, NewEntry};
use super::error::{CarryError, OpenError};
use super::file::{AttemptFile, read_content};
use super::lock::Lock;
use super::record::{Record, RecordKind};
use super::store::Store;
use super::stream::Stream;
use crate::hex::Hex;

/// The folders of before: attempts, and what they were played with.
const FOLDERS: [&str; 2] = ["attempts", "content"];

/// Brings in what lies in the folder of before. Returns what a person should know.
///
/// A crash on the way does no harm: what was brought in already is found to be there the next time.
pub(super) fn bring_in(data: &DataDir, store: &mut dyn Store) -> Result<Vec<String>, OpenError> {
    let folder = data.root().join("attempts");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let files = files_in(&folder)?;
    // Two programs that start at once: the second finds everything done.
    let Some(_lock) = Lock::alone(&data.locks().join("bring-in.lock"))? else { return Ok(Vec::new()) };
    let mut notices = Vec::new();
    let mut brought_in = 0;
    for path in &files {
        // A program of before may be writing it at this moment.
        let Some(lock) = Lock::alone(&path.with_extension("lock"))? else {
            notices.push(format!(
                "another program is writing {}; it is brought in another time",
                path.display()
            ));
            return Ok(notices);
        };
        lock.remove();
        match bring_in_file(path, store) {
            Ok(()) => brought_in += 1,
            // No fault of the file: all of them stay where they are, and the next opening tries again.
            Err(CarryError::Store(error)) if error.is_of_the_database() => {
                notices.push(format!(
                    "{} could not be brought in yet and is kept as it is: {error}; it is tried again when Firstline is opened next",
                    path.display()
                ));
                return Ok(notices);
            }
            Err(why) => notices
                .push(format!("{} could not be brought in and is kept as it is: {why}", path.display())),
        }
    }
    let kept = put_aside(data)?;
    if brought_in > 0 {
        let what = if brought_in == 1 { "one attempt".to_owned() } else { format!("{brought_in} attempts") };
        notices.insert(
            0,
            format!(
                "{what} kept as files before were brought into the database; the files are kept in {}",
                kept.display()
            ),
        );
    }
    Ok(notices)
}

fn files_in(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let entries = fs::read_dir(folder).map_err(DiskError::of("list the folder", folder))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(DiskError::of("list the folder", folder))?.path();
        if path.extension() == Some(OsStr::new("attempt")) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn bring_in_file(path: &Path, store: &mut dyn Store) -> Result<(), CarryError> {
    let file = AttemptFile::read(path)?;
    let batch = batch_of(path, file)?;
    store.append(&batch)?;
    Ok(())
}

/// Everything in a file, as it is appended.
///
/// # Errors
/// When what the attempt was played with is not beside it.
pub(super) fn batch_of(path: &Path, file: AttemptFile) -> Result<Batch, CarryError> {
    if let Some(carried) = file.carried {
        let entries = carried.entries.into_iter().map(|entry| entry.new);
        return Ok(Batch { contents: carried.contents, entries: entries.collect() });
    }
    let contents = content_of(path, &file.records)?.into_iter().collect();
    let entries = file.records.into_iter().map(|record| entry_of(file.id, record)).collect();
    Ok(Batch { contents, entries })
}

/// Files of before say neither when a record was written nor by whom.
fn entry_of(id: AttemptId, record: Record) -> NewEntry {
    NewEntry {
        stream: Stream::attempt(id),
        seq: record.seq,
        kind: record.kind.name().to_owned(),
        at_ms: id.started().as_millisecond(),
        by: String::new(),
        payload: record.payload,
    }
}

/// What is wrong with content whose bytes are not those that an attempt was begun with.
pub(super) const NOT_THE_SUM: &str = "its bytes are not those that the attempt was begun with";

/// The content record of an attempt that names where its content is kept.
#[derive(Deserialize)]
pub(super) struct NamedContent {
    /// The digest it is kept under.
    pub(super) kept: String,
    /// SHA-256 of its bytes, in hexadecimal digits. Attempts of before have none.
    #[serde(default)]
    sum: Option<String>,
}

impl NamedContent {
    /// Whether these are the bytes that the attempt was begun with, as far as it says.
    pub(super) fn fits(&self, bytes: &[u8]) -> bool {
        self.has_sum(&Sha256::digest(bytes))
    }

    /// Whether the bytes with this SHA-256 are those.
    pub(super) fn has_sum(&self, sum: &[u8]) -> bool {
        self.sum.as_ref().is_none_or(|wanted| *wanted == Hex(sum).to_string())
    }
}

/// The digest under which what an attempt was played with is kept; none when the attempt holds it itself.
pub(super) fn named_content(records: &[Record]) -> Option<String> {
    content_named_by(records).map(|named| named.kept)
}

/// What the content record of an attempt says; none when the attempt holds its content itself.
pub(super) fn content_named_by(records: &[Record]) -> Option<NamedContent> {
    let record = records.iter().find(|record| record.kind == RecordKind::Content)?;
    serde_json::from_slice(&record.payload).ok()
}

fn content_of(path: &Path, records: &[Record]) -> Result<Option<Content>, CarryError> {
    let Some(digest) = named_content(records) else { return Ok(None) };
    let bytes = read_content(path, &digest)?;
    Ok(Some(Content { digest, bytes }))
}

/// Gives the folders of before another name. Nothing in them is touched.
fn put_aside(data: &DataDir) -> Result<PathBuf, OpenError> {
    let kept = free(&data.root().join("brought-in"));
    create(&kept)?;
    for name in FOLDERS {
        let from = data.root().join(name);
        match fs::rename(&from, kept.join(name)) {
            Ok(()) => {}
            Err(cause) if cause.kind() == ErrorKind::NotFound => {}
            Err(cause) => return Err(DiskError::of("move aside", &from)(cause).into()),
        }
    }
    sync_folder(data.root())?;
    Ok(kept)
}

/// The first of `brought-in`, `brought-in-2` and so on that has no attempts in it.
fn free(wanted: &Path) -> PathBuf {
    let numbered = (2..1_000).map(|n| wanted.with_file_name(format!("brought-in-{n}")));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    names.find(|path| !path.join(FOLDERS[0]).exists()).unwrap_or_else(|| wanted.to_owned())
}
