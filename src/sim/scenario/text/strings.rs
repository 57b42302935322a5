//! Where a quoted text ends, and what to make of one that does not.

use super::token::TokenKind;

/// How many texts without end are worked out by looking ahead. Past that a text ends with its line, which keeps the
/// lexer linear on any input.
const PATIENCE: u32 = 16;

/// Finds the ends of quoted texts, and remembers how often that went wrong.
#[derive(Default)]
pub(super) struct Quotes {
    failures: u32,
}

impl Quotes {
    /// The text that begins with a `"` at byte `quote` of `rest`: its kind and length, counted from the start of `rest`.
    pub(super) fn text(&mut self, rest: &str, quote: usize) -> (TokenKind, usize) {
        let body = &rest[quote + 1..];
        let reach = if self.failures < PATIENCE { body } else { line(body) };
        match closing_quote(reach) {
            Some(at) if !swallowed_too_much(body, at) => (TokenKind::Text, quote + 1 + at + 1),
            _ => self.unclosed(body, quote + 1),
        }
    }

    /// The raw text whose prefix takes `prefix` bytes, followed by `hashes` hashes and a quote.
    pub(super) fn raw(
        &mut self,
        rest: &str,
        prefix: usize,
        hashes: usize,
        kind: TokenKind,
    ) -> (TokenKind, usize) {
        let begin = prefix + hashes + 1;
        let body = &rest[begin..];
        let reach = if self.failures < PATIENCE { body } else { line(body) };
        let fence = &rest[prefix..prefix + hashes];
        let end = reach.match_indices('"').map(|(at, _)| at + 1).find(|&at| reach[at..].starts_with(fence));
        match end {
            Some(end) => (kind, begin + end + hashes),
            None => self.unclosed(body, begin),
        }
    }

    /// Ends a text that nothing closes with its line, but leaves closing brackets and commas there to what is around it.
    fn unclosed(&mut self, body: &str, begin: usize) -> (TokenKind, usize) {
        self.failures = self.failures.saturating_add(1);
        let line = line(body);
        if let Some(end) = curly_end(line) {
            return (TokenKind::PastedText, begin + end);
        }
        let kept = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}'));
        (TokenKind::UnclosedText, begin + kept.len())
    }
}

/// The first line of `text`, without its end.
pub(super) fn line(text: &str) -> &str {
    let line = text.split_once('\n').map_or(text, |(line, _)| line);
    line.strip_suffix('\r').unwrap_or(line)
}

/// At most `max` characters from the start of `text`.
pub(super) fn prefix(text: &str, max: usize) -> &str {
    text.char_indices().nth(max).map_or(text, |(end, _)| &text[..end])
}

fn closing_quote(body: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Whether the quote at `end` is rather the opening quote of a later text: the text ran over a line end, and what
/// follows can follow no text.
fn swallowed_too_much(body: &str, end: usize) -> bool {
    if !body[..end].contains('\n') {
        return false;
    }
    let after = body[end + 1..].trim_start();
    !(after.is_empty() || after.starts_with([',', ')', ']', '}', ':', '/']))
}

/// Where a curly quote ends this line's text: one that stands before a comma, a bracket or the end of the line.
fn curly_end(line: &str) -> Option<usize> {
    line.char_indices().filter(|(_, c)| matches!(c, '\u{201C}'..='\u{201F}')).find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let after = line[end..].trim_start();
        (after.is_empty() || after.starts_with([',', ')', ']', '}', ':'])).then_some(end)
    })
}
