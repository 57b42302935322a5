//! Faults that need no types: mixed arguments, doubles, escapes and numbers that cannot be read.

use std::collections::BTreeMap;

use super::literal::{read_number, unescape};
use super::strings::prefix;
use super::token::TokenKind;
use super::tree::{NodeKind, NodeRef, Tree};
use crate::sim::scenario::codes;
use crate::sim::scenario::diagnostic::{Code, Diagnostic};

/// More faults than this are not collected.
const MAX_FAULTS: usize = 400;

/// Checks every node by itself, and marks those with a fault as damaged.
pub(super) fn check(tree: &mut Tree, text: &str, faults: &mut Vec<Diagnostic>) {
    let mut damaged = Vec::new();
    for node in tree.nodes(text) {
        let before = faults.len();
        match node.kind() {
            NodeKind::Group => {
                check_mixed(node, faults);
                if faults.len() > before {
                    damaged.push(node.id());
                }
                check_doubles(node, "field", codes::DUPLICATE_FIELD, faults);
            }
            NodeKind::Map => check_doubles(node, "key", codes::DUPLICATE_KEY, faults),
            NodeKind::Text | NodeKind::Char | NodeKind::Bytes => check_escapes(node, faults),
            NodeKind::Number => {
                check_number(node, faults);
                if faults.len() > before {
                    damaged.push(node.id());
                }
            }
            _ => {}
        }
        if faults.len() > MAX_FAULTS {
            break;
        }
    }
    for id in damaged {
        tree.damage(id);
    }
    for token in tree.tokens.iter().filter(|token| token.kind == TokenKind::PastedSpace).take(MAX_FAULTS) {
        faults.push(
            Diagnostic::error(codes::PASTED, "a special space that RON does not know")
                .at(token.span(), "looks like a space and is none")
                .note("word processors and web pages put such spaces into copied text")
                .suggest(token.span(), " ", "replace it by a plain space"),
        );
    }
}

fn check_mixed(group: NodeRef<'_>, faults: &mut Vec<Diagnostic>) {
    let is_field = |child: &NodeRef<'_>| child.kind() == NodeKind::Field;
    let Some(named) = group.children().find(is_field) else { return };
    let Some(bare) = group.children().find(|child| !is_field(child) && child.kind() != NodeKind::Broken)
    else {
        return;
    };
    if group.is_damaged() {
        return;
    }
    faults.push(
        Diagnostic::error(codes::MIXED_ARGUMENTS, "named and unnamed arguments are mixed")
            .at(bare.head(), "this one has no name")
            .also(named.name_span(), "this one has a name")
            .help("as soon as there are two arguments, name all of them: `(first: …, second: …)`"),
    );
}

fn check_doubles(parent: NodeRef<'_>, what: &str, code: Code, faults: &mut Vec<Diagnostic>) {
    let mut seen = BTreeMap::new();
    for child in parent.children() {
        let place = match child.kind() {
            NodeKind::Field => child.name_span(),
            NodeKind::Entry => child.children().next().map_or(child.span(), |key| key.span()),
            _ => continue,
        };
        if faults.len() > MAX_FAULTS {
            return;
        }
        let Some(key) = key_of(child) else { continue };
        if let Some(first) = seen.get(&key) {
            faults.push(
                Diagnostic::error(code, format!("the {what} `{}` is written twice", prefix(&key, 40)))
                    .at(place, "second time")
                    .also(std::ops::Range::clone(first), "first time")
                    .help("keep one of the two"),
            );
        } else {
            seen.insert(key, place);
        }
    }
}

/// What tells two fields or two entries apart.
pub(super) fn key_of(child: NodeRef<'_>) -> Option<String> {
    if child.kind() == NodeKind::Field {
        return child.name().map(str::to_owned);
    }
    let key = child.children().next()?;
    Some(key.text().map_or_else(|| key.source().to_owned(), std::borrow::Cow::into_owned))
}

fn check_escapes(node: NodeRef<'_>, faults: &mut Vec<Diagnostic>) {
    let written = node.source();
    if !written.contains('\\') || written.starts_with('r') || written.starts_with("br") {
        return;
    }
    let body = node.body_span();
    let inside = written.get(body.start - node.span().start..body.end - node.span().start).unwrap_or("");
    let Err(bad) = unescape(inside) else { return };
    let span = body.start + bad.start..body.start + bad.end;
    faults.push(
        Diagnostic::error(
            codes::BAD_ESCAPE,
            format!("`{}` means nothing in a text", prefix(&inside[bad], 12)),
        )
        .at(span.clone(), "unknown escape")
        .help("write `\\\\` for a backslash; known are \\n \\t \\r \\0 \\\" \\' \\\\ \\x41 \\u{e9}")
        .edit(span.start..span.start, "\\"),
    );
}

fn check_number(node: NodeRef<'_>, faults: &mut Vec<Diagnostic>) {
    let Err(fault) = read_number(node.source()) else { return };
    faults.push(
        Diagnostic::error(
            codes::BAD_NUMBER,
            format!("`{}` is not a number: {}", prefix(node.source(), 40), fault.0),
        )
        .at(node.span(), "not a number")
        .suggest(
            node.span(),
            format!("\"{}\"", node.source()),
            "a text that looks like a number, such as a code or an address, stands in quotes",
        ),
    );
}
