//! What each word of a RON text is, for its colour.

use std::ops::Range;

use crate::sim::scenario::text::{Token, TokenKind, tokens};

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Signs, brackets and what stands between words.
    Plain,
    /// A comment.
    Comment,
    /// The name of a field: `facts:`.
    Field,
    /// Another name: `WhenAsked`.
    Name,
    /// A text in quotes.
    Text,
    /// A number, or `true` and `false`.
    Number,
    /// What RON does not know.
    Fault,
}

/// The text in stretches of one class, without gaps and in order. Blanks belong to what stands before them.
#[must_use]
pub fn classes(text: &str) -> Vec<(Range<usize>, Class)> {
    let tokens = tokens(text);
    let mut found: Vec<(Range<usize>, Class)> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let blank = token.kind == TokenKind::Space;
        let class = if blank { Class::Plain } else { class(text, token, &tokens[index + 1..]) };
        match found.last_mut() {
            Some((span, last)) if blank || *last == class => {
                span.end = token.end;
            }
            _ => found.push((token.span(), class)),
        }
    }
    found
}

fn class(text: &str, token: &Token, after: &[Token]) -> Class {
    match token.kind {
        TokenKind::LineComment | TokenKind::BlockComment => Class::Comment,
        TokenKind::Word if matches!(text.get(token.span()), Some("true" | "false")) => Class::Number,
        TokenKind::Word => {
            let next = after.iter().find(|next| !next.kind.is_trivia());
            if next.is_some_and(|next| next.kind == TokenKind::Colon) { Class::Field } else { Class::Name }
        }
        TokenKind::Text
        | TokenKind::RawText
        | TokenKind::Bytes
        | TokenKind::RawBytes
        | TokenKind::Char
        | TokenKind::Byte => Class::Text,
        TokenKind::Number => Class::Number,
        TokenKind::UnclosedComment
        | TokenKind::UnclosedText
        | TokenKind::PastedText
        | TokenKind::PastedSpace
        | TokenKind::SingleQuoted
        | TokenKind::BadWord
        | TokenKind::Unknown => Class::Fault,
        _ => Class::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Library;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Class)]) {
        let found: Vec<(&str, Class)> =
            classes(text).into_iter().map(|(span, class)| (text[span].trim_end(), class)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_told_apart() {
        check(
            "// why\n(id: \"x\", reveals: WhenAsked, once: true, level: 2)",
            &[
                ("// why", Class::Comment),
                ("(", Class::Plain),
                ("id", Class::Field),
                (":", Class::Plain),
                ("\"x\"", Class::Text),
                (",", Class::Plain),
                ("reveals", Class::Field),
                (":", Class::Plain),
                ("WhenAsked", Class::Name),
                (",", Class::Plain),
                ("once", Class::Field),
                (":", Class::Plain),
                ("true", Class::Number),
                (",", Class::Plain),
                ("level", Class::Field),
                (":", Class::Plain),
                ("2", Class::Number),
                (")", Class::Plain),
            ],
        );
        check("\"open", &[("\"open", Class::Fault)]);
        check("", &[]);
    }

    #[test]
    fn stretches_cover_every_shipped_file_without_gaps() {
        for entry in Library::built_in().scenarios.values() {
            let text = entry.source.text();
            let mut at = 0;
            for (span, _) in classes(text) {
                assert_eq!(span.start, at);
                at = span.end;
            }
            assert_eq!(at, text.len());
        }
    }
}
