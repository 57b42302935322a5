//! Where in a sentence the words of each set stand: what patterns are matched against.

use super::pack::Pack;
use super::pattern::{Place, Words};
use super::text::Token;
use super::vocabulary::SetId;

/// The words of a sentence by what patterns ask for, a bit for each word. Room that is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By set: the words of the sentence that are in it.
    words: Vec<u128>,
    /// The sets that a word of the sentence is in, each once.
    present: Vec<SetId>,
    any: u128,
    gap: u128,
    number: u128,
    length: usize,
}

impl Places {
    /// Notes where the words of a sentence stand. What is longer than there are bits is not looked at.
    pub(super) fn read(&mut self, pack: &Pack, tokens: &[Token]) {
        // Only what the sentence before left is cleared: a pack has thousands of sets and a sentence some hundreds.
        for set in self.present.drain(..) {
            self.words[set as usize] = 0;
        }
        self.words.resize(pack.vocabulary.set_count(), 0);
        (self.any, self.gap, self.number) = (0, 0, 0);
        self.length = tokens.len().min(u128::BITS as usize);
        for (at, token) in tokens.iter().enumerate().take(self.length) {
            let bit = 1 << at;
            self.any |= bit;
            self.gap |= if token.denies { 0 } else { bit };
            self.number |= if token.number.is_some() { bit } else { 0 };
            for &set in token.sets(pack) {
                let words = &mut self.words[set as usize];
                if *words == 0 {
                    self.present.push(set);
                }
                *words |= bit;
            }
        }
    }

    /// The words that may stand in this place of a pattern.
    pub(super) fn of(&self, place: Place) -> u128 {
        match place {
            Place::Set(set) => self.words[set as usize],
            Place::Any => self.any,
            Place::Gap => self.gap,
            Place::Number => self.number,
        }
    }

    /// Whether a word of the sentence is in the set.
    pub(super) fn has(&self, set: SetId) -> bool {
        self.words[set as usize] != 0
    }

    /// The sets that a word of the sentence is in.
    pub(super) fn present(&self) -> impl ExactSizeIterator<Item = SetId> {
        self.present.iter().copied()
    }
}

impl Words for Places {
    fn len(&self) -> usize {
        self.length
    }

    fn takes(&self, place: Place, at: usize) -> bool {
        self.of(place) >> at & 1 == 1
    }
}
