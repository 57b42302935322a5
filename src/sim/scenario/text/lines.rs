//! From bytes to lines and columns as people count them.

/// A place in a text as an editor shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The line that holds this byte, counted from 1.
    #[must_use]
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    /// The first byte of the line that holds this byte.
    #[must_use]
    pub fn start_of(&self, byte: usize) -> usize {
        let line = self.line_of(byte);
        self.starts.get(line - 1).copied().unwrap_or(0)
    }

    /// The line and column of a byte of the same text; a byte past the end counts as the end, one inside a character as
    /// its beginning.
    #[must_use]
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let byte = text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        let start = self.start_of(byte);
        let column = text.get(start..byte).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, byte: usize, line: usize, column: usize) {
        assert_eq!(LineIndex::new(text).position(text, byte), Position { line, column });
    }

    #[test]
    fn columns_count_characters() {
        check("", 0, 1, 1);
        check("Kovács x", 8, 1, 8);
        check("a\nbc", 1, 1, 2);
        check("a\nbc", 2, 2, 1);
        check("a\nbc", 99, 2, 3);
        check("é", 1, 1, 1);
    }
}
