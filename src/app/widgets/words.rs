//! Words in the sizes of the theme.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, CornerRadius, Frame, Label, Margin, Response, RichText, Ui};

use crate::app::theme;

/// The heading of a screen.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    ui.label(RichText::new(text).font(font(theme.text.title, true)).color(theme.colours.text))
}

/// The heading of a part.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    ui.label(RichText::new(text).font(font(theme.text.heading, true)).color(theme.colours.text))
}

/// Words that stand out.
#[must_use]
pub fn strong(ui: &Ui, text: impl Into<String>) -> RichText {
    let theme = theme::of(ui);
    RichText::new(text).font(font(theme.text.body, true)).color(theme.colours.text)
}

/// Ordinary words.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(text).wrap())
}

/// Words beside words.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    ui.add(Label::new(RichText::new(text).color(theme.colours.muted)).wrap())
}

/// Small words beside words.
pub fn caption(ui: &mut Ui, text: &str) -> Response {
    let theme = theme::of(ui);
    let text = RichText::new(text).size(theme.text.caption).color(theme.colours.muted);
    ui.add(Label::new(text).wrap())
}

/// A word on a ground of its own.
pub fn chip(ui: &mut Ui, text: &str, ink: Color32, ground: Color32) -> Response {
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(ground)
        .corner_radius(CornerRadius::same(theme.radius.small))
        .inner_margin(Margin::symmetric(8, 3));
    let place = ui.painter().layout_no_wrap(text.to_owned(), font(theme.text.caption, true), ink);
    let text = RichText::new(text).font(font(theme.text.caption, true)).color(ink);
    // A frame does not go to the next row by itself.
    let fits = place.size().x + frame.total_margin().sum().x <= ui.available_size_before_wrap().x;
    if ui.layout().main_wrap() && !fits {
        ui.end_row();
    }
    frame.show(ui, |ui| ui.add(Label::new(text).extend())).inner
}

/// A fragment as a sentence, with a capital and an end.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let ended = words.is_empty() || words.ends_with(['.', '!', '?', '”']);
    let end = if ended { "" } else { "." };
    format!("{}{end}", first.chain(letters).collect::<String>())
}

/// What somebody says, with the words between two `*` as they stress them.
#[must_use]
pub fn emphasised(ui: &Ui, text: &str) -> LayoutJob {
    let theme = theme::of(ui);
    let mut job = LayoutJob::default();
    for (stressed, words) in stresses(text) {
        let format = TextFormat::simple(font(theme.text.body, stressed), theme.colours.text);
        job.append(words, 0.0, format);
    }
    job
}

/// A text in pieces, each with whether it is stressed. A `*` without its fellow is a letter like any other.
fn stresses(text: &str) -> Vec<(bool, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, stressed, after)) = next_stressed(rest) {
        pieces.extend([(false, before), (true, stressed)]);
        rest = after;
    }
    pieces.push((false, rest));
    pieces.retain(|(_, words)| !words.is_empty());
    pieces
}

fn next_stressed(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('*')?;
    let (stressed, after) = rest.split_once('*')?;
    let whole = !stressed.is_empty() && stressed.trim() == stressed;
    whole.then_some((before, stressed, after))
}

fn font(size: f32, strong: bool) -> egui::FontId {
    let family = if strong { theme::strong() } else { egui::FontFamily::Proportional };
    egui::FontId::new(size, family)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(bool, &str)]) {
        assert_eq!(stresses(text), expected);
    }

    #[test]
    fn a_fragment_becomes_a_sentence() {
        assert_eq!(sentence("every call ends"), "Every call ends.");
        assert_eq!(sentence("Over."), "Over.");
        assert_eq!(sentence(""), "");
    }

    #[test]
    fn words_between_stars_are_stressed_and_a_lone_star_is_a_letter() {
        check("Oh. *That* box.", &[(false, "Oh. "), (true, "That"), (false, " box.")]);
        check("2 * 3 * 4", &[(false, "2 * 3 * 4")]);
        check("a *b", &[(false, "a *b")]);
        check("", &[]);
    }
}
