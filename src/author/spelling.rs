//! Whether a word is spelt as words are: by a dictionary that the binary carries, read when the first word is looked up.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

use spellbook::Dictionary;

use crate::content::asset_text;

/// Words of the trade and of talk that no dictionary has, in small letters.
const OWN_WORDS: &str = "spelling/en.words";

/// The words of one language.
pub(crate) struct Speller {
    dictionary: Dictionary,
    own: BTreeSet<&'static str>,
    /// What was looked up before: libraries say the same words again and again.
    known: Mutex<HashMap<String, bool>>,
}

impl Speller {
    /// The speller of a language; none when there is no dictionary for it.
    pub(crate) fn of(language: &str) -> Option<&'static Self> {
        static ENGLISH: OnceLock<Option<Speller>> = OnceLock::new();
        if language != "en" {
            return None;
        }
        ENGLISH.get_or_init(Self::english).as_ref()
    }

    fn english() -> Option<Self> {
        let dictionary =
            Dictionary::new(asset_text("spelling/en.aff")?, asset_text("spelling/en.dic")?).ok()?;
        let own =
            asset_text(OWN_WORDS)?.lines().filter(|line| !line.starts_with('#')).map(str::trim).collect();
        Some(Self { dictionary, own, known: Mutex::default() })
    }

    /// Whether this is a word.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(is_known) = known.get(word) {
            return *is_known;
        }
        let is_known = self.looks_up(word);
        known.insert(word.to_owned(), is_known);
        is_known
    }

    /// The word that was likely meant.
    pub(crate) fn meant(&self, word: &str) -> Option<String> {
        let mut found = Vec::new();
        self.dictionary.suggest(word, &mut found);
        found.into_iter().next()
    }

    fn looks_up(&self, word: &str) -> bool {
        let small = word.to_lowercase();
        let is = |word: &str| self.own.contains(word) || self.dictionary.check(word);
        is(word)
            || is(&small)
            || british(&small).iter().any(|other| is(other))
            || stem(&small).is_some_and(|stem| is(stem) || is(&capital(stem)))
    }
}

/// What stands before a short form or an ending: "there" of "there'll", "routers" of "routers'".
fn stem(word: &str) -> Option<&str> {
    let endings = ["'s", "'ll", "'d", "'ve", "'re", "'"];
    endings.iter().find_map(|ending| word.strip_suffix(ending)).or_else(|| word.strip_prefix("d'"))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// How a British spelling may stand in an American dictionary.
fn british(word: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 12] = [
        ("our", "or"),
        ("ise", "ize"),
        ("isi", "izi"),
        ("isa", "iza"),
        ("yse", "yze"),
        ("tre", "ter"),
        ("ogue", "og"),
        ("ll", "l"),
        ("ence", "ense"),
        ("amme", "am"),
        ("grey", "gray"),
        ("que", "ck"),
    ];
    let others = PAIRS.iter().filter(|(british, _)| word.contains(british));
    others.map(|(british, american)| word.replace(british, american)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_sides_of_the_ocean_are_known() {
        let speller = Speller::of("en").unwrap();
        for word in [
            "colour",
            "color",
            "apologise",
            "centre",
            "travelled",
            "Monday",
            "router",
            "customers'",
            "isn't",
            "cheque",
        ] {
            assert!(speller.knows(word), "{word}");
        }
        for word in ["recieve", "teh", "definately"] {
            assert!(!speller.knows(word), "{word}");
        }
        assert_eq!(speller.meant("recieve").as_deref(), Some("receive"));
        assert!(Speller::of("xx").is_none());
    }
}
