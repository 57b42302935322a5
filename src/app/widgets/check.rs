//! A box to tick.

use egui::{CornerRadius, Response, Ui};

use super::button::focus_ring;

/// A box to tick, with what it stands for. Returns it, and what it is now when that changed.
pub fn check(ui: &mut Ui, ticked: bool, text: &str) -> (Response, Option<bool>) {
    let mut now = ticked;
    let drawn = ui.scope(|ui| {
        // With the corners of a button it would look like one of several choices.
        let widgets = &mut ui.style_mut().visuals.widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.corner_radius = CornerRadius::same(4);
        }
        ui.checkbox(&mut now, text)
    });
    focus_ring(ui, &drawn.inner);
    (drawn.inner, (now != ticked).then_some(now))
}
