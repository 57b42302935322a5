//! Where in a sentence the words of each set stand: what patterns are matched against.

use super::pack::Pack;
use super::pattern::{Place, Words};
use super::text::Token;
use super::vocabulary::SetId;

/// A sentence is seldom in more sets than this.
const USUAL: usize = 1_024;

/// The words of a sentence by what patterns ask for, a bit for each word. Room that is used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By set: its place in `present`, counted from 1; 0 when no word of the sentence is in it. A pack has thousands of
    /// sets, so this list is kept small.
    slots: Vec<u16>,
    /// The sets that a word of the sentence is in, each once, and where.
    present: Vec<(SetId, u128)>,
    any: u128,
    gap: u128,
    number: u128,
    length: usize,
}

impl Places {
    /// Notes where the words of a sentence stand. What is longer than there are bits is not looked at.
    pub(super) fn read(&mut self, pack: &Pack, tokens: &[Token]) {
        // Only what the sentence before left is cleared.
        for (set, _) in self.present.drain(..) {
            self.slots[set as usize] = 0;
        }
        self.slots.resize(pack.vocabulary.set_count(), 0);
        self.present.reserve(USUAL);
        (self.any, self.gap, self.number) = (0, 0, 0);
        self.length = tokens.len().min(u128::BITS as usize);
        for (at, token) in tokens.iter().enumerate().take(self.length) {
            let bit = 1 << at;
            self.any |= bit;
            self.gap |= if token.denies { 0 } else { bit };
            self.number |= if token.number.is_some() { bit } else { 0 };
            for &set in token.sets(pack) {
                self.add(set, bit);
            }
        }
    }

    fn add(&mut self, set: SetId, bit: u128) {
        let slot = &mut self.slots[set as usize];
        if let Some(at) = slot.checked_sub(1) {
            self.present[usize::from(at)].1 |= bit;
            return;
        }
        self.present.push((set, bit));
        *slot = u16::try_from(self.present.len()).unwrap_or(0);
    }

    /// The words that may stand in this place of a pattern.
    pub(super) fn of(&self, place: Place) -> u128 {
        match place {
            Place::Set(set) => match self.slots[set as usize].checked_sub(1) {
                Some(at) => self.present[usize::from(at)].1,
                None => 0,
            },
            Place::Any => self.any,
            Place::Gap => self.gap,
            Place::Number => self.number,
        }
    }

    /// Whether a word of the sentence is in the set.
    pub(super) fn has(&self, set: SetId) -> bool {
        self.slots[set as usize] != 0
    }

    /// The sets that a word of the sentence is in.
    pub(super) fn present(&self) -> impl ExactSizeIterator<Item = SetId> {
        self.present.iter().map(|(set, _)| *set)
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
