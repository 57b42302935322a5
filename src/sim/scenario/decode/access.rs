//! What is inside a node, one thing after another, as serde asks for it.

use std::collections::BTreeSet;

use serde::de::{DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::blank::{Blank, key};
use super::fault::Fault;
use super::reader::At;
use super::{Notes, words};
use crate::sim::scenario::codes;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::nearest::nearest;
use crate::sim::scenario::text::{NodeKind, NodeRef};

/// The elements of a list or a tuple.
pub(super) struct Elements<'a> {
    notes: &'a Notes,
    nodes: Box<dyn Iterator<Item = NodeRef<'a>> + 'a>,
    /// For a tuple, how many are still to come; made up when there are none left.
    left: Option<usize>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(
        notes: &'a Notes,
        inside: impl Iterator<Item = NodeRef<'a>> + 'a,
        len: Option<usize>,
    ) -> Self {
        Self { notes, nodes: Box::new(inside), left: len }
    }
}

impl<'a> SeqAccess<'a> for Elements<'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        if let Some(left) = &mut self.left {
            if *left == 0 {
                return Ok(None);
            }
            *left -= 1;
        }
        let notes = self.notes;
        match self.nodes.find(|node| !notes.gone.contains(&node.id())) {
            Some(node) => At::new(notes, node.value()).read(seed).map(Some),
            None if self.left.is_some() => seed.deserialize(Blank::default()).map(Some),
            None => Ok(None),
        }
    }
}

/// The entries of a map.
pub(super) struct Entries<'a> {
    at: At<'a>,
    nodes: Box<dyn Iterator<Item = NodeRef<'a>> + 'a>,
    value: Option<NodeRef<'a>>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(at: At<'a>) -> Self {
        Self { at, nodes: Box::new(at.node.children()), value: None }
    }
}

impl<'a> MapAccess<'a> for Entries<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let notes = self.at.notes;
        for entry in self.nodes.by_ref() {
            let (Some(key), false) = (entry.children().next(), notes.gone.contains(&entry.id())) else {
                continue;
            };
            self.value = Some(entry.value());
            return self.at.child(key).read(seed).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(value) => self.at.child(value).read(seed),
            None => seed.deserialize(Blank::default()),
        }
    }
}

/// The fields of a struct: those written, under the names that were meant, and then those that it turned out to need.
pub(super) struct Fields<'a> {
    at: At<'a>,
    name: &'static str,
    owner: &'static str,
    /// The names that the type knows; nothing when it takes any.
    known: Option<&'static [&'static str]>,
    nodes: Box<dyn Iterator<Item = NodeRef<'a>> + 'a>,
    /// The names that are written.
    written: BTreeSet<&'a str>,
    /// The names that were handed to the type.
    given: BTreeSet<&'a str>,
    value: Option<NodeRef<'a>>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        at: At<'a>,
        name: &'static str,
        owner: &'static str,
        known: &'static [&'static str],
    ) -> Self {
        Self { known: Some(known), ..Self::make(at, name, owner) }
    }

    pub(super) fn of_any(at: At<'a>) -> Self {
        Self::make(at, "", "")
    }

    fn make(at: At<'a>, name: &'static str, owner: &'static str) -> Self {
        let nodes = Box::new(at.node.children());
        let written = at.node.children().filter_map(|child| child.name()).collect();
        Self { at, name, owner, known: None, nodes, written, given: BTreeSet::new(), value: None }
    }

    /// The name under which the type knows this field; a field it does not know is told of.
    fn meant(&self, field: NodeRef<'a>) -> Option<&'a str> {
        let found = field.name()?;
        let Some(known) = self.known else { return Some(found) };
        if known.contains(&found) {
            return Some(found);
        }
        if self.at.notes.is_full() {
            return None;
        }
        let free = known.iter().copied().filter(|name| !self.written.contains(name));
        let meant = nearest(found, free);
        let whose = if self.name.is_empty() { String::new() } else { format!(" of `{}`", self.name) };
        let fault = Diagnostic::error(
            codes::UNKNOWN_FIELD,
            format!("unknown field `{}`{whose}", words::short(found)),
        )
        .at(field.name_span(), "unknown field")
        .note(format!("known are {}", words::choices(known)));
        self.at.notes.fault(match meant {
            Some(meant) => fault.suggest(field.name_span(), meant, format!("did you mean `{meant}`?")),
            None => fault,
        });
        meant
    }

    /// A field that the type needs and that is not written.
    fn needed(&mut self) -> Option<&'static str> {
        let owner = self.owner;
        let needed = self.at.notes.required.range((owner, "")..).take_while(|(of, _)| *of == owner);
        let field = needed.map(|(_, field)| *field).find(|field| !self.given.contains(field))?;
        self.at.notes.missing(self.at.node, self.name, field);
        Some(field)
    }
}

