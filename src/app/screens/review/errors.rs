//! Critical errors: what fails the call whatever the points say.

use egui::Ui;

use super::{disputes, judge};
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::language::{key, say, say_with};
use crate::app::model::{Model, ReviewView, Verb, ruling_says};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, fold, heading, muted, strong};
use crate::review::marking::{Item, Ruling};

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    if !view.marks_shown {
        return;
    }
    let (made, not): (Vec<_>, Vec<_>) = view.call.errors.iter().partition(|(id, _)| {
        let item = Item::Critical(id.clone());
        view.change(&item).is_some() || view.disputes(&item).next().is_some() || is_made(view, id)
    });
    if made.is_empty() && !view.may_sign() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &format!("{}  {}", icons::WARNING_OCTAGON, say(ui, "Critical errors")));
        if made.is_empty() {
            muted(ui, &say(ui, "None was found."));
        }
        for (id, title) in made {
            one(ui, model, view, (id, title), intents);
        }
        if view.may_sign() && !not.is_empty() {
            let head = say(ui, "Others that could have been made").into_owned();
            fold(ui, "other-errors", head, false, |ui| {
                for (id, title) in not {
                    one(ui, model, view, (id, title), intents);
                }
            });
        }
    });
}

fn is_made(view: &ReviewView, id: &str) -> bool {
    view.automatic().critical.iter().any(|error| error.id == id)
}

fn one(ui: &mut Ui, model: &Model, view: &ReviewView, (id, title): (&str, &str), intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let item = Item::Critical(id.to_owned());
    let automatic = is_made(view, id);
    let change = view.change(&item);
    let counts =
        change.map_or(automatic, |change| matches!(change.ruling, Ruling::Critical { made: true, .. }));
    ui.push_id(id, |ui| {
        let ink = if counts { theme.colours.bad } else { theme.colours.text };
        let word = if counts { say(ui, "made") } else { say(ui, "not made") };
        let name = strong(ui, format!("{title}: {word}")).color(ink);
        ui.add(egui::Label::new(name).wrap());
        for error in view.automatic().critical.iter().filter(|error| error.id == id) {
            body(ui, &error.says);
            if !error.place.quote.is_empty() {
                muted(ui, &say_with(ui, "“{words}”", &[("words", &error.place.quote)]));
            }
        }
        if let Some(change) = change {
            let (who, ruling) = (view.name(change.signed.by), ruling_says(&change.ruling).said(ui));
            body(ui, &format!("{}  {who}: {ruling}. {}", icons::USER, change.reason));
        }
        disputes::about(ui, view, &item);
        let judging = view.judging.as_ref();
        if let Some(judging) = judging.filter(|judging| judging.item == item && judging.what != Verb::Answer)
        {
            judge::ui(ui, model, view, judging, intents);
        } else if view.may_sign() {
            ask(
                ui,
                (&say_with(ui, "Judge {title} otherwise", &[("title", &title)]), key("Judge it otherwise")),
                (Verb::Change, item),
                intents,
            );
        } else if view.may_respond() && view.disputes(&item).next().is_none() {
            ask(
                ui,
                (&say_with(ui, "Contest {title}", &[("title", &title)]), key("Contest it")),
                (Verb::Dispute, item),
                intents,
            );
        }
    });
}

fn ask(ui: &mut Ui, (spoken, name): (&str, &str), (what, item): (Verb, Item), intents: &mut Vec<Intent>) {
    let response = button(ui, "", &say(ui, name), Weight::Quiet, None);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, spoken));
    if response.clicked() {
        intents.push(Intent::Review(ReviewIntent::Judge(what, item)));
    }
}
