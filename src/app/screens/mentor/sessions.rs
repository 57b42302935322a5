//! Graded sessions: all of them, one of them, a new one.

use egui::Ui;

use super::{draft, session};
use crate::app::intent::{DraftIntent, Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say, say_heard};
use crate::app::model::Model;
use crate::app::theme::icons;
use crate::app::widgets::{Column, Weight, body, button, card, heading, sentence};

const COLUMNS: [Column; 5] = [
    Column { name: key("Session"), share: 2.6 },
    Column { name: key("People"), share: 0.8 },
    Column { name: key("Calls over"), share: 1.0 },
    Column { name: key("State"), share: 1.3 },
    Column { name: key("Made"), share: 1.3 },
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let mentor = &model.mentor;
    if let Some(wanted) = &mentor.draft {
        draft::ui(ui, model, wanted, intents);
        return;
    }
    warnings(ui, model, intents);
    if let Some(open) = mentor.open_session() {
        session::ui(ui, model, open, intents);
        return;
    }
    if button(ui, icons::PLUS, &say(ui, "New session"), Weight::Primary, Some(Action::New)).clicked() {
        intents.push(Intent::Mentor(MentorIntent::Draft(DraftIntent::Begin)));
    }
    let empty = key(
        "There is no graded session yet. Make one: choose a scenario, who takes it, and how long it may last.",
    );
    let opened = super::list(ui, model, (&COLUMNS, &mentor.sessions), (key("A session"), empty), intents);
    if let Some(session) = opened {
        intents.push(Intent::Mentor(MentorIntent::Session(Some(session))));
    }
}

/// What a session that was just made should be known for.
fn warnings(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if model.mentor.warnings.is_empty() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &format!("{}  {}", icons::INFO, say(ui, "The session is made. You should know")));
        for warning in &model.mentor.warnings {
            body(ui, &format!("• {}", sentence(&say_heard(ui, warning))));
        }
        if button(ui, "", &say(ui, "I know"), Weight::Plain, Some(Action::Back)).clicked() {
            intents.push(Intent::Mentor(MentorIntent::WarningsRead));
        }
    });
}
