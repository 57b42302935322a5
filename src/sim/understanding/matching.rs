//! Which patterns of a pack match in a sentence.

use std::ops::Range;

use super::pack::{Pack, Tag, Tagged};
use super::places::Places;
use super::text::{Sentence, Text, Token};

/// A pattern matches at most so often in one sentence.
const MOST_MATCHES: usize = 6;

/// Room for the matches of most sentences.
const USUAL_HITS: usize = 32;

/// One match of one pattern; the words count within the sentence.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) tag: Tag,
    /// The tag as the learner numbers it.
    pub(super) key: u64,
    pub(super) words: Range<usize>,
}

/// A sentence with everything the patterns of the pack found in it.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    /// Which sentence, counted from 0.
    pub(super) number: u16,
    /// Where its first word stands in the text.
    pub(super) first: usize,
    pub(super) tokens: &'t [Token],
    /// By place, then by tag.
    pub(super) hits: Vec<Hit>,
    /// Whether it asks something, by its sign or by its form.
    pub(super) question: bool,
    /// Whether a question mark ends it.
    pub(super) marked: bool,
    /// Whether it stands by itself and was not split off.
    pub(super) whole: bool,
}

impl<'t> Reading<'t> {
    /// Reads a sentence.
    pub(super) fn new(
        pack: &Pack,
        text: &'t Text,
        sentence: &Sentence,
        number: usize,
        scratch: &mut Scratch,
    ) -> Self {
        let words = Self::of_words(text, sentence, number);
        let hits = find(pack, words.tokens, scratch);
        let formed = hits.iter().any(|hit| hit.tag == Tag::Question);
        Self { hits, question: words.question || formed, ..words }
    }

    /// A sentence in which no pattern is looked for: enough where only its words count.
    pub(super) fn of_words(text: &'t Text, sentence: &Sentence, number: usize) -> Self {
        Self {
            number: u16::try_from(number).unwrap_or(u16::MAX),
            first: sentence.words.start,
            tokens: text.words(sentence),
            hits: Vec::new(),
            question: sentence.asks,
            marked: sentence.asks,
            whole: sentence.whole,
        }
    }

    /// The matches with this tag.
    pub(super) fn tagged(&self, tag: Tag) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(move |hit| hit.tag == tag)
    }

    /// Whether a pattern with this tag matched.
    pub(super) fn has(&self, tag: Tag) -> bool {
        self.tagged(tag).next().is_some()
    }

    /// Whether a pattern with this tag begins at or before the word at `at`.
    pub(super) fn has_before(&self, tag: Tag, at: usize) -> bool {
        self.tagged(tag).any(|hit| hit.words.start <= at)
    }

    /// Whether a word that denies stands within `reach` words before `at`.
    pub(super) fn denied_before(&self, at: usize, reach: usize) -> bool {
        self.tokens[at.saturating_sub(reach)..at].iter().any(|token| token.denies)
    }
}

/// Room that is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// Where the words of the sentence stand.
    places: Places,
    /// By pattern: whether it was looked at already, a bit each.
    seen: Vec<u64>,
    /// Whether only patterns that name something are looked for: enough for a written text, which does nothing.
    only_names: bool,
}

impl Scratch {
    /// For written texts, of which only what they name is wanted.
    pub(super) fn for_names() -> Self {
        Self { only_names: true, ..Self::default() }
    }
}

fn find(pack: &Pack, tokens: &[Token], scratch: &mut Scratch) -> Vec<Hit> {
    scratch.places.read(pack, tokens);
    scratch.seen.clear();
    scratch.seen.resize(pack.patterns.len() / 64 + 1, 0);
    let Scratch { places, seen, only_names } = scratch;
    let mut hits = Vec::with_capacity(USUAL_HITS);
    for candidate in places.present().flat_map(|set| &pack.by_need[set as usize]) {
        let wanted = candidate.names || !*only_names;
        if wanted && is_new(seen, candidate.pattern) && candidate.may_match(places) {
            all_matches(&pack.patterns[candidate.pattern as usize], places, &mut hits);
        }
    }
    hits.sort_by_key(|hit| (hit.words.start, hit.tag, hit.words.end));
    hits
}

/// Whether this pattern is looked at for the first time in this sentence.
fn is_new(seen: &mut [u64], pattern: u32) -> bool {
    let (word, bit) = (pattern as usize / 64, 1 << (pattern % 64));
    let new = seen[word] & bit == 0;
    seen[word] |= bit;
    new
}

fn all_matches(tagged: &Tagged, sentence: &Places, hits: &mut Vec<Hit>) {
    let mut from = 0;
    for _ in 0..MOST_MATCHES {
        let Some((start, end)) = tagged.pattern.find_from(sentence, from) else { return };
        hits.push(Hit { tag: tagged.tag, key: tagged.key, words: start..end });
        from = end;
    }
}
