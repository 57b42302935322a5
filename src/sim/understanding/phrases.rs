//! The example sentences of a pack: gathered from its files, and what is wrong with them.

use std::collections::{BTreeMap, BTreeSet};

use super::pack::{Kind, PackProblem};
use super::pack_file::{PackFile, Phrase};

/// The style of files that name none.
const PLAIN: &str = "plain";

/// A sentence to learn from, and how it is put.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) phrase: Phrase,
    pub(super) style: String,
}

/// The file of a pack: its name, its text, and what stands in it.
pub(super) type Source<'p> = (&'p str, &'p str, &'p PackFile);

/// The examples of all files in their order. One that is empty or stands there twice is left out and reported; so is a
/// kind of information that the pack does not know.
pub(super) fn gather<'p>(
    sources: impl Iterator<Item = Source<'p>>,
    kinds: &[Kind],
    problems: &mut Vec<PackProblem>,
) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, text, part) in sources {
        let style = if part.style.is_empty() { PLAIN } else { &part.style };
        let mut places = Places { text, read: 0, line: 1 };
        for phrase in &part.phrases {
            let at = places.next(&phrase.says);
            let mut complain = |message: String| {
                problems.push(PackProblem { file: file.to_owned(), at, message });
            };
            let mut phrase = phrase.clone();
            let key = (super::tokens::fold(phrase.says.trim()), phrase.after.clone());
            if key.0.is_empty() {
                complain("this phrase says nothing; write what an agent would type".to_owned());
                continue;
            }
            phrase.asks.retain(|asked| {
                let known = kinds.iter().any(|kind| kind.name.id == *asked.as_str());
                if !known {
                    complain(format!(
                        "`{asked}` is no kind of information of this language; the ids stand under `kinds`"
                    ));
                }
                known
            });
            if !seen.insert(key) {
                complain(format!("the phrase \"{}\" stands here a second time; leave one out", phrase.says));
                continue;
            }
            examples.push(Example { phrase, style: style.to_owned() });
        }
    }
    examples
}

/// The words that phrases of two styles have: right as they are written, since nobody slips twice in the same way. In small
/// letters, for a name is no such word.
pub(super) fn common_words<'p>(parts: impl Iterator<Item = &'p PackFile>) -> Vec<String> {
    let mut first_style: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for part in parts {
        for phrase in &part.phrases {
            let words = phrase.says.split(|sign: char| !sign.is_alphabetic());
            for word in words.filter(|word| word.len() > 2 && word.starts_with(char::is_lowercase)) {
                let (style, twice) =
                    first_style.entry(super::tokens::fold(word)).or_insert((&part.style, false));
                *twice |= *style != part.style;
            }
        }
    }
    first_style.into_iter().filter(|(_, (_, twice))| *twice).map(|(word, _)| word).collect()
}

/// Finds phrases again in the text of their file, one after the other.
struct Places<'p> {
    text: &'p str,
    /// So far it was read.
    read: usize,
    /// The line of that place.
    line: usize,
}

impl Places<'_> {
    /// Line and column of the next phrase that says this, from 1.
    fn next(&mut self, says: &str) -> Option<(usize, usize)> {
        let written = format!("\"{}\"", says.replace('\\', "\\\\").replace('"', "\\\""));
        let skipped = self.text.get(self.read..)?.split_once(&written)?.0;
        let at = self.read + skipped.len();
        let line = self.line + skipped.matches('\n').count();
        self.line = line + written.matches('\n').count();
        self.read = at + written.len();
        let line_start = self.text.get(..at)?.rfind('\n').map_or(0, |newline| newline + 1);
        Some((line, self.text[line_start..at].chars().count() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pack;

    const KINDS: &str =
        "Pack(format: 1, kinds: [(id: \"began\", about: \"since when\", asks: [\"since when\"])])";

    #[track_caller]
    fn check(phrases: &str, expected: &[&str]) {
        let (_, problems) = Pack::parse(&[("kinds.ron", KINDS), ("p.ron", phrases)]);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), expected.len(), "{told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(expected), "{told} does not begin with {expected}");
        }
    }

    #[test]
    fn a_faulty_phrase_is_reported_where_it_stands() {
        check(
            "Pack(format: 1, style: \"terse\", phrases: [\n  (says: \"since when\", acts: [AskFact], asks: [\"began\"]),\n  \
             (says: \" \"),\n  (says: \"Since when\"),\n  (says: \"the \\\"code\\\"\", asks: [\"cod\"]),\n])",
            &[
                "p.ron:3:10: this phrase says nothing",
                "p.ron:4:10: the phrase \"Since when\" stands here a second time",
                "p.ron:5:10: `cod` is no kind of information",
            ],
        );
    }

    #[test]
    fn the_same_words_after_another_line_are_another_phrase() {
        check(
            "Pack(format: 1, phrases: [(says: \"which\"), (says: \"which\", after: \"one of them\")])",
            &[],
        );
    }
}
