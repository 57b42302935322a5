//! A table that may have ten thousand rows: rows are as high as each other, and only those that are seen are laid out.
//!
//! A row is one control, named with all that stands in it: a screen reader says it whole, and arrow keys go from one to the
//! next; the list follows.

use std::borrow::Cow;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, FontFamily, FontId, Id, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::button::focus_ring;
use crate::app::language::{key, say, say_with};
use crate::app::model::List;
use crate::app::theme::{self, icons};

/// A row is so high, in points.
const ROW: f32 = 36.0;

/// A column of share 1 is at least so wide, in points: narrower ones could not be read.
const NARROWEST: f32 = 84.0;

/// So many rows beyond what is seen are there, so that arrow keys find the next.
const BEYOND: usize = 2;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its share of the width.
    pub share: f32,
}

/// What somebody wants with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked<I> {
    /// To sort it by this column.
    SortBy(usize),
    /// To open this row.
    Open(I),
}

/// Draws a table at most so high; when it is `reached`, its first row gets the focus. Where its columns have no room beside each other, it is moved sideways.
pub fn table<I: Clone>(
    ui: &mut Ui,
    id: Id,
    columns: &[Column],
    list: &List<I>,
    (height, reached): (f32, bool),
) -> Option<Asked<I>> {
    let whole: f32 = columns.iter().map(|column| column.share).sum();
    let room = ui.available_width();
    let width = room.max(whole * NARROWEST);
    if width <= room {
        return whole_table(ui, id, columns, list, (width, height, reached));
    }
    let across = egui::ScrollArea::horizontal().id_salt(id.with("across")).auto_shrink([false, true]);
    across.show(ui, |ui| whole_table(ui, id, columns, list, (width, height, reached))).inner
}

fn whole_table<I: Clone>(
    ui: &mut Ui,
    id: Id,
    columns: &[Column],
    list: &List<I>,
    (width, height, reached): (f32, f32, bool),
) -> Option<Asked<I>> {
    ui.set_width(width);
    // The first row follows its head as the others follow it.
    ui.spacing_mut().item_spacing.y = 0.0;
    let whole: f32 = columns.iter().map(|column| column.share).sum();
    let mut left = 0.0;
    let places: Vec<(f32, f32)> = columns
        .iter()
        .map(|column| {
            let place = (left, width * column.share / whole.max(0.01));
            left += place.1;
            place
        })
        .collect();
    let mut asked = heads(ui, columns, list, &places).map(Asked::SortBy);
    #[expect(clippy::cast_precision_loss, reason = "a height to draw")]
    let all = ROW * list.len() as f32;
    let mut rows = egui::ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]);
    if reached {
        rows = rows.vertical_scroll_offset(0.0);
        ui.memory_mut(|memory| memory.request_focus(id.with(0_usize)));
    }
    rows.show_viewport(ui, |ui, seen| {
        ui.set_height(all);
        let top = ui.min_rect().min;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "row numbers")]
        let (first, end) = ((seen.min.y / ROW).max(0.0) as usize, (seen.max.y / ROW).max(0.0) as usize);
        let shown = first.saturating_sub(BEYOND)..(end + 1 + BEYOND).min(list.len());
        for at in shown {
            #[expect(clippy::cast_precision_loss, reason = "a place to draw at")]
            let corner = pos2(top.x, top.y + ROW * at as f32);
            let rect = Rect::from_min_size(corner, vec2(width, ROW));
            if let Some(of) = row(ui, id, columns, list, at, (rect, &places)) {
                asked = Some(Asked::Open(of));
            }
        }
    });
    asked
}

/// The names of the columns. Each sorts by it; a sign and the name say which one does, and which way.
fn heads<I>(ui: &mut Ui, columns: &[Column], list: &List<I>, places: &[(f32, f32)]) -> Option<usize> {
    let theme = theme::of(ui);
    let mut pressed = None;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (at, (column, (left, wide))) in columns.iter().zip(places).enumerate() {
        let rect = Rect::from_min_size(whole.min + vec2(*left, 0.0), vec2(*wide, ROW));
        let response = ui.interact(rect, ui.id().with(("column", at)), Sense::click());
        let sorts = list.column == at;
        let (sign, way) = match (sorts, list.falling) {
            (false, _) => ("", key("Sort by {column}")),
            (true, false) => (icons::CARET_UP, key("Sort by {column}, rising")),
            (true, true) => (icons::CARET_DOWN, key("Sort by {column}, falling")),
        };
        let head = say(ui, column.name);
        let name = say_with(ui, way, &[("column", &in_sentence(ui, column.name))]);
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, sorts, &name));
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        let ink = if response.hovered() || sorts { theme.colours.accent_text } else { theme.colours.muted };
        let font = FontId::new(theme.text.caption, theme::strong());
        let text = format!("{head} {sign}");
        let painter = ui.painter().with_clip_rect(rect);
        painter.text(rect.left_center() + vec2(theme.space.s, 0.0), Align2::LEFT_CENTER, text, font, ink);
        focus_ring(ui, &response);
        if response.on_hover_text(name).clicked() {
            pressed = Some(at);
        }
    }
    let line = egui::Stroke::new(1.0, theme.colours.border);
    ui.painter().hline(whole.x_range(), whole.bottom(), line);
    pressed
}

