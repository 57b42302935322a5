//! One's own graded calls.

use egui::Ui;

use crate::app::intent::{Intent, ProgressIntent};
use crate::app::language::{key, say};
use crate::app::model::Model;
use crate::app::screens::mentor;
use crate::app::widgets::{Column, card, heading};

const COLUMNS: [Column; 4] = [
    Column { name: key("Call"), share: 2.0 },
    Column { name: key("Session"), share: 1.6 },
    Column { name: key("Taken"), share: 1.1 },
    Column { name: key("State"), share: 2.6 },
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Graded calls"));
        let empty = key(
            "You have taken no graded call yet. When a mentor assigns you a session, it stands at the top of Home.",
        );
        let list = (&COLUMNS[..], &model.graded);
        let opened = mentor::list(ui, model, list, (key("A call, a session"), empty), intents);
        let Some(call) = opened else { return };
        // What is not released is not to be seen.
        if model.mine.graded.iter().any(|result| result.id == call && result.shown) {
            intents.push(Intent::Progress(ProgressIntent::Look(call)));
        }
    });
}
