//! The ticket, in the call and after it.

mod matrix;

use std::borrow::Cow;

use egui::{Id, Ui};

use crate::app::intent::{Intent, TicketIntent};
use crate::app::language::{key, say, say_with};
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
    (key("What it is"), &[Field::Summary, Field::Symptom, Field::Environment, Field::ExactError]),
    (key("How it came, and what was tried"), &[Field::Began, Field::Changed, Field::Steps]),
];

/// What is to be done.
const RIGHT: [Part; 3] = [
    (key("How pressing, and for whom"), &[Field::Impact, Field::Urgency, Field::Team]),
    (key("What happens next"), &[Field::NextAction, Field::Contact]),
    (key("Notes"), &[Field::CustomerNote, Field::InternalNote]),
];

const LEVELS: [(&str, &str); 3] = [("high", key("High")), ("medium", key("Medium")), ("low", key("Low"))];

/// What a field is called, in English.
pub(super) const fn label(field: Field) -> &'static str {
    words(field).0
}

/// The label and the hint of a field.
const fn words(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Summary => (key("Summary"), key("What it is, in one line")),
        Field::Symptom => (key("Symptom"), key("What the customer sees")),
        Field::Environment => (key("Environment"), key("Product, devices, connection")),
        Field::ExactError => (key("Exact error"), key("The message or code, word for word")),
        Field::Began => (key("Began"), key("Since when")),
        Field::Changed => (key("Changed"), key("What changed before it")),
        Field::Steps => (key("Steps tried"), key("Step: result, one a line")),
        Field::Impact => (key("Impact"), ""),
        Field::Urgency => (key("Urgency"), ""),
        Field::Team => (key("Team"), ""),
        Field::NextAction => (key("Next action"), key("What they should do first")),
        Field::Contact => (key("Contact"), key("How to reach the customer, and when")),
        Field::CustomerNote => (key("Note for the customer"), key("What the customer may read")),
        Field::InternalNote => (key("Internal note"), key("What only colleagues may read")),
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
    let empty: Vec<_> = Field::ALL
        .into_iter()
        .filter(|field| call.ticket.text(*field).trim().is_empty())
        .map(|field| say(ui, label(field)))
        .collect();
    if !empty.is_empty() {
        let all = empty.join(", ");
        muted(
            ui,
            &say_with(
                ui,
                "Still empty: {fields}. Whoever works from the ticket knows only what stands in it.",
                &[("fields", &all)],
            ),
        );
    }
    let steps = call.ticket.text(Field::Steps);
    let bare = |line: &&str| line.split_once(':').is_none_or(|(_, result)| result.trim().is_empty());
    if let Some(step) = steps.lines().filter(|line| !line.trim().is_empty()).find(bare) {
        let step = step.trim().trim_end_matches(':');
        muted(ui, &say_with(ui, "“{step}” has no result yet: write step: result.", &[("step", &step)]));
    }
}

fn parts(ui: &mut Ui, call: &CallView, parts: &[Part], intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    for (name, fields) in parts {
        let name = strong(ui, say(ui, name)).color(theme.colours.accent_text);
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
    let label = &*say(ui, label);
    let hint = if hint.is_empty() { Cow::default() } else { say(ui, hint) };
    let hint = &*hint;
    let text = call.ticket.text(field);
    let id = Id::new(("ticket", field));
    let (left, changed) = match field {
        Field::Impact | Field::Urgency => {
            let levels = LEVELS.map(|(id, name)| (id, say(ui, name)));
            let all = levels.iter().map(|(id, name)| (*id, name.as_ref()));
            (false, choice(ui, label, Some(text), all))
        }
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
