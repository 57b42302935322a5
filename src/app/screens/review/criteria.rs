//! Every criterion by dimension: to be scored blind, or with the marks of the machine and of people side by side.

use egui::{Align, Layout, Ui, vec2};

use super::criterion;
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::{self, Action};
use crate::app::language::{Slots, say, say_count, say_with};
use crate::app::model::{Model, ReviewView};
use crate::app::theme::icons;
use crate::app::widgets::{
    BUTTON, Weight, body, button, caption, card, heading, icon_button, muted, number, strong,
};
use crate::sim::scoring::{CriterionResult, Scorecard};
use crate::sim::words::Dimension;

/// So much room the points beside a title take, in points of the screen.
const POINTS: f32 = 190.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    if view.marks_shown { judged(ui, model, view, intents) } else { blind(ui, model, view, intents) }
}

/// How one goes from criterion to criterion by keys.
fn by_keys(ui: &mut Ui) {
    let (next, last) = (keys::shown(ui, Action::NextCriterion), keys::shown(ui, Action::LastCriterion));
    let slots: Slots<'_> = &[("key", &next), ("other", &last)];
    caption(ui, &say_with(ui, "{key} goes to the next criterion, {other} to the one before.", slots));
}

/// What can be judged, without what the machine made of it.
fn blind(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let given = !view.review().blind.is_empty();
    card(ui, |ui| {
        let round = view.call.round.is_some();
        let head = if round { say(ui, "Score it blind") } else { say(ui, "Score it blind first") };
        heading(ui, &head);
        if round {
            muted(
                ui,
                &say(
                    ui,
                    "Others score the same call. You see neither their points nor the automatic ones before the round is closed.",
                ),
            );
        } else if given {
            muted(ui, &say(ui, "Blind scores are kept. Look at the automatic marks when you are ready."));
        } else {
            muted(
                ui,
                &say(
                    ui,
                    "Give points before you see the automatic marks; what you leave out is not judged. Or look at them at once: a blind score is not possible then.",
                ),
            );
        }
        by_keys(ui);
        ui.horizontal_wrapped(|ui| {
            let ready = !view.blind.is_empty();
            let weight = if ready { Weight::Primary } else { Weight::Plain };
            let name = match view.blind.len() {
                0 => say(ui, "Keep my blind scores").into_owned(),
                given => say_count(ui, given, ["Keep my blind score", "Keep my {count} blind scores"], &[]),
            };
            let keep = ui
                .add_enabled_ui(ready, |ui| button(ui, icons::CHECK, &name, weight, Some(Action::KeepBlind)));
            if keep.inner.clicked() {
                intents.push(Intent::Review(ReviewIntent::KeepBlind));
            }
        });
        for dimension in Dimension::ALL {
            if view.criteria_of(dimension).next().is_none() {
                continue;
            }
            let name = strong(ui, say(ui, dimension.title()));
            ui.label(name);
            for result in view.criteria_of(dimension) {
                blind_row(ui, model, view, result, intents);
            }
        }
    });
}

fn blind_row(
    ui: &mut Ui,
    model: &Model,
    view: &ReviewView,
    result: &CriterionResult,
    intents: &mut Vec<Intent>,
) {
    let reached = criterion::reached(model, view, &result.id);
    let given = view.blind.get(&result.id).copied();
    ui.horizontal(|ui| {
        let title = vec2((ui.available_width() - POINTS).max(POINTS / 2.0), BUTTON);
        ui.allocate_ui_with_layout(title, Layout::left_to_right(Align::Center), |ui| {
            // The points of all criteria stand below each other.
            ui.set_min_width(title.x);
            body(ui, &result.title);
        });
        let name = say_with(ui, "Blind points for {title}", &[("title", &result.title)]);
        let id = result.id.clone();
        if let Some(points) = given {
            let (field, changed) = number(ui, &name, points, result.of);
            if reached {
                field.request_focus();
            }
            if let Some(points) = changed {
                intents.push(Intent::Review(ReviewIntent::Blind(id.clone(), Some(points))));
            }
            muted(ui, &say_with(ui, "of {of}", &[("of", &result.of)]));
            let take = icon_button(
                ui,
                icons::X,
                &say_with(ui, "No points for {title}", &[("title", &result.title)]),
                None,
            );
            if take.clicked() {
                intents.push(Intent::Review(ReviewIntent::Blind(id, None)));
            }
        } else {
            ui.push_id(&id, |ui| {
                for (share, says) in [(0, say(ui, "None")), (1, say(ui, "Half")), (2, say(ui, "All"))] {
                    let points = (result.of * share).div_ceil(2);
                    let press = button(ui, "", &says, Weight::Quiet, None);
                    let spoken = say_with(
                        ui,
                        "{says} of {of} points for {title}",
                        &[("says", &says), ("of", &result.of), ("title", &result.title)],
                    );
                    press.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
                    if reached && share == 0 {
                        press.request_focus();
                    }
                    if press.clicked() {
                        intents.push(Intent::Review(ReviewIntent::Blind(id.clone(), Some(points))));
                    }
                }
            });
        }
    });
}

fn judged(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Marks"));
        let what = if view.call.judges {
            say(
                ui,
                "What the machine gave and what counts. Judge a criterion otherwise where you saw more; it counts from the sign-off on.",
            )
        } else {
            say(
                ui,
                "What the machine gave and what counts. You may contest a mark: say why, and what it should be.",
            )
        };
        muted(ui, &what);
        by_keys(ui);
    });
    for dimension in Dimension::ALL {
        if view.criteria_of(dimension).next().is_none() {
            continue;
        }
        card(ui, |ui| {
            heading(ui, &total(ui, view, dimension));
            for result in view.criteria_of(dimension) {
                criterion::ui(ui, model, view, result, intents);
            }
        });
    }
}

/// A dimension with its share, and the machine's where that is another.
fn total(ui: &Ui, view: &ReviewView, dimension: Dimension) -> String {
    let share = |card: &Scorecard| card.dimensions.get(&dimension).and_then(|score| score.per_mille);
    let says =
        |per_mille: Option<u16>| per_mille.map_or("–".to_owned(), |share| format!("{} %", share / 10));
    let (automatic, counts) = (share(view.automatic()), share(&view.call.counts));
    if automatic == counts {
        return format!("{}  {}", say(ui, dimension.title()), says(counts));
    }
    say_with(
        ui,
        "{title}  {counts}, automatic {automatic}",
        &[("title", &say(ui, dimension.title())), ("counts", &says(counts)), ("automatic", &says(automatic))],
    )
}
