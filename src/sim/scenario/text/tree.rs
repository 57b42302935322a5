//! Nodes over the tokens: values, fields and entries, each with its span.

use std::borrow::Cow;
use std::ops::Range;

use super::literal::unescape;
use super::path::{Path, Seg};
use super::token::{Token, TokenKind};
use super::{builder, check};
use crate::sim::scenario::diagnostic::Diagnostic;

/// The tree of one text. It holds no text itself: [`Tree::at`] and [`Tree::value`] take the text it was made from.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(super) tokens: Vec<Token>,
    pub(super) nodes: Vec<Node>,
    pub(super) value: Option<NodeId>,
}

/// A node of one tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub(super) u32);

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A bare name: `WhenAsked`, `true`, `None`.
    Word,
    /// `(…)` or `Name(…)`; children are fields or plain values.
    Group,
    /// `[…]`
    List,
    /// `{…}`; children are entries.
    Map,
    /// `name: value` in a group; one child.
    Field,
    /// `key: value` in a map; two children.
    Entry,
    /// A text, raw or not.
    Text,
    /// One character.
    Char,
    /// A byte string.
    Bytes,
    /// A number or a byte.
    Number,
    /// `1..5` and its like.
    Range,
    /// A place where a value should stand and none can be read. Already reported.
    Broken,
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) parent: Option<NodeId>,
    pub(super) child: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    pub(super) damaged: bool,
}

/// A node together with its tree and text: what one asks questions of.
#[derive(Clone, Copy)]
pub struct NodeRef<'a> {
    tree: &'a Tree,
    text: &'a str,
    id: NodeId,
}

impl Tree {
    /// Makes the tree of `text` and tells what is wrong with its syntax. The diagnostics name no file yet.
    #[must_use]
    pub fn of(text: &str) -> (Self, Vec<Diagnostic>) {
        let (mut tree, mut faults) = builder::build(text);
        check::check(&mut tree, text, &mut faults);
        (tree, faults)
    }

    /// All tokens in order; together they are the text.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The value that the file holds, if it holds any.
    #[must_use]
    pub fn value<'a>(&'a self, text: &'a str) -> Option<NodeRef<'a>> {
        self.value.map(|id| self.at(text, id))
    }

    /// The node with this id.
    #[must_use]
    pub fn at<'a>(&'a self, text: &'a str, id: NodeId) -> NodeRef<'a> {
        NodeRef { tree: self, text, id }
    }

    pub(super) fn damage(&mut self, id: NodeId) {
        self.nodes[id.0 as usize].damaged = true;
    }

    /// All nodes, in no order that means anything.
    pub fn nodes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = NodeRef<'a>> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(move |id| self.at(text, NodeId(id)))
    }
}

