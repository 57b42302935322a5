//! Who one is, and whose call to take.

mod cards;
mod filters;
mod graded;

use egui::{Ui, vec2};

use crate::app::intent::{HomeIntent, Intent, PeopleIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Model, moment};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, heading, line, muted, title};
use crate::review::Moment;

/// So much room the buttons beside the name take, in points.
const BESIDE: f32 = 220.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "home", model, intents, |ui, intents| {
        let theme = theme::of(ui);
        ui.spacing_mut().item_spacing.y = theme.space.m;
        title(ui, &say(ui, "Whose call do you take?"));
        let nobody = model.people.as_ref().is_some_and(Vec::is_empty);
        if model.home.new_name.is_some() || nobody {
            newcomer(ui, model, intents);
        }
        graded::ui(ui, model, intents);
        interrupted(ui, model, intents);
        let Some(library) = &model.library else {
            muted(ui, &say(ui, "Reading the scenarios…"));
            return;
        };
        filters::ui(ui, model, library, intents);
        cards::ui(ui, model, library, intents);
    });
}

/// The first-run hint: a name, and the call to begin with.
fn newcomer(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        let first = model.people.iter().flatten().next().is_none();
        let asks = if first { say(ui, "Welcome. What is your name?") } else { say(ui, "Who joins?") };
        heading(ui, &asks);
        if first {
            let cards = model.library.iter().flat_map(|library| library.iter());
            let easiest = cards.filter_map(|card| card.scenario.as_ref());
            let begin = easiest.map(|scenario| scenario.level).min().map_or_else(String::new, |level| {
                say_with(ui, "Calls of level {level} are the place to begin.", &[("level", &level)])
            });
            let about = say(
                ui,
                "You take calls, type what you would say, and see afterwards which words helped. Your results are kept under your name.",
            );
            body(ui, &format!("{about} {begin}"));
            muted(
                ui,
                &say(
                    ui,
                    "You are the first here, so you lead this desk: later you can let others in, and grade their calls.",
                ),
            );
        }
        let typed = model.home.new_name.as_deref().unwrap_or_default();
        ui.horizontal_top(|ui| {
            let room = (ui.available_width() - BESIDE).clamp(120.0, 340.0);
            let typed = |ui: &mut Ui| line(ui, egui::Id::new("new name"), &say(ui, "Your name"), "", typed);
            let (response, changed) = ui.allocate_ui(vec2(room, 0.0), typed).inner;
            if let Some(name) = changed {
                intents.push(Intent::People(PeopleIntent::TypeName(Some(name))));
            }
            if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
                intents.push(Intent::People(PeopleIntent::AddPerson));
            } else if first && ui.memory(|memory| memory.focused().is_none()) {
                response.request_focus();
            }
            ui.vertical(|ui| {
                // Beside the field, not beside its label.
                ui.add_space(response.rect.top() - ui.cursor().top() - 1.0);
                ui.horizontal(|ui| {
                    if button(ui, icons::CHECK, &say(ui, "That is me"), Weight::Primary, None).clicked() {
                        intents.push(Intent::People(PeopleIntent::AddPerson));
                    }
                    if !first && button(ui, "", &say(ui, "Cancel"), Weight::Quiet, None).clicked() {
                        intents.push(Intent::People(PeopleIntent::TypeName(None)));
                    }
                });
            });
        });
    });
}

/// The last call of this person that was interrupted.
fn interrupted(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some(call) = model.interrupted() else { return };
    card(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            heading(ui, &format!("{}  {}", icons::PHONE_PAUSE, say(ui, "A call was interrupted")));
            let begun = moment(Moment(call.started.as_millisecond())).said(ui);
            muted(ui, &say_with(ui, "{title}, begun {when}", &[("title", &call.title), ("when", &begun)]));
        });
        let key = Some(Action::Resume);
        if button(ui, icons::PHONE_CALL, &say(ui, "Go on with it"), Weight::Primary, key).clicked() {
            intents.push(Intent::Home(HomeIntent::Resume(call.id)));
        }
    });
}
