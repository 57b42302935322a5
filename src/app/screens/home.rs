//! Who one is, and whose call to take.

mod cards;
mod filters;

use egui::{Ui, vec2};

use crate::app::intent::{HomeIntent, Intent};
use crate::app::model::Model;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, heading, line, muted, title};
use crate::app::worker::PastState;

/// So much room the buttons beside the name take, in points.
const BESIDE: f32 = 220.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "home", model, intents, |ui, intents| {
        let theme = theme::of(ui);
        ui.spacing_mut().item_spacing.y = theme.space.m;
        title(ui, "Whose call do you take?");
        if model.home.new_name.is_some() || (model.kept.people.is_empty() && model.library.is_some()) {
            newcomer(ui, model, intents);
        }
        interrupted(ui, model, intents);
        let Some(library) = &model.library else {
            muted(ui, "Reading the scenarios…");
            return;
        };
        filters::ui(ui, model, library, intents);
        cards::ui(ui, model, library, intents);
    });
}

/// The first-run hint: a name, and the call to begin with.
fn newcomer(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        let first = model.kept.people.is_empty();
        heading(ui, if first { "Welcome. What is your name?" } else { "Who joins?" });
        if first {
            let cards = model.library.iter().flat_map(|library| library.iter());
            let easiest = cards.filter_map(|card| card.scenario.as_ref());
            let begin = easiest
                .map(|scenario| scenario.level)
                .min()
                .map_or_else(String::new, |level| format!(" Calls of level {level} are the place to begin."));
            let about = "You take calls, type what you would say, and see afterwards which words helped. Your results are kept under your name.";
            body(ui, &format!("{about}{begin}"));
        }
        let typed = model.home.new_name.as_deref().unwrap_or_default();
        ui.horizontal_top(|ui| {
            let room = (ui.available_width() - BESIDE).clamp(120.0, 340.0);
            let typed = |ui: &mut Ui| line(ui, egui::Id::new("new name"), "Your name", "", typed);
            let (response, changed) = ui.allocate_ui(vec2(room, 0.0), typed).inner;
            if let Some(name) = changed {
                intents.push(Intent::Home(HomeIntent::TypeName(Some(name))));
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                intents.push(Intent::Home(HomeIntent::AddPerson));
            } else if first && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            ui.vertical(|ui| {
                // Beside the field, not beside its label.
                ui.add_space(response.rect.top() - ui.cursor().top() - 1.0);
                ui.horizontal(|ui| {
                    if button(ui, icons::CHECK, "That is me", Weight::Primary, None).clicked() {
                        intents.push(Intent::Home(HomeIntent::AddPerson));
                    }
                    if !first && button(ui, "", "Cancel", Weight::Quiet, None).clicked() {
                        intents.push(Intent::Home(HomeIntent::TypeName(None)));
                    }
                });
            });
        });
    });
}

/// The last call of this person that was interrupted.
fn interrupted(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let past = model.past.iter().flatten();
    let mut own = past.filter(|past| past.state == PastState::Open && past.trainee == model.kept.who);
    let Some(call) = own.next() else { return };
    card(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, &format!("{}  A call was interrupted", icons::PHONE_PAUSE));
            muted(ui, &format!("{}, begun {}", call.title, day(call.started)));
        });
        if button(ui, icons::PHONE_CALL, "Go on with it", Weight::Primary, None).clicked() {
            intents.push(Intent::Home(HomeIntent::Resume(call.id)));
        }
    });
}

/// A moment as people write it, in their own time zone.
fn day(moment: jiff::Timestamp) -> String {
    moment.to_zoned(jiff::tz::TimeZone::system()).strftime("%-d %B, %H:%M").to_string()
}
