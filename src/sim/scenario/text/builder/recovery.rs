//! What is done where the text goes wrong: a complaint, and on from the next place that can be read.

use super::Builder;
use crate::sim::scenario::text::token::{Token, TokenKind};
use crate::sim::scenario::text::tree::{NodeId, NodeKind};

impl Builder<'_> {
    /// Whether the bracket ends here, rightly or wrongly; takes its closing bracket.
    pub(super) fn closed(&mut self, id: NodeId, opener: usize, closer: Option<TokenKind>) -> bool {
        let Some(found) = self.here() else {
            self.complaints.unclosed_at_end(self.tokens[opener]);
            self.damage(id);
            return true;
        };
        if Some(found.kind) == closer {
            self.complaints.compare_indent(self.tokens[opener], found);
            self.bump();
            return true;
        }
        if !found.kind.is_closer() {
            return false;
        }
        self.damage(id);
        let owner = self
            .open
            .iter()
            .rev()
            .skip(1)
            .position(|open| self.tokens[*open].kind.closer() == Some(found.kind));
        if owner != Some(0) && self.peek_behind() == closer {
            self.complaints.stray_closer(self.tokens[opener], found);
            self.bump();
            return self.closed(id, opener, closer);
        }
        let owner = owner.and_then(|out| self.open.iter().rev().nth(out + 1)).map(|open| self.tokens[*open]);
        self.complaints.wrong_closer(self.tokens[opener], self.previous(), found, owner);
        if owner.is_none() {
            self.bump();
        }
        true
    }

    /// What stands between two items: a comma, or a reason to complain.
    pub(super) fn separator(&mut self, parent: NodeId, item: NodeId, kind: NodeKind) {
        let (before, Some(found)) = (self.previous(), self.here()) else { return };
        match found.kind {
            TokenKind::Comma => _ = self.bump(),
            kind if kind.is_closer() => {}
            TokenKind::Word
                if before.kind == TokenKind::Text
                    && !self.at_field()
                    && self.peek_behind() != Some(TokenKind::ParenOpen)
                    && self.complaints.same_line(before, found) =>
            {
                self.complaints.quote_inside_text(before, found);
                self.damage(parent);
                self.skip_line(before);
                self.take_comma();
            }
            // A value was forgotten here, and that was said.
            _ if before.kind == TokenKind::Colon => {}
            kind if kind.starts_value() => self.complaints.missing_comma(before, found),
            _ => {
                self.damage(parent);
                self.damage(item);
                if self.complaints.is_semicolon(found) {
                    self.complaints.semicolon(found);
                    self.bump();
                    return;
                }
                let list = kind == NodeKind::List && found.kind == TokenKind::Colon;
                self.complaints.no_separator(found, list);
                self.skip_to_separator();
                self.take_comma();
            }
        }
    }

    pub(super) fn take_comma(&mut self) {
        if self.peek() == Some(TokenKind::Comma) {
            self.bump();
        }
    }

    pub(super) fn broken(&mut self) -> NodeId {
        let first = self.last.min(self.tokens.len().saturating_sub(1));
        self.push(NodeKind::Broken, first)
    }

    /// Passes over everything up to the next comma or closing bracket, at least one token.
    pub(super) fn skip_to_separator(&mut self) {
        loop {
            match self.peek() {
                Some(kind) if kind.closer().is_some() => self.skip_brackets(),
                Some(_) => _ = self.bump(),
                None => return,
            }
            if self.peek().is_none_or(|kind| kind == TokenKind::Comma || kind.is_closer()) {
                return;
            }
        }
    }

    /// Passes over what is left of a text that was cut in two by a quote.
    pub(super) fn skip_line(&mut self, from: Token) {
        while let Some(token) = self.here() {
            if token.kind == TokenKind::Comma
                || token.kind.is_closer()
                || !self.complaints.same_line(from, token)
            {
                return;
            }
            self.bump();
        }
    }

    /// Passes over the bracket that opens here and all inside, without looking at it.
    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        while let Some(kind) = self.peek() {
            self.bump();
            if kind.closer().is_some() {
                depth += 1;
            } else if kind.is_closer() {
                depth = depth.saturating_sub(1);
            }
            if depth == 0 {
                return;
            }
        }
    }
}