impl<'a> NodeRef<'a> {
    fn node(&self) -> &'a Node {
        &self.tree.nodes[self.id.0 as usize]
    }

    fn first_token(&self) -> &'a Token {
        &self.tree.tokens[self.node().first]
    }

    /// The id of the node within its tree.
    #[must_use]
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// Another node of the same tree.
    #[must_use]
    pub fn in_same_tree(&self, id: NodeId) -> Self {
        Self { id, ..*self }
    }

    /// What the node is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.node().kind
    }

    /// Whether a syntax fault was reported of it or directly inside: what else seems wrong may be the fault's doing.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.node().damaged
    }

    /// The bytes of the node.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.first_token().start..self.tree.tokens[self.node().last].end
    }

    /// The node as written.
    #[must_use]
    pub fn source(&self) -> &'a str {
        &self.text[self.span()]
    }

    /// The bytes that stand for the node in a message: the name and opening bracket of what spans lines, else all of it.
    #[must_use]
    pub fn head(&self) -> Range<usize> {
        match self.kind() {
            NodeKind::Group | NodeKind::List | NodeKind::Map if self.source().contains('\n') => {
                if self.name().is_some() { self.name_span() } else { self.first_token().span() }
            }
            _ => self.span(),
        }
    }

    /// The name of a word, a field or a named group.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        let token = self.first_token();
        let written = &self.text[token.span()];
        match (self.kind(), token.kind) {
            (NodeKind::Word | NodeKind::Group | NodeKind::Field, TokenKind::Word) => {
                Some(written.strip_prefix("r#").unwrap_or(written))
            }
            (NodeKind::Word | NodeKind::Group | NodeKind::Field, TokenKind::BadWord) => Some(written),
            // A field name in quotes: wrong, reported, and still clear.
            (NodeKind::Field, TokenKind::Text) => Some(written.trim_matches('"')),
            _ => None,
        }
    }

    /// The bytes of the name; of the first token where there is no name.
    #[must_use]
    pub fn name_span(&self) -> Range<usize> {
        self.first_token().span()
    }

    /// The node around this one.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.node().parent.map(|id| Self { id, ..*self })
    }

    /// The nodes directly inside, in order.
    pub fn children(&self) -> impl Iterator<Item = Self> + use<'a> {
        let (tree, text) = (self.tree, self.text);
        let mut next = self.node().child;
        std::iter::from_fn(move || {
            let child = tree.at(text, next?);
            next = child.node().next;
            Some(child)
        })
    }

    /// The value of a field or an entry; any other node is its own value.
    #[must_use]
    pub fn value(&self) -> Self {
        match self.kind() {
            NodeKind::Field | NodeKind::Entry => self.children().last().unwrap_or(*self),
            _ => *self,
        }
    }

    /// The value of the field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Self> {
        let of_name = |child: &Self| child.kind() == NodeKind::Field && child.name() == Some(name);
        self.children().find(of_name).map(|field| field.value())
    }

    /// What a text says, with escapes resolved; a wrong escape leaves the text as written.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'a, str>> {
        if !matches!(self.kind(), NodeKind::Text | NodeKind::Char | NodeKind::Bytes) {
            return None;
        }
        let body = &self.text[self.body_span()];
        match self.first_token().kind {
            TokenKind::RawText | TokenKind::RawBytes => Some(Cow::Borrowed(body)),
            _ => Some(unescape(body).unwrap_or(Cow::Borrowed(body))),
        }
    }

    /// The bytes between the quotes of a text or a character.
    #[must_use]
    pub fn body_span(&self) -> Range<usize> {
        let span = self.span();
        let written = &self.text[span.clone()];
        let quote = |c: char| matches!(c, '"' | '\'' | '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}');
        let open =
            written.find(quote).map_or(0, |at| at + written[at..].chars().next().map_or(0, char::len_utf8));
        let hashes = written.bytes().rev().take_while(|byte| *byte == b'#').count();
        let inner = written[open..].strip_suffix(&written[written.len() - hashes..]).unwrap_or("");
        let close = inner.strip_suffix(quote).map_or(inner.len(), str::len);
        span.start + open..span.start + open + close
    }

    /// The node at `path`, or the nearest one around it that exists.
    #[must_use]
    pub fn find(self, path: &Path) -> Self {
        let mut node = self;
        for seg in path.segments() {
            match node.seen_through().step(seg) {
                Some(found) => node = found,
                None => return node,
            }
        }
        node
    }

    /// What stands inside `Some(…)`.
    fn seen_through(self) -> Self {
        let mut node = self;
        while node.kind() == NodeKind::Group && node.name() == Some("Some") {
            match node.children().next() {
                Some(inner) => node = inner,
                None => return node,
            }
        }
        node
    }

    fn step(self, seg: &Seg) -> Option<Self> {
        match seg {
            Seg::Field(name) => self.field(name),
            Seg::Index(index) => self.children().nth(*index).map(|child| child.value()),
            Seg::Id(id) => self.children().find(|child| child.is_called(id)).map(|child| child.value()),
        }
    }

    /// Whether this element's `id` field, or this entry's key, is `id`.
    fn is_called(self, id: &str) -> bool {
        let named = match self.kind() {
            NodeKind::Entry => self.children().next(),
            _ => self.seen_through().field("id"),
        };
        named.is_some_and(|named| named.text().as_deref().or(named.name()) == Some(id))
    }
}
