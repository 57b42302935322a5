//! What the records of an attempt hold.

use std::path::Path;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::AttemptError;
use crate::content::Bundle;
use crate::records::{DataDir, Record, RecordKind, keep_content, read_content};
use crate::sim::call::Stamped;
use crate::sim::rng::Seed;
use crate::sim::session::{ENGINE, Session};
use crate::sim::understanding::Understood;

/// Which call an attempt is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The number of this layout of payloads, 1.
    pub format: u32,
    /// The scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The desk.
    pub desk: String,
    /// The seed.
    pub seed: Seed,
    /// The number of the engine.
    pub engine: u32,
    /// The digest of what the call is played with.
    pub digest: String,
    /// Who drives it.
    pub driven_by: DrivenBy,
    /// Who takes the call, by name; none when nobody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trainee: Option<String>,
    /// The attempt it was begun from, with some inputs of that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Parent>,
    /// The version of the program, for people.
    pub program: String,
}

/// Who drives a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DrivenBy {
    /// A person at a terminal.
    Terminal,
    /// A person at the window.
    Window,
    /// Another program, by lines.
    Lines,
    /// A plan of this name.
    Plan(String),
}

/// Who takes a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who drives it.
    pub driven_by: DrivenBy,
    /// The trainee's name, if it is known.
    pub trainee: Option<String>,
}

impl From<DrivenBy> for By {
    fn from(driven_by: DrivenBy) -> Self {
        Self { driven_by, trainee: None }
    }
}

/// Where an attempt was begun from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// The attempt.
    pub attempt: String,
    /// How many of its inputs were taken over.
    pub inputs: usize,
}

/// The content record of an attempt: where its content is kept. Attempts of before hold the content itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptContent {
    /// The digest it is kept under.
    kept: String,
}

/// Keeps what a call is played with, and returns the content record that names it.
pub(super) fn keep(bundle: &Bundle, digest: &str, data: &DataDir) -> Result<Vec<u8>, AttemptError> {
    keep_content(data, digest, &bytes(bundle))?;
    Ok(bytes(&KeptContent { kept: digest.to_owned() }))
}

/// What the attempt in the file `attempt` was played with.
pub(super) fn content(attempt: &Path, record: Option<&Record>) -> Result<Bundle, AttemptError> {
    let Ok(KeptContent { kept: digest }) = read::<KeptContent>(record, RecordKind::Content) else {
        return read(record, RecordKind::Content);
    };
    let kept = read_content(attempt, &digest)?;
    let bundle: Bundle = match serde_json::from_slice(&kept) {
        Ok(bundle) => bundle,
        Err(error) => return Err(AttemptError::OtherContent { digest, why: error.to_string() }),
    };
    let found = bundle.digest();
    if found == digest {
        return Ok(bundle);
    }
    Err(AttemptError::OtherContent { digest, why: format!("its digest is {found}") })
}

/// What one input did.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredEvents {
    /// What was understood of its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) understood: Option<Arc<Understood>>,
    /// What happened.
    pub(super) events: Vec<Stamped>,
}

/// How an attempt ended.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredEnd {
    /// `filed`, `abandoned` or `retried`.
    pub(super) how: String,
}

impl Header {
    /// The header of a call that begins now.
    pub(super) fn new(bundle: &Bundle, seed: Seed, by: By) -> Self {
        Self {
            format: 1,
            scenario: bundle.scenario.id.to_string(),
            title: bundle.scenario.title.clone(),
            desk: bundle.desk.id.to_string(),
            seed,
            engine: ENGINE,
            digest: bundle.digest(),
            driven_by: by.driven_by,
            trainee: by.trainee,
            parent: None,
            program: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// The events of the session from `from` on, as they are stored; `answered` when they are those of the last input.
pub(super) fn events_bytes(session: &Session, from: usize, answered: bool) -> Vec<u8> {
    let understood = session.taken().last().filter(|_| answered).and_then(|taken| taken.understood.clone());
    bytes(&StoredEvents { understood, events: session.events()[from..].to_vec() })
}

/// A payload as it is stored. Structs and sorted maps with text keys always have the same JSON form.
pub(super) fn bytes<T: Serialize>(payload: &T) -> Vec<u8> {
    serde_json::to_vec(payload).unwrap_or_default()
}

/// What a record of this kind holds.
pub(super) fn read<T: DeserializeOwned>(
    record: Option<&Record>,
    kind: RecordKind,
) -> Result<T, AttemptError> {
    let Some(record) = record.filter(|record| record.kind == kind) else {
        let why = format!("expected a record of the kind {kind:?}");
        return Err(AttemptError::Payload { seq: record.map_or(0, |record| record.seq), why });
    };
    let read = serde_json::from_slice(&record.payload);
    read.map_err(|error| AttemptError::Payload { seq: record.seq, why: error.to_string() })
}
