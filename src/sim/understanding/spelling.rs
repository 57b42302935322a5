//! How a language is spelled: short forms, endings, everyday words, and the word that was meant when one is mistyped.

use std::collections::BTreeMap;

use super::hashing::{Map, Set, hash};
use super::tokens::fold;

/// Words shorter than this are taken as they are written.
const SHORTEST_CORRECTED: usize = 5;
/// From this length on, two slips in a word are forgiven.
const TWO_SLIPS_FROM: usize = 8;

/// The spelling rules of a pack.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    short_forms: Map<String, Vec<String>>,
    stop: Set<String>,
    endings: Vec<(String, String)>,
    same: Map<String, String>,
}

impl Spelling {
    /// Takes over the lists of a pack: short forms, everyday words, endings, words that mean the same.
    pub(super) fn new(
        short_forms: &[(String, String)],
        stop: &[String],
        endings: &[(String, String)],
        same: &[String],
    ) -> Self {
        let split = |text: &str| text.split_whitespace().map(fold).collect::<Vec<_>>();
        let short_forms = short_forms.iter().map(|(short, long)| (fold(short), split(long))).collect();
        let stop = stop.iter().flat_map(|line| split(line)).collect();
        let mut spelling = Self { short_forms, stop, endings: endings.to_vec(), same: Map::default() };
        for line in same {
            let words = split(line);
            let Some(first) = words.first().map(|word| spelling.bare(word)) else { continue };
            for word in &words {
                spelling.same.insert(spelling.bare(word), first.clone());
            }
        }
        spelling
    }

    /// The words that a written word stands for, if it is not simply itself: `don't` is `do not`, `pls` is `please`.
    pub(super) fn expand(&self, word: &str) -> Option<Vec<String>> {
        if let Some(long) = self.short_forms.get(word) {
            return Some(long.clone());
        }
        let (stem, ending) = word.split_once('\'')?;
        let bare = format!("{stem}{ending}");
        if let Some(long) = self.short_forms.get(&bare) {
            return Some(long.clone());
        }
        // What is left after an apostrophe (`router's`) is a word of its own.
        Some([stem, ending].iter().filter(|part| !part.is_empty()).map(|part| (*part).to_owned()).collect())
    }

    /// Whether a word is so common that it tells nothing about the subject.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
    }

    /// A number for what the word means, whatever its ending: `restarted`, `restarting` and `reboot` share one.
    pub(super) fn meaning(&self, word: &str) -> u64 {
        let bare = self.bare(word);
        hash(self.same.get(&bare).unwrap_or(&bare))
    }

    /// The word without its ending.
    pub(super) fn bare(&self, word: &str) -> String {
        for (ending, instead) in &self.endings {
            let Some(start) = word.strip_suffix(ending.as_str()) else { continue };
            if start.len() >= 3 {
                let mut bare = format!("{start}{instead}");
                let mut letters = bare.chars().rev();
                // `dropped` and `dropping` lose the doubled letter too.
                if let (Some(last), Some(before)) = (letters.next(), letters.next())
                    && last == before
                    && !matches!(last, 's' | 'l' | 'e')
                {
                    bare.pop();
                }
                return self.without_e(bare);
            }
        }
        self.without_e(word.to_owned())
    }

    /// A silent `e` at the end is dropped, unless an everyday word remains: `note` is not `not`.
    fn without_e(&self, mut word: String) -> String {
        if word.len() > 3 && word.ends_with('e') && !self.is_stop(&word[..word.len() - 1]) {
            word.pop();
        }
        word
    }
}

/// Finds the word that was meant when one is mistyped.
#[derive(Debug, Default)]
pub(super) struct Speller {
    by_first: BTreeMap<char, Vec<Candidate>>,
}

#[derive(Debug)]
struct Candidate {
    word: String,
    letters: u32,
}

impl Speller {
    /// A speller that knows these words.
    pub(super) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut by_first: BTreeMap<char, Vec<Candidate>> = BTreeMap::new();
        for word in words.filter(|word| word.len() >= SHORTEST_CORRECTED) {
            let Some(first) = word.chars().next() else { continue };
            by_first
                .entry(first)
                .or_default()
                .push(Candidate { word: word.to_owned(), letters: letters(word) });
        }
        Self { by_first }
    }

    /// The one known word that is a slip or two away, if there is exactly one nearest.
    pub(super) fn nearest(&self, word: &str) -> Option<&str> {
        if word.len() < SHORTEST_CORRECTED || word.len() > 24 {
            return None;
        }
        let slips = if word.len() >= TWO_SLIPS_FROM { 2 } else { 1 };
        let mine = letters(word);
        let first = word.chars().next()?;
        let mut best: Option<(&str, usize)> = None;
        let mut tied = false;
        for candidate in self.by_first.get(&first)? {
            if candidate.word.len().abs_diff(word.len()) > slips {
                continue;
            }
            if (candidate.letters ^ mine).count_ones() as usize > 2 * slips {
                continue;
            }
            let distance = strsim::osa_distance(&candidate.word, word);
            if distance > slips {
                continue;
            }
            match best {
                Some((_, so_far)) if distance > so_far => {}
                Some((_, so_far)) if distance == so_far => tied = true,
                _ => {
                    best = Some((&candidate.word, distance));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(word, _)| word)
    }
}

/// Which letters a word has, as a set of bits.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, byte| set | 1 << (byte - b'a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_cut_unless_another_word_remains() {
        let pairs = [("es".to_owned(), "e".to_owned())];
        let spelling = Spelling::new(&[], &["not".to_owned()], &pairs, &[]);
        assert_ne!(spelling.meaning("note"), spelling.meaning("not"));
        assert_ne!(spelling.meaning("notes"), spelling.meaning("not"));
        assert_eq!(spelling.meaning("modes"), spelling.meaning("mode"));
    }

    #[test]
    fn a_slip_is_forgiven_and_a_tie_is_not_guessed() {
        let speller = Speller::new(["restart", "router", "thanks", "thinks", "customer"].into_iter());
        assert_eq!(speller.nearest("restrat"), Some("restart"));
        assert_eq!(speller.nearest("custmoer"), Some("customer"));
        assert_eq!(speller.nearest("thonks"), None);
        assert_eq!(speller.nearest("rooster"), None);
    }
}
