//! After hanging up: the ticket is finished and filed.

use egui::{Label, Ui};

use super::ticket_form;
use crate::app::intent::{CallIntent, Intent, TicketIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say, say_with};
use crate::app::model::{CallView, Entry, Model, Speaker, decided};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, fold, heading, muted, title};
use crate::sim::call::Event;
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "wrap-up", model, intents, |ui, intents| {
        let Some(call) = &model.call else {
            muted(ui, &say(ui, "There is no ticket to finish. Take a call from home first."));
            return;
        };
        title(ui, &say(ui, "Finish the ticket"));
        ended(ui, call);
        refused(ui, call);
        card(ui, |ui| ticket_form::ui(ui, call, intents));
        card(ui, |ui| {
            heading(ui, &say(ui, "Before you file it"));
            muted(ui, &say(ui, read_back(call)));
            ticket_form::gaps(ui, call);
            ways_on(ui, intents);
        });
        said(ui, call);
    });
}

fn ended(ui: &mut Ui, call: &CallView) {
    let how = call.state.disposition.as_ref().map_or(key("nothing was decided"), decided);
    let how = say(ui, how);
    let after = call.events.iter().find_map(|stamped| match stamped.event {
        Event::Ended { .. } | Event::HungUp { .. } | Event::LineCut => Some(stamped.at),
        _ => None,
    });
    let name = &call.case.scenario.customer.name;
    let over = match after {
        Some(at) => say_with(
            ui,
            "The call with {name} is over after {time}: {how}.",
            &[("name", name), ("time", &clock(at)), ("how", &how)],
        ),
        None => say_with(ui, "The call with {name} is over: {how}.", &[("name", name), ("how", &how)]),
    };
    let knows = say(ui, "The technician knows only what you write here.");
    muted(ui, &format!("{over} {knows}"));
}

/// What the desk would not take, while it is the last thing that happened.
fn refused(ui: &mut Ui, call: &CallView) {
    let Some(Entry { speaker: Speaker::Refusal, text, .. }) = call.transcript.last() else { return };
    let theme = theme::of(ui);
    let words = egui::RichText::new(format!("{}  {text}", icons::WARNING)).color(theme.colours.bad);
    ui.add(Label::new(words).wrap());
}

/// Whether the customer has heard the ticket, and heard it as it stands.
fn read_back(call: &CallView) -> &'static str {
    let place = |is: fn(&Event) -> bool| call.events.iter().rposition(|stamped| is(&stamped.event));
    let read = place(|event| matches!(event, Event::ReadBack { .. }));
    let changed = place(|event| matches!(event, Event::TicketChanged { .. }));
    match read {
        None => {
            key("You have not read it to the customer. That can only be done while they are on the line.")
        }
        Some(read) if changed > Some(read) || call.ticket.is_ahead() => {
            key("You read it to the customer, and have changed it since: they have not heard what is new.")
        }
        Some(_) => key("You read it to the customer as it stands."),
    }
}

fn ways_on(ui: &mut Ui, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let icon = icons::PAPER_PLANE_TILT;
        if button(ui, icon, &say(ui, "File the ticket"), Weight::Primary, Some(Action::File)).clicked() {
            intents.push(Intent::Ticket(TicketIntent::File));
        }
        let later =
            button(ui, icons::PAUSE, &say(ui, "Finish it later"), Weight::Plain, Some(Action::PutAside));
        if later.clicked() {
            intents.push(Intent::Call(CallIntent::PutAside));
        }
    });
}

/// What was said, for looking it up.
fn said(ui: &mut Ui, call: &CallView) {
    card(ui, |ui| {
        let name = say(ui, "What was said and done").into_owned();
        fold(ui, "what-was-said", name, false, |ui| {
            if call.transcript.is_empty() {
                muted(ui, &say(ui, "Nothing was said in this call."));
            }
            for entry in &call.transcript {
                let who = match &entry.speaker {
                    Speaker::Agent => format!("{}: ", say(ui, "You")),
                    Speaker::Customer(name) | Speaker::Colleague(name) | Speaker::Tool(name) => {
                        format!("{name}: ")
                    }
                    Speaker::Note | Speaker::Refusal => String::new(),
                };
                body(ui, &format!("{}  {who}{}", clock(entry.at), entry.words(|note| note.said(ui))));
            }
        });
    });
}
