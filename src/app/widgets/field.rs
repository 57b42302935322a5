//! Fields to type into and lists to choose from, each with its label.

use egui::{Id, Margin, Response, RichText, TextEdit, Ui};

use super::button::focus_ring;
use super::words::strong;
use crate::app::keys::{self, Action};
use crate::app::language::say;

/// A field of one line. Returns it with the new text, when that changed.
pub fn line(ui: &mut Ui, id: Id, label: &str, hint: &str, text: &str) -> (Response, Option<String>) {
    labelled(ui, label, |ui| {
        let mut typed = text.to_owned();
        let edit = TextEdit::singleline(&mut typed).id(id).hint_text(hint).margin(Margin::symmetric(10, 7));
        let response = ui.add(edit.desired_width(f32::INFINITY));
        let changed = response.changed().then_some(typed);
        (response, changed)
    })
}

/// A field of one line whose letters are not shown.
pub fn secret(ui: &mut Ui, id: Id, label: &str, text: &str) -> (Response, Option<String>) {
    labelled(ui, label, |ui| {
        let mut typed = text.to_owned();
        let edit = TextEdit::singleline(&mut typed).id(id).password(true).margin(Margin::symmetric(10, 7));
        let response = ui.add(edit.desired_width(f32::INFINITY));
        let changed = response.changed().then_some(typed);
        (response, changed)
    })
}

/// A field for one sentence, which grows with it. Enter begins no new line, and pasted lines become one.
pub fn growing(ui: &mut Ui, id: Id, label: &str, hint: &str, text: &str) -> (Response, Option<String>) {
    labelled(ui, label, |ui| {
        let mut typed = text.to_owned();
        let edit = TextEdit::multiline(&mut typed).id(id).hint_text(hint).margin(Margin::symmetric(10, 7));
        let response = ui.add(edit.return_key(None).desired_rows(1).desired_width(f32::INFINITY));
        let changed = response.changed().then(|| typed.replace(['\r', '\n'], " "));
        (response, changed)
    })
}

/// A field of several lines.
pub fn paragraph(
    ui: &mut Ui,
    id: Id,
    label: &str,
    hint: &str,
    text: &str,
    rows: usize,
) -> (Response, Option<String>) {
    labelled(ui, label, |ui| {
        let mut typed = text.to_owned();
        let edit = TextEdit::multiline(&mut typed).id(id).hint_text(hint).margin(Margin::symmetric(10, 7));
        let response = ui.add(edit.desired_rows(rows).desired_width(f32::INFINITY));
        let changed = response.changed().then_some(typed);
        (response, changed)
    })
}

/// A list to choose from: ids with their names. Returns what was chosen.
pub fn choice<'a>(
    ui: &mut Ui,
    label: &str,
    chosen: Option<&str>,
    all: impl Iterator<Item = (&'a str, &'a str)>,
) -> Option<String> {
    let all: Vec<(&str, &str)> = all.collect();
    let nothing = say(ui, "Choose…");
    let shown = all.iter().find(|(id, _)| Some(*id) == chosen).map_or(&*nothing, |(_, name)| *name);
    let mut picked = None;
    let text = strong(ui, label);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(text);
        let combo = egui::ComboBox::from_id_salt(label.id)
            .width(ui.available_width().min(360.0))
            .selected_text(shown);
        let response = combo.show_ui(ui, |ui| {
            for (id, name) in &all {
                if ui.selectable_label(Some(*id) == chosen, RichText::new(*name)).clicked() {
                    picked = Some((*id).to_owned());
                }
            }
        });
        focus_ring(ui, &response.response);
        response.response.labelled_by(label.id);
    });
    picked
}

/// The key that puts the cursor into a field, while it is empty: beside what is typed it would be in the way.
#[must_use]
pub fn tip(response: Response, name: &str, action: Action, text: &str) -> Response {
    if !text.is_empty() {
        return response;
    }
    let key = keys::shown(&response.ctx, action);
    response.on_hover_text(format!("{name} ({key})"))
}

fn labelled(
    ui: &mut Ui,
    label: &str,
    field: impl FnOnce(&mut Ui) -> (Response, Option<String>),
) -> (Response, Option<String>) {
    let text = strong(ui, label);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = ui.label(text);
        let (response, changed) = field(ui);
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        (response.labelled_by(label.id), changed)
    })
    .inner
}
