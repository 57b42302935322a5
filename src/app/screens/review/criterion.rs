//! One criterion: the machine's mark, the one that counts, what they rest on, and the way to another.

use egui::Ui;

use super::{disputes, judge};
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say, say_with};
use crate::app::model::{Model, ReviewView, Verb, ruling_says};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, focus_ring, muted, strong};
use crate::review::marking::{Change, Item, Ruling};
use crate::sim::scoring::{CriterionResult, Effect, Evidence};
use crate::sim::time::Millis;

/// Whether one has just come to this criterion by key.
pub(super) fn reached(model: &Model, view: &ReviewView, id: &str) -> bool {
    model.focus == Some(Action::NextCriterion) && view.chosen.as_deref() == Some(id)
}

pub(super) fn ui(
    ui: &mut Ui,
    model: &Model,
    view: &ReviewView,
    result: &CriterionResult,
    intents: &mut Vec<Intent>,
) {
    let item = Item::Criterion(result.id.clone());
    ui.push_id(&result.id, |ui| {
        title(ui, model, view, result, &item);
        for evidence in &result.evidence {
            reason(ui, evidence, intents);
        }
        if result.points < result.of && !result.would_earn.is_empty() {
            muted(ui, &say_with(ui, "Would have earned it: {what}", &[("what", &result.would_earn)]));
        }
        if let Some(change) = view.change(&item) {
            changed(ui, view, change);
        }
        blind(ui, view, &result.id);
        disputes::about(ui, view, &item);
        ways(ui, model, view, &item, &result.title, intents);
        ui.separator();
    });
}

/// `Greets by name: 3 of 5`, and beside it what the machine gave where that is not what counts.
fn title(ui: &mut Ui, model: &Model, view: &ReviewView, result: &CriterionResult, item: &Item) {
    let theme = theme::of(ui);
    let pending = view.change(item).map(|change| &change.ruling);
    let counts = pending
        .cloned()
        .unwrap_or_else(|| Ruling::Points { criterion: result.id.clone(), points: result.points });
    let (icon, ink) = match &counts {
        Ruling::Points { points, .. } if *points >= result.of => (icons::CHECK_CIRCLE, theme.colours.good),
        Ruling::NotApplicable { .. } => (icons::CIRCLE_DASHED, theme.colours.muted),
        _ => (icons::MINUS_CIRCLE, theme.colours.bad),
    };
    let mark = match &counts {
        Ruling::Points { points, .. } => {
            say_with(ui, "{points} of {of}", &[("points", &points), ("of", &result.of)])
        }
        other => ruling_says(other).said(ui),
    };
    let name = strong(ui, format!("{icon}  {}: {mark}", result.title)).color(ink);
    let shown = ui.add(egui::Label::new(name).wrap());
    if reached(model, view, &result.id) {
        shown.scroll_to_me(Some(egui::Align::Min));
    }
    if pending.is_some() {
        caption(
            ui,
            &say_with(ui, "Automatic: {points} of {of}", &[("points", &result.points), ("of", &result.of)]),
        );
    }
}

/// What the machine's mark rests on; its words are a way to their place in the call.
fn reason(ui: &mut Ui, evidence: &Evidence, intents: &mut Vec<Intent>) {
    let sign = match (evidence.effect, evidence.points) {
        (Effect::Gained, 0) => say(ui, "Right").into_owned(),
        (Effect::Gained, points) => format!("+{points}"),
        (_, 0) => say(ui, "Not right").into_owned(),
        (_, points) => format!("−{points}"),
    };
    body(ui, &format!("{sign}: {}", evidence.says));
    let place = &evidence.place;
    if place.quote.is_empty() {
        return;
    }
    let words = match place.turn.filter(|turn| *turn > 0) {
        Some(turn) => say_with(ui, "Turn {turn}: “{words}”", &[("turn", &turn), ("words", &place.quote)]),
        None => say_with(ui, "“{words}”", &[("words", &place.quote)]),
    };
    quote(ui, &words, place.at, intents);
}

fn quote(ui: &mut Ui, words: &str, at: Millis, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let words = egui::RichText::new(words).size(theme.text.caption).color(theme.colours.accent_text);
    let response = ui.add(egui::Button::new(words).wrap().small().frame_when_inactive(false));
    focus_ring(ui, &response);
    if response.on_hover_text(say(ui, "Go there in the call").into_owned()).clicked() {
        intents.push(Intent::Review(ReviewIntent::Jump(at)));
    }
}

fn changed(ui: &mut Ui, view: &ReviewView, change: &Change) {
    let who = view.name(change.signed.by);
    let yet = if change.in_force {
        String::new()
    } else {
        format!(" ({})", say(ui, "counts from the sign-off on"))
    };
    let ruling = ruling_says(&change.ruling).said(ui);
    body(ui, &format!("{}  {who}: {ruling}. {}{yet}", icons::USER, change.reason));
}

/// What reviewers gave before they saw the marks.
fn blind(ui: &mut Ui, view: &ReviewView, id: &str) {
    for (person, points) in &view.review().blind {
        let Some(points) = points.get(id) else { continue };
        if view.call.judges {
            caption(
                ui,
                &say_with(
                    ui,
                    "Blind, {person}: {points}",
                    &[("person", &view.name(*person)), ("points", &points)],
                ),
            );
        }
    }
}

fn ways(ui: &mut Ui, model: &Model, view: &ReviewView, item: &Item, title: &str, intents: &mut Vec<Intent>) {
    if let Some(judging) =
        view.judging.as_ref().filter(|judging| judging.item == *item && judging.what != Verb::Answer)
    {
        judge::ui(ui, model, view, judging, intents);
        return;
    }
    let way = if view.may_sign() {
        Some((
            icons::PENCIL_SIMPLE,
            say_with(ui, "Judge {title} otherwise", &[("title", &title)]),
            key("Judge it otherwise"),
            Verb::Change,
        ))
    } else if view.may_respond() && view.disputes(item).next().is_none() {
        Some((
            icons::HAND_PALM,
            say_with(ui, "Contest {title}", &[("title", &title)]),
            key("Contest it"),
            Verb::Dispute,
        ))
    } else {
        None
    };
    let Some((icon, spoken, name, what)) = way else { return };
    let response = button(ui, icon, &say(ui, name), Weight::Quiet, None);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
    if matches!(item, Item::Criterion(id) if reached(model, view, id)) {
        response.request_focus();
    }
    if response.clicked() {
        intents.push(Intent::Review(ReviewIntent::Judge(what, item.clone())));
    }
}
