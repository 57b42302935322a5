//! Phrases of a pack that stand for something: days, lengths of time, units.

use crate::sim::understanding::hashing::Map;
use crate::sim::understanding::text::Token;

/// Phrases and what each stands for, by their first words: most words begin none, and are passed over at once.
#[derive(Debug)]
pub(in crate::sim::understanding) struct Table<V> {
    by_first: Map<String, Vec<Entry<V>>>,
}

#[derive(Debug)]
struct Entry<V> {
    /// The words after the first.
    rest: Vec<String>,
    value: V,
}

impl<V> Default for Table<V> {
    fn default() -> Self {
        Self { by_first: Map::default() }
    }
}

impl<V> Table<V> {
    /// The phrases that stand at `at`, in the order of the pack: what each stands for, and the word after it.
    pub(super) fn all_at<'t>(
        &'t self,
        tokens: &'t [Token],
        at: usize,
    ) -> impl Iterator<Item = (&'t V, usize)> {
        let entries = tokens.get(at).and_then(|first| self.by_first.get(&first.word));
        entries.into_iter().flatten().filter_map(move |entry| {
            let end = at + 1 + entry.rest.len();
            let words = tokens.get(at + 1..end)?;
            let stands = entry.rest.iter().zip(words).all(|(word, token)| token.word == *word);
            stands.then_some((&entry.value, end))
        })
    }

    /// The longest phrase that stands at `at`.
    pub(super) fn longest_at<'t>(&'t self, tokens: &'t [Token], at: usize) -> Option<(&'t V, usize)> {
        self.all_at(tokens, at).max_by_key(|(_, end)| *end)
    }
}

impl<'p, V> FromIterator<(&'p str, V)> for Table<V> {
    fn from_iter<T: IntoIterator<Item = (&'p str, V)>>(phrases: T) -> Self {
        let mut table = Self::default();
        for (phrase, value) in phrases {
            let mut words = phrase.split(' ').map(str::to_owned);
            let Some(first) = words.next() else { continue };
            table.by_first.entry(first).or_default().push(Entry { rest: words.collect(), value });
        }
        table
    }
}
