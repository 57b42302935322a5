//! What the supervisor writes: the temptation.

use egui::{Frame, Margin, RichText, Ui};

use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::Action;
use crate::app::model::{CallView, Speaker};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button};

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let unread: Vec<_> = call.pane().skip(call.pane_seen).collect();
    if unread.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(theme.colours.desk)
        .corner_radius(theme.radius.medium)
        .inner_margin(Margin::same(12));
    ui.add_space(theme.space.m);
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        for entry in unread {
            let Speaker::Colleague(from) = &entry.speaker else { continue };
            let head = format!("{}  {from} writes", icons::CHAT_TEXT);
            ui.label(RichText::new(head).size(theme.text.caption).color(theme.colours.muted));
            body(ui, &entry.text);
        }
        if button(ui, icons::CHECK, "Read", Weight::Quiet, Some(Action::PaneRead)).clicked() {
            intents.push(Intent::Call(CallIntent::PaneRead));
        }
    });
}
