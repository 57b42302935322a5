//! Which attempts are stored.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;

use super::attempt_id::AttemptId;
use super::damage::{Broken, Torn};
use super::data_dir::DataDir;
use super::disk::DiskError;
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
mod tests {
    use super::super::attempt_log::AttemptLog;
    use super::*;

    fn data() -> (tempfile::TempDir, DataDir) {
        let home = tempfile::tempdir().unwrap();
        let data = DataDir::resolve(Some(home.path())).unwrap();
        (home, data)
    }

    fn store(data: &DataDir, id: &str, kinds: &[(RecordKind, &str)]) -> AttemptId {
        let id: AttemptId = id.parse().unwrap();
        let mut log = AttemptLog::create(data, id).unwrap();
        for (seq, (kind, payload)) in (0..).zip(kinds) {
            log.append(*kind, seq, payload.as_bytes()).unwrap();
        }
        id
    }

    const OLD: &str = "01977e9f-8b00-7000-8000-000000000001";
    const MIDDLE: &str = "01977e9f-8b01-7000-8000-000000000001";
    const NEW: &str = "01987e9f-8b00-7000-8000-000000000001";
    const HEADER: (RecordKind, &str) = (RecordKind::Header, r#"{"scenario":"evening_dropouts"}"#);

    #[test]
    fn attempts_are_listed_newest_first_with_their_state() {
        let (_home, data) = data();
        store(&data, OLD, &[HEADER, (RecordKind::Closed, "")]);
        store(&data, NEW, &[]);
        store(&data, MIDDLE, &[HEADER]);
        fs::write(data.attempts().join("notes.txt"), "mine").unwrap();
        let listed = list(&data).unwrap();
        assert_eq!(listed.iter().map(|one| one.id.to_string()).collect::<Vec<_>>(), [NEW, MIDDLE, OLD]);
        assert!(matches!(listed[0].state, State::Unbegun));
        assert!(matches!(listed[1].state, State::Open));
        assert!(matches!(listed[2].state, State::Closed));
        assert_eq!(listed[1].scenario.as_deref(), Some("evening_dropouts"));
        assert_eq!((listed[0].records, listed[1].records, listed[2].records), (0, 1, 2));
    }

    #[test]
    fn what_cannot_be_read_is_listed_with_the_reason() {
        let (_home, data) = data();
        let id = store(&data, OLD, &[HEADER]);
        fs::rename(data.attempt_path(id), data.attempts().join(format!("{NEW}.attempt"))).unwrap();
        fs::write(data.attempts().join(format!("{MIDDLE}.attempt")), "a poem").unwrap();
        let reasons: Vec<String> = list(&data)
            .unwrap()
            .into_iter()
            .map(|one| match one.state {
                State::Damaged(error) => error.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert!(reasons[0].contains(&format!("holds attempt {OLD}")), "{reasons:?}");
        assert!(reasons[1].contains("no attempt file"), "{reasons:?}");
    }

    #[test]
    fn an_attempt_whose_creation_was_cut_short_is_unbegun() {
        let (_home, data) = data();
        let id = store(&data, OLD, &[]);
        let bytes = fs::read(data.attempt_path(id)).unwrap();
        for cut in 0..bytes.len() {
            fs::write(data.attempt_path(id), &bytes[..cut]).unwrap();
            assert!(matches!(list(&data).unwrap()[0].state, State::Unbegun), "{cut} bytes");
        }
    }

    #[test]
    fn an_attempt_is_found_by_the_beginning_of_its_id() {
        let (_home, data) = data();
        let old = store(&data, OLD, &[]);
        let middle = store(&data, MIDDLE, &[]);
        let new = store(&data, NEW, &[]);
        assert_eq!(find(&data, "0198").unwrap(), new);
        assert_eq!(find(&data, "01977E9F8B00").unwrap(), old);
        assert_eq!(find(&data, MIDDLE).unwrap(), middle);
        assert!(matches!(find(&data, "0197"), Err(FindError::Several { ids, .. }) if ids == [middle, old]));
        assert!(matches!(find(&data, "02"), Err(FindError::None(_))));
        assert!(matches!(find(&data, ""), Err(FindError::None(_))));
    }
}
