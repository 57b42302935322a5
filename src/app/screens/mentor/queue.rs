//! What waits for a mentor: disputes first, then calls to be reviewed, then marks to be released.

use egui::Ui;

use crate::app::intent::{Intent, MentorIntent};
use crate::app::language::key;
use crate::app::model::Model;
use crate::app::widgets::Column;

const COLUMNS: [Column; 6] = [
    Column { name: key("Waits for"), share: 1.7 },
    Column { name: key("Trainee"), share: 1.2 },
    Column { name: key("Call"), share: 2.0 },
    Column { name: key("Session"), share: 1.5 },
    Column { name: key("Taken"), share: 1.8 },
    Column { name: key("Away"), share: 0.7 },
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let empty = key(
        "Nothing waits. Calls of graded sessions come here when they are over: make a session, and let people take it.",
    );
    let hint = key("A name, a call, a session");
    let opened = super::list(ui, model, (&COLUMNS, &model.mentor.queue), (hint, empty), intents);
    if let Some(call) = opened {
        intents.push(Intent::Mentor(MentorIntent::Review(call)));
    }
}