fn row<I: Clone>(
    ui: &Ui,
    id: Id,
    columns: &[Column],
    list: &List<I>,
    at: usize,
    (rect, places): (Rect, &[(f32, f32)]),
) -> Option<I> {
    let row = list.row(at)?;
    let theme = theme::of(ui);
    // Of a row that is wider than what is seen of it, that part.
    let seen = rect.with_max_x(rect.right().min(ui.clip_rect().right()));
    let response = ui.interact(seen, id.with(at), Sense::click());
    let cells: Vec<_> = row.cells.iter().map(|cell| cell.words_in(|phrase| phrase.said(ui))).collect();
    let name = spoken(ui, columns, cells.iter().map(AsRef::as_ref));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if response.gained_focus() {
        // Up or down only: a row may be wider than what is seen of it.
        ui.scroll_to_rect(Rect::from_x_y_ranges(ui.clip_rect().x_range(), rect.y_range()), None);
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme.radius.small, theme.colours.accent_soft);
    }
    for (n, (cell, (left, wide))) in row.cells.iter().zip(places).enumerate() {
        let family = if n == 0 { theme::strong() } else { FontFamily::Proportional };
        let format = TextFormat::simple(FontId::new(theme.text.body, family), theme.colours.text);
        let mut job = LayoutJob::single_section(cell.words_in(|phrase| phrase.said(ui)).into_owned(), format);
        job.wrap = TextWrapping::truncate_at_width((wide - theme.space.m).max(8.0));
        let galley = ui.painter().layout_job(job);
        let corner = pos2(rect.left() + left + theme.space.s, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(corner, galley, theme.colours.text);
    }
    let line = egui::Stroke::new(1.0, theme.colours.line);
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
    focus_ring(ui, &response);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.clicked().then(|| row.of.clone())
}

/// A row as a screen reader says it: its first cell, then each with the name of its column.
fn spoken<'a>(ui: &Ui, columns: &[Column], cells: impl Iterator<Item = &'a str>) -> String {
    let said = cells.zip(columns).enumerate().map(|(n, (cell, column))| match n {
        0 => cell.to_owned(),
        _ => format!("{} {cell}", in_sentence(ui, column.name)),
    });
    said.collect::<Vec<_>>().join(", ")
}

/// The name of a column within a sentence. Other languages than English may want their capitals.
fn in_sentence(ui: &Ui, name: &'static str) -> String {
    match say(ui, name) {
        Cow::Borrowed(english) => english.to_lowercase(),
        Cow::Owned(other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Cell, Row};

    #[test]
    fn of_ten_thousand_rows_only_those_that_are_seen_are_drawn() {
        let mut list = List::default();
        let rows = (0..10_000).map(|n| Row::new(n, vec![Cell::number(format!("call {n}"), n)]));
        list.set(rows.collect());
        list.sort_by(0);
        let ctx = egui::Context::default();
        theme::install(&ctx, theme::Look::Light, false);
        ctx.enable_accesskit();
        let mut named = Vec::new();
        for _ in 0..3 {
            let screen = Rect::from_min_size(egui::Pos2::ZERO, vec2(800.0, 400.0));
            let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
            let mut output = ctx.run_ui(input, |ui| {
                table(ui, Id::new("table"), &[Column { name: "Call", share: 1.0 }], &list, (300.0, false));
            });
            output.textures_delta.clear();
            let update = output.platform_output.accesskit_update;
            let nodes = update.into_iter().flat_map(|update| update.nodes);
            named = nodes.filter_map(|(_, node)| node.label().map(str::to_owned)).collect();
        }
        let rows = named.iter().filter(|name| name.starts_with("call ")).count();
        assert!((8..20).contains(&rows), "{rows}");
        assert!(named.iter().any(|name| name == "call 9999"), "{named:?}");
    }
}
