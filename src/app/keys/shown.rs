//! Keys as they are written on the screen.

use std::borrow::Cow;

use egui::KeyboardShortcut;

use super::action::Action;
use super::table::all;
use crate::app::language::{key, say};

/// Keys that have other names in other countries.
const NAMED: [&str; 8] = [
    key("Ctrl"),
    key("Shift"),
    key("Alt"),
    key("Enter"),
    key("Escape"),
    key("Space"),
    key("PageDown"),
    key("PageUp"),
];

/// The key of an action, as it is written on the screen.
#[must_use]
pub fn of(action: Action) -> String {
    let found = all().find(|binding| binding.action == action);
    found.map_or_else(String::new, |binding| written(&binding.shortcut))
}

/// The key of an action, in the language of the window.
#[must_use]
pub fn shown(ctx: &egui::Context, action: Action) -> String {
    translated(ctx, &of(action))
}

/// A key as it is printed on keyboards of the window's language: `Ctrl+F` is `Strg+F` in German.
#[must_use]
pub fn translated(ctx: &egui::Context, written: &str) -> String {
    let part = |part| if NAMED.contains(&part) { say(ctx, part) } else { Cow::Borrowed(part) };
    written.split('+').map(part).collect::<Vec<_>>().join("+")
}

/// A key as it is written on the screen.
#[must_use]
pub fn written(shortcut: &KeyboardShortcut) -> String {
    shortcut.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"))
}
