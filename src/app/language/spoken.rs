//! The languages there are, and the one that is spoken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Context, Id};
use smol_str::SmolStr;

use crate::content::Interface;

/// A language of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its id, the name of its file: `de`.
    pub id: SmolStr,
    /// Its name in itself: `Deutsch`.
    pub name: String,
    words: BTreeMap<String, String>,
    heard: BTreeMap<String, String>,
}

impl Language {
    /// The id of the language that the code is written in.
    pub const ENGLISH: &'static str = "en";

    /// The language that the code is written in.
    #[must_use]
    pub fn english() -> Self {
        Self {
            id: SmolStr::new(Self::ENGLISH),
            name: "English".to_owned(),
            words: BTreeMap::new(),
            heard: BTreeMap::new(),
        }
    }

    /// The language of a file.
    #[must_use]
    pub fn new(id: &str, file: &Interface) -> Self {
        Self {
            id: SmolStr::new(id),
            name: file.name.clone(),
            words: file.words.clone(),
            heard: file.heard.clone(),
        }
    }

    /// What takes the place of English words; none when that is not known.
    #[must_use]
    pub fn words(&self, english: &str) -> Option<&str> {
        self.words.get(english).map(String::as_str)
    }

    /// Sentences of the floors below, with what takes their place.
    pub(super) const fn heard(&self) -> &BTreeMap<String, String> {
        &self.heard
    }

    fn is_of_the_code(&self) -> bool {
        self.words.is_empty() && self.id == Self::ENGLISH
    }
}

/// From now on the window speaks this language.
pub fn install(ctx: &Context, language: &Arc<Language>) {
    ctx.data_mut(|data| {
        data.insert_temp(slot(), Arc::clone(language));
        data.remove_temp::<Missing>(slot());
    });
}

/// The English words that the language lacked since this was asked last.
#[must_use]
pub fn take_missing(ctx: &Context) -> BTreeSet<String> {
    ctx.data_mut(|data| data.remove_temp::<Missing>(slot())).unwrap_or_default()
}

/// The language that is spoken; none while it is the one of the code.
pub(super) fn spoken(ctx: &Context) -> Option<Arc<Language>> {
    let language = ctx.data(|data| data.get_temp::<Arc<Language>>(slot()))?;
    (!language.is_of_the_code()).then_some(language)
}

/// Remembers that the language lacks these words.
pub(super) fn lacks(ctx: &Context, english: &str) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Missing>(slot()).insert(english.to_owned()));
}

type Missing = BTreeSet<String>;

fn slot() -> Id {
    Id::new("language of the window")
}
