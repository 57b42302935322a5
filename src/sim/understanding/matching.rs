//! Which patterns of a pack match in a sentence.

use std::ops::Range;

use super::pack::{Pack, Tag};
use super::text::{Sentence, SentenceWords, Text, Token};

/// A pattern matches at most so often in one sentence.
const MOST_MATCHES: usize = 6;

/// One match of one pattern; the words count within the sentence.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub(super) tag: Tag,
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
        let tokens = text.words(sentence);
        let hits = find(pack, tokens, scratch);
        let formed = hits.iter().any(|hit| hit.tag == Tag::Question);
        Self {
            number: u16::try_from(number).unwrap_or(u16::MAX),
            first: sentence.words.start,
            tokens,
            hits,
            question: sentence.asks || formed,
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
    /// By set: whether a word of the sentence is in it, a bit each.
    present: Vec<u64>,
    candidates: Vec<u32>,
}

impl Scratch {
    fn read(&mut self, pack: &Pack, tokens: &[Token]) {
        self.present.clear();
        self.present.resize(pack.vocabulary.set_count() / 64 + 1, 0);
        self.candidates.clear();
        for &set in tokens.iter().flat_map(|token| token.sets(pack)) {
            let (word, bit) = (set as usize / 64, 1 << (set % 64));
            if self.present[word] & bit == 0 {
                self.present[word] |= bit;
                self.candidates.extend_from_slice(&pack.by_need[set as usize]);
            }
        }
        self.candidates.sort_unstable();
        self.candidates.dedup();
    }

    fn has(&self, set: u32) -> bool {
        self.present[set as usize / 64] & 1 << (set % 64) != 0
    }
}

fn find(pack: &Pack, tokens: &[Token], scratch: &mut Scratch) -> Vec<Hit> {
    let view = SentenceWords { pack, tokens };
    scratch.read(pack, tokens);
    let mut hits = Vec::new();
    for &number in &scratch.candidates {
        let tagged = &pack.patterns[number as usize];
        let all_there = |group: &Vec<u32>| group.iter().any(|&set| scratch.has(set));
        if !tagged.pattern.needs.iter().skip(1).all(all_there) {
            continue;
        }
        let mut from = 0;
        for _ in 0..MOST_MATCHES {
            let Some((start, end)) = tagged.pattern.find_from(&view, from) else { break };
            hits.push(Hit { tag: tagged.tag, words: start..end });
            from = end;
        }
    }
    hits.sort_by_key(|hit| (hit.words.start, hit.tag, hit.words.end));
    hits
}
