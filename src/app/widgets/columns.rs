//! Two columns of the same width.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::theme;

/// Two columns side by side. Words begin at the left in both; egui's own columns would spread them over the whole width.
pub fn halves(ui: &mut Ui, content: impl FnOnce(&mut Ui, &mut Ui)) {
    let gap = theme::of(ui).space.l;
    let whole = ui.available_width();
    let width = (whole - gap) / 2.0;
    let top = ui.cursor().min;
    let mut column = |left: f32| {
        let room = Rect::from_min_size(pos2(left, top.y), vec2(width, f32::INFINITY));
        let mut column = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
        column.set_width(width);
        column
    };
    let (mut left, mut right) = (column(top.x), column(top.x + width + gap));
    content(&mut left, &mut right);
    let height = left.min_size().y.max(right.min_size().y);
    ui.advance_cursor_after_rect(Rect::from_min_size(top, vec2(whole, height)));
}
