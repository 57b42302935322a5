//! From the tree to a typed value, noting every fault on the way.
//!
//! A serde type stops at its first fault. So the reader here foresees what it can (a wrong kind of value, an unknown
//! field or choice): it notes the fault and hands the type a made-up value instead. What only the type knows (a field
//! that must be there, a text that is no time) ends the attempt; it is noted, patched, and the next attempt goes past it.

mod access;
mod blank;
mod deserializer;
mod fault;
mod reader;
mod words;

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use self::fault::{Fault, What};
use self::reader::At;
use super::codes;
use super::diagnostic::{Code, Diagnostic};
use super::text::{NodeId, NodeKind, NodeRef, Tree};

/// More faults than this are not collected.
const MAX_FAULTS: usize = 200;

/// How many nodes may be visited in all attempts together: it bounds the time for a file with very many faults.
const MAX_VISITS: usize = 4_000_000;

/// Makes a `T` of the tree's value. Without diagnostics the value is what the text says; with diagnostics it may hold
/// made-up parts, or be missing.
pub(super) fn decode<T: DeserializeOwned>(tree: &Tree, text: &str) -> (Option<T>, Vec<Diagnostic>) {
    let Some(root) = tree.value(text) else { return (None, Vec::new()) };
    let attempts = (MAX_VISITS / tree.nodes(text).count().max(1)).clamp(8, 400);
    let mut notes = Notes::default();
    for _ in 0..attempts {
        match T::deserialize(At::new(&notes, root)) {
            Ok(value) => return (Some(value), notes.into_faults()),
            Err(fault) => {
                if !notes.patch(fault, tree.at(text, root.id())) {
                    break;
                }
            }
        }
    }
    (None, notes.into_faults())
}

/// What earlier attempts have found, and how to get past it.
#[derive(Default)]
struct Notes {
    /// Nodes that are read as blank.
    blank: BTreeSet<NodeId>,
    /// Fields, entries and elements that are read as if they were not there.
    gone: BTreeSet<NodeId>,
    /// Fields that a type turned out to need: the type's name and the field.
    required: BTreeSet<(&'static str, &'static str)>,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    faults: Vec<Diagnostic>,
    /// Nodes about whose value something was said; one fault a value is enough.
    values: BTreeSet<NodeId>,
    /// Position and words of what was said, since each attempt comes by the same places again.
    said: BTreeSet<(usize, Code, String)>,
}

impl Notes {
    /// Notes a fault of a node's value, unless one is noted already or a fault of syntax may explain it.
    fn value_fault(&self, node: NodeRef<'_>, fault: Diagnostic) {
        if !node.is_damaged() && self.found.borrow_mut().values.insert(node.id()) {
            self.fault(fault);
        }
    }

    /// Notes a fault.
    fn fault(&self, fault: Diagnostic) {
        let mut found = self.found.borrow_mut();
        let start = fault.span.as_ref().map_or(0, |span| span.start);
        if found.faults.len() < MAX_FAULTS && found.said.insert((start, fault.code, fault.message.clone())) {
            found.faults.push(fault);
        }
    }

    /// Whether enough was found: then going on is of no use.
    fn is_full(&self) -> bool {
        self.found.borrow().faults.len() >= MAX_FAULTS
    }

    fn is_blank(&self, node: NodeRef<'_>) -> bool {
        node.kind() == NodeKind::Broken || self.blank.contains(&node.id())
    }

    fn into_faults(self) -> Vec<Diagnostic> {
        self.found.into_inner().faults
    }

    /// Notes what ended an attempt and finds a way past it. False when there is none.
    fn patch(&mut self, fault: Fault, root: NodeRef<'_>) -> bool {
        if self.is_full() {
            return false;
        }
        let node = fault.at.map_or(root, |id| root.in_same_tree(id));
        match fault.what {
            What::Missing { field, owner } if !fault.made_up && self.required.insert((owner, field)) => true,
            What::Other { code, message } if !fault.made_up && !self.is_blank(node) => {
                self.value_fault(node, Diagnostic::error(code, message).at(node.head(), "not accepted"));
                self.blank.insert(node.id())
            }
            _ => self.give_up_on(node),
        }
    }

    /// A made-up value was refused: leave out what it stands for, or make up more of what is around it.
    fn give_up_on(&mut self, node: NodeRef<'_>) -> bool {
        if node.kind() != NodeKind::Broken && self.blank.insert(node.id()) {
            return true;
        }
        let Some(parent) = node.parent() else { return false };
        let (slot, around) = match parent.kind() {
            NodeKind::Field | NodeKind::Entry => (Some(parent), parent.parent().unwrap_or(parent)),
            NodeKind::List => (Some(node), parent),
            _ => (None, parent),
        };
        slot.is_some_and(|slot| self.gone.insert(slot.id())) || self.give_up_on(around)
    }

    /// Notes that a struct lacks a field it needs, unless a fault already told of explains it.
    fn missing(&self, node: NodeRef<'_>, name: &str, field: &str) {
        let lost = |child: NodeRef<'_>| self.gone.contains(&child.id()) && child.name() == Some(field);
        if node.is_damaged() || node.children().any(lost) {
            return;
        }
        let id = node.field("id").filter(|id| id.kind() == NodeKind::Text).and_then(|id| id.text());
        let whose = match (id, name) {
            (Some(id), _) => format!(" of `{id}`"),
            (None, "") => String::new(),
            (None, name) => format!(" of `{name}`"),
        };
        self.fault(
            Diagnostic::error(codes::MISSING_FIELD, format!("the field `{field}`{whose} is missing"))
                .at(node.name_span(), format!("`{field}` is missing here"))
                .help(format!("add `{field}: …`")),
        );
    }
}
