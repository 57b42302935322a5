//! What was said and done.

use egui::{
    Align, CornerRadius, Frame, Label, Layout, Margin, RichText, ScrollArea, TextStyle, Ui, WidgetText,
    accesskit,
};

use crate::app::intent::Intent;
use crate::app::language::{say, say_with};
use crate::app::model::{CallView, Entry, Model, Speaker};
use crate::app::theme::{self, icons};
use crate::app::widgets::{emphasised, long_list};
use crate::sim::time::clock;

/// The widest column of words, in points.
const WIDEST: f32 = 860.0;

/// So much room the name and the time above own words take, in points.
const HEAD: f32 = 80.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, _intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    ScrollArea::vertical().id_salt("transcript").auto_shrink(false).stick_to_bottom(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.m;
        column(ui, |ui| lines(ui, model, call));
    });
}

/// The column in which words are read, and below it written: lines that are too long are hard to read.
pub(super) fn column(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    // The bar lies over the right edge.
    let room = ui.available_width() - theme::of(ui).space.m;
    let width = room.min(WIDEST);
    let corner = ui.cursor().min + egui::vec2((room - width) / 2.0, 0.0);
    let place = egui::Rect::from_min_size(corner, egui::vec2(width, f32::INFINITY));
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), content);
}

fn lines(ui: &mut Ui, model: &Model, call: &CallView) {
    let theme = theme::of(ui);
    ui.set_min_width(ui.available_width());
    ui.add_space(theme.space.s);
    let begun = |entry: &Entry| entry.voice.is_none_or(|voice| voice.from <= model.now);
    let all = &call.transcript;
    // What is spoken now grows.
    let grows = |at: usize| {
        let voice = all.get(at).and_then(|entry| entry.voice);
        voice.is_some_and(|voice| voice.from + voice.lasts >= model.now)
    };
    let id = egui::Id::new(("what was said", call.id.map(|id| id.to_string())));
    long_list(ui, id, all.len(), grows, |ui, at| {
        if let Some(entry) = all.get(at).filter(|entry| begun(entry)) {
            one(ui, model, entry);
        }
    });
    for text in &call.saying {
        bubble(ui, true, &say(ui, "You"), "…", text);
    }
    if all.is_empty() {
        note(ui, &say(ui, "The line is open. Greet them, or wait for what they have to say."));
    }
    ui.add_space(theme.space.xs);
}

fn one(ui: &mut Ui, model: &Model, entry: &Entry) {
    let at = clock(entry.at);
    let text = entry.shown(model.now);
    match &entry.speaker {
        Speaker::Agent => bubble(ui, true, &say(ui, "You"), &at, text),
        Speaker::Customer(name) => {
            let said = bubble(ui, false, name, &at, text);
            announce(ui, said, name, &entry.text);
            said
        }
        Speaker::Tool(name) => desk(ui, &format!("{}  {name}", icons::WRENCH), &at, text),
        Speaker::Colleague(name) => {
            let head = say_with(ui, "{name}, in the chat", &[("name", name)]);
            desk(ui, &format!("{}  {head}", icons::CHAT_TEXT), &at, text)
        }
        Speaker::Note => note(ui, &format!("{at}  {}", entry.words(|note| note.said(ui)))),
        Speaker::Refusal => note(ui, &format!("{}  {text}", icons::PROHIBIT)),
    };
}

/// A screen reader says new lines of the customer's, whole, as soon as they begin.
fn announce(ui: &Ui, id: egui::Id, name: &str, text: &str) {
    ui.accesskit_node_builder(id, |node| {
        node.set_live(accesskit::Live::Polite);
        node.set_label(format!("{name}: {text}"));
    });
}

fn bubble(ui: &mut Ui, own: bool, who: &str, at: &str, text: &str) -> egui::Id {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let widest = ui.available_width() * 0.82;
    let layout = if own { Layout::top_down(Align::Max) } else { Layout::top_down(Align::Min) };
    ui.with_layout(layout, |ui| {
        ui.set_max_width(if own { ui.available_width() } else { widest });
        let fill = if own { c.agent } else { c.customer };
        let r = theme.radius.large;
        let corner_radius = if own {
            CornerRadius { se: 4, ..CornerRadius::same(r) }
        } else {
            CornerRadius { sw: 4, ..CornerRadius::same(r) }
        };
        let frame =
            Frame::new().fill(fill).corner_radius(corner_radius).inner_margin(Margin::symmetric(14, 10));
        let mut id = ui.id();
        frame.show(ui, |ui| {
            ui.set_max_width(widest - 28.0);
            if own {
                // From the right, and no wider than its words.
                let words = WidgetText::from(text).into_galley(ui, None, widest - 28.0, TextStyle::Body);
                ui.set_max_width(words.size().x.max(HEAD).min(widest - 28.0));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let head = RichText::new(format!("{who}  {at}")).size(theme.text.caption).color(c.muted);
                ui.label(head);
                let shown = if text.is_empty() { "…" } else { text };
                // Only the customer's words are written with what they stress.
                let said: WidgetText = if own { shown.into() } else { emphasised(ui, shown).into() };
                id = ui.add(Label::new(said).wrap()).id;
            });
        });
        id
    })
    .inner
}

fn desk(ui: &mut Ui, head: &str, at: &str, text: &str) -> egui::Id {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let frame =
        Frame::new().fill(c.desk).corner_radius(theme.radius.medium).inner_margin(Margin::symmetric(14, 10));
    frame
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let head = RichText::new(format!("{head}  {at}")).size(theme.text.caption).color(c.muted);
            ui.label(head);
            ui.add(Label::new(text).wrap())
        })
        .inner
        .id
}

fn note(ui: &mut Ui, text: &str) -> egui::Id {
    let theme = theme::of(ui);
    let text = RichText::new(text).size(theme.text.caption).color(theme.colours.muted);
    ui.with_layout(Layout::top_down(Align::Center), |ui| ui.add(Label::new(text).wrap())).inner.id
}
