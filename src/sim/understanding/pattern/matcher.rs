//! A pattern as it is run: its places, a bit for each.

use crate::sim::understanding::places::Places;
use crate::sim::understanding::vocabulary::SetId;

/// A pattern, ready to be matched.
#[derive(Clone, Debug)]
pub(in crate::sim::understanding) struct Pattern {
    pub(super) places: Vec<Place>,
    pub(super) first: u128,
    pub(super) last: u128,
    pub(super) follow: Vec<u128>,
    pub(super) at_start: bool,
    pub(super) at_end: bool,
    /// What must be in a sentence for the pattern to match at all: of each group one set. The rarest group is first.
    pub(in crate::sim::understanding) needs: Vec<Vec<SetId>>,
}

/// What one place of a pattern takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sim::understanding) enum Place {
    /// A word of the set.
    Set(SetId),
    /// Any word.
    Any,
    /// Any word but a negator.
    Gap,
    /// A number.
    Number,
}

/// The words that a pattern is matched against.
pub(in crate::sim::understanding) trait Words {
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether the word at `at` may stand in this place of a pattern.
    fn takes(&self, place: Place, at: usize) -> bool;
}

impl Pattern {
    /// The longest match that begins at `start`: the end of it.
    pub(in crate::sim::understanding) fn match_at(
        &self,
        sentence: &impl Words,
        start: usize,
    ) -> Option<usize> {
        if self.at_start && start != 0 {
            return None;
        }
        let mut longest = None;
        let mut reach = self.first;
        for at in start..sentence.len() {
            let here = self.taken(reach, sentence, at);
            if here == 0 {
                break;
            }
            if here & self.last != 0 && (!self.at_end || at + 1 == sentence.len()) {
                longest = Some(at + 1);
            }
            reach = bits(here).fold(0, |reach, place| reach | self.follow[place]);
        }
        longest
    }

    /// The first match at or after `from`: its start and its end.
    pub(in crate::sim::understanding) fn find_from(
        &self,
        sentence: &Places,
        from: usize,
    ) -> Option<(usize, usize)> {
        // Only where a first place can stand is it worth to begin.
        let first = bits(self.first).fold(0, |starts, place| starts | sentence.of(self.places[place]));
        let later = u128::MAX.checked_shl(u32::try_from(from).unwrap_or(u32::MAX)).unwrap_or(0);
        let starts = if self.at_start { first & later & 1 } else { first & later };
        bits(starts).find_map(|start| self.match_at(sentence, start).map(|end| (start, end)))
    }

    /// The sets with which a match can begin.
    pub(in crate::sim::understanding) fn first_sets(&self) -> impl Iterator<Item = SetId> {
        bits(self.first).filter_map(|place| match self.places[place] {
            Place::Set(set) => Some(set),
            _ => None,
        })
    }

    fn taken(&self, reach: u128, sentence: &impl Words, at: usize) -> u128 {
        let takes = |place: &usize| sentence.takes(self.places[*place], at);
        bits(reach).filter(takes).fold(0, |here, place| here | 1 << place)
    }
}

/// The places in a set of them, in order.
pub(super) fn bits(mut mask: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if mask == 0 {
            return None;
        }
        let bit = mask.trailing_zeros() as usize;
        mask &= mask - 1;
        Some(bit)
    })
}
