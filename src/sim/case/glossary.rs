//! Finding the desk's terms in what was said.

use smol_str::SmolStr;

use crate::sim::folding::{find_folded, folded};
use crate::sim::scenario::model::GlossaryTerm;
use crate::sim::time::Span;
use crate::sim::understanding::Map;

/// The terms of a desk's glossary by their first words, so that a text is read once and not once a term.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    by_first_word: Map<SmolStr, Vec<Spelling>>,
}

/// One spelling of one term.
#[derive(Clone, Debug)]
struct Spelling {
    /// The number of its entry in the desk's list.
    entry: usize,
    /// The number of the spelling in its entry.
    term: usize,
    folded: String,
}

/// A term that was used.
#[derive(Clone, Copy, Debug)]
pub struct Used<'a> {
    /// Its entry in the glossary.
    pub entry: &'a GlossaryTerm,
    /// The spelling.
    pub term: &'a str,
    /// Where.
    pub span: Span,
}

impl Glossary {
    /// The terms of these entries.
    #[must_use]
    pub fn new(entries: &[GlossaryTerm]) -> Self {
        let mut glossary = Self::default();
        for (entry, known) in entries.iter().enumerate() {
            for (term, spelling) in known.term.iter().enumerate() {
                let folded = folded(spelling.trim());
                let Some(first) = words(&folded).next().map(|(_, word)| SmolStr::new(word)) else { continue };
                glossary.by_first_word.entry(first).or_default().push(Spelling { entry, term, folded });
            }
        }
        glossary
    }

    /// The terms in this text, each entry once, by where they stand. `entries` are those it was made of.
    #[must_use]
    pub fn used<'a>(&self, entries: &'a [GlossaryTerm], text: &str) -> Vec<Used<'a>> {
        let text = folded(text);
        let mut all: Vec<Used<'a>> = Vec::new();
        for (at, word) in words(&text) {
            let Some(spellings) = self.by_first_word.get(word) else { continue };
            for spelling in spellings {
                let Some(entry) = entries.get(spelling.entry) else { continue };
                if all.iter().any(|used| std::ptr::eq(used.entry, entry)) {
                    continue;
                }
                let Some(found) = find_folded(&text[at..], &spelling.folded) else { continue };
                let start = at + found.start as usize;
                let span = Span::new(start, start + spelling.folded.len());
                let term = entry.term.get(spelling.term).map_or("", String::as_str);
                all.push(Used { entry, term, span });
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
        let glossary = Glossary::new(&entries);
        let text = "Reports: the Name Server, dns and 2.4 GHz.";
        let found: Vec<(&str, &str)> =
            glossary.used(&entries, text).iter().map(|used| (used.term, used.span.of(text))).collect();
        assert_eq!(found, [("name server", "Name Server"), ("2.4 GHz", "2.4 GHz")]);
    }
}
