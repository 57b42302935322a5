//! The call played back: the customer's face and words, the clock, and the ways to move in it.

use std::time::Duration;

use egui::{Label, Slider, Ui, WidgetInfo, WidgetType};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::{self, Action};
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{Model, Playback, ReviewView};
use crate::app::theme::{self, icons};
use crate::app::widgets::{
    Expression, card, emphasised, face, focus_ring, icon_button, muted, strong, toggle,
};
use crate::sim::time::{Millis, clock};

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let at = view.playback.at(model.now);
    card(ui, |ui| {
        ui.horizontal_top(|ui| {
            let customer = &view.call.case.scenario.customer.name;
            let (expression, mood) = expression(ui, view, at);
            let name = format!("{customer}, {mood}");
            face(ui, view.call.case.scenario.id.as_str(), 84.0, expression, &name);
            ui.vertical(|ui| {
                let customer = strong(ui, customer.as_str());
                ui.label(customer);
                // As high whatever is said, so that nothing below it jumps.
                ui.allocate_ui(egui::vec2(ui.available_width(), 44.0), |ui| {
                    ui.set_min_height(44.0);
                    match view.caption(at) {
                        Some((words, _)) => {
                            let words = emphasised(ui, &format!("“{words}”"));
                            ui.add(Label::new(words).truncate());
                        }
                        None => {
                            muted(ui, &say(ui, "Nothing was said yet."));
                        }
                    }
                });
            });
        });
        controls(ui, model, view, at, intents);
    });
}

/// The face at a moment, and the mood in words.
fn expression(ui: &Ui, view: &ReviewView, at: Millis) -> (Expression, String) {
    let Some(mood) = view.mood_at(at) else {
        return (Expression::AT_REST, say(ui, "before the call").into_owned());
    };
    let speaks = view.caption(at).is_some_and(|(_, speaks)| speaks);
    let seconds = Duration::from_millis(at % 100_000).as_secs_f32();
    let open = if speaks { 0.3 + 0.4 * (seconds * 14.0).sin().abs() } else { 0.0 };
    let expression = Expression {
        patience: f32::from(mood.patience) / 100.0,
        trust: f32::from(mood.trust) / 100.0,
        speaks: open,
    };
    (
        expression,
        say_with(
            ui,
            "patience {patience}, trust {trust}",
            &[("patience", &mood.patience), ("trust", &mood.trust)],
        ),
    )
}

fn controls(ui: &mut Ui, model: &Model, view: &ReviewView, at: Millis, intents: &mut Vec<Intent>) {
    let mut ask = |intent| intents.push(Intent::Review(intent));
    ui.horizontal_wrapped(|ui| {
        let plays = view.plays(model.now);
        let (icon, name) =
            if plays { (icons::PAUSE, say(ui, "Stop")) } else { (icons::PLAY, say(ui, "Play the call")) };
        if icon_button(ui, icons::SKIP_BACK, &say(ui, "The turn before"), Some(Action::LastTurn)).clicked() {
            ask(ReviewIntent::Turn(false));
        }
        if icon_button(ui, icon, &name, Some(Action::Play)).clicked() {
            ask(ReviewIntent::Play);
        }
        if icon_button(ui, icons::SKIP_FORWARD, &say(ui, "The next turn"), Some(Action::NextTurn)).clicked() {
            ask(ReviewIntent::Turn(true));
        }
        let end = view.playback.end;
        muted(ui, &say_with(ui, "{time} of {end}", &[("time", &clock(at)), ("end", &clock(end))]));
        let slots: Slots<'_> =
            &[("slower", &keys::shown(ui, Action::Slower)), ("faster", &keys::shown(ui, Action::Faster))];
        let pace_tip = say_with(ui, "How fast it plays: {slower} slower, {faster} faster", slots);
        for pace in Playback::PACES {
            let chosen = view.playback.pace == pace;
            if toggle(ui, chosen, &format!("{pace}×")).on_hover_text(&pace_tip).clicked() {
                ask(ReviewIntent::Pace(pace));
            }
        }
    });
    let mut seconds = at / 1_000;
    let last = view.playback.end / 1_000;
    ui.spacing_mut().slider_width = ui.available_width() - 8.0;
    let response = ui.scope(|ui| {
        // On a card the rail would have the colour of its ground.
        let (rail, over) = (theme::of(ui).colours.line, theme::of(ui).colours.accent);
        ui.visuals_mut().widgets.inactive.bg_fill = rail;
        ui.visuals_mut().selection.bg_fill = over;
        ui.add(Slider::new(&mut seconds, 0..=last).show_value(false).trailing_fill(true))
    });
    let response = response.inner;
    focus_ring(ui, &response);
    let name = say(ui, "Where in the call");
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(WidgetType::Slider, true, &*name);
        info.value = Some(Duration::from_millis(at).as_secs_f64());
        info
    });
    if response.changed() {
        ask(ReviewIntent::Jump(seconds * 1_000));
    }
}
