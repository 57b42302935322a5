//! What the records of an attempt hold.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::AttemptError;
use crate::content::Bundle;
use crate::records::{Content, Record, RecordKind};
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
    /// The id of the person who takes it, when it is somebody known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The id of the graded session it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
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

/// Who takes a call, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who drives it.
    pub driven_by: DrivenBy,
    /// The trainee's name, if it is known.
    pub trainee: Option<String>,
    /// The id of the person, if they are known.
    pub person: Option<String>,
    /// The id of the graded session, if the call belongs to one.
    pub session: Option<String>,
}

impl From<DrivenBy> for By {
    fn from(driven_by: DrivenBy) -> Self {
        Self { driven_by, trainee: None, person: None, session: None }
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
    /// SHA-256 of its bytes, in hexadecimal digits: the digest is one of what they mean. Attempts of before have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sum: Option<String>,
}

/// What a call is played with, as it is kept, and the content record that names it.
pub(super) fn kept(bundle: &Bundle, digest: &str) -> (Content, Vec<u8>) {
    let content = Content { digest: digest.to_owned(), bytes: bytes(bundle) };
    let record = KeptContent { kept: digest.to_owned(), sum: Some(hex_sum(&content.bytes)) };
    (content, bytes(&record))
}

/// What a call is played with, as it is kept for attempts that are yet to begin.
#[must_use]
pub fn kept_content(bundle: &Bundle) -> Content {
    kept(bundle, &bundle.digest()).0
}

/// What an attempt was played with. `find` looks for what is kept under a digest.
pub(super) fn content(
    record: Option<&Record>,
    find: impl FnOnce(&str) -> Result<Vec<u8>, AttemptError>,
) -> Result<Bundle, AttemptError> {
    let Ok(KeptContent { kept: digest, sum }) = read::<KeptContent>(record, RecordKind::Content) else {
        return read(record, RecordKind::Content);
    };
    let kept = find(&digest)?;
    if sum.is_some_and(|sum| sum != hex_sum(&kept)) {
        let why = "its bytes are not those that the attempt was begun with".to_owned();
        return Err(AttemptError::OtherContent { digest, why });
    }
    match check_content(&digest, &kept) {
        Ok(bundle) => Ok(bundle),
        Err(why) => Err(AttemptError::OtherContent { digest, why }),
    }
}

/// What is kept under this digest.
///
/// # Errors
/// In words: why it is not that.
pub fn check_content(digest: &str, kept: &[u8]) -> Result<Bundle, String> {
    let bundle: Bundle = serde_json::from_slice(kept).map_err(|error| error.to_string())?;
    let found = bundle.digest();
    if found == digest { Ok(bundle) } else { Err(format!("its digest is {found}")) }
}

fn hex_sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
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
            person: by.person,
            session: by.session,
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
