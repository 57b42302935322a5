//! What was found and what was expected, in a team lead's words.

use std::fmt::Write as _;

use crate::sim::scenario::text::{NodeKind, NodeRef};

/// More choices than this are cut short.
const MOST_CHOICES: usize = 24;

/// `` `a`, `b` or `c` ``
pub(super) fn choices(names: &[&str]) -> String {
    let mut text = String::new();
    let shown = names.len().min(MOST_CHOICES);
    for (at, name) in names[..shown].iter().enumerate() {
        let glue = match at {
            0 => "",
            _ if at + 1 == names.len() => " or ",
            _ => ", ",
        };
        _ = write!(text, "{glue}`{name}`");
    }
    if shown < names.len() {
        _ = write!(text, " and {} more", names.len() - shown);
    }
    if names.is_empty() { "none at all".to_owned() } else { text }
}

/// The node as it would be called aloud.
pub(super) fn found(node: NodeRef<'_>) -> String {
    match node.kind() {
        NodeKind::Text => format!("the text \"{}\"", short(&node.text().unwrap_or_default())),
        NodeKind::Number => format!("the number {}", short(node.source())),
        NodeKind::Char => format!("the character {}", short(node.source())),
        NodeKind::Bytes => "a byte string".to_owned(),
        NodeKind::Word => format!("`{}`", short(node.source())),
        NodeKind::List => "a list in [ ]".to_owned(),
        NodeKind::Map => "a map in { }".to_owned(),
        NodeKind::Range => format!("the range {}", short(node.source())),
        NodeKind::Group => match node.name() {
            Some(name) => format!("`{}(…)`", short(name)),
            None if node.children().next().is_none() => "`()`".to_owned(),
            None => "`(…)`".to_owned(),
        },
        NodeKind::Field | NodeKind::Entry | NodeKind::Broken => "nothing".to_owned(),
    }
}

/// What a struct looks like.
pub(super) fn fields(names: &[&str]) -> String {
    if names.is_empty() {
        return "`()`".to_owned();
    }
    let listed: Vec<_> = names.iter().take(3).map(|name| format!("{name}: …")).collect();
    let more = if names.len() > 3 { ", …" } else { "" };
    format!("`({}{more})`", listed.join(", "))
}

/// The whole numbers from `min` to `max`; bounds that nobody reaches are left out.
pub(super) fn whole_number(min: i128, max: i128) -> String {
    match (min, max) {
        (0, max) if max > i128::from(u16::MAX) => "a whole number, 0 or more".to_owned(),
        (min, _) if min < i128::from(i16::MIN) => "a whole number".to_owned(),
        _ => format!("a whole number from {min} to {max}"),
    }
}

/// The beginning of a text, when it is long.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None if line.len() < text.len() => format!("{line}…"),
        None => line.to_owned(),
    }
}
