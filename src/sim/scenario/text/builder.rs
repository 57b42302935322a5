//! From tokens to the tree, with recovery: a fault is noted, the nearest sensible reading is taken, and on it goes.

mod recovery;

use super::complaints::Complaints;
use super::lexer;
use super::token::{Token, TokenKind};
use super::tree::{Node, NodeId, NodeKind, Tree};
use crate::sim::scenario::diagnostic::Diagnostic;

/// How deep brackets may nest. Types are walked recursively, so the depth bounds the stack.
pub const MAX_DEPTH: usize = 96;

/// Builds the tree of `text` and notes the faults of its brackets, commas and quotes.
pub(super) fn build(text: &str) -> (Tree, Vec<Diagnostic>) {
    let mut builder = Builder::new(text, lexer::tokens(text));
    builder.attributes();
    let value = builder.root();
    let faults = builder.complaints.into_faults();
    (Tree { tokens: builder.tokens, nodes: builder.nodes, value }, faults)
}

struct Builder<'a> {
    tokens: Vec<Token>,
    nodes: Vec<Node>,
    /// The next token that is no trivia, or the end.
    at: usize,
    /// The last token that was taken.
    last: usize,
    /// The brackets that are open, outermost first.
    open: Vec<usize>,
    /// Whether a key of a map is being read: there a number may be followed by a colon.
    in_key: bool,
    complaints: Complaints<'a>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, tokens: Vec<Token>) -> Self {
        let complaints = Complaints::new(text);
        let mut builder =
            Self { tokens, nodes: Vec::new(), at: 0, last: 0, open: Vec::new(), in_key: false, complaints };
        builder.skip_trivia();
        builder
    }

    fn skip_trivia(&mut self) {
        while let Some(token) = self.tokens.get(self.at).filter(|token| token.kind.is_trivia()) {
            if token.kind == TokenKind::UnclosedComment {
                self.complaints.unclosed_comment(*token);
            }
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<TokenKind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    /// The kind of the token behind the next one.
    fn peek_behind(&self) -> Option<TokenKind> {
        let behind = self.tokens.get(self.at + 1..).unwrap_or_default();
        behind.iter().map(|token| token.kind).find(|kind| !kind.is_trivia())
    }

    fn bump(&mut self) -> usize {
        self.last = self.at;
        self.at += 1;
        self.skip_trivia();
        self.last
    }

    fn here(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn previous(&self) -> Token {
        self.tokens.get(self.last).copied().unwrap_or(Token { kind: TokenKind::Space, start: 0, end: 0 })
    }

    fn push(&mut self, kind: NodeKind, first: usize) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let (parent, child, next) = (None, None, None);
        self.nodes.push(Node {
            kind,
            first,
            last: self.last.max(first),
            parent,
            child,
            next,
            damaged: false,
        });
        id
    }

    fn node(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    /// Makes `child` the last child of `parent`; `tail` is the one that was the last.
    fn adopt(&mut self, parent: NodeId, tail: &mut Option<NodeId>, child: NodeId) {
        self.node(child).parent = Some(parent);
        match tail.replace(child) {
            Some(before) => self.node(before).next = Some(child),
            None => self.node(parent).child = Some(child),
        }
    }

    fn damage(&mut self, id: NodeId) {
        self.node(id).damaged = true;
    }

    /// `#![…]` before the value. What they mean is left to the reader of values.
    fn attributes(&mut self) {
        while self.peek() == Some(TokenKind::Hash) {
            let hash = self.bump();
            if self.peek() == Some(TokenKind::Bang) {
                self.bump();
            }
            if self.peek() != Some(TokenKind::ListOpen) {
                self.complaints.bad_attribute(self.tokens[hash]);
                return;
            }
            self.skip_brackets();
        }
    }

    fn root(&mut self) -> Option<NodeId> {
        let Some(first) = self.here() else {
            self.complaints.empty_file();
            return None;
        };
        if self.at_field() {
            self.complaints.no_brackets_around(first);
            return None;
        }
        if !first.kind.starts_value() {
            self.complaints.unexpected(Some(first), "a value");
            return None;
        }
        let value = self.value();
        if let Some(extra) = self.here() {
            self.complaints.extra(extra, self.previous());
            self.damage(value);
        }
        Some(value)
    }

    /// Whether a field begins here: a name and a colon, or what was meant as one.
    fn at_field(&self) -> bool {
        let name = matches!(self.peek(), Some(TokenKind::Word | TokenKind::BadWord | TokenKind::Text));
        name && matches!(self.peek_behind(), Some(TokenKind::Colon | TokenKind::Equals))
    }

    /// A value; the next token must be one that begins a value.
    fn value(&mut self) -> NodeId {
        let first = self.at;
        let Some(token) = self.here() else { return self.broken() };
        match token.kind {
            TokenKind::Word | TokenKind::BadWord => self.named(),
            TokenKind::ParenOpen => self.bracketed(NodeKind::Group, first),
            TokenKind::ListOpen => self.bracketed(NodeKind::List, first),
            TokenKind::MapOpen => self.bracketed(NodeKind::Map, first),
            TokenKind::Dots | TokenKind::Number => self.number(),
            kind => {
                self.complaints.quotes(token);
                self.bump();
                let leaf = self.push(leaf_kind(kind), first);
                self.node(leaf).damaged = matches!(kind, TokenKind::UnclosedText);
                leaf
            }
        }
    }

    fn named(&mut self) -> NodeId {
        let first = self.at;
        let name = self.tokens[first];
        if name.kind == TokenKind::BadWord {
            self.complaints.bad_name(name);
        }
        self.bump();
        if self.peek() == Some(TokenKind::ParenOpen) {
            self.bracketed(NodeKind::Group, first)
        } else {
            self.push(NodeKind::Word, first)
        }
    }

    /// A number or a range, or what was meant as a text: `9:30`, `2025-06-14`. Its pieces stand right behind each other.
    fn number(&mut self) -> NodeId {
        let first = self.at;
        let mut kind = NodeKind::Number;
        while let Some(token) = self.here() {
            if self.at != first && token.start != self.previous().end {
                break;
            }
            kind = match (token.kind, kind) {
                (TokenKind::Dots, NodeKind::Number) => NodeKind::Range,
                (TokenKind::Number, _) if self.at == first || self.previous().kind == TokenKind::Dots => kind,
                (
                    TokenKind::Number | TokenKind::Word | TokenKind::BadWord,
                    NodeKind::Number | NodeKind::Broken,
                ) => NodeKind::Broken,
                (TokenKind::Colon, NodeKind::Number | NodeKind::Broken) if self.at_clock() => {
                    NodeKind::Broken
                }
                _ => break,
            };
            self.bump();
        }
        if kind == NodeKind::Broken {
            self.complaints.unquoted(self.tokens[first].start..self.previous().end);
        }
        self.push(kind, first)
    }

    /// Whether the colon here stands inside a time such as `9:30`.
    fn at_clock(&self) -> bool {
        let next = self.tokens.get(self.at + 1);
        !self.in_key && next.is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A bracket and all inside. `first` is the name before it, or the bracket itself.
    fn bracketed(&mut self, kind: NodeKind, first: usize) -> NodeId {
        if self.open.len() >= MAX_DEPTH {
            self.complaints.too_deep(self.tokens[self.at], MAX_DEPTH);
            self.skip_brackets();
            return self.push(NodeKind::Broken, first);
        }
        let opener = self.bump();
        let id = self.push(kind, first);
        self.open.push(opener);
        let closer = self.tokens[opener].kind.closer();
        let mut tail = None;
        while !self.closed(id, opener, closer) {
            if self.peek() == Some(TokenKind::Comma) {
                self.complaints.unexpected(self.here(), "a value");
                self.damage(id);
                self.bump();
                continue;
            }
            let child = self.item(id, kind);
            self.adopt(id, &mut tail, child);
            self.separator(id, child, kind);
        }
        self.open.pop();
        self.node(id).last = self.last;
        id
    }

    /// One field, entry or value.
    fn item(&mut self, parent: NodeId, kind: NodeKind) -> NodeId {
        let starts_value = self.peek().is_some_and(TokenKind::starts_value);
        match kind {
            NodeKind::Group if self.at_field() || self.at_field_without_colon() => self.field(parent),
            _ if !starts_value => {
                self.complaints.unexpected(
                    self.here(),
                    if kind == NodeKind::Group { "a field or a value" } else { "a value" },
                );
                self.damage(parent);
                self.skip_to_separator();
                self.broken()
            }
            NodeKind::Map => self.entry(parent),
            _ => self.value(),
        }
    }

    fn at_field_without_colon(&self) -> bool {
        self.peek() == Some(TokenKind::Word)
            && matches!(
                self.peek_behind(),
                Some(
                    TokenKind::Text
                        | TokenKind::RawText
                        | TokenKind::Number
                        | TokenKind::ListOpen
                        | TokenKind::MapOpen
                )
            )
    }

    fn field(&mut self, parent: NodeId) -> NodeId {
        let first = self.bump();
        let name = self.tokens[first];
        self.complaints.field_name(name);
        match self.here() {
            Some(colon) if colon.kind == TokenKind::Colon => _ = self.bump(),
            Some(equals) if equals.kind == TokenKind::Equals => {
                self.complaints.equals_for_colon(equals);
                self.bump();
            }
            _ => self.complaints.missing_colon(name, "a field name"),
        }
        let field = self.push(NodeKind::Field, first);
        self.field_value(parent, field, &mut None, name);
        field
    }

    fn entry(&mut self, parent: NodeId) -> NodeId {
        let entry = self.push(NodeKind::Entry, self.at);
        let mut tail = None;
        self.in_key = self.peek() == Some(TokenKind::Number);
        let key = self.value();
        self.in_key = false;
        self.adopt(entry, &mut tail, key);
        if self.peek() == Some(TokenKind::Colon) {
            self.bump();
        } else {
            self.complaints.missing_colon(self.previous(), "a key");
        }
        let before = self.previous();
        self.field_value(parent, entry, &mut tail, before);
        entry
    }

    /// The value behind a colon, which may have been forgotten.
    fn field_value(&mut self, parent: NodeId, field: NodeId, tail: &mut Option<NodeId>, name: Token) {
        let present = self.peek().is_some_and(TokenKind::starts_value) && !self.at_field();
        let value = if present {
            self.value()
        } else {
            self.complaints.missing_value(name, self.here());
            self.damage(parent);
            self.broken()
        };
        self.adopt(field, tail, value);
        self.node(field).last = self.last;
    }
}

fn leaf_kind(token: TokenKind) -> NodeKind {
    match token {
        TokenKind::Char => NodeKind::Char,
        TokenKind::Byte => NodeKind::Number,
        TokenKind::Bytes | TokenKind::RawBytes => NodeKind::Bytes,
        _ => NodeKind::Text,
    }
}
