//! Every key of the screen, on a sheet on top of it.

use egui::{Grid, Ui};

use crate::app::intent::Intent;
use crate::app::keys::{self, Binding, KEYS};
use crate::app::model::{Model, Screen};
use crate::app::widgets::{Weight, body, button, heading, muted, sheet, strong};

/// What the field that one types into does with keys of its own.
const LINE: [(&str, &str); 5] = [
    ("Enter", "Say what you typed"),
    ("Ctrl+Enter", "A new line"),
    ("/tool ID, /read ARTICLE", "Run a tool, open an article"),
    ("/hold 60, /resume", "Hold with the time announced, and back"),
    (
        "/ticket FIELD words",
        "Write into the ticket; /readback, /escalate, /end and the others of the terminal work too",
    ),
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if !model.key_sheet {
        return;
    }
    let shown = sheet(ui, "key sheet", 520.0, |ui| {
        heading(ui, "Keys");
        egui::ScrollArea::vertical().max_height(ui.available_height().min(420.0)).show(ui, |ui| {
            let here = |key: &&Binding| key.screens.contains(&model.screen);
            rows(ui, "here", KEYS.iter().filter(here).map(|key| (keys::written(&key.shortcut), key.name)));
            if model.screen == Screen::Call {
                ui.separator();
                muted(ui, "In the line you type into");
                rows(ui, "line", LINE.iter().map(|(key, does)| ((*key).to_owned(), *does)));
            }
            ui.separator();
            muted(ui, "Everywhere. Tab goes to the next control, Enter or Space presses it.");
            let everywhere = |key: &&Binding| key.screens.is_empty();
            rows(
                ui,
                "everywhere",
                KEYS.iter().filter(everywhere).map(|key| (keys::written(&key.shortcut), key.name)),
            );
        });
        let close = button(ui, "", "Close", Weight::Primary, None);
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
            let key = strong(ui, key);
            ui.label(key);
            body(ui, does);
            ui.end_row();
        }
    });
}
