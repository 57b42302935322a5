//! A file's text together with its tree.

use std::ops::Range;
use std::sync::OnceLock;

use super::text::{LineIndex, NodeRef, Path, Position, Tree};

/// One file as it was read: its name, text and tree. Answers where things stand.
#[derive(Clone, Debug, Default)]
pub struct Source {
    file: String,
    text: String,
    tree: Tree,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source with the tree made from this very text.
    pub(super) fn new(file: &str, text: &str, tree: Tree) -> Self {
        Self { file: file.to_owned(), text: text.to_owned(), tree, lines: OnceLock::new() }
    }

    /// The file as the reader knows it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree of the text.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The value of the file as a node, if there is one.
    #[must_use]
    pub fn root(&self) -> Option<NodeRef<'_>> {
        self.tree.value(&self.text)
    }

    /// The node at `path`, or the nearest one around it that exists; nothing when the file holds no value.
    #[must_use]
    pub fn node(&self, path: &Path) -> Option<NodeRef<'_>> {
        self.root().map(|root| root.find(path))
    }

    /// The bytes of the value at `path`, or of the nearest value around it that exists.
    #[must_use]
    pub fn span_of(&self, path: &Path) -> Range<usize> {
        self.node(path).map_or(0..0, |node| node.span())
    }

    /// As [`Self::span_of`], but of a value over several lines only its name or opening bracket: what a caret marks.
    #[must_use]
    pub fn head_of(&self, path: &Path) -> Range<usize> {
        self.node(path).map_or(0..0, |node| node.head())
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).position(&self.text, byte)
    }
}