impl<'a> MapAccess<'a> for Fields<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.value = None;
        while let Some(field) = self.nodes.next() {
            if field.kind() != NodeKind::Field || self.at.notes.gone.contains(&field.id()) {
                continue;
            }
            let Some(name) = self.meant(field) else { continue };
            // A field written twice was told of when the tree was made.
            if self.given.insert(name) {
                self.value = Some(field.value());
                return seed.deserialize(key(name)).map(Some);
            }
        }
        let Some(name) = self.needed() else { return Ok(None) };
        self.given.insert(name);
        seed.deserialize(key(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(value) => self.at.child(value).read(seed),
            None => seed.deserialize(Blank::default()),
        }
    }
}

/// One choice of an enum and what stands in its brackets.
pub(super) struct Choice<'a> {
    at: At<'a>,
    variant: &'static str,
}

impl<'a> Choice<'a> {
    pub(super) fn new(at: At<'a>, variant: &'static str) -> Self {
        Self { at, variant }
    }

    fn has_brackets(&self) -> bool {
        self.at.node.kind() == NodeKind::Group
    }

    fn report_arguments(&self, message: String, label: &str) {
        let node = self.at.node;
        let fault = Diagnostic::error(codes::WRONG_TYPE, message).at(node.head(), label);
        let help = format!("write `{}(…)`", self.variant);
        self.at.report(if self.has_brackets() { fault } else { fault.help(help) });
    }
}

impl<'a> EnumAccess<'a> for Choice<'a> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        Ok((seed.deserialize(key(self.variant))?, self))
    }
}

impl<'a> VariantAccess<'a> for Choice<'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        if self.has_brackets() {
            let node = self.at.node;
            let fault =
                Diagnostic::error(codes::WRONG_TYPE, format!("`{}` takes no arguments", self.variant))
                    .at(node.head(), "no brackets here")
                    .suggest(node.span(), self.variant, format!("write `{}`", self.variant));
            self.at.report(fault);
        }
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Fault> {
        let node = self.at.node;
        let mut inside = node.children();
        let arguments = At { arguments: true, ..self.at };
        match (inside.next(), inside.next()) {
            (Some(only), None) if only.kind() != NodeKind::Field => self.at.child(only).read(seed),
            (None, _) => {
                if node.kind() != NodeKind::Text {
                    self.report_arguments(
                        format!("`{}` needs one value", self.variant),
                        "its value is missing",
                    );
                }
                self.at.located(seed.deserialize(Blank::default()))
            }
            _ if node.is_damaged() => self.at.located(seed.deserialize(Blank::default())),
            (Some(first), _) if first.kind() == NodeKind::Field => {
                let message = format!("`{}` takes one value, found named fields", self.variant);
                let fault =
                    Diagnostic::error(codes::WRONG_TYPE, message).at(node.head(), "expected one value");
                self.at.report(
                    fault.help(format!("the fields need brackets of their own: `{}((…))`", self.variant)),
                );
                self.at.located(seed.deserialize(arguments))
            }
            (Some(_), _) => {
                let count = node.children().count();
                let message = format!("`{}` takes one value, found {count}", self.variant);
                let fault =
                    Diagnostic::error(codes::WRONG_COUNT, message).at(node.head(), "expected one value");
                self.at
                    .report(fault.help(format!("several values stand in a list: `{}([…])`", self.variant)));
                self.at.located(seed.deserialize(arguments))
            }
        }
    }

    fn tuple_variant<V: Visitor<'a>>(self, len: usize, visitor: V) -> Result<V::Value, Fault> {
        if !self.has_brackets() && self.at.node.kind() == NodeKind::Word {
            self.report_arguments(format!("`{}` needs {len} values", self.variant), "its values are missing");
        }
        self.at.tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if !self.has_brackets() && self.at.node.kind() == NodeKind::Word {
            let message = format!("`{}` needs arguments: {}", self.variant, words::fields(fields));
            self.report_arguments(message, "its arguments are missing");
        }
        self.at.fields(self.variant, fields, visitor)
    }
}
