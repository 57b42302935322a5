//! The ticket, in the call and after it.

use egui::{Id, Ui};

use crate::app::intent::{Intent, TicketIntent};
use crate::app::model::CallView;
use crate::app::widgets::{choice, line, paragraph};
use crate::sim::ticket::Field;

/// The label and the hint of a field.
const fn words(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Summary => ("Summary", "What it is, in one line"),
        Field::Symptom => ("Symptom", "What the customer sees"),
        Field::Environment => ("Environment", "Product, devices, connection"),
        Field::ExactError => ("Exact error", "The message or code, word for word"),
        Field::Began => ("Began", "Since when"),
        Field::Changed => ("Changed", "What changed before it"),
        Field::Steps => ("Steps tried", "Step: result, one a line"),
        Field::Impact => ("Impact", ""),
        Field::Urgency => ("Urgency", ""),
        Field::Team => ("Team", ""),
        Field::NextAction => ("Next action", "What they should do first"),
        Field::Contact => ("Contact", "How to reach the customer, and when"),
        Field::CustomerNote => ("Note for the customer", "What the customer may read"),
        Field::InternalNote => ("Internal note", "What only colleagues may read"),
    }
}

/// Every field, one below the other.
pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    for field in Field::ALL {
        let (label, hint) = words(field);
        let text = call.ticket.text(field);
        let id = Id::new(("ticket", field));
        let (left, changed) = match field {
            Field::Impact | Field::Urgency => (false, choice(ui, label, Some(text), LEVELS.into_iter())),
            Field::Team => {
                let teams = call.case.desk.teams.iter().map(|team| (team.id.as_str(), team.name.as_str()));
                (false, choice(ui, label, Some(text), teams))
            }
            Field::Steps | Field::Symptom | Field::NextAction | Field::CustomerNote | Field::InternalNote => {
                let (response, changed) = paragraph(ui, id, label, hint, text, 2);
                (response.lost_focus(), changed)
            }
            _ => {
                let (response, changed) = line(ui, id, label, hint, text);
                (response.lost_focus(), changed)
            }
        };
        if let Some(text) = changed {
            intents.push(Intent::Ticket(TicketIntent::Write(field, text)));
        }
        if left {
            intents.push(Intent::Ticket(TicketIntent::Keep));
        }
    }
}

const LEVELS: [(&str, &str); 3] = [("high", "High"), ("medium", "Medium"), ("low", "Low")];
