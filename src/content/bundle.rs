//! What one call is played with, gathered and digested.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::language::Language;
use crate::hex::Hex;
use crate::sim::case::{Article, Case, Parts, Setting, desk_wordings, row};
use crate::sim::rng::Seed;
use crate::sim::scenario::model::{Desk, DeskEvent, Persona, Scenario, Shared};
use crate::sim::scoring::Rubric;
use crate::sim::understanding::Wordings;

/// What one call is played with: everything that it takes to play and score it again without the library. Stored with
/// the attempt.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bundle {
    /// The desk.
    pub desk: Arc<Desk>,
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// The scenario's persona, then those it is `with`.
    pub personas: Vec<Arc<Persona>>,
    /// The shared blocks it includes, and those they include.
    pub shared: Vec<Arc<Shared>>,
    /// The open event.
    pub event: Option<Arc<DeskEvent>>,
    /// The desk's articles.
    pub articles: Vec<Arc<Article>>,
    /// The language pack.
    pub language: Arc<Language>,
    /// What the call is scored by.
    pub rubric: Arc<Rubric>,
    /// By row that a seed draws: what calls are set in, put together when the first of them begins.
    #[serde(skip)]
    pub(super) settings: Settings,
}

/// What a digest is over, in this order.
const PARTS: [&str; 8] =
    ["desk", "scenario", "personas", "shared", "event", "articles", "language", "rubric"];

/// The settings of a bundle, shared by its copies.
type Settings = Arc<Mutex<BTreeMap<usize, Arc<Setting>>>>;

impl Bundle {
    /// The case for one seed. The first one of each row that seeds draw is put together, the others share it.
    #[must_use]
    pub fn case(&self, seed: Seed) -> Case {
        // A thread that failed while it held the lock left the map whole: settings are only ever added.
        let mut settings = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        let setting = settings.entry(row(&self.scenario, seed)).or_insert_with(|| Arc::new(self.set(seed)));
        Case::within(Arc::clone(setting), seed)
    }

    /// Puts together what a call with this seed is set in.
    #[must_use]
    pub fn set(&self, seed: Seed) -> Setting {
        self.set_with(seed, &Wordings::default())
    }

    /// The same with the words of its desk, for the cases of many scenarios of one desk.
    #[must_use]
    pub fn set_with(&self, seed: Seed, wordings: &Wordings) -> Setting {
        let parts = Parts {
            desk: Desk::clone(&self.desk),
            scenario: Scenario::clone(&self.scenario),
            personas: self.personas.iter().map(|persona| Persona::clone(persona)).collect(),
            shared: self.shared.iter().map(|shared| Shared::clone(shared)).collect(),
            event: self.event.as_deref().cloned(),
            articles: self.articles.iter().map(|article| Article::clone(article)).collect(),
            pack: self.language.pack(),
        };
        Setting::with_wordings(parts, seed, wordings)
    }

    /// The words of its desk and articles, cut once for all scenarios of the desk in this language.
    #[must_use]
    pub fn desk_wordings(&self) -> Wordings {
        desk_wordings(&self.language.pack(), &self.desk, self.articles.iter().map(Arc::as_ref))
    }

    /// SHA-256 over everything in it, in hexadecimal digits. Comments, spaces and the order of fields in the files do not
    /// count, and neither does where the files lie; two bundles that play alike have the same digest.
    #[must_use]
    pub fn digest(&self) -> String {
        digest_of(&[
            json(&self.desk),
            json(&self.scenario),
            json(&self.personas),
            json(&self.shared),
            json(&self.event),
            json(&self.articles),
            json(&self.language),
            json(&self.rubric),
        ])
    }

    /// The digest of a bundle as it is stored: over the bytes of its parts as they stand there, which need not be those that
    /// this version of the program would write.
    ///
    /// # Errors
    /// In words: when it is no bundle, or when something stands between its parts, which no digest would show.
    pub fn digest_of_stored(stored: &[u8]) -> Result<String, String> {
        let parts: StoredParts<'_> = serde_json::from_slice(stored).map_err(|error| error.to_string())?;
        if json(&parts) != stored {
            return Err("something stands in it besides its parts".to_owned());
        }
        let StoredParts { desk, scenario, personas, shared, event, articles, language, rubric } = parts;
        let raw = [desk, scenario, personas, shared, event, articles, language, rubric];
        Ok(digest_of(&raw.map(RawValue::get)))
    }
}

/// A bundle as it is stored, its parts as they were written. In the order of [`Bundle`].
#[derive(Serialize, Deserialize)]
struct StoredParts<'s> {
    #[serde(borrow)]
    desk: &'s RawValue,
    #[serde(borrow)]
    scenario: &'s RawValue,
    #[serde(borrow)]
    personas: &'s RawValue,
    #[serde(borrow)]
    shared: &'s RawValue,
    #[serde(borrow)]
    event: &'s RawValue,
    #[serde(borrow)]
    articles: &'s RawValue,
    #[serde(borrow)]
    language: &'s RawValue,
    #[serde(borrow)]
    rubric: &'s RawValue,
}

/// Structs and sorted maps with text keys: their JSON form exists and is always the same.
fn json<T: Serialize>(part: &T) -> Vec<u8> {
    serde_json::to_vec(part).unwrap_or_default()
}

/// SHA-256 over the parts, in the order of [`PARTS`]. Name and length before each, so that no two bundles feed the digest the
/// same bytes.
fn digest_of<P: AsRef<[u8]>>(parts: &[P; PARTS.len()]) -> String {
    let mut digest = Sha256::new();
    for (name, part) in PARTS.iter().zip(parts) {
        let part = part.as_ref();
        digest.update(format!("{name} {}\n", part.len()));
        digest.update(part);
    }
    Hex(&digest.finalize()).to_string()
}
