//! What lies on the right.

use egui::{ScrollArea, Ui};

use super::{articles, record, tools};
use crate::app::intent::{CallIntent, Intent, TicketIntent};
use crate::app::keys::{self, Action};
use crate::app::language::say;
use crate::app::model::{CallView, Model, Tab};
use crate::app::screens::ticket_form;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, toggle};

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    row(ui, call, false, intents);
    ui.separator();
    content(ui, model, call, intents);
}

/// What to choose from; with the call itself where there is room for one thing only.
pub(super) fn row(ui: &mut Ui, call: &CallView, alone: bool, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        if alone {
            let hint = format!("{} ({})", say(ui, "What is said"), keys::shown(ui, Action::ToLine));
            if toggle(ui, !call.desk_open, &say(ui, "The call")).on_hover_text(hint).clicked() {
                intents.push(Intent::Focus(Action::ToLine));
            }
        }
        for tab in Tab::ALL {
            let action = match tab {
                Tab::Record => Action::Record,
                Tab::Tools => Action::Tools,
                Tab::Articles => Action::Articles,
                Tab::Ticket => Action::Ticket,
            };
            let name = say(ui, tab.name());
            let hint = format!("{name} ({})", keys::shown(ui, action));
            let chosen = call.tab == tab && (call.desk_open || !alone);
            if toggle(ui, chosen, &name).on_hover_text(hint).clicked() {
                intents.push(Intent::Call(CallIntent::Show(tab)));
            }
        }
    });
}

pub(super) fn content(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    ScrollArea::vertical().id_salt(("tab", call.tab.name(), &call.article)).auto_shrink(false).show(
        ui,
        |ui| {
            // The bar lies over the right edge.
            ui.set_max_width(ui.available_width() - theme::of(ui).space.m);
            match call.tab {
                Tab::Record => record::ui(ui, call),
                Tab::Tools => tools::ui(ui, model, call, intents),
                Tab::Articles => articles::ui(ui, call, intents),
                Tab::Ticket => ticket(ui, call, intents),
            }
        },
    );
}

fn ticket(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    ticket_form::ui(ui, call, intents);
    let read = button(
        ui,
        icons::SPEAKER_HIGH,
        &say(ui, "Read it to the customer"),
        Weight::Plain,
        Some(Action::ReadBack),
    );
    if read.clicked() {
        intents.push(Intent::Ticket(TicketIntent::ReadBack));
    }
}
