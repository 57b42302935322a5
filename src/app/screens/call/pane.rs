//! What the supervisor writes: the temptation.

use egui::{Align, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui};

use super::Room;
use crate::app::intent::{CallIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{CallView, Entry, Speaker};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button};

/// It takes up at most this share of the window's height.
const SHARE: f32 = 0.14;

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let unread: Vec<_> = call.pane().skip(call.pane_seen).collect();
    if unread.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    let frame = Frame::new()
        .fill(theme.colours.desk)
        .corner_radius(theme.radius.medium)
        .inner_margin(Margin::symmetric(12, 6));
    ui.add_space(theme.space.s);
    if Room::of(ui) == Room::Compact {
        frame.show(ui, |ui| {
            let size = egui::vec2(ui.available_width(), 34.0);
            ui.allocate_ui(size, |ui| line(ui, &unread, intents));
        });
        return;
    }
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal(|ui| {
            let names: Vec<&str> = unread.iter().filter_map(|entry| from(entry)).collect();
            let somebody = say(ui, "A colleague");
            let name = names.first().copied().unwrap_or(&somebody);
            let head = say_with(ui, "{name} writes", &[("name", &name)]);
            let head = format!("{}  {head}", icons::CHAT_TEXT);
            ui.label(RichText::new(head).size(theme.text.caption).color(theme.colours.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                read(ui, intents);
            });
        });
        // What is said to the customer must stay in sight whatever a colleague has to say.
        ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * SHARE).show(ui, |ui| {
            for entry in unread {
                body(ui, &entry.text);
            }
        });
    });
}

/// As much as fits into one line; all of it stands in the transcript.
fn line(ui: &mut Ui, unread: &[&Entry], intents: &mut Vec<Intent>) {
    let words: Vec<String> =
        unread.iter().filter_map(|entry| Some(format!("{}: {}", from(entry)?, entry.text))).collect();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        read(ui, intents);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(format!("{}  {}", icons::CHAT_TEXT, words.join("  "))).truncate());
        });
    });
}

fn read(ui: &mut Ui, intents: &mut Vec<Intent>) {
    if button(ui, icons::CHECK, &say(ui, "Read"), Weight::Quiet, Some(Action::PaneRead)).clicked() {
        intents.push(Intent::Call(CallIntent::PaneRead));
    }
}

fn from(entry: &Entry) -> Option<&str> {
    match &entry.speaker {
        Speaker::Colleague(name) => Some(name),
        _ => None,
    }
}
