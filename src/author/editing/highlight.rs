//! What each word of a text is, for its colour.

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

/// The same of a plan: lines of JSON, and remarks behind `#`.
#[must_use]
pub fn plan_classes(text: &str) -> Vec<(Range<usize>, Class)> {
    let mut found: Vec<(Range<usize>, Class)> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if line.trim_start().starts_with('#') {
            found.push((start..end, Class::Comment));
        } else {
            let moved = |(span, class): (Range<usize>, Class)| (start + span.start..start + span.end, class);
            let words = classes(line).into_iter().map(moved).collect::<Vec<_>>();
            for (index, (span, class)) in words.iter().enumerate() {
                let names = words.get(index + 1).is_some_and(|(next, _)| text[next.clone()].starts_with(':'));
                let class = if *class == Class::Text && names { Class::Field } else { *class };
                found.push((span.clone(), class));
            }
        }
        start = end;
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
    fn plans_have_remarks_and_fields() {
        let text = "# why\n{\"do\":\"wait\",\"seconds\":3}\n";
        let found: Vec<(&str, Class)> =
            plan_classes(text).into_iter().map(|(span, class)| (text[span].trim_end(), class)).collect();
        assert_eq!(
            found,
            [
                ("# why", Class::Comment),
                ("{", Class::Plain),
                ("\"do\"", Class::Field),
                (":", Class::Plain),
                ("\"wait\"", Class::Text),
                (",", Class::Plain),
                ("\"seconds\"", Class::Field),
                (":", Class::Plain),
                ("3", Class::Number),
                ("}", Class::Plain),
            ]
        );
    }

    #[test]
    fn stretches_cover_every_shipped_file_without_gaps() {
        let library = Library::built_in();
        let scenarios = library.scenarios.values().map(|entry| entry.source.text());
        let scenarios = scenarios.map(|text| (text, classes(text)));
        let plans = library.plans.values().map(|plan| (&*plan.text, plan_classes(&plan.text)));
        for (text, all) in scenarios.chain(plans) {
            let mut at = 0;
            for (span, _) in all {
                assert_eq!(span.start, at);
                at = span.end;
            }
            assert_eq!(at, text.len());
        }
    }
}
