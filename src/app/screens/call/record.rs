//! The customer's record, earlier tickets, and the briefing to read again.

use egui::Ui;

use crate::app::language::say;
use crate::app::model::CallView;
use crate::app::theme::icons;
use crate::app::widgets::{body, caption, fold, heading, muted, strong};

pub(super) fn ui(ui: &mut Ui, call: &CallView) {
    let case = &call.case;
    let customer = &case.scenario.customer;
    let verified = if call.state.verified {
        format!("{}  {}", icons::SHIELD_CHECK, say(ui, "Verified"))
    } else {
        let says = say(ui, "Not verified: what has a lock is spoken to nobody yet");
        format!("{}  {says}", icons::SHIELD_WARNING)
    };
    muted(ui, &verified);
    row(ui, &say(ui, "Name"), &customer.name, false);
    row(ui, &say(ui, "Account"), &customer.account, false);
    for line in &customer.record {
        row(ui, &line.label, &line.value, case.is_private(line.id.as_str()));
    }
    ui.separator();
    heading(ui, &say(ui, "Earlier tickets"));
    if case.scenario.given.is_empty() {
        muted(ui, &say(ui, "None. This is the first time they call about it, as far as the system knows."));
    }
    for ticket in &case.scenario.given {
        let head = strong(ui, format!("{}, {} {}", ticket.number, ticket.filed.replace('T', " "), ticket.by));
        ui.label(head);
        body(ui, &ticket.text);
    }
    ui.separator();
    let name = say(ui, "Briefing").into_owned();
    fold(ui, "briefing", name, false, |ui| {
        body(ui, &case.scenario.briefing);
        for expected in &case.desk.expects {
            body(ui, &format!("•  {expected}"));
        }
    });
}

fn row(ui: &mut Ui, label: &str, value: &str, private: bool) {
    let lock = if private { format!("  {}", icons::LOCK_SIMPLE) } else { String::new() };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        caption(ui, &format!("{label}{lock}"));
        body(ui, value);
    });
}
