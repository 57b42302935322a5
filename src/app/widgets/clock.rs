//! A measure with its name: `Handle time 4:05`.

use egui::{Align, Color32, FontId, Label, Layout, RichText, Ui, vec2};

use crate::app::theme;

/// The usual width of a measure, in points.
pub const MEASURE: f32 = 86.0;

/// A measure with its name above it, as wide whatever it shows.
pub fn measure(ui: &mut Ui, width: f32, name: &str, value: &str, ink: Option<Color32>) {
    let theme = theme::of(ui);
    ui.allocate_ui_with_layout(vec2(width, 40.0), Layout::top_down(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        ui.set_min_width(width);
        let name = RichText::new(name).size(theme.text.caption).color(theme.colours.muted);
        ui.add(Label::new(name).extend());
        let font = FontId::new(theme.text.heading, theme::strong());
        let value = RichText::new(value).font(font).color(ink.unwrap_or(theme.colours.text));
        ui.add(Label::new(value).extend());
    });
}
