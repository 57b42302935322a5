//! What typing did to a text, and where places in it are now.

use std::ops::Range;

/// One stretch of a text that gave way to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The byte at which the texts part.
    pub at: usize,
    /// How many bytes went.
    pub removed: usize,
    /// How many came.
    pub added: usize,
}

impl Change {
    /// What makes the new text of the old one: all between what both begin and what both end with.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        let shorter = old.len().min(new.len());
        let same = old.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
        let at = old.floor_char_boundary(same);
        let tail = old.bytes().rev().zip(new.bytes().rev());
        let tail = tail.take(shorter - at).take_while(|(one, other)| one == other).count();
        let tail = old.len() - old.ceil_char_boundary(old.len() - tail);
        Self { at, removed: old.len() - at - tail, added: new.len() - at - tail }
    }

    /// Where a place of the old text stands in the new one. What was typed over shrinks to what is left of it.
    #[must_use]
    pub fn moves(&self, place: &Range<usize>) -> Range<usize> {
        let start = self.byte(place.start);
        start..self.byte(place.end).max(start)
    }

    const fn byte(&self, byte: usize) -> usize {
        let end = self.at + self.removed;
        if byte >= end {
            byte - self.removed + self.added
        } else if byte > self.at {
            self.at
        } else {
            byte
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, place: Range<usize>, expected: &str) {
        let moved = Change::between(old, new).moves(&place);
        assert_eq!(new.get(moved), Some(expected), "{old} → {new}");
    }

    #[test]
    fn places_keep_their_words_while_others_are_typed() {
        check("id: 12, b: x", "id: 12345, b: x", 11..12, "x");
        check("id: 12, b: x", "b: x", 11..12, "x");
        check("id: 12, b: x", "id: 12, b: xy", 4..6, "12");
        check("é à", "éé à", 3..5, "à");
        check("né", "nè", 0..1, "n");
    }

    #[test]
    fn what_was_typed_over_shrinks() {
        check("one two three", "one three", 4..7, "");
        check("one two three", "one to three", 4..7, "to");
        check("", "x", 0..0, "");
        check("x", "", 0..1, "");
    }
}
