//! Cuts a text into words, numbers and the signs between them, each with its place.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many characters of a text are read. What follows is not understood: nobody says more in one breath.
pub const MOST_CHARACTERS: usize = 4_000;

/// The signs that stand between two words, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    pub(super) const NONE: Self = Self(0);
    pub(super) const STOP: Self = Self(1);
    pub(super) const ASK: Self = Self(1 << 1);
    pub(super) const BANG: Self = Self(1 << 2);
    pub(super) const COMMA: Self = Self(1 << 3);
    pub(super) const COLON: Self = Self(1 << 4);
    pub(super) const DASH: Self = Self(1 << 5);
    pub(super) const LINE: Self = Self(1 << 6);
    pub(super) const SLASH: Self = Self(1 << 7);
    pub(super) const SPACE: Self = Self(1 << 8);
    pub(super) const SEMICOLON: Self = Self(1 << 9);
    pub(super) const OTHER: Self = Self(1 << 10);

    /// Whether one of `signs` is in the set.
    pub(super) const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 != 0
    }

    /// Both sets together.
    pub(super) const fn and(self, signs: Self) -> Self {
        Self(self.0 | signs.0)
    }

    fn of(c: char) -> Self {
        match c {
            '.' | '…' | '。' => Self::STOP,
            '?' | '？' | '؟' => Self::ASK,
            '!' | '！' => Self::BANG,
            ',' | '،' | '、' => Self::COMMA,
            ':' => Self::COLON,
            ';' => Self::SEMICOLON,
            '-' | '–' | '—' | '−' => Self::DASH,
            '\n' | '\r' => Self::LINE,
            '/' => Self::SLASH,
            c if c.is_whitespace() => Self::SPACE,
            _ => Self::OTHER,
        }
    }
}

/// A word or a number as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Lower case, without accents; apostrophes are straight.
    pub(super) text: String,
    /// First byte.
    pub(super) start: usize,
    /// First byte after the end.
    pub(super) end: usize,
    /// What stands between it and the piece before.
    pub(super) before: Signs,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it was written in capitals throughout.
    pub(super) shouted: bool,
    /// Whether a minus stands directly before the number.
    pub(super) minus: bool,
}

/// The pieces of a text, and the signs after the last one.
pub(super) fn scan(text: &str) -> (Vec<Piece>, Signs) {
    let mut pieces: Vec<Piece> = Vec::with_capacity(text.len().min(MOST_CHARACTERS) / 5 + 1);
    let mut before = Signs::NONE;
    let mut last = ' ';
    let mut chars = text.char_indices().take(MOST_CHARACTERS).peekable();
    while let Some((start, c)) = chars.next() {
        let Some(kind) = Kind::of(c) else {
            before = before.and(Signs::of(c));
            last = c;
            continue;
        };
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            let joins = kind.joins(next) || (is_apostrophe(next) && kind == Kind::Letters);
            if !joins {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let minus = kind == Kind::Digits
            && Signs::of(last) == Signs::DASH
            && (before.has(Signs::SPACE) || pieces.is_empty());
        last = ' ';
        // Closing quotes were read as apostrophes.
        let written = text[start..end].trim_end_matches(is_apostrophe);
        let end = start + written.len();
        let shouted = !written.chars().any(char::is_lowercase);
        pieces.push(Piece {
            capital: c.is_uppercase(),
            shouted,
            text: fold(written),
            start,
            end,
            before,
            minus,
        });
        before = Signs::NONE;
    }
    (pieces, before)
}

/// Lower case without accents: `Ní` becomes `ni`, `Straße` becomes `strasse`, a curly apostrophe a straight one.
pub(super) fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return word.to_owned();
    }
    if word.is_ascii() && !word.contains('`') {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c if is_apostrophe(c) => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Unit,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        match c {
            '%' | '€' | '£' | '$' => Some(Self::Unit),
            c if c.is_ascii_digit() => Some(Self::Digits),
            c if c.is_alphanumeric() => Some(Self::Letters),
            _ => None,
        }
    }

    fn joins(self, next: char) -> bool {
        match self {
            Self::Letters => !next.is_ascii_digit() && (next.is_alphanumeric() || is_combining_mark(next)),
            Self::Digits => next.is_ascii_digit(),
            Self::Unit => false,
        }
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (pieces, _) = scan(text);
        let words: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(words, expect, "{text:?}");
    }

    #[test]
    fn words_numbers_and_units_are_told_apart() {
        check("It’s E-4012, 11% lost", &["it's", "e", "4012", "11", "%", "lost"]);
        check("Ms NÍ Bhriain", &["ms", "ni", "bhriain"]);
        check("'quoted' words'", &["quoted", "words"]);
        check("😀 ¿? —", &[]);
    }

    #[test]
    fn what_is_longer_than_a_breath_is_not_read() {
        let (pieces, _) = scan(&"word ".repeat(100_000));
        assert_eq!(pieces.len(), MOST_CHARACTERS / 5);
    }
}
