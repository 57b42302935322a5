//! Searching the scenarios.

use std::collections::BTreeMap;

use egui::Ui;

use crate::app::intent::{HomeIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::language::{say, say_with};
use crate::app::model::{Home, Model};
use crate::app::widgets::{line, toggle};
use crate::app::worker::Card;
use crate::sim::ids::Id;

pub(super) fn ui(ui: &mut Ui, model: &Model, library: &[Card], intents: &mut Vec<Intent>) {
    let home = &model.home;
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        let id = keys::field(Action::Search);
        let (response, changed) =
            line(ui, id, &say(ui, "Search"), &say(ui, "A name, a problem, a kind of customer"), &home.search);
        if let Some(text) = changed {
            intents.push(Intent::Home(HomeIntent::Search(text)));
        }
        if model.focus == Some(Action::Search) {
            response.request_focus();
        }
    });
    ui.horizontal_wrapped(|ui| {
        let everybody = home.persona.is_none() && home.level.is_none();
        if toggle(ui, everybody, &say(ui, "Everybody")).clicked() {
            intents.extend([Intent::Home(HomeIntent::Persona(None)), Intent::Home(HomeIntent::Level(None))]);
        }
        for (id, name) in personas(library) {
            let chosen = home.persona.as_ref() == Some(id);
            if toggle(ui, chosen, name).clicked() {
                intents.push(Intent::Home(HomeIntent::Persona((!chosen).then(|| id.clone()))));
            }
        }
        for level in levels(library) {
            let chosen = home.level == Some(level);
            if toggle(ui, chosen, &say_with(ui, "Level {level}", &[("level", &level)])).clicked() {
                intents.push(Intent::Home(HomeIntent::Level((!chosen).then_some(level))));
            }
        }
    });
}

/// Whether a scenario is among those looked for.
pub(super) fn wanted(home: &Home, card: &Card) -> bool {
    let Some(scenario) = &card.scenario else { return home.search.is_empty() };
    let persona = card.persona.as_ref().map_or("", |persona| persona.name.as_str());
    let words =
        [&scenario.title, &scenario.customer.name, &scenario.briefing, persona].map(str::to_lowercase);
    home.search.to_lowercase().split_whitespace().all(|word| words.iter().any(|text| text.contains(word)))
        && home.persona.as_ref().is_none_or(|persona| scenario.persona == *persona)
        && home.level.is_none_or(|level| scenario.level == level)
}

fn personas(library: &[Card]) -> BTreeMap<&Id, &str> {
    library
        .iter()
        .filter_map(|card| Some((&card.scenario.as_ref()?.persona, card.persona.as_ref()?.name.as_str())))
        .collect()
}

fn levels(library: &[Card]) -> std::collections::BTreeSet<u8> {
    library.iter().filter_map(|card| Some(card.scenario.as_ref()?.level)).collect()
}
