//! Finding a word or phrase in a text.

use crate::sim::time::Span;

/// The text in small letters, byte for byte as long as before, so that places in it are places in the text.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let fold = |c: char| {
        if c.is_ascii() {
            return c.to_ascii_lowercase();
        }
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(fold).collect()
}

/// Where the word or phrase stands in the text, in any case and at word boundaries; none when it does not.
#[must_use]
pub fn find_word(text: &str, word: &str) -> Option<Span> {
    let word = word.trim();
    // Small and large letters of plain texts are told together without copying them.
    if text.is_ascii() && word.is_ascii() {
        return find_by(text, word, u8::to_ascii_lowercase);
    }
    find_folded(&folded(text), &folded(word))
}

/// The same for a text and a word that are folded already.
#[must_use]
pub fn find_folded(text: &str, word: &str) -> Option<Span> {
    find_by(text, word, |byte| *byte)
}

fn find_by(text: &str, word: &str, fold: impl Fn(&u8) -> u8) -> Option<Span> {
    if word.is_empty() {
        return None;
    }
    let bound = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut from = 0;
    while let Some(start) = place_of(text, word, from, &fold) {
        let end = start + word.len();
        if bound(text[..start].chars().next_back()) && bound(text[end..].chars().next()) {
            return Some(Span::new(start, end));
        }
        from = end;
    }
    None
}

/// Where the word stands at or after `from`. Texts and words are short here: the general search of the standard library
/// would spend more on getting ready than on looking.
fn place_of(text: &str, word: &str, from: usize, fold: &impl Fn(&u8) -> u8) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let (first, rest) = word.split_first()?;
    let first = fold(first);
    let last = (text.len() + 1).checked_sub(word.len())?;
    let same = |at: usize| text[at + 1..].iter().zip(rest).all(|(said, letter)| fold(said) == fold(letter));
    (from..last).find(|&at| fold(&text[at]) == first && same(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(find_word("The DNS is down.", "dns"), Some(Span::new(4, 7)));
        assert_eq!(find_word("A report on ports.", "port"), None);
        assert_eq!(find_word("Nothing.", " "), None);
    }
}
