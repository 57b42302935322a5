//! The scenarios as cards.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Layout, Ui, vec2};

use super::filters::wanted;
use crate::app::intent::{HomeIntent, Intent};
use crate::app::language::{say, say_with};
use crate::app::model::{Best, FAIR, GOOD, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Expression, Weight, body, button, caption, chip, clickable, face, muted, strong};
use crate::app::worker::{Card, PastState};
use crate::sim::scenario::model::Scenario;

/// A card is at least so wide, in points.
const NARROWEST: f32 = 300.0;

/// And so high.
const HEIGHT: f32 = 152.0;

/// A title has so many lines.
const LINES: usize = 2;

pub(super) fn ui(ui: &mut Ui, model: &Model, library: &[Card], intents: &mut Vec<Intent>) {
    let shown: Vec<&Card> = library.iter().filter(|card| wanted(&model.home, card)).collect();
    if shown.is_empty() {
        nothing(ui, library.is_empty(), intents);
        return;
    }
    let theme = theme::of(ui);
    let gap = theme.space.l;
    let whole = ui.available_width();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of columns")]
    let columns = (((whole + gap) / (NARROWEST + gap)).floor() as usize).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (whole - gap * (columns - 1) as f32) / columns as f32;
    for row in shown.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for card in row {
                let layout = Layout::top_down(Align::Min);
                ui.allocate_ui_with_layout(vec2(width, HEIGHT), layout, |ui| one(ui, model, card, intents));
            }
        });
        ui.add_space(theme.space.xs);
    }
}

fn nothing(ui: &mut Ui, at_all: bool, intents: &mut Vec<Intent>) {
    if at_all {
        body(
            ui,
            &say(
                ui,
                "There is nothing to play. Start Firstline with --content DIR and a folder of scenarios.",
            ),
        );
        return;
    }
    body(ui, &say(ui, "No call fits what you are looking for."));
    if button(ui, icons::X, &say(ui, "Show all calls"), Weight::Plain, None).clicked() {
        let all = [HomeIntent::Search(String::new()), HomeIntent::Persona(None), HomeIntent::Level(None)];
        intents.extend(all.map(Intent::Home));
    }
}

fn one(ui: &mut Ui, model: &Model, card: &Card, intents: &mut Vec<Intent>) {
    ui.set_min_size(vec2(ui.available_width(), HEIGHT));
    let Some(scenario) = &card.scenario else {
        let name = say_with(ui, "{id} has faults", &[("id", &card.id)]);
        let clicked = clickable(ui, &name, |ui| {
            let text = strong(ui, card.id.as_str());
            ui.label(text);
            body(ui, &say(ui, "Its file has faults. `firstline lint` says which."));
        });
        if clicked.clicked() {
            intents.push(Intent::Home(HomeIntent::Choose(card.id.clone())));
        }
        return;
    };
    let best = best(model, card);
    let response = clickable(ui, &spoken(ui, scenario, card, best), |ui| content(ui, scenario, card, best));
    if response.clicked() {
        intents.push(Intent::Home(HomeIntent::Choose(card.id.clone())));
    }
}

fn content(ui: &mut Ui, scenario: &Scenario, card: &Card, best: Option<Best>) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    ui.horizontal_top(|ui| {
        face(
            ui,
            card.id.as_str(),
            64.0,
            Expression::AT_REST,
            &say_with(ui, "Portrait of {name}", &[("name", &scenario.customer.name)]),
        );
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, &scenario.title);
            muted(ui, &scenario.customer.name);
            if let Some(persona) = &card.persona {
                // In two lines it would run into what stands below.
                let kind = egui::RichText::new(&persona.name).size(theme.text.caption).color(c.muted);
                ui.add(egui::Label::new(kind).truncate());
            }
        });
    });
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.horizontal(|ui| {
            let level = say_with(ui, "Level {level}", &[("level", &scenario.level)]);
            chip(ui, &level, c.text, c.customer);
            let minutes = say_with(ui, "{minutes} min", &[("minutes", &scenario.minutes)]);
            chip(ui, &minutes, c.text, c.customer);
            match best {
                Some(best) if best.failed => {
                    let failed = format!("{}  {}", icons::WARNING_OCTAGON, say(ui, "Failed"));
                    chip(ui, &failed, c.bad, c.bad_soft)
                }
                Some(best) => {
                    let (icon, ink, ground) = match best.per_mille {
                        GOOD.. => (icons::TROPHY, c.good, c.good_soft),
                        FAIR.. => (icons::MINUS_CIRCLE, c.warn, c.warn_soft),
                        _ => (icons::X_CIRCLE, c.bad, c.bad_soft),
                    };
                    chip(ui, &format!("{icon}  {} %", best.per_mille / 10), ink, ground)
                }
                None => caption(ui, &say(ui, "Not taken yet")),
            };
        });
    });
}

/// The title in as many lines as there is room for.
fn title(ui: &mut Ui, text: &str) {
    let theme = theme::of(ui);
    let font = egui::FontId::new(theme.text.strong, theme::strong());
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, theme.colours.text));
    job.wrap = TextWrapping { max_rows: LINES, ..TextWrapping::wrap_at_width(ui.available_width()) };
    ui.add(egui::Label::new(job).selectable(false));
}

/// The card as a screen reader says it.
fn spoken(ui: &Ui, scenario: &Scenario, card: &Card, best: Option<Best>) -> String {
    let persona = card.persona.as_ref().map_or("", |persona| persona.name.as_str());
    let result = match best {
        None => say(ui, "not taken yet").into_owned(),
        Some(best) if best.failed => say(ui, "best result failed").into_owned(),
        Some(best) => say_with(ui, "best result {percent} per cent", &[("percent", &(best.per_mille / 10))]),
    };
    say_with(
        ui,
        "{title}, {name}, {persona}, level {level}, {minutes} minutes, {result}",
        &[
            ("title", &scenario.title),
            ("name", &scenario.customer.name),
            ("persona", &persona),
            ("level", &scenario.level),
            ("minutes", &scenario.minutes),
            ("result", &result),
        ],
    )
}

/// The best result of the person who is here.
fn best(model: &Model, card: &Card) -> Option<Best> {
    let past = model.past.iter().flatten();
    let own = past.filter(|past| *past.scenario == *card.id.as_str() && past.trainee == model.kept.who);
    own.filter_map(|past| match past.state {
        PastState::Closed(best) => best,
        PastState::Open => None,
    })
    .max_by_key(|best| (!best.failed, best.per_mille))
}
