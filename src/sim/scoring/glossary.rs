//! Finding the desk's terms in what was said.

use std::collections::BTreeMap;

use super::words::{find_folded, folded};
use crate::sim::scenario::model::GlossaryTerm;
use crate::sim::time::Span;

/// The terms of a desk's glossary by their first words, sorted, so that a text is read once and not once a term.
pub(super) struct Glossary<'a> {
    by_first_word: Vec<(String, Vec<Spelling<'a>>)>,
}

/// One spelling of one term.
struct Spelling<'a> {
    entry: &'a GlossaryTerm,
    term: &'a str,
    folded: String,
}

/// A term that was used.
#[derive(Clone, Copy, Debug)]
pub(super) struct Used<'a> {
    /// Its entry in the glossary.
    pub(super) entry: &'a GlossaryTerm,
    /// The spelling.
    pub(super) term: &'a str,
    /// Where.
    pub(super) span: Span,
}

impl<'a> Glossary<'a> {
    /// The terms of these entries.
    pub(super) fn new(entries: &'a [GlossaryTerm]) -> Self {
        let mut by_first_word: BTreeMap<String, Vec<Spelling<'a>>> = BTreeMap::new();
        for entry in entries {
            for term in &entry.term {
                let folded = folded(term.trim());
                let first = words(&folded).next().map(|(_, word)| word.to_owned());
                if let Some(first) = first {
                    by_first_word.entry(first).or_default().push(Spelling { entry, term, folded });
                }
            }
        }
        Self { by_first_word: by_first_word.into_iter().collect() }
    }

    /// The terms in this text, each entry once, by where they stand.
    pub(super) fn used(&self, text: &str) -> Vec<Used<'a>> {
        let text = folded(text);
        let mut all: Vec<Used<'a>> = Vec::new();
        for (at, word) in words(&text) {
            let first = self.by_first_word.binary_search_by(|(first, _)| first.as_str().cmp(word));
            let Ok(first) = first else { continue };
            for spelling in &self.by_first_word[first].1 {
                if all.iter().any(|used| std::ptr::eq(used.entry, spelling.entry)) {
                    continue;
                }
                let Some(found) = find_folded(&text[at..], &spelling.folded) else { continue };
                let start = at + found.start as usize;
                let span = Span::new(start, start + spelling.folded.len());
                all.push(Used { entry: spelling.entry, term: spelling.term, span });
            }
        }
        all
    }
}

/// The words of a text and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(|c: char| !c.is_alphanumeric()).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_whole_once_and_in_any_case() {
        let entry = |term: &[&str]| GlossaryTerm {
            term: term.iter().map(|term| (*term).to_owned()).collect(),
            plain: String::new(),
            level: 50,
        };
        let entries = [entry(&["DNS", "name server"]), entry(&["2.4 GHz"]), entry(&["port"])];
        let used = Glossary::new(&entries);
        let text = "Reports: the Name Server, dns and 2.4 GHz.";
        let found: Vec<(&str, &str)> =
            used.used(text).iter().map(|used| (used.term, used.span.of(text))).collect();
        assert_eq!(found, [("name server", "Name Server"), ("2.4 GHz", "2.4 GHz")]);
    }
}
