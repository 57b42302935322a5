//! Lists of words and phrases, looked for in a text word by word: exact but for case and signs, no guessing.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, StrExt};

use crate::sim::time::Span;

/// A word of a text: lower case, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word, in lower case, with a plain apostrophe.
    pub text: SmolStr,
    /// Where it stands.
    pub span: Span,
    /// The group of its beginning.
    group: u8,
}

impl Word {
    /// The same word, in a part of its text that begins at `start`.
    #[must_use]
    pub fn within(&self, start: u32) -> Self {
        let span = Span { start: self.span.start - start, end: self.span.end - start };
        Self { span, ..self.clone() }
    }
}

/// The words of a text: runs of letters, numbers and apostrophes.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 5);
    let mut begun = None;
    for (at, sign) in text.char_indices() {
        match begun {
            None if is_in_word(sign) => begun = Some(at),
            Some(start) if !is_in_word(sign) => {
                words.push(word(text, start, at));
                begun = None;
            }
            _ => {}
        }
    }
    words.extend(begun.map(|start| word(text, start, text.len())));
    words
}

/// How many words a text has.
#[must_use]
pub fn count(text: &str) -> usize {
    text.split(|sign| !is_in_word(sign)).filter(|word| !word.is_empty()).count()
}

/// Whether these words can say how somebody is reached: a number, or more than one word. A lone word may stand for
/// anything: "three" of "three evenings", "mobile" without its number.
#[must_use]
pub fn is_a_contact(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains('@') || count(text) > 1
}

fn is_in_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '\'' | '’')
}

fn word(text: &str, start: usize, end: usize) -> Word {
    let written = &text[start..end];
    let small = if written.is_ascii() {
        written.to_ascii_lowercase_smolstr()
    } else {
        written
            .chars()
            .map(|sign| if sign == '’' { '\'' } else { sign })
            .flat_map(char::to_lowercase)
            .collect()
    };
    Word { group: Beginnings::group_of(&small), text: small, span: Span::new(start, end) }
}

/// A list of phrases. A word that ends in `*` stands for every word that begins so: `suspect*`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Phrases {
    written: Vec<String>,
    /// The phrases, cut into words, in the order of the groups of their first words' beginnings.
    cut: Vec<Vec<(SmolStr, bool)>>,
    /// By group: where its phrases begin among them; one more for the end. Empty when there are none.
    starts: Vec<u32>,
    /// The two letters with which first words begin. A ticket is searched for dozens of lists, and most of its words are
    /// out by this.
    begins: Beginnings,
}

/// A set of pairs of letters, a bit for each of 256 groups of pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Beginnings([u64; 4]);

impl Beginnings {
    fn group(first: u8, second: u8) -> u8 {
        first.wrapping_mul(31) ^ second
    }

    /// The group of the letters with which a word begins.
    fn group_of(word: &str) -> u8 {
        let bytes = word.as_bytes();
        Self::group(bytes.first().copied().unwrap_or(0), bytes.get(1).copied().unwrap_or(0))
    }

    /// The groups that a first word can be in: one, but of a single letter with anything after it, one for each letter.
    fn groups_of(word: &str, begins: bool) -> BTreeSet<u8> {
        match *word.as_bytes() {
            [first] if begins => (0..=u8::MAX).map(|second| Self::group(first, second)).collect(),
            _ => BTreeSet::from([Self::group_of(word)]),
        }
    }

    fn add(&mut self, group: u8) {
        self.0[usize::from(group / 64)] |= 1 << (group % 64);
    }

    /// Whether a word of this group may be one of those that were taken in.
    fn may_have(&self, group: u8) -> bool {
        self.0[usize::from(group / 64)] >> (group % 64) & 1 == 1
    }
}

impl Phrases {
    /// The place of the first phrase that stands in the words.
    #[must_use]
    pub fn find(&self, words: &[Word]) -> Option<Span> {
        (0..words.len())
            .find_map(|at| self.longest_at(words, at).map(|length| span_of(&words[at..at + length])))
    }

    /// The places of all phrases that stand in the words, without overlaps, the longest first where several begin.
    #[must_use]
    pub fn find_all(&self, words: &[Word]) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let length = self.longest_at(words, at).unwrap_or(0);
            if length > 0 {
                found.push(span_of(&words[at..at + length]));
            }
            at += length.max(1);
        }
        found
    }

    /// Whether one of the phrases stands in the text.
    #[must_use]
    pub fn stand_in(&self, text: &str) -> bool {
        self.find(&words(text)).is_some()
    }

    /// Whether the text is one of the phrases and nothing else.
    #[must_use]
    pub fn are(&self, text: &str) -> bool {
        self.are_all_of(&words(text))
    }

    /// Whether the words are one of the phrases.
    #[must_use]
    pub fn are_all_of(&self, words: &[Word]) -> bool {
        !words.is_empty() && self.longest_at(words, 0) == Some(words.len())
    }

    /// Whether this word by itself is one of the phrases.
    #[must_use]
    pub fn have(&self, word: &Word) -> bool {
        self.are_all_of(std::slice::from_ref(word))
    }

    fn of_group(&self, group: u8) -> &[Vec<(SmolStr, bool)>] {
        let start = |group: usize| self.starts.get(group).map_or(0, |start| *start as usize);
        let group = usize::from(group);
        self.cut.get(start(group)..start(group + 1)).unwrap_or_default()
    }

    fn longest_at(&self, words: &[Word], at: usize) -> Option<usize> {
        let (first, rest) = words[at..].split_first()?;
        if !self.begins.may_have(first.group) {
            return None;
        }
        let stands = |phrase: &&Vec<(SmolStr, bool)>| {
            let Some((part, parts)) = phrase.split_first() else { return false };
            is(part, first)
                && parts.len() <= rest.len()
                && parts.iter().zip(rest).all(|(part, word)| is(part, word))
        };
        self.of_group(first.group).iter().filter(stands).map(Vec::len).max()
    }
}

