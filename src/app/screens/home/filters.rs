//! Searching the scenarios.

use std::collections::BTreeMap;

use egui::{Ui, WidgetInfo, WidgetType};

use crate::app::intent::{HomeIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::language::{say, say_with};
use crate::app::model::{Home, Model};
use crate::app::theme;
use crate::app::widgets::{choice, line, strong, tip, toggle};
use crate::app::worker::Card;
use crate::sim::ids::Id;

/// From this width on, in points, everything stands side by side.
const WIDE: f32 = 760.0;

/// The widest field, in points.
const FIELD: f32 = 340.0;

/// The id that stands for every kind of customer.
const EVERYBODY: &str = "";

pub(super) fn ui(ui: &mut Ui, model: &Model, library: &[Card], intents: &mut Vec<Intent>) {
    if ui.available_width() < WIDE {
        search(ui, model, intents);
        persona(ui, &model.home, library, intents);
        level(ui, &model.home, library, intents);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::of(ui).space.l;
        ui.scope(|ui| {
            ui.set_max_width(FIELD);
            search(ui, model, intents);
        });
        ui.scope(|ui| {
            ui.set_max_width(FIELD);
            persona(ui, &model.home, library, intents);
        });
        level(ui, &model.home, library, intents);
    });
}

fn search(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let text = &model.home.search;
    let id = keys::field(Action::Search);
    let (response, changed) = line(ui, id, &say(ui, "Search"), &say(ui, "A name, a problem"), text);
    if let Some(text) = changed {
        intents.push(Intent::Home(HomeIntent::Search(text)));
    }
    let response = tip(response, &say(ui, "Search"), Action::Search, text);
    if model.focus == Some(Action::Search) {
        response.request_focus();
    }
}

fn persona(ui: &mut Ui, home: &Home, library: &[Card], intents: &mut Vec<Intent>) {
    let chosen = home.persona.as_ref().map_or(EVERYBODY, Id::as_str);
    let personas = personas(library);
    let everybody = say(ui, "Everybody");
    let all = std::iter::once((EVERYBODY, &*everybody))
        .chain(personas.iter().map(|(id, name)| (id.as_str(), *name)));
    if let Some(picked) = choice(ui, &say(ui, "Kind of customer"), Some(chosen), all) {
        let persona = (picked != EVERYBODY).then(|| Id::from(picked.as_str()));
        intents.push(Intent::Home(HomeIntent::Persona(persona)));
    }
}

fn level(ui: &mut Ui, home: &Home, library: &[Card], intents: &mut Vec<Intent>) {
    let name = strong(ui, say(ui, "Level"));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(name);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::of(ui).space.s;
            if toggle(ui, home.level.is_none(), &say(ui, "All levels")).clicked() {
                intents.push(Intent::Home(HomeIntent::Level(None)));
            }
            for level in levels(library) {
                let chosen = home.level == Some(level);
                let one = toggle(ui, chosen, &level.to_string());
                let name = say_with(ui, "Level {level}", &[("level", &level)]);
                one.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, chosen, &name));
                if one.clicked() {
                    intents.push(Intent::Home(HomeIntent::Level((!chosen).then_some(level))));
                }
            }
        });
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
