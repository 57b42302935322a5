//! The edge by which the desk is made larger or smaller with the pointer. Tab goes past it, which it would not do with
//! egui's own.

use egui::{CursorIcon, Id, Rangef, Rect, Sense, Ui};

/// So far beside the edge the pointer still has it, in points.
const NEAR: f32 = 4.0;

/// How large the desk is, in points: as somebody chose it for windows of this size, or as usual.
pub(super) fn size(ui: &Ui, id: Id, usual: f32, range: Rangef) -> f32 {
    range.clamp(ui.data(|data| data.get_temp(id)).unwrap_or(usual))
}

/// Lets the pointer move the left edge of this place, or the one on top of it.
pub(super) fn moved(ui: &Ui, id: Id, place: Rect, on_top: bool) {
    let edge = if on_top {
        Rect::from_x_y_ranges(place.x_range(), Rangef::point(place.top()))
    } else {
        Rect::from_x_y_ranges(Rangef::point(place.left()), place.y_range())
    };
    let edge = ui.interact(edge.expand(NEAR), id.with("edge"), Sense::DRAG);
    if edge.hovered() || edge.dragged() {
        ui.set_cursor_icon(if on_top { CursorIcon::ResizeVertical } else { CursorIcon::ResizeHorizontal });
    }
    if let Some(pointer) = edge.interact_pointer_pos().filter(|_| edge.dragged()) {
        let size = if on_top { place.bottom() - pointer.y } else { place.right() - pointer.x };
        ui.data_mut(|data| data.insert_temp(id, size));
        ui.request_repaint();
    }
}