/// A single phrase, to be looked for in a text once or twice: what a list is prepared with would not pay.
#[derive(Clone, Debug)]
pub struct Phrase {
    parts: Vec<(SmolStr, bool)>,
    /// With which letters its first word can begin.
    begins: Beginnings,
}

impl Phrase {
    /// The phrase, written as in a list.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let parts = parts(written);
        let mut begins = Beginnings::default();
        if let Some((word, open)) = parts.first() {
            for group in Beginnings::groups_of(word, *open) {
                begins.add(group);
            }
        }
        Self { parts, begins }
    }

    /// The places where it stands in the words, without overlaps.
    #[must_use]
    pub fn find_all(&self, words: &[Word]) -> Vec<Span> {
        let mut found = Vec::new();
        let mut rest = words;
        while let Some(here) = rest.get(..self.parts.len()).filter(|here| !here.is_empty()) {
            let stands = self.begins.may_have(here[0].group)
                && self.parts.iter().zip(here).all(|(part, word)| is(part, word));
            if stands {
                found.push(span_of(here));
            }
            rest = &rest[if stands { here.len() } else { 1 }..];
        }
        found
    }
}

fn is((part, begins): &(SmolStr, bool), word: &Word) -> bool {
    if *begins { word.text.starts_with(part.as_str()) } else { word.text == *part }
}

fn span_of(words: &[Word]) -> Span {
    let start = words.first().map_or(0, |word| word.span.start);
    Span { start, end: words.last().map_or(start, |word| word.span.end) }
}

impl From<Vec<String>> for Phrases {
    fn from(written: Vec<String>) -> Self {
        let mut by_group: BTreeMap<u8, Vec<Vec<(SmolStr, bool)>>> = BTreeMap::new();
        let mut beginnings = Beginnings::default();
        for phrase in written.iter().map(|phrase| parts(phrase)) {
            let Some((word, begins)) = phrase.first() else { continue };
            for group in Beginnings::groups_of(word, *begins) {
                beginnings.add(group);
                by_group.entry(group).or_default().push(phrase.clone());
            }
        }
        let mut starts = vec![0];
        let mut cut = Vec::new();
        for group in 0..=u8::MAX {
            cut.extend(by_group.remove(&group).unwrap_or_default());
            starts.push(u32::try_from(cut.len()).unwrap_or(u32::MAX));
        }
        Self { written, cut, starts, begins: beginnings }
    }
}

impl From<Phrases> for Vec<String> {
    fn from(phrases: Phrases) -> Self {
        phrases.written
    }
}

fn parts(phrase: &str) -> Vec<(SmolStr, bool)> {
    let begins = |word: &Word| phrase[word.span.end as usize..].starts_with('*');
    words(phrase).into_iter().map(|word| (word.text.clone(), begins(&word))).collect()
}

/// Whether two words are one but for their endings: "changed", "changes".
#[must_use]
pub fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // Most words are told apart by their first letters.
    if a.as_bytes().first_chunk::<4>() != b.as_bytes().first_chunk::<4>() {
        return false;
    }
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    common >= 4 && a.chars().count() + b.chars().count() - 2 * common <= common.min(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(phrases: &[&str]) -> Phrases {
        phrases.iter().map(|phrase| (*phrase).to_owned()).collect::<Vec<_>>().into()
    }

    #[track_caller]
    fn check(phrases: &[&str], text: &str, found: &[&str]) {
        let spans = list(phrases).find_all(&words(text));
        let quotes: Vec<_> = spans.iter().map(|span| span.of(text)).collect();
        assert_eq!(quotes, found);
    }

    #[test]
    fn phrases_are_found_in_any_case_and_between_any_signs() {
        check(&["no change"], "Restarted: NO, change? No – change.", &["NO, change", "No – change"]);
        check(&["rude"], "a crude brute", &[]);
        check(&["didn't help"], "It didn’t help.", &["didn’t help"]);
    }

    #[test]
    fn the_longest_phrase_counts_and_a_star_stands_for_any_ending() {
        check(&["no", "no change"], "no change, no", &["no change", "no"]);
        check(&["suspect*"], "Suspects it. Suspicious.", &["Suspects"]);
    }

    #[test]
    fn a_phrase_is_found_as_in_a_list() {
        for (phrase, text) in
            [("no change", "no, no change no change"), ("suspect*", "Suspects it"), ("", "a")]
        {
            assert_eq!(Phrase::new(phrase).find_all(&words(text)), list(&[phrase]).find_all(&words(text)));
        }
    }

    #[test]
    fn words_are_alike_but_for_their_endings() {
        assert!(alike("changed", "changes") && alike("lead", "lead"));
        assert!(!alike("lead", "leash") && !alike("router", "routine"));
    }

    #[test]
    fn a_text_is_a_phrase_only_when_nothing_else_stands_in_it() {
        assert!(list(&["please check"]).are("Please check!"));
        assert!(!list(&["please check"]).are("Please check hop two"));
        assert!(!list(&[""]).are("") && !list(&[""]).stand_in("word"));
    }
}
