//! A list that may be long: what is far out of sight is not laid out.

use std::sync::Arc;

use egui::{Id, Ui};

/// The heights of rows that were drawn before; a row that was never drawn has none.
#[derive(Clone, Default)]
struct Heights {
    /// What they hold for: the width of the list, and the size of text.
    of: [u32; 2],
    rows: Arc<Vec<Option<f32>>>,
}

/// Draws `count` rows, one below the other. Those that are more than a screen away from what is seen only take up the room
/// that they took when they were drawn last, unless a screen reader listens: it is read the whole list. `id` tells lists
/// apart; `must` names rows that are drawn in any case, because their heights change or because they are scrolled to.
pub fn long_list(
    ui: &mut Ui,
    id: Id,
    count: usize,
    must: impl Fn(usize) -> bool,
    mut draw: impl FnMut(&mut Ui, usize),
) {
    let known = ui.data(|data| data.get_temp::<Heights>(id)).unwrap_or_default();
    let of = [ui.available_width(), ui.ctx().pixels_per_point()].map(f32::to_bits);
    let mut rows = if known.of == of { Vec::clone(&known.rows) } else { Vec::new() };
    rows.resize(count, None);
    let read_aloud = ui.accesskit_node_builder(id, |_| ()).is_some();
    let seen = ui.clip_rect();
    let near = seen.y_range().expand(seen.height());
    for (at, height) in rows.iter_mut().enumerate() {
        let top = ui.cursor().top();
        match *height {
            Some(height)
                if !read_aloud && !must(at) && !near.intersects(egui::Rangef::new(top, top + height)) =>
            {
                ui.add_space(height);
            }
            _ => {
                ui.push_id(at, |ui| draw(ui, at));
                *height = Some(ui.cursor().top() - top);
            }
        }
    }
    if known.of != of || *known.rows != rows {
        ui.data_mut(|data| data.insert_temp(id, Heights { of, rows: Arc::new(rows) }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which rows of a thousand are drawn when a list is scrolled to its end, frame by frame.
    fn drawn(must: Option<usize>) -> Vec<usize> {
        let ctx = egui::Context::default();
        let mut last = Vec::new();
        for _ in 0..4 {
            last.clear();
            let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(400.0, 200.0));
            let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
            let mut output = ctx.run_ui(input, |ui| {
                egui::ScrollArea::vertical().stick_to_bottom(true).show(ui, |ui| {
                    long_list(
                        ui,
                        Id::new("rows"),
                        1_000,
                        |at| Some(at) == must,
                        |ui, at| {
                            last.push(at);
                            ui.allocate_space(egui::vec2(100.0, 20.0));
                        },
                    );
                });
            });
            output.textures_delta.clear();
        }
        last
    }

    #[test]
    fn what_is_far_out_of_sight_is_not_laid_out() {
        let rows = drawn(None);
        assert!(rows.len() < 60 && rows.ends_with(&[998, 999]), "{rows:?}");
        assert_eq!(drawn(Some(3)).first(), Some(&3));
    }
}
