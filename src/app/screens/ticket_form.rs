//! The ticket, in the call and after it.

mod matrix;

use egui::{Id, Ui};

use crate::app::intent::{Intent, TicketIntent};
use crate::app::model::CallView;
use crate::app::theme;
use crate::app::widgets::{caption, choice, growing, halves, muted, paragraph, strong};
use crate::sim::ticket::Field;

/// From this width on, in points, the form has two columns.
const WIDE: f32 = 720.0;

/// Fields that belong together, with what they are about.
type Part = (&'static str, &'static [Field]);

/// What is the matter.
const LEFT: [Part; 2] = [
    ("What it is", &[Field::Summary, Field::Symptom, Field::Environment, Field::ExactError]),
    ("How it came, and what was tried", &[Field::Began, Field::Changed, Field::Steps]),
];

/// What is to be done.
const RIGHT: [Part; 3] = [
    ("How pressing, and for whom", &[Field::Impact, Field::Urgency, Field::Team]),
    ("What happens next", &[Field::NextAction, Field::Contact]),
    ("Notes", &[Field::CustomerNote, Field::InternalNote]),
];

const LEVELS: [(&str, &str); 3] = [("high", "High"), ("medium", "Medium"), ("low", "Low")];

/// What a field is called.
pub(super) const fn label(field: Field) -> &'static str {
    words(field).0
}

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

/// Every field, one below the other, or in two columns where there is room.
pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    if ui.available_width() < WIDE {
        parts(ui, call, &LEFT, intents);
        parts(ui, call, &RIGHT, intents);
        return;
    }
    halves(ui, |left, right| {
        parts(left, call, &LEFT, intents);
        parts(right, call, &RIGHT, intents);
    });
}

/// What is empty and what has a gap. Says nothing about what would be right.
pub(super) fn gaps(ui: &mut Ui, call: &CallView) {
    let empty: Vec<&str> = Field::ALL
        .into_iter()
        .filter(|field| call.ticket.text(*field).trim().is_empty())
        .map(label)
        .collect();
    if !empty.is_empty() {
        let all = empty.join(", ");
        muted(
            ui,
            &format!("Still empty: {all}. Whoever works from the ticket knows only what stands in it."),
        );
    }
    let steps = call.ticket.text(Field::Steps);
    let bare = |line: &&str| line.split_once(':').is_none_or(|(_, result)| result.trim().is_empty());
    if let Some(step) = steps.lines().filter(|line| !line.trim().is_empty()).find(bare) {
        muted(ui, &format!("“{}” has no result yet: write step: result.", step.trim().trim_end_matches(':')));
    }
}

fn parts(ui: &mut Ui, call: &CallView, parts: &[Part], intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    for (name, fields) in parts {
        let name = strong(ui, *name).color(theme.colours.accent_text);
        ui.label(name);
        for field in *fields {
            one(ui, call, *field, intents);
            if *field == Field::Urgency {
                matrix::ui(ui, call, intents);
            }
        }
        ui.add_space(theme.space.l);
    }
}

fn one(ui: &mut Ui, call: &CallView, field: Field, intents: &mut Vec<Intent>) {
    let (label, hint) = words(field);
    let text = call.ticket.text(field);
    let id = Id::new(("ticket", field));
    let (left, changed) = match field {
        Field::Impact | Field::Urgency => (false, choice(ui, label, Some(text), LEVELS.into_iter())),
        Field::Team => (false, team(ui, call, label, text)),
        Field::Steps | Field::Symptom | Field::NextAction | Field::CustomerNote | Field::InternalNote => {
            let (response, changed) = paragraph(ui, id, label, hint, text, 2);
            (response.lost_focus(), changed)
        }
        _ => {
            let (response, changed) = growing(ui, id, label, hint, text);
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

/// The desk's teams, and what the chosen one takes.
fn team(ui: &mut Ui, call: &CallView, label: &str, text: &str) -> Option<String> {
    let teams = &call.case.desk.teams;
    let picked =
        choice(ui, label, Some(text), teams.iter().map(|team| (team.id.as_str(), team.name.as_str())));
    if let Some(team) = teams.iter().find(|team| team.id == text) {
        caption(ui, &team.takes);
    }
    picked
}
