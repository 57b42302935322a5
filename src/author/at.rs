//! A place in a file, found by walking down its tree beside the value.

use std::ops::Range;

use crate::sim::scenario::Source;
use crate::sim::scenario::diagnostic::{Code, Diagnostic, Severity};
use crate::sim::scenario::text::{NodeKind, NodeRef};

/// A place in a file: a node of its tree, or the nearest one around what was left out.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    source: &'a Source,
    node: Option<NodeRef<'a>>,
}

impl<'a> At<'a> {
    /// The value of the file.
    pub(crate) fn root(source: &'a Source) -> Self {
        Self { source, node: source.root() }
    }

    /// The value of a field; this place when the field is not written.
    pub(crate) fn field(self, name: &str) -> Self {
        self.written(name).unwrap_or(self)
    }

    /// The value of a field, if it is written.
    pub(crate) fn written(self, name: &str) -> Option<Self> {
        let node = self.inside()?.field(name)?;
        Some(Self { node: Some(node), ..self })
    }

    /// The argument or element with this number, counted from 0.
    pub(crate) fn index(self, index: usize) -> Self {
        let found = self.inside().and_then(|node| node.children().nth(index));
        found.map_or(self, |node| Self { node: Some(node.value()), ..self })
    }

    /// The elements of a list beside their places.
    pub(crate) fn each<T>(self, values: &'a [T]) -> impl Iterator<Item = (Self, &'a T)> {
        let mut nodes = self.inside().map(|node| node.children());
        values.iter().map(move |value| {
            let node = nodes.as_mut().and_then(Iterator::next);
            (node.map_or(self, |node| Self { node: Some(node.value()), ..self }), value)
        })
    }

    /// Every text inside the quotes of the file, with its place.
    pub(crate) fn texts(self) -> impl Iterator<Item = (Self, String)> {
        let nodes = self.source.tree().nodes(self.source.text());
        nodes.filter(|node| node.kind() == NodeKind::Text).filter_map(move |node| {
            let text = node.text()?.into_owned();
            Some((Self { node: Some(node), ..self }, text))
        })
    }

    /// What a caret marks here.
    pub(crate) fn span(self) -> Range<usize> {
        self.node.map_or(0..0, |node| node.head())
    }

    /// Everything that stands here.
    pub(crate) fn whole(self) -> Range<usize> {
        self.node.map_or(0..0, |node| node.span())
    }

    /// The name of the file.
    pub(crate) fn file(self) -> &'a str {
        self.source.file()
    }

    /// The file, line and column, for a place in another file.
    pub(crate) fn words(self) -> String {
        let position = self.source.position(self.span().start);
        format!("{}:{}:{}", self.file(), position.line, position.column)
    }

    /// The file and line.
    pub(crate) fn line(self) -> String {
        format!("{}:{}", self.file(), self.source.position(self.span().start).line)
    }

    /// A finding about this place.
    pub(crate) fn finding(
        self,
        severity: Severity,
        code: Code,
        message: impl Into<String>,
        label: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(severity, code, message).file(self.file()).at(self.span(), label)
    }

    /// What stands inside `Some(…)`, which nobody has to write.
    fn inside(self) -> Option<NodeRef<'a>> {
        let mut node = self.node?;
        while node.kind() == NodeKind::Group && node.name() == Some("Some") {
            node = node.children().next()?;
        }
        Some(node)
    }
}
