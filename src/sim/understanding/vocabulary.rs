//! The words a pack knows, and the sets of words its patterns ask for.

use std::collections::BTreeMap;

use super::hashing::Map;
use super::spelling::Spelling;

/// The number of a word in the vocabulary.
pub(super) type WordId = u32;
/// The number of a set of words.
pub(super) type SetId = u32;

/// Every word that a pattern names, and for each the sets it belongs to.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// How the language is spelled.
    pub(super) spelling: Spelling,
    ids: Map<String, WordId>,
    words: Vec<String>,
    /// By word: the sets that hold it, sorted.
    sets_of: Vec<Vec<SetId>>,
    /// The words and prefixes of each set.
    sets: Vec<WordSet>,
    known_sets: BTreeMap<WordSet, SetId>,
    /// The sets that hold every word with this beginning.
    prefixes: BTreeMap<String, Vec<SetId>>,
}

/// Words, and beginnings of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordSet {
    words: Vec<WordId>,
    prefixes: Vec<String>,
}

impl WordSet {
    /// One word.
    pub(super) fn word(word: WordId) -> Self {
        Self { words: vec![word], prefixes: Vec::new() }
    }

    /// Every word that begins so.
    pub(super) fn beginning(prefix: &str) -> Self {
        Self { words: Vec::new(), prefixes: vec![prefix.to_owned()] }
    }

    /// Takes in another set.
    pub(super) fn add(&mut self, other: Self) {
        self.words.extend(other.words);
        self.prefixes.extend(other.prefixes);
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.prefixes.is_empty()
    }
}

impl Vocabulary {
    /// An empty vocabulary of a language.
    pub(super) fn new(spelling: Spelling) -> Self {
        Self { spelling, ..Self::default() }
    }

    /// The number of this word, if a pattern names it.
    pub(super) fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// Every word, in the order it was entered.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// Enters a word.
    pub(super) fn enter(&mut self, word: &str) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(WordId::MAX);
        self.ids.insert(word.to_owned(), id);
        self.words.push(word.to_owned());
        self.sets_of.push(Vec::new());
        id
    }

    /// The number of a set, and how common it is.
    pub(super) fn set(&mut self, mut words: WordSet) -> (SetId, u32) {
        words.words.sort_unstable();
        words.words.dedup();
        words.prefixes.sort();
        words.prefixes.dedup();
        let cost = self.cost(&words);
        if let Some(&set) = self.known_sets.get(&words) {
            return (set, cost);
        }
        let set = SetId::try_from(self.sets.len()).unwrap_or(SetId::MAX);
        self.sets.push(words.clone());
        self.known_sets.insert(words, set);
        (set, cost)
    }

    /// How often a set is expected: everyday words count much.
    fn cost(&self, parts: &WordSet) -> u32 {
        let words: u32 = parts
            .words
            .iter()
            .map(|&id| if self.spelling.is_stop(&self.words[id as usize]) { 20 } else { 1 })
            .sum();
        words + 4 * u32::try_from(parts.prefixes.len()).unwrap_or(u32::MAX / 8)
    }

    /// Notes for each word which sets hold it. To be called once, when everything is entered.
    pub(super) fn finish(&mut self) {
        for list in &mut self.sets_of {
            list.clear();
        }
        for (set, parts) in (0..).zip(&self.sets) {
            for &word in &parts.words {
                self.sets_of[word as usize].push(set);
            }
            for prefix in &parts.prefixes {
                self.prefixes.entry(prefix.clone()).or_default().push(set);
            }
        }
        for id in 0..self.words.len() {
            let mut more = self.sets_by_prefix(&self.words[id]);
            self.sets_of[id].append(&mut more);
            self.sets_of[id].sort_unstable();
            self.sets_of[id].dedup();
        }
    }

    /// The sets that hold a known word, sorted.
    pub(super) fn sets_of(&self, id: WordId) -> &[SetId] {
        self.sets_of.get(id as usize).map_or(&[], Vec::as_slice)
    }

    /// The sets that hold a word by its beginning, for words that no pattern names.
    pub(super) fn sets_by_prefix(&self, word: &str) -> Vec<SetId> {
        let mut sets: Vec<SetId> = word
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .filter_map(|end| self.prefixes.get(&word[..end]))
            .flatten()
            .copied()
            .collect();
        sets.sort_unstable();
        sets
    }

    /// How many sets there are.
    pub(super) fn set_count(&self) -> usize {
        self.sets.len()
    }
}
