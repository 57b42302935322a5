//! Deciding how the call ends.

use std::borrow::Cow;

use egui::Ui;

use crate::app::intent::{CallIntent, EndingPart, Intent};
use crate::app::keys::Action;
use crate::app::language::{key, say};
use crate::app::model::{CallView, Ending, EndingKind};
use crate::app::theme::icons;
use crate::app::update::decided;
use crate::app::widgets::{Weight, body, button, check, choice, heading, muted, paragraph, sheet, toggle};
use crate::sim::ids::Id;

/// The ways to end, with their names and what each does.
const WAYS: [(EndingKind, &str, &str); 6] = [
    (
        EndingKind::Escalate,
        key("Transfer"),
        key("Hands the call to a team. Say to the customer first to whom, why, and when they hear back."),
    ),
    (
        EndingKind::Resolve,
        key("Resolved"),
        key("Calls the problem solved. Whether it is, the state of the problem decides."),
    ),
    (EndingKind::Refer, key("Refer elsewhere"), key("Sends the customer to a place outside support.")),
    (EndingKind::Decline, key("Decline"), key("Declines under a policy of the house.")),
    (EndingKind::Callback, key("Call back"), key("Arranges a call back.")),
    (
        EndingKind::HangUp,
        key("Hang up"),
        key("Puts the telephone down. What is not decided by then is abandoned."),
    ),
];

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let Some(ending) = &call.ending else { return };
    let shown = sheet(ui, "ending", 520.0, |ui| {
        heading(ui, &say(ui, "How does this call end?"));
        ui.horizontal_wrapped(|ui| {
            for (kind, name, _) in WAYS {
                let way = toggle(ui, ending.kind == kind, &say(ui, name));
                if ending.kind == kind && ui.memory(|memory| memory.focused().is_none()) {
                    way.request_focus();
                }
                if way.clicked() {
                    intents.push(Intent::Call(CallIntent::Decide(Some(kind))));
                }
            }
        });
        let about = WAYS.iter().find(|(kind, ..)| *kind == ending.kind).map_or("", |(.., about)| about);
        muted(ui, &say(ui, about));
        // In a small window with large words the form scrolls, and the buttons stay in sight.
        let room = ui.ctx().content_rect().height() - 300.0;
        egui::ScrollArea::vertical()
            .max_height(room.max(90.0))
            .show(ui, |ui| form(ui, call, ending, intents));
        ui.horizontal(|ui| {
            let complete = decided(ending).is_some();
            let go = ui.add_enabled_ui(complete, |ui| {
                button(ui, icons::CHECK, &say(ui, "Go through with it"), Weight::Primary, None)
            });
            if go.inner.clicked() {
                intents.push(Intent::Call(CallIntent::Confirm));
            }
            if button(ui, "", &say(ui, "Not yet"), Weight::Plain, Some(Action::Back)).clicked() {
                intents.push(Intent::Call(CallIntent::Decide(None)));
            }
        });
    });
    if shown.should_close() {
        intents.push(Intent::Call(CallIntent::Decide(None)));
    }
}

fn form(ui: &mut Ui, call: &CallView, ending: &Ending, intents: &mut Vec<Intent>) {
    let desk = &call.case.desk;
    let to = ending.to.as_ref().map(Id::as_str);
    let mut part = |part| intents.push(Intent::Call(CallIntent::Ending(part)));
    let picked = match ending.kind {
        EndingKind::Escalate => {
            let teams = desk.teams.iter().map(|team| (team.id.as_str(), team.name.as_str()));
            let picked = choice(ui, &say(ui, "Team"), to, teams);
            if let Some(team) = desk.teams.iter().find(|team| to == Some(team.id.as_str())) {
                muted(ui, &team.takes);
            }
            picked
        }
        EndingKind::Refer => choice(
            ui,
            &say(ui, "Place"),
            to,
            desk.elsewhere.iter().map(|place| (place.id.as_str(), place.name.as_str())),
        ),
        EndingKind::Decline => choice(
            ui,
            &say(ui, "Policy"),
            to,
            desk.policies.iter().map(|policy| (policy.id.as_str(), policy.says.as_str())),
        ),
        EndingKind::Resolve | EndingKind::Callback | EndingKind::HangUp => None,
    };
    if let Some(id) = picked {
        part(EndingPart::To(Id::from(id.as_str())));
    }
    if matches!(ending.kind, EndingKind::Escalate | EndingKind::Resolve | EndingKind::HangUp) {
        let (label, hint) = match ending.kind {
            EndingKind::Escalate => (
                say(ui, "What the team is told"),
                say(ui, "What you found, what you tried, what they should do"),
            ),
            EndingKind::Resolve => (say(ui, "How it was solved"), Cow::default()),
            _ => (say(ui, "Reason"), say(ui, "Leave it empty, or: abuse")),
        };
        let (_, changed) = paragraph(ui, egui::Id::new("ending reason"), &label, &hint, &ending.reason, 3);
        if let Some(text) = changed {
            part(EndingPart::Reason(text));
        }
    }
    if ending.kind == EndingKind::Escalate {
        let (_, changed) =
            check(ui, ending.warm, &say(ui, "Warm: the customer stays on the line and you tell the team"));
        if let Some(warm) = changed {
            part(EndingPart::Warm(warm));
        }
    }
    if ending.kind == EndingKind::Callback {
        let mut minutes = ending.minutes;
        body(ui, &say(ui, "In so many minutes"));
        if ui.add(egui::DragValue::new(&mut minutes).range(1..=10_080)).changed() {
            part(EndingPart::Minutes(minutes));
        }
    }
}
