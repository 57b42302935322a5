//! What one call is played with, gathered and digested.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::language::Language;
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
        let mut digest = Sha256::new();
        put(&mut digest, "desk", &self.desk);
        put(&mut digest, "scenario", &self.scenario);
        put(&mut digest, "personas", &self.personas);
        put(&mut digest, "shared", &self.shared);
        put(&mut digest, "event", &self.event);
        put(&mut digest, "articles", &self.articles);
        put(&mut digest, "language", &self.language);
        put(&mut digest, "rubric", &self.rubric);
        digest.finalize().iter().fold(String::new(), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// Name and length before each part, so that no two bundles feed the digest the same bytes.
fn put<T: Serialize>(digest: &mut Sha256, name: &str, part: &T) {
    // Structs and sorted maps with text keys: their JSON form exists and is always the same.
    let bytes = serde_json::to_vec(part).unwrap_or_default();
    digest.update(format!("{name} {}\n", bytes.len()));
    digest.update(&bytes);
}
