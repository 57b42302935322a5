//! What came of a call: first what the technician could do with the ticket, then the points, each beside its words.

mod criteria;
mod lit;
mod mood;
mod outcome;
mod point;
mod scores;
mod transcript;
mod visit;
mod words;

use egui::Ui;

use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::say;
use crate::app::model::{Debrief, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, card, halves, muted, title};

/// Below this width, in points, things stand below each other that would stand side by side.
const NARROW: f32 = 720.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "debrief", model, intents, |ui, intents| match &model.debrief {
        None => nothing(ui, intents),
        Some(debrief) if !debrief.visit_read => visit::page(ui, debrief, intents),
        Some(debrief) => all(ui, model, debrief, intents),
    });
}

fn nothing(ui: &mut Ui, intents: &mut Vec<Intent>) {
    muted(ui, &say(ui, "No call has been taken yet. Choose one at home; its points stand here afterwards."));
    if button(ui, icons::HOUSE, &say(ui, "All calls"), Weight::Primary, Some(Action::Home)).clicked() {
        intents.push(Intent::Debrief(DebriefIntent::Home));
    }
}

fn all(ui: &mut Ui, model: &Model, debrief: &Debrief, intents: &mut Vec<Intent>) {
    ui.spacing_mut().item_spacing.y = theme::of(ui).space.m;
    title(ui, &debrief.case.scenario.title);
    ways_on(ui, model, debrief, intents);
    scores::critical(ui, debrief);
    let wide = ui.available_width() >= NARROW;
    if wide {
        halves(ui, |left, right| {
            scores::ui(left, debrief);
            outcome::ui(right, debrief);
            card(right, |ui| visit::words(ui, debrief));
        });
    } else {
        scores::ui(ui, debrief);
        outcome::ui(ui, debrief);
        card(ui, |ui| visit::words(ui, debrief));
    }
    mood::ui(ui, debrief);
    transcript::ui(ui, model, debrief, intents);
    criteria::ui(ui, debrief, intents);
}

fn ways_on(ui: &mut Ui, model: &Model, debrief: &Debrief, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        if let Some(next) = model.next_scenario(&debrief.case.scenario.id) {
            let about = next.scenario.as_ref().map_or("", |scenario| scenario.title.as_str());
            let on =
                button(ui, icons::PHONE_INCOMING, &say(ui, "Next call"), Weight::Primary, Some(Action::Next));
            if on.on_hover_text(about).clicked() {
                intents.push(Intent::Debrief(DebriefIntent::Next));
            }
        }
        let icon = icons::ARROW_COUNTER_CLOCKWISE;
        if button(ui, icon, &say(ui, "The same call again"), Weight::Plain, Some(Action::Again)).clicked() {
            intents.push(Intent::Debrief(DebriefIntent::Again));
        }
        if button(ui, icons::HOUSE, &say(ui, "All calls"), Weight::Plain, Some(Action::Home)).clicked() {
            intents.push(Intent::Debrief(DebriefIntent::Home));
        }
    });
}
