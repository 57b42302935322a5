//! What lies on top of a screen: what went wrong, and what is being waited for.

use egui::Ui;

use crate::app::intent::Intent;
use crate::app::keys::Action;
use crate::app::language::{say, say_heard, say_with};
use crate::app::model::Model;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, heading, muted, sentence, sheet};

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    if let Some(notice) = model.notices.first() {
        let shown = sheet(ui, "notice", 460.0, |ui| {
            heading(ui, &format!("{}  {}", icons::WARNING, say(ui, &notice.title)));
            body(ui, &sentence(&say_heard(ui, &notice.text)));
            if model.notices.len() > 1 {
                let more = model.notices.len() - 1;
                muted(ui, &say_with(ui, "{count} more", &[("count", &more)]));
            }
            let ok = button(ui, "", &say(ui, "Understood"), Weight::Primary, Some(Action::Back));
            if ui.memory(|memory| memory.focused().is_none()) {
                ok.request_focus();
            }
            ok.clicked()
        });
        if shown.inner {
            intents.push(Intent::Dismiss);
        }
    } else if let Some(what) = model.waiting_for {
        egui::Area::new(egui::Id::new("waiting")).anchor(egui::Align2::CENTER_BOTTOM, [0.0, -24.0]).show(
            ui,
            |ui| {
                egui::Frame::popup(ui.style()).show(ui, |ui| muted(ui, &format!("{}…", say(ui, what))));
            },
        );
    }
}
