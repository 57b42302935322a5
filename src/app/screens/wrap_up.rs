//! After hanging up: the ticket is finished and filed.

use egui::Ui;

use super::ticket_form;
use crate::app::intent::{Intent, TicketIntent};
use crate::app::keys::Action;
use crate::app::model::Model;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, card, muted, title};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "wrap-up", model, intents, |ui, intents| {
        let Some(call) = &model.call else { return };
        title(ui, "Finish the ticket");
        if let Some(last) = call.caption(model.now) {
            muted(ui, &format!("The last words you heard: “{}”", last.shown(model.now)));
        }
        card(ui, |ui| ticket_form::ui(ui, call, intents));
        if button(ui, icons::PAPER_PLANE_TILT, "File the ticket", Weight::Primary, Some(Action::File))
            .clicked()
        {
            intents.push(Intent::Ticket(TicketIntent::File));
        }
    });
}
