//! Controls that end at the right edge.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

/// Draws controls from the left so that the last one ends at the right edge of the row. egui's own layout from the right
/// would have the focus go from the right, too.
pub fn at_the_right(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let id = ui.id().with(name);
    let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let room = ui.available_rect_before_wrap();
    let left = (room.right() - before).max(room.left());
    let place = Rect::from_min_max(pos2(left, room.top()), room.max);
    let place = UiBuilder::new().id_salt(name).max_rect(place).layout(Layout::left_to_right(Align::Center));
    let width = ui.scope_builder(place, content).response.rect.width();
    if (width - before).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, width));
        // Nobody is to see them where they were put before the width was known.
        ui.ctx().request_discard("a row at the right is of another width");
    }
}
