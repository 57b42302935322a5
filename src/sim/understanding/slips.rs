//! Mistyped words in a written text, for a reader of tickets. Stricter than hearing: only what is surely meant as a word
//! of the language counts.

use super::lexicon::Lexicon;
use super::pack::Pack;
use super::text::is_form_of_known;
use super::tokens::{fold, scan};
use crate::sim::time::Span;

/// Shorter words are taken as they are written.
const SHORTEST: usize = 4;
/// Shorter words are mistyped only by two letters that changed places.
const SHORTEST_ANY_SLIP: usize = 6;

/// A mistyped word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands.
    pub span: Span,
    /// The word that was meant.
    pub meant: String,
}

/// The mistyped words of a text: written small, unknown, and one slip away from a word that is known.
#[must_use]
pub fn slips(pack: &Pack, lexicon: &Lexicon, text: &str) -> Vec<Slip> {
    let (pieces, _) = scan(text);
    let known = |word: &str| {
        pack.vocabulary.id(word).is_some() || lexicon.words.contains(word) || is_form_of_known(pack, word)
    };
    let mut found = Vec::new();
    for piece in pieces {
        let letters = piece.text.bytes().all(|byte| byte.is_ascii_lowercase());
        let name = piece.capital && !piece.shouted && !found_at_start(text, piece.start);
        if !letters || name || piece.text.len() < SHORTEST || known(&fold(&piece.text)) {
            continue;
        }
        let meant = swapped(&piece.text).find(|word| pack.vocabulary.id(word).is_some()).or_else(|| {
            let nearest = pack.reader.nearest(&piece.text)?;
            (piece.text.len() >= SHORTEST_ANY_SLIP && strsim::osa_distance(nearest, &piece.text) == 1)
                .then(|| nearest.to_owned())
        });
        found.extend(meant.map(|meant| Slip { span: Span::new(piece.start, piece.end), meant }));
    }
    found
}

/// Whether a sentence begins here.
fn found_at_start(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n'])
}

/// A word with each two neighbours changed over.
fn swapped(word: &str) -> impl Iterator<Item = String> {
    let bytes = word.as_bytes().to_vec();
    (1..bytes.len()).filter_map(move |at| {
        let mut other = bytes.clone();
        other.swap(at - 1, at);
        String::from_utf8(other).ok()
    })
}
