//! What lies on the right.

use egui::{ScrollArea, Ui};

use super::{articles, record, tools};
use crate::app::intent::{CallIntent, Intent, TicketIntent};
use crate::app::keys::{self, Action};
use crate::app::model::{CallView, Tab};
use crate::app::screens::ticket_form;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, toggle};

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for tab in Tab::ALL {
            let action = match tab {
                Tab::Record => Action::Record,
                Tab::Tools => Action::Tools,
                Tab::Articles => Action::Articles,
                Tab::Ticket => Action::Ticket,
            };
            let hint = format!("{} ({})", tab.name(), keys::of(action));
            if toggle(ui, call.tab == tab, tab.name()).on_hover_text(hint).clicked() {
                intents.push(Intent::Call(CallIntent::Show(tab)));
            }
        }
    });
    ui.separator();
    ScrollArea::vertical().id_salt(("tab", call.tab.name(), &call.article)).auto_shrink(false).show(
        ui,
        |ui| match call.tab {
            Tab::Record => record::ui(ui, call),
            Tab::Tools => tools::ui(ui, call, intents),
            Tab::Articles => articles::ui(ui, call, intents),
            Tab::Ticket => ticket(ui, call, intents),
        },
    );
}

fn ticket(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    ticket_form::ui(ui, call, intents);
    let read =
        button(ui, icons::SPEAKER_HIGH, "Read it to the customer", Weight::Plain, Some(Action::ReadBack));
    if read.clicked() {
        intents.push(Intent::Ticket(TicketIntent::ReadBack));
    }
}
