//! The text, with the numbers of its lines.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Align, Align2, FontId, Frame, Id, Margin, Rect, ScrollArea, TextBuffer, TextEdit, Ui, pos2};

use super::{kind, paint};
use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::language::{key, say, say_with};
use crate::app::model::Manuscript;
use crate::app::theme::{self, icons};
use crate::app::widgets::caption;
use crate::app::worker::Kind;
use crate::author::editing::{Problem, byte_of, char_of};
use crate::sim::scenario::diagnostic::Severity;
use crate::sim::scenario::text::LineIndex;

/// So much room the numbers of lines have, in points.
const GUTTER: i8 = 68;

pub(super) fn ui(ui: &mut Ui, open: &Manuscript, intents: &mut Vec<Intent>) {
    let label = where_one_is(ui, open);
    // Another manuscript has another past: what is undone in one is nothing to the other.
    let id = Id::new(("manuscript", open.born));
    let jumps = follow(ui, open, id);
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        let mut typed = open.sheet.text().to_owned();
        let mut shown: &str = open.sheet.text();
        let output = if open.own { edit(ui, open, id, &mut typed) } else { edit(ui, open, id, &mut shown) };
        let response = output.response.response.clone().labelled_by(label);
        numbers(ui, open, &output);
        if jumps && let Some(jump) = &open.jump {
            let at = CCursor::new(char_of(open.sheet.text(), jump.to.start));
            let place = output.galley.pos_from_cursor(at).translate(output.galley_pos.to_vec2());
            ui.scroll_to_rect(place, Some(Align::Center));
        }
        hover(open, &output, &response);
        if response.changed() {
            intents.push(Intent::Author(AuthorIntent::Write(WriteIntent::Type(typed.clone()))));
        }
        if let Some(range) = output.cursor_range.filter(|_| response.has_focus()) {
            let text = if open.own { typed.as_str() } else { open.sheet.text() };
            let byte = byte_of(text, range.as_sorted_char_range().start.0);
            if byte != open.cursor {
                intents.push(Intent::Author(AuthorIntent::Write(WriteIntent::Cursor(byte))));
            }
        }
    });
}

/// Line and column of the cursor; it names the field, too.
fn where_one_is(ui: &mut Ui, open: &Manuscript) -> Id {
    let place = LineIndex::new(open.sheet.text()).position(open.sheet.text(), open.cursor);
    let frame = Frame::new().inner_margin(Margin::symmetric(12, 3));
    frame
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let label = caption(ui, &say(ui, kind::text_of(open.kind))).id;
                caption(
                    ui,
                    &say_with(
                        ui,
                        "line {line}, column {column}",
                        &[("line", &place.line), ("column", &place.column)],
                    ),
                );
                if let Some(beat) = open.beat_here() {
                    let words = if open.kind == Kind::Plan {
                        key("in the line {id}")
                    } else {
                        key("in the beat {id}")
                    };
                    caption(ui, &say_with(ui, words, &[("id", &beat.id)]));
                }
                label
            })
            .inner
        })
        .inner
}

fn edit(ui: &mut Ui, open: &Manuscript, id: Id, text: &mut dyn TextBuffer) -> TextEditOutput {
    let theme = theme::of(ui);
    let mut layout = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = Arc::unwrap_or_clone(paint::painted(ui, open, text.as_str()));
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    TextEdit::multiline(text)
        .id(id)
        .font(paint::font(&theme))
        .frame(Frame::new().inner_margin(Margin { left: GUTTER, right: 12, top: 4, bottom: 24 }))
        .desired_width(f32::INFINITY)
        .desired_rows(20)
        .layouter(&mut layout)
        .show(ui)
}

/// Sets the cursor where it was asked to go, once. Returns whether it did.
fn follow(ui: &Ui, open: &Manuscript, id: Id) -> bool {
    let Some(jump) = &open.jump else { return false };
    let slot = id.with("jump");
    if ui.data(|data| data.get_temp::<u64>(slot)) == Some(jump.number) {
        return false;
    }
    ui.data_mut(|data| data.insert_temp(slot, jump.number));
    let text = open.sheet.text();
    let place = |byte| CCursor::new(char_of(text, byte));
    let mut state = TextEditState::load(ui, id).unwrap_or_default();
    let range = CCursorRange::two(place(jump.to.start), place(jump.to.end));
    state.cursor.set_char_range(Some(range));
    state.store(ui, id);
    ui.memory_mut(|memory| memory.request_focus(id));
    true
}

/// The numbers of the lines that are in sight, with a sign where something is wrong.
fn numbers(ui: &Ui, open: &Manuscript, output: &TextEditOutput) {
    let theme = theme::of(ui);
    let font = FontId::new(theme.text.caption - 0.5, paint::font(&theme).family);
    let right = output.galley_pos.x - 14.0;
    let seen = ui.clip_rect();
    let (mut line, mut begins) = (0, true);
    for row in &output.galley.rows {
        line += usize::from(begins);
        let first = std::mem::replace(&mut begins, row.ends_with_newline);
        let rect = Rect::from_min_size(output.galley_pos + row.pos.to_vec2(), row.row.size);
        if !first || !seen.y_range().intersects(rect.y_range()) {
            continue;
        }
        let worst = worst_in(open.sheet.problems(), line);
        let ink = worst.map_or(theme.colours.muted, |worst| paint::mark(worst, &theme));
        let at = pos2(right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, line.to_string(), font.clone(), ink);
        if let Some(worst) = worst {
            let sign = if worst == Severity::Error { icons::X_CIRCLE } else { icons::WARNING };
            let at = pos2(output.galley_pos.x - f32::from(GUTTER) + 8.0, rect.center().y);
            let font = FontId::proportional(theme.text.body);
            ui.painter().text(at, Align2::LEFT_CENTER, sign, font, ink);
        }
    }
}

fn worst_in(problems: &[Problem], line: usize) -> Option<Severity> {
    problems.iter().filter(|problem| problem.line == line).map(|problem| problem.severity).min()
}

/// What is wrong where one points, in full.
fn hover(open: &Manuscript, output: &TextEditOutput, response: &egui::Response) {
    let Some(pointer) = response.hover_pos() else { return };
    let text = open.sheet.text();
    let byte = byte_of(text, output.galley.cursor_from_pos(pointer - output.galley_pos).index.0);
    let here = |problem: &&Problem| {
        problem.span.as_ref().is_some_and(|span| (span.start..=span.end).contains(&byte))
    };
    let found: Vec<&Problem> = open.sheet.problems().iter().filter(here).collect();
    if found.is_empty() {
        return;
    }
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(ui.available_width().max(560.0));
        for problem in found {
            super::problems::full(ui, problem);
        }
    });
}
