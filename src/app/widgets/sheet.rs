//! What lies on top of a screen until it is dealt with.

use egui::{Frame, Id, Margin, Modal, ModalResponse, Ui};

use crate::app::theme;

/// Shows a sheet on top of the screen, at most so wide, in points.
pub fn sheet<R>(ui: &Ui, name: &str, width: f32, content: impl FnOnce(&mut Ui) -> R) -> ModalResponse<R> {
    let margin = Margin::same(20);
    let radius = theme::of(ui).radius.large;
    let frame = Frame::popup(ui.style()).inner_margin(margin).corner_radius(radius);
    Modal::new(Id::new(name)).frame(frame).show(ui, |ui| {
        // Beside it something of the screen stays in sight.
        let room = ui.ctx().content_rect().width() - margin.sum().x * 2.0;
        ui.set_width(room.min(width));
        content(ui)
    })
}
