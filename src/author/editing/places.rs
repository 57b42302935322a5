//! Bytes, characters and lines of a text.

/// The character, counted from 0, that stands at this byte; past the end it is the number of characters.
#[must_use]
pub fn char_of(text: &str, byte: usize) -> usize {
    text[..text.floor_char_boundary(byte)].chars().count()
}

/// The byte at which this character stands, counted from 0; past the end it is the length of the text.
#[must_use]
pub fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

/// The byte at which a line begins, counted from 1; past the end it is the length of the text.
#[must_use]
pub fn line_start(text: &str, line: usize) -> usize {
    match line.checked_sub(2) {
        None => 0,
        Some(before) => text.match_indices('\n').nth(before).map_or(text.len(), |(at, _)| at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_lead_to_each_other() {
        let text = "Kovács é\nx";
        for (character, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!((char_of(text, byte), byte_of(text, character)), (character, byte));
        }
        assert_eq!((char_of(text, 99), byte_of(text, 99)), (10, text.len()));
        assert_eq!(char_of(text, 5), 4, "inside a character is at it");
    }

    #[test]
    fn lines_begin_after_line_ends() {
        let starts: Vec<usize> = (0..5).map(|line| line_start("a\nbc\n", line)).collect();
        assert_eq!(starts, [0, 0, 2, 5, 5]);
    }
}
