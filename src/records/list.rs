//! Which attempts are stored.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;

use super::attempt_id::AttemptId;
use super::data_dir::DataDir;
use super::disk::DiskError;
use super::layout::{Broken, Torn};
use super::read::{ReadAttempt, ReadError, read};
use super::record::RecordKind;

/// One stored attempt, as far as it can be told without knowing what its payloads mean.
#[derive(Debug)]
pub struct StoredAttempt {
    /// Its id.
    pub id: AttemptId,
    /// Its file.
    pub path: PathBuf,
    /// When it began.
    pub started: Timestamp,
    /// Whether it is over.
    pub state: State,
    /// The `scenario` of its header, when the header is a JSON object with such a text.
    pub scenario: Option<String>,
    /// The bytes of its header; empty when there is none.
    pub header: Vec<u8>,
    /// How many whole records it has.
    pub records: u64,
    /// A last record that was not completely written.
    pub torn: Option<Torn>,
}

/// Whether an attempt is over.
#[derive(Debug)]
pub enum State {
    /// The file was created and nothing was recorded in it: there is nothing to go on with.
    Unbegun,
    /// Not closed: it can be gone on with, unless another process is writing it now.
    Open,
    /// Over.
    Closed,
    /// It cannot be read, for this reason. The file is left as it is.
    Damaged(Box<ReadError>),
}

/// Why no single attempt was found.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// The folder cannot be read.
    #[error(transparent)]
    Disk(#[from] DiskError),
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

/// Every stored attempt, newest first. Each file is read and checked whole.
///
/// # Errors
/// When the folder cannot be read. A file that cannot be read is listed as damaged.
pub fn list(data: &DataDir) -> Result<Vec<StoredAttempt>, DiskError> {
    Ok(ids(data)?.into_iter().map(|id| describe(data, id)).collect())
}

/// The one stored attempt whose id begins with `start`; hyphens and capitals do not matter.
///
/// # Errors
/// When none or several do, or the folder cannot be read.
pub fn find(data: &DataDir, start: &str) -> Result<AttemptId, FindError> {
    let plain = |text: &str| text.replace('-', "").to_ascii_lowercase();
    let wanted = plain(start.trim());
    let mut fitting = ids(data)?;
    fitting.retain(|id| !wanted.is_empty() && plain(&id.to_string()).starts_with(&wanted));
    match fitting[..] {
        [] => Err(FindError::None(start.to_owned())),
        [id] => Ok(id),
        _ => Err(FindError::Several { start: start.to_owned(), ids: fitting }),
    }
}

/// The ids of the stored attempts by their file names, newest first.
fn ids(data: &DataDir) -> Result<Vec<AttemptId>, DiskError> {
    let folder = data.attempts();
    let mut ids = Vec::new();
    let entries = fs::read_dir(&folder).map_err(DiskError::of("list the folder", &folder))?;
    for entry in entries {
        let name = entry.map_err(DiskError::of("list the folder", &folder))?.file_name();
        let id = name.to_str().and_then(|name| name.strip_suffix(".attempt")).map(str::parse::<AttemptId>);
        // An id has many spellings; only the one that `attempt_path` writes leads back to the file.
        ids.extend(id.and_then(Result::ok).filter(|&id| data.attempt_path(id).file_name() == Some(&name)));
    }
    ids.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ids)
}

fn describe(data: &DataDir, id: AttemptId) -> StoredAttempt {
    let path = data.attempt_path(id);
    let (state, read) = match read(&path) {
        Ok(attempt) if attempt.id == id => (state_of(&attempt), Some(attempt)),
        Ok(attempt) => (damaged(ReadError::OtherAttempt { path: path.clone(), found: attempt.id }), None),
        Err(ReadError::Broken { broken: Broken::Unbegun { .. }, .. }) => (State::Unbegun, None),
        Err(error) => (damaged(error), None),
    };
    let (records, torn) = read.map_or_else(Default::default, |attempt| (attempt.records, attempt.torn));
    let count = records.len() as u64;
    let header = records.into_iter().next().map(|first| first.payload).unwrap_or_default();
    let scenario = scenario_of(&header);
    StoredAttempt { id, path, started: id.started(), state, scenario, header, records: count, torn }
}

fn state_of(attempt: &ReadAttempt) -> State {
    match attempt.records.last() {
        None => State::Unbegun,
        Some(last) if last.kind == RecordKind::Closed => State::Closed,
        Some(_) => State::Open,
    }
}

fn damaged(error: ReadError) -> State {
    State::Damaged(Box::new(error))
}

fn scenario_of(header: &[u8]) -> Option<String> {
    let header: serde_json::Value = serde_json::from_slice(header).ok()?;
    header.get("scenario")?.as_str().map(str::to_owned)
}

fn few(ids: &[AttemptId]) -> String {
    let shown: Vec<String> = ids.iter().take(5).map(AttemptId::to_string).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests;
