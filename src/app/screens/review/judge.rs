//! A judgement that is being made: by a mentor who judges otherwise, by the trainee who contests, by the mentor who answers.

use egui::{Frame, Id, Margin, Ui};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::model::{Judging, ReviewView, Verb};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, check, number, paragraph, toggle};
use crate::review::marking::{Item, Ruling};

pub(super) fn ui(ui: &mut Ui, view: &ReviewView, judging: &Judging, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.sunken).corner_radius(theme.radius.small);
    frame.inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ruling(ui, view, judging, intents);
        let (label, hint) = match judging.what {
            Verb::Change => ("Why", "What you saw that the machine did not"),
            Verb::Dispute => ("Why you contest it", "What happened, and why it should count otherwise"),
            Verb::Answer => ("Your answer", "What you looked at, and what you found"),
        };
        let (_, changed) = paragraph(ui, Id::new("why"), label, hint, &judging.words, 2);
        if let Some(words) = changed {
            intents.push(Intent::Review(ReviewIntent::Why(words)));
        }
        let name = match judging.what {
            Verb::Change => "Write the mark",
            Verb::Dispute => "Contest it",
            Verb::Answer => "Answer",
        };
        write_or_not(ui, name, !judging.words.trim().is_empty(), intents);
    });
}

/// The two ways out of something that is written.
pub(super) fn write_or_not(ui: &mut Ui, name: &str, ready: bool, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let weight = if ready { Weight::Primary } else { Weight::Plain };
        let go = ui.add_enabled_ui(ready, |ui| button(ui, icons::CHECK, name, weight, None));
        if go.inner.clicked() {
            intents.push(Intent::Review(ReviewIntent::Write));
        }
        if button(ui, "", "Leave it", Weight::Plain, None).on_hover_text("Escape").clicked() {
            intents.push(Intent::Review(ReviewIntent::Stop));
        }
    });
}

fn ruling(ui: &mut Ui, view: &ReviewView, judging: &Judging, intents: &mut Vec<Intent>) {
    if judging.what == Verb::Answer {
        ui.horizontal_wrapped(|ui| {
            let keeps = judging.ruling.is_none();
            if toggle(ui, keeps, "The mark stays").clicked() {
                intents.push(Intent::Review(ReviewIntent::Ruling(None)));
            }
            let proposed = view.disputes(&judging.item).find(|dispute| dispute.ended.is_none());
            if let Some(dispute) = proposed
                && toggle(ui, !keeps, "Another mark").clicked()
                && keeps
            {
                intents.push(Intent::Review(ReviewIntent::Ruling(Some(dispute.proposed.clone()))));
            }
        });
    }
    let Some(now) = &judging.ruling else { return };
    match &judging.item {
        Item::Criterion(id) => points(ui, view, id, now, intents),
        Item::Critical(error) => {
            let made = matches!(now, Ruling::Critical { made: true, .. });
            ui.horizontal_wrapped(|ui| {
                for (wanted, name) in [(true, "It was made"), (false, "It was not made")] {
                    if toggle(ui, made == wanted, name).clicked() {
                        let ruling = Ruling::Critical { error: error.clone(), made: wanted };
                        intents.push(Intent::Review(ReviewIntent::Ruling(Some(ruling))));
                    }
                }
            });
        }
    }
}

fn points(ui: &mut Ui, view: &ReviewView, id: &str, now: &Ruling, intents: &mut Vec<Intent>) {
    let of = view.review().subject.criteria.get(id).map_or(0, |(_, of)| *of);
    let mut say = |ruling| intents.push(Intent::Review(ReviewIntent::Ruling(Some(ruling))));
    let criterion = id.to_owned();
    ui.horizontal_wrapped(|ui| {
        let applies = !matches!(now, Ruling::NotApplicable { .. });
        let given = if let Ruling::Points { points, .. } = now { *points } else { 0 };
        ui.add_enabled_ui(applies, |ui| {
            if let (_, Some(points)) = number(ui, "Points", given, of) {
                say(Ruling::Points { criterion: criterion.clone(), points });
            }
            ui.label(format!("of {of} points"));
        });
        let (_, changed) = check(ui, !applies, "There was no occasion for it");
        match changed {
            Some(true) => say(Ruling::NotApplicable { criterion: criterion.clone() }),
            Some(false) => say(Ruling::Points { criterion: criterion.clone(), points: of }),
            None => {}
        }
    });
}
