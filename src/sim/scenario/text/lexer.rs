//! From text to tokens. Total: any text gives tokens that cover it.

use unicode_normalization::char::is_combining_mark;

use super::strings::{self, Quotes};
use super::token::{Token, TokenKind};

/// How many characters a quote of the wrong kind may be searched for its partner.
const PASTED_REACH: usize = 2_000;

/// How many quotes of the wrong kind may have no partner before they are no longer searched for. Keeps the lexer linear.
const PATIENCE: u32 = 64;

/// Splits `text` into tokens that cover it without gap or overlap.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer { text, quotes: Quotes::default(), lonely: 0 };
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut start = 0;
    while start < text.len() {
        let (kind, len) = lexer.token(start);
        // A token is never empty, so the loop ends.
        let end = (start + len.max(1)).min(text.len());
        found.push(Token { kind, start, end });
        start = end;
    }
    found
}

/// Whether a name may begin with this character.
pub(super) fn starts_name(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

/// Whether a name may go on with this character.
pub(super) fn continues_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c))
}

struct Lexer<'a> {
    text: &'a str,
    quotes: Quotes,
    /// Quotes of the wrong kind that had no partner.
    lonely: u32,
}

impl Lexer<'_> {
    fn token(&mut self, start: usize) -> (TokenKind, usize) {
        let rest = &self.text[start..];
        let mut chars = rest.chars();
        let first = chars.next().unwrap_or(' ');
        let second = chars.next().unwrap_or(' ');
        if let Some(kind) = single(first) {
            return (kind, 1);
        }
        match first {
            '"' => self.quotes.text(rest, 0),
            '\'' => self.pair(rest, char_or_single_quoted),
            '/' if second == '/' => (TokenKind::LineComment, rest.find('\n').unwrap_or(rest.len())),
            '/' if second == '*' => block_comment(rest),
            '.' if second == '.' => (TokenKind::Dots, if rest.starts_with("..=") { 3 } else { 2 }),
            '0'..='9' => number(rest),
            '+' | '-' | '.' if begins_number(&rest[1..]) => number(rest),
            'r' | 'b' => self.prefixed(rest),
            '\u{feff}' if start == 0 => (TokenKind::Space, first.len_utf8()),
            c if is_space(c) => (TokenKind::Space, run(rest, is_space)),
            c if is_pasted_space(c) => (TokenKind::PastedSpace, run(rest, is_pasted_space)),
            c if starts_name(c) => word(rest, 0),
            _ => self.pair(rest, pasted),
        }
    }

    /// A token between two quotes of the wrong kind, found by `search`; a single strange sign when it has no partner.
    fn pair(&mut self, rest: &str, search: impl Fn(&str, usize) -> (TokenKind, usize)) -> (TokenKind, usize) {
        // A character in quotes is three or four signs long and is always looked for.
        let reach = if self.lonely < PATIENCE { PASTED_REACH } else { 12 };
        let (kind, len) = search(rest, reach);
        self.lonely = self.lonely.saturating_add(u32::from(kind == TokenKind::Unknown));
        (kind, len)
    }

    /// A token that begins with `r` or `b`: a raw text, bytes, a raw name, or a plain word.
    fn prefixed(&mut self, rest: &str) -> (TokenKind, usize) {
        let prefix = if rest.starts_with("br") { 2 } else { 1 };
        let after = &rest[prefix..];
        let hashes = run(after, |c| c == '#');
        let raw = rest.starts_with('r') || prefix == 2;
        if raw && after[hashes..].starts_with('"') {
            let kind = if prefix == 2 { TokenKind::RawBytes } else { TokenKind::RawText };
            return self.quotes.raw(rest, prefix, hashes, kind);
        }
        if rest.starts_with("b\"") {
            let (kind, len) = self.quotes.text(rest, 1);
            return (if kind == TokenKind::Text { TokenKind::Bytes } else { kind }, len);
        }
        if rest.starts_with("b'") {
            let (kind, len) = self.pair(&rest[1..], char_or_single_quoted);
            return (if kind == TokenKind::Char { TokenKind::Byte } else { TokenKind::Unknown }, len + 1);
        }
        if let Some(raw) = rest.strip_prefix("r#") {
            let name = run(raw, |c| continues_name(c) || matches!(c, '.' | '+' | '-'));
            return if name > 0 { (TokenKind::Word, 2 + name) } else { (TokenKind::Word, 1) };
        }
        word(rest, 1)
    }
}

