//! Graded sessions that are to be taken, and the call that was handed in last.

use egui::Ui;

use crate::app::intent::{Intent, ProgressIntent};
use crate::app::keys::Action;
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{Model, moment};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, card, heading, muted, sentence};
use crate::app::worker::Assignment;
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    handed_in(ui, model, intents);
    for (at, assignment) in model.mine.assigned.iter().enumerate() {
        ui.push_id(("assigned", at), |ui| one(ui, model, assignment, intents));
    }
}

fn handed_in(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some((title, why)) = &model.handed_in else { return };
    card(ui, |ui| {
        heading(
            ui,
            &format!(
                "{}  {}",
                icons::CHECK_CIRCLE,
                say_with(ui, "{title} is handed in", &[("title", &title)])
            ),
        );
        if let Some(why) = why {
            body(ui, &sentence(&why.said(ui)));
        }
        muted(
            ui,
            &say(ui, "A mentor reviews it. When they let you see the marks, they stand under My progress."),
        );
        if button(ui, "", &say(ui, "Good"), Weight::Plain, None).clicked() {
            intents.push(Intent::Progress(ProgressIntent::NoteRead));
        }
    });
}

fn one(ui: &mut Ui, model: &Model, assignment: &Assignment, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(
            ui,
            &format!(
                "{}  {}",
                icons::EXAM,
                say_with(ui, "Graded session: {title}", &[("title", &assignment.title)])
            ),
        );
        body(ui, &facts(ui, assignment));
        muted(
            ui,
            &say(
                ui,
                "No hints, no mood, no way back. You may leave and come back; that is written down, and the time away counts.",
            ),
        );
        if let Some(opens) = assignment.opens {
            muted(ui, &say_with(ui, "It opens {when}.", &[("when", &moment(opens).said(ui))]));
            return;
        }
        let first = model.mine.assigned.first() == Some(assignment);
        let name = if assignment.begun {
            say(ui, "Go on with the graded call")
        } else {
            say(ui, "Take the graded call")
        };
        let action = first.then_some(Action::TakeGraded);
        if button(ui, icons::PHONE_CALL, &name, Weight::Primary, action).clicked() {
            intents.push(Intent::Progress(ProgressIntent::Take(assignment.session)));
        }
    });
}

fn facts(ui: &Ui, assignment: &Assignment) -> String {
    let next = if assignment.begun { say(ui, "Left, and not over") } else { say(ui, "Next") };
    let limit = assignment.limit_ms.map_or(String::new(), |ms| {
        format!(" {}", say_with(ui, "{time} for the call.", &[("time", &clock(ms))]))
    });
    let closes = assignment.closes.map_or(String::new(), |closes| {
        format!(" {}", say_with(ui, "Until {when}.", &[("when", &moment(closes).said(ui))]))
    });
    let (done, calls) = (assignment.done, assignment.calls);
    let slots: Slots<'_> =
        &[("next", &next), ("title", &assignment.next), ("done", &done), ("calls", &calls)];
    let taken = say_with(ui, "{next}: {title}. {done} of {calls} taken.", slots);
    format!("{taken}{limit}{closes}")
}
