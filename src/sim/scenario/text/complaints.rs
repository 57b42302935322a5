//! The words for faults of syntax.

use std::ops::Range;

use super::lines::LineIndex;
use super::strings::prefix;
use super::token::{Token, TokenKind};
use crate::sim::scenario::codes;
use crate::sim::scenario::diagnostic::Diagnostic;

/// More faults of syntax than this are not collected.
const MAX_FAULTS: usize = 200;

/// Collects the faults of one text.
pub(super) struct Complaints<'a> {
    text: &'a str,
    lines: LineIndex,
    faults: Vec<Diagnostic>,
    /// The first pair of brackets whose ends do not stand under each other: opened and closed by these.
    crooked: Option<(Token, Token)>,
    end_reported: bool,
    depth_reported: bool,
}

impl<'a> Complaints<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let lines = LineIndex::new(text);
        Self { text, lines, faults: Vec::new(), crooked: None, end_reported: false, depth_reported: false }
    }

    pub(super) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults
    }

    fn push(&mut self, fault: Diagnostic) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }

    fn written(&self, token: Token) -> &'a str {
        &self.text[token.span()]
    }

    fn line(&self, token: Token) -> usize {
        self.lines.line_of(token.start)
    }

    pub(super) fn same_line(&self, one: Token, other: Token) -> bool {
        !self.text[one.end.min(other.start)..other.start].contains('\n')
    }

    fn found(&self, token: Token) -> String {
        match token.kind {
            TokenKind::Text | TokenKind::RawText | TokenKind::UnclosedText => "a text".to_owned(),
            _ => format!("`{}`", prefix(self.written(token), 40)),
        }
    }

    /// A token where none of its kind can stand.
    pub(super) fn unexpected(&mut self, found: Option<Token>, expected: &str) {
        let Some(found) = found else { return };
        let fault =
            Diagnostic::error(codes::UNEXPECTED, format!("expected {expected}, found {}", self.found(found)))
                .at(found.span(), format!("no {} can stand here", what(found)));
        self.push(match found.kind {
            TokenKind::Comma => {
                fault.suggest(found.span(), "", "remove the comma, or write what is missing before it")
            }
            TokenKind::Unknown if is_quote(self.written(found)) => {
                Diagnostic { code: codes::PASTED, ..fault }
                    .help("texts stand between straight double quotes: \"…\"")
            }
            _ => fault,
        });
    }

    pub(super) fn empty_file(&mut self) {
        self.push(
            Diagnostic::error(codes::EMPTY_FILE, "the file holds nothing").at(0..0, "expected a value here"),
        );
    }

    pub(super) fn no_brackets_around(&mut self, first: Token) {
        self.push(
            Diagnostic::error(codes::UNEXPECTED, "the fields of the file stand in no brackets")
                .at(first.span(), "expected `(` before the first field")
                .help("put `(` before the first field and `)` behind the last"),
        );
    }

    pub(super) fn bad_attribute(&mut self, hash: Token) {
        self.push(
            Diagnostic::error(codes::BAD_ATTRIBUTE, "a `#` that begins no `#![…]`")
                .at(hash.span(), "what is this?")
                .help("a comment begins with `//`"),
        );
    }

    pub(super) fn extra(&mut self, extra: Token, before: Token) {
        let fault = if extra.kind.is_closer() {
            let message = format!("`{}` closes nothing", extra.kind.sign());
            Diagnostic::error(codes::STRAY_BRACKET, message)
                .at(extra.span(), "one too many")
                .edit(extra.span(), "")
        } else {
            let message = format!("the value has ended, and {} follows", self.found(extra));
            Diagnostic::error(codes::EXTRA_TEXT, message).at(extra.span(), "does not belong to the value")
        };
        self.push(fault.also(before.span(), "the value ends here").help("a bracket may be closed too early"));
    }

    pub(super) fn unclosed_comment(&mut self, token: Token) {
        let opening = token.start..token.start + 2;
        self.push(
            Diagnostic::error(codes::UNCLOSED_COMMENT, "a comment is never closed")
                .at(opening, "opened here")
                .help("write `*/` where the comment ends; comments nest, each `/*` needs its own"),
        );
    }

    /// Texts with wrong quotes or none at their end.
    pub(super) fn quotes(&mut self, token: Token) {
        let written = self.written(token);
        match token.kind {
            TokenKind::UnclosedText => {
                // The comma and the brackets at the end of the line belong to what stands around the text.
                let words = written.trim_end_matches([',', ')', ']', '}', ' ', '\r']);
                let end = token.start + words.len().max(1);
                self.push(
                    Diagnostic::error(codes::UNCLOSED_TEXT, "a text is never closed")
                        .at(token.span(), "opened here, and no `\"` ends it")
                        .suggest(end..end, "\"", "end the text with `\"`")
                        .note("a quote inside a text is written `\\\"`"),
                );
            }
            TokenKind::PastedText => {
                let inner = written.trim_matches(|c: char| c == '"' || is_quote(c.encode_utf8(&mut [0; 4])));
                let straight = format!("\"{inner}\"");
                self.push(
                    Diagnostic::error(codes::PASTED, "curly quotes stand around a text")
                        .at(token.span(), "these are no straight quotes")
                        .suggest(token.span(), straight, "texts stand between straight double quotes: \"…\"")
                        .note("word processors change \" into curly quotes"),
                );
            }
            TokenKind::SingleQuoted => {
                let inner = &written[1..written.len() - 1];
                self.push(
                    Diagnostic::error(codes::UNEXPECTED, "a text stands in single quotes")
                        .at(token.span(), "single quotes hold one character")
                        .suggest(token.span(), format!("\"{inner}\""), "texts stand in double quotes: \"…\""),
                );
            }
            _ => {}
        }
    }

    pub(super) fn bad_name(&mut self, token: Token) {
        let written = self.written(token);
        let plain = written.replace(['-', '.', '+'], "_");
        self.push(
            Diagnostic::error(codes::BAD_NAME, format!("`{}` is no name", prefix(written, 40)))
                .at(token.span(), "names hold letters, digits and `_`")
                .suggest(token.span(), plain, "write it with `_`, or in quotes if it is a text"),
        );
    }

    pub(super) fn field_name(&mut self, token: Token) {
        match token.kind {
            TokenKind::BadWord => self.bad_name(token),
            TokenKind::Text => {
                let plain = self.written(token).trim_matches('"').to_owned();
                self.push(
                    Diagnostic::error(codes::BAD_NAME, "a field name stands in quotes")
                        .at(token.span(), "no quotes here")
                        .suggest(token.span(), plain, "write field names without quotes"),
                );
            }
            _ => {}
        }
    }

    pub(super) fn equals_for_colon(&mut self, equals: Token) {
        self.push(
            Diagnostic::error(codes::UNEXPECTED, "expected `:`, found `=`")
                .at(equals.span(), "a colon stands between a field and its value")
                .suggest(equals.span(), ":", "write `:`"),
        );
    }

    pub(super) fn missing_colon(&mut self, name: Token, what: &str) {
        self.push(
            Diagnostic::error(codes::UNEXPECTED, format!("the colon behind {what} is missing"))
                .at(name.span(), "expected `:` behind this")
                .suggest(name.end..name.end, ":", "write `:` between it and its value"),
        );
    }

    pub(super) fn missing_value(&mut self, name: Token, found: Option<Token>) {
        let found = found.map_or("the end of the file".to_owned(), |token| self.found(token));
        let message = format!("expected a value for `{}`, found {found}", prefix(self.written(name), 40));
        let fault = Diagnostic::error(codes::UNEXPECTED, message).at(name.span(), "its value is missing");
        self.push(fault.help("write the value, or remove the field"));
    }

    pub(super) fn missing_comma(&mut self, before: Token, found: Token) {
        let message = format!("expected a comma, found {}", self.found(found));
        self.push(
            Diagnostic::error(codes::MISSING_COMMA, message)
                .at(before.end..before.end, "the comma is missing here")
                .suggest(before.end..before.end, ",", "put a comma between the two"),
        );
    }

    pub(super) fn is_semicolon(&self, token: Token) -> bool {
        self.written(token) == ";"
    }

    pub(super) fn semicolon(&mut self, token: Token) {
        self.push(
            Diagnostic::error(codes::MISSING_COMMA, "expected a comma, found `;`")
                .at(token.span(), "commas stand between values")
                .suggest(token.span(), ",", "write `,`"),
        );
    }

    pub(super) fn quote_inside_text(&mut self, text: Token, found: Token) {
        let quote = text.end.saturating_sub(1)..text.end;
        let message = format!("the text ends, and {} follows", self.found(found));
        self.push(
            Diagnostic::error(codes::UNCLOSED_TEXT, message)
                .at(quote.clone(), "this quote ends the text")
                .also(text.start..text.start + 1, "that begins here")
                .suggest(quote, "\\\"", "a quote inside a text is written `\\\"`"),
        );
    }

    pub(super) fn no_separator(&mut self, found: Token, in_list: bool) {
        let message = format!("expected a comma or a closing bracket, found {}", self.found(found));
        let fault = Diagnostic::error(codes::UNEXPECTED, message)
            .at(found.span(), format!("no {} can stand here", what(found)));
        self.push(if in_list {
            fault.help("`name: value` stands in ( ), or in { } for a map; [ ] holds plain values")
        } else {
            fault
        });
    }

    pub(super) fn too_deep(&mut self, opener: Token, limit: usize) {
        if !std::mem::replace(&mut self.depth_reported, true) {
            self.push(
                Diagnostic::error(codes::TOO_DEEP, format!("brackets are nested more than {limit} deep"))
                    .at(opener.span(), "too deep from here on")
                    .help("conditions can be flattened: `all([a, b, c])` instead of `all([a, all([b, c])])`"),
            );
        }
    }

    /// A closing bracket right before the one that is wanted.
    pub(super) fn stray_closer(&mut self, opener: Token, found: Token) {
        self.push(
            Diagnostic::error(codes::STRAY_BRACKET, format!("`{}` closes nothing here", found.kind.sign()))
                .at(found.span(), "one too many")
                .also(opener.span(), "this is still open")
                .suggest(found.span(), "", "remove it"),
        );
    }

    /// A closing bracket of the wrong kind. `owner` is the bracket further out that it closes, if there is one.
    pub(super) fn wrong_closer(&mut self, opener: Token, before: Token, found: Token, owner: Option<Token>) {
        let (open, close) = (opener.kind.sign(), opener.kind.closer().map_or("", TokenKind::sign));
        let fault = if let Some(owner) = owner {
            let whose = format!("closes the `{}` of line {}", owner.kind.sign(), self.line(owner));
            let fault = Diagnostic::error(codes::UNCLOSED_BRACKET, format!("`{open}` is never closed"))
                .at(opener.span(), "opened here")
                .also(found.span(), whose);
            let fault = fault.help(format!("`{close}` is missing before the `{}`", found.kind.sign()));
            // Over several lines anything may have been swallowed; where it ends is then anyone's guess.
            if self.same_line(opener, before) { fault.edit(before.end..before.end, close) } else { fault }
        } else {
            let message = format!("`{open}` is closed by `{}`", found.kind.sign());
            Diagnostic::error(codes::UNCLOSED_BRACKET, message)
                .at(found.span(), format!("expected `{close}`"))
                .also(opener.span(), "opened here")
                .suggest(found.span(), close, format!("write `{close}`"))
        };
        self.push(fault);
    }

    /// A text that begins like a number and stands in no quotes.
    pub(super) fn unquoted(&mut self, span: Range<usize>) {
        let written = prefix(&self.text[span.clone()], 40);
        self.push(
            Diagnostic::error(codes::BAD_NUMBER, format!("`{written}` is not a number"))
                .at(span.clone(), "not a number")
                .suggest(span, format!("\"{written}\""), "codes, times and dates stand in quotes"),
        );
    }

    /// Remembers the first bracket that is closed further left than the line it was opened on: it may have swallowed
    /// the closing bracket of another.
    pub(super) fn compare_indent(&mut self, opener: Token, closer: Token) {
        if self.crooked.is_some() {
            return;
        }
        let begins_line = self.indent(closer).is_some_and(|(indent, alone)| {
            alone && self.indent(opener).is_some_and(|(other, _)| indent < other)
        });
        if begins_line && self.line(opener) != self.line(closer) {
            self.crooked = Some((opener, closer));
        }
    }

    /// How far the line of a token is indented, and whether the token is the first on its line.
    fn indent(&self, token: Token) -> Option<(usize, bool)> {
        let start = self.lines.start_of(token.start);
        let blank =
            self.text.get(start..)?.bytes().take(1_000).take_while(|byte| matches!(byte, b' ' | b'\t'));
        let indent = blank.count();
        Some((indent, start + indent == token.start))
    }

    /// The file ends inside a bracket. Only the innermost is reported, or the one that looks guilty.
    pub(super) fn unclosed_at_end(&mut self, opener: Token) {
        if std::mem::replace(&mut self.end_reported, true) || self.depth_reported {
            return;
        }
        let end = self.text.trim_end().len();
        let fault = if let Some((guilty, closer)) = self.crooked {
            let message = format!("`{}` seems never to be closed", guilty.kind.sign());
            Diagnostic::error(codes::UNCLOSED_BRACKET, message)
                .at(guilty.span(), "opened here")
                .also(closer.span(), "closed here by the look of it, but this stands too far left")
                .note("the file ends while brackets are open")
        } else {
            let message = format!("`{}` is never closed", opener.kind.sign());
            Diagnostic::error(codes::UNCLOSED_BRACKET, message)
                .at(opener.span(), "opened here")
                .also(end..end, "the file ends here")
        };
        let close = opener.kind.closer().map_or("", TokenKind::sign);
        self.push(fault.help(format!("`{close}` is missing")));
    }
}

fn what(token: Token) -> &'static str {
    match token.kind {
        TokenKind::Comma => "comma",
        TokenKind::Colon => "colon",
        TokenKind::Equals => "equals sign",
        _ if token.kind.starts_value() => "value",
        _ => "such sign",
    }
}

fn is_quote(written: &str) -> bool {
    matches!(written.chars().next(), Some('\'' | '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}'))
}