fn single(c: char) -> Option<TokenKind> {
    Some(match c {
        '(' => TokenKind::ParenOpen,
        ')' => TokenKind::ParenClose,
        '[' => TokenKind::ListOpen,
        ']' => TokenKind::ListClose,
        '{' => TokenKind::MapOpen,
        '}' => TokenKind::MapClose,
        ',' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        '#' => TokenKind::Hash,
        '!' => TokenKind::Bang,
        '=' => TokenKind::Equals,
        _ => return None,
    })
}

/// The blanks that RON itself knows.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

fn is_pasted_space(c: char) -> bool {
    !is_space(c) && (c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{feff}'))
}

fn run(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}

fn block_comment(rest: &str) -> (TokenKind, usize) {
    let bytes = rest.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            (b'/', b'*') => depth += 1,
            (b'*', b'/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return (TokenKind::BlockComment, at);
        }
    }
    (TokenKind::UnclosedComment, rest.len())
}

/// Whether the text after a sign or a point goes on as a number: `-5`, `.5`, `-.5`, `-inf`.
fn begins_number(after: &str) -> bool {
    let digits = after.strip_prefix('.').unwrap_or(after);
    digits.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("inf") || after.starts_with("NaN")
}

fn number(rest: &str) -> (TokenKind, usize) {
    let bytes = rest.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        let previous = bytes[at - 1];
        let goes_on = match bytes[at] {
            b'.' => bytes.get(at + 1) != Some(&b'.') && previous != b'.',
            b'+' | b'-' => matches!(previous, b'e' | b'E') && !is_hex(bytes),
            c => c == b'_' || c.is_ascii_alphanumeric(),
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    (TokenKind::Number, at)
}

fn is_hex(bytes: &[u8]) -> bool {
    let digits = bytes.strip_prefix(b"-").or_else(|| bytes.strip_prefix(b"+")).unwrap_or(bytes);
    digits.starts_with(b"0x")
}

fn word(rest: &str, known: usize) -> (TokenKind, usize) {
    let len = known + run(&rest[known..], continues_name);
    let bad = len + run(&rest[len..], |c| continues_name(c) || matches!(c, '.' | '+' | '-'));
    // `1..a` and a sentence's full stop are not parts of a name.
    let bad = rest[..bad].trim_end_matches(['.', '+', '-']).len();
    if bad > len && !rest[len..].starts_with("..") {
        (TokenKind::BadWord, bad)
    } else {
        (TokenKind::Word, len)
    }
}

fn char_or_single_quoted(rest: &str, reach: usize) -> (TokenKind, usize) {
    let inner = &rest[1..];
    if let Some(escape) = inner.strip_prefix('\\') {
        // Behind the backslash stands at least one character, which may be the quote itself.
        let skip = escape.chars().next().map_or(0, char::len_utf8);
        let reach = strings::prefix(&escape[skip..], 12);
        if let Some(end) = reach.find('\'').filter(|&end| !reach[..end].contains('\n')) {
            return (TokenKind::Char, 2 + skip + end + 1);
        }
        return (TokenKind::Unknown, 1);
    }
    if let Some(c) = inner.chars().next()
        && c != '\''
        && inner[c.len_utf8()..].starts_with('\'')
    {
        return (TokenKind::Char, 2 + c.len_utf8());
    }
    let reach = strings::line(strings::prefix(inner, reach));
    match reach.find('\'') {
        Some(end) if end > 0 => (TokenKind::SingleQuoted, end + 2),
        _ => (TokenKind::Unknown, 1),
    }
}

/// A quote of a word processor with its partner on the same line, or one strange character.
fn pasted(rest: &str, reach: usize) -> (TokenKind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    let len = first.len_utf8();
    let partners: &[char] = match first {
        '\u{201C}'..='\u{201F}' => &['\u{201C}', '\u{201D}', '\u{201F}', '"'],
        '\u{2018}'..='\u{201B}' => &['\u{2018}', '\u{2019}'],
        '\u{AB}' => &['\u{BB}'],
        '\u{BB}' => &['\u{AB}'],
        _ => return (TokenKind::Unknown, len),
    };
    let reach = strings::line(strings::prefix(&rest[len..], reach));
    let Some((at, close)) = reach.char_indices().find(|(_, c)| partners.contains(c)) else {
        return (TokenKind::Unknown, len);
    };
    (TokenKind::PastedText, len + at + close.len_utf8())
}
