//! What the records of an attempt hold.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::error::AttemptError;
use crate::content::Bundle;
use crate::hex::Hex;
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

/// What an attempt was played with, and the digest of that as it is stored. `find` looks for what is kept under a digest.
pub(super) fn content(
    record: Option<&Record>,
    find: impl FnOnce(&str) -> Result<Vec<u8>, AttemptError>,
) -> Result<(Bundle, String), AttemptError> {
    let Ok(KeptContent { kept: digest, sum }) = read::<KeptContent>(record, RecordKind::Content) else {
        return own_content(record);
    };
    let kept = find(&digest)?;
    if sum.is_some_and(|sum| sum != hex_sum(&kept)) {
        let why = "its bytes are not those that the attempt was begun with".to_owned();
        return Err(AttemptError::OtherContent { digest, why });
    }
    match check_content(&digest, &kept) {
        Ok(bundle) => Ok((bundle, digest)),
        Err(why) => Err(AttemptError::OtherContent { digest, why }),
    }
}

/// Attempts of before hold what they were played with.
fn own_content(record: Option<&Record>) -> Result<(Bundle, String), AttemptError> {
    let bundle: Bundle = read(record, RecordKind::Content)?;
    let stored = record.map(|record| record.payload.as_slice()).unwrap_or_default();
    let seq = record.map_or(0, |record| record.seq);
    match Bundle::digest_of_stored(stored) {
        Ok(digest) => Ok((bundle, digest)),
        Err(why) => Err(AttemptError::Payload { seq, why }),
    }
}

/// What is kept under this digest. The digest is held against the bytes as they are, so that content that an older program kept
/// stays what it is when this one would write it otherwise.
///
/// # Errors
/// In words: why it is not that.
pub fn check_content(digest: &str, kept: &[u8]) -> Result<Bundle, String> {
    let found = Bundle::digest_of_stored(kept)?;
    if found != digest {
        return Err(format!("its digest is {found}"));
    }
    serde_json::from_slice(kept).map_err(|error| error.to_string())
}

fn hex_sum(bytes: &[u8]) -> String {
    Hex(&Sha256::digest(bytes)).to_string()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;

    /// Content as a program kept it that wrote the same otherwise.
    fn of_another_program() -> (String, Vec<u8>) {
        let bundle = Library::built_in().bundle("expert_lost_packets").unwrap();
        let text = String::from_utf8(bytes(&bundle)).unwrap();
        let other = text.replacen("Lumen Broadband", "\\u004cumen Broadband", 1);
        assert_ne!(text, other);
        (Bundle::digest_of_stored(other.as_bytes()).unwrap(), other.into_bytes())
    }

    #[test]
    fn the_digest_of_stored_bytes_is_that_of_the_bundle_that_wrote_them() {
        let bundle = Library::built_in().bundle("expert_lost_packets").unwrap();
        let Content { digest, bytes } = kept_content(&bundle);
        assert_eq!(Bundle::digest_of_stored(&bytes), Ok(digest));
    }

    #[test]
    fn content_that_this_program_would_write_otherwise_is_still_what_it_was() {
        let (digest, kept) = of_another_program();
        let bundle = check_content(&digest, &kept).unwrap();
        assert_ne!(bundle.digest(), digest, "this program writes it otherwise");
        let record = Record {
            seq: 1,
            kind: RecordKind::Content,
            payload: format!("{{\"kept\":\"{digest}\"}}").into_bytes(),
        };
        assert_eq!(content(Some(&record), |_| Ok(kept.clone())).unwrap().1, digest);
        let own = Record { payload: kept, ..record };
        assert_eq!(content(Some(&own), |_| Ok(Vec::new())).unwrap().1, digest);
    }

    #[test]
    fn no_byte_of_what_is_kept_changes_unnoticed() {
        let (digest, kept) = of_another_program();
        let text = String::from_utf8(kept).unwrap();
        let spaced = [
            text.replacen("{\"desk\":", "{ \"desk\":", 1),
            text.replacen("\"scenario\":{", "\"scenario\": {", 1),
            text.replacen("\\u004cumen", "\\u004Cumen", 1),
            format!("{text} "),
        ];
        for changed in spaced {
            assert_ne!(changed, text);
            assert!(check_content(&digest, changed.as_bytes()).is_err());
        }
    }
}
