//! Rounds of calibration: whether mentors judge alike. All of them, one of them, a new one.

use egui::{Id, Ui};

use super::{round, round_calls};
use crate::app::intent::{CalibrationIntent, Intent, MentorIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say};
use crate::app::model::{Model, RoundDraft};
use crate::app::theme::icons;
use crate::app::widgets::{Column, Weight, body, button, card, check, heading, line, muted, number};
use crate::review::people::{Action as May, may};

const COLUMNS: [Column; 5] = [
    Column { name: key("Round"), share: 2.2 },
    Column { name: key("Left for you"), share: 1.0 },
    Column { name: key("Calls"), share: 0.7 },
    Column { name: key("State"), share: 1.6 },
    Column { name: key("Until"), share: 1.3 },
];

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if let Some(draft) = &model.mentor.round_draft {
        new(ui, model, draft, intents);
        return;
    }
    if let Some(open) = model.mentor.open_round() {
        round::ui(ui, model, open, intents);
        return;
    }
    let opens = model.me.as_ref().is_some_and(|me| may(me.role, May::OpenCalibration));
    if opens && button(ui, icons::PLUS, &say(ui, "New round"), Weight::Primary, Some(Action::New)).clicked() {
        push(intents, CalibrationIntent::Draft(Some(RoundDraft::default())));
    }
    let empty = key(
        "There is no round of calibration yet. A lead opens one: several mentors then score the same calls blind.",
    );
    let opened = super::list(ui, model, (&COLUMNS, &model.mentor.rounds), (key("A round"), empty), intents);
    if let Some(round) = opened {
        push(intents, CalibrationIntent::Look(Some(round)));
    }
}

pub(super) fn push(intents: &mut Vec<Intent>, intent: CalibrationIntent) {
    intents.push(Intent::Mentor(MentorIntent::Calibration(intent)));
}

fn new(ui: &mut Ui, model: &Model, draft: &RoundDraft, intents: &mut Vec<Intent>) {
    let mut now = draft.clone();
    card(ui, |ui| {
        heading(ui, &say(ui, "A new round of calibration"));
        ui.set_max_width(ui.available_width().min(520.0));
        if let (_, Some(title)) =
            line(ui, Id::new("round title"), &say(ui, "Title"), &say(ui, "What it is about"), &draft.title)
        {
            now.title = title;
        }
        round_calls::ui(ui, model, draft, &mut now);
        body(ui, &say(ui, "Who scores"));
        let staff = model.present().filter(|person| may(person.role, May::Calibrate));
        for person in staff {
            if let (_, Some(on)) = check(ui, draft.mentors.contains(&person.id), &person.name) {
                now.mentors.retain(|known| *known != person.id);
                if on {
                    now.mentors.push(person.id);
                }
            }
        }
        ui.horizontal(|ui| {
            body(ui, &say(ui, "Days they have"));
            if let (_, Some(days)) = number(ui, &say(ui, "Days they have"), draft.days, 90) {
                now.days = days.max(1);
            }
        });
        ui.horizontal_wrapped(|ui| {
            let ready = draft.is_complete();
            let weight = if ready { Weight::Primary } else { Weight::Plain };
            let open = ui.add_enabled_ui(ready, |ui| {
                button(ui, icons::CHECK, &say(ui, "Open the round"), weight, Some(Action::Make))
            });
            if open.inner.clicked() {
                push(intents, CalibrationIntent::Open);
            }
            if button(ui, "", &say(ui, "Open none"), Weight::Plain, Some(Action::Back)).clicked() {
                push(intents, CalibrationIntent::Draft(None));
            }
            if !ready {
                muted(ui, &say(ui, "It takes a title, at least one call, and two people to compare."));
            }
        });
    });
    if now != *draft {
        push(intents, CalibrationIntent::Draft(Some(now)));
    }
}
