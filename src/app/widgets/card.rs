//! Cards: a ground of their own for what belongs together.

use egui::{
    CornerRadius, Frame, InnerResponse, Margin, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    WidgetType,
};

use super::button::focus_ring;
use crate::app::theme;

/// A card.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    frame(ui).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        content(ui)
    })
}

/// A card that can be pressed as a whole.
pub fn clickable(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) -> Response {
    let response = ui
        .scope_builder(UiBuilder::new().id_salt(name).sense(Sense::click()), |ui| {
            let response = ui.response();
            let theme = theme::of(ui);
            let mut frame = frame(ui);
            if response.hovered() || response.has_focus() {
                frame = frame.stroke(Stroke::new(1.5, theme.colours.accent_text));
            }
            frame.show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                content(ui);
            });
        })
        .response;
    focus_ring(ui, &response);
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn frame(ui: &Ui) -> Frame {
    let theme = theme::of(ui);
    Frame::new()
        .fill(theme.colours.surface)
        .stroke(Stroke::new(1.0, theme.colours.line))
        .corner_radius(CornerRadius::same(theme.radius.medium))
        .inner_margin(Margin::same(16))
}
