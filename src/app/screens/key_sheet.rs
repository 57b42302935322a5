//! Every key of the screen, on a sheet on top of it.

use egui::{Grid, Ui};

use crate::app::intent::Intent;
use crate::app::keys::{self, Action, Binding, KEYS};
use crate::app::language::{key, say};
use crate::app::model::{Model, Screen};
use crate::app::widgets::{Weight, body, button, heading, muted, sheet, strong};

/// What the field that one types into does with keys of its own.
const LINE: [(&str, &str); 5] = [
    ("Enter", key("Say what you typed")),
    ("Ctrl+Enter", key("A new line")),
    ("/tool ID, /read ARTICLE", key("Run a tool, open an article")),
    ("/hold 60, /resume", key("Hold with the time announced, and back")),
    (
        "/ticket FIELD words",
        key("Write into the ticket; /readback, /escalate, /end and the others of the terminal work too"),
    ),
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if !model.key_sheet {
        return;
    }
    let shown = sheet(ui, "key-sheet", 520.0, |ui| {
        heading(ui, &say(ui, "Keys"));
        egui::ScrollArea::vertical().max_height(ui.available_height().min(420.0)).show(ui, |ui| {
            let here = |binding: &&Binding| binding.screens.contains(&model.screen);
            rows(
                ui,
                "here",
                keys::all().filter(here).map(|binding| (keys::written(&binding.shortcut), binding.name)),
            );
            if model.screen == Screen::Call {
                ui.separator();
                muted(ui, &say(ui, "In the line you type into"));
                rows(ui, "line", LINE.iter().map(|(key, does)| ((*key).to_owned(), *does)));
            }
            ui.separator();
            muted(ui, &say(ui, "Everywhere. Tab goes to the next control, Enter or Space presses it."));
            let everywhere = |binding: &&Binding| binding.screens.is_empty();
            rows(
                ui,
                "everywhere",
                KEYS.iter()
                    .filter(everywhere)
                    .map(|binding| (keys::written(&binding.shortcut), binding.name)),
            );
        });
        let close = button(ui, "", &say(ui, "Close"), Weight::Primary, Some(Action::Back));
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        close.clicked()
    });
    if shown.inner || shown.should_close() {
        intents.push(Intent::KeySheet(false));
    }
}

fn rows<'a>(ui: &mut Ui, name: &str, rows: impl Iterator<Item = (String, &'a str)>) {
    Grid::new(name).num_columns(2).spacing([24.0, 6.0]).show(ui, |ui| {
        for (key, does) in rows {
            let key = strong(ui, keys::translated(ui, &key));
            ui.label(key);
            body(ui, &say(ui, does));
            ui.end_row();
        }
    });
}
