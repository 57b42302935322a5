//! Words in the sizes of the theme.

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
    let text = RichText::new(text).font(font(theme.text.caption, true)).color(ink);
    frame.show(ui, |ui| ui.add(Label::new(text).extend())).inner
}

fn font(size: f32, strong: bool) -> egui::FontId {
    let family = if strong { theme::strong() } else { egui::FontFamily::Proportional };
    egui::FontId::new(size, family)
}
