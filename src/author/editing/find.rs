//! Finding words in a text.

use std::ops::Range;

/// More places than this are not looked for.
pub const MOST_FOUND: usize = 999;

/// Every place of `what`, from the first on, capital letters or small; the first [`MOST_FOUND`]. None for nothing.
#[must_use]
pub fn finds(text: &str, what: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = what.chars().flat_map(char::to_lowercase).collect();
    let Some(first) = wanted.first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        if at < from || letter.to_lowercase().next() != Some(*first) {
            continue;
        }
        if let Some(length) = begins_with(&text[at..], &wanted) {
            from = at + length;
            found.push(at..from);
            if found.len() == MOST_FOUND {
                break;
            }
        }
    }
    found
}

/// How many bytes of the text the wanted letters take at its beginning.
fn begins_with(text: &str, wanted: &[char]) -> Option<usize> {
    let mut wanted = wanted.iter();
    let mut length = 0;
    while wanted.len() > 0 {
        let letter = text[length..].chars().next()?;
        if !letter.to_lowercase().all(|small| wanted.next() == Some(&small)) {
            return None;
        }
        length += letter.len_utf8();
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, what: &str, expected: &[Range<usize>]) {
        assert_eq!(finds(text, what), expected);
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        check("Facts, facts", "facts", &[0..5, 7..12]);
        check("ÁNH ánh", "ánh", &[0..4, 5..9]);
        check("aaaa", "aa", &[0..2, 2..4]);
        check("abc", "", &[]);
        check("", "x", &[]);
        check("ab", "abc", &[]);
    }

    #[test]
    fn there_is_an_end_to_it() {
        assert_eq!(finds(&"x".repeat(5_000), "x").len(), MOST_FOUND);
    }
}
