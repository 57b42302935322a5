//! A judgement that is being made: by a mentor who judges otherwise, by the trainee who contests, by the mentor who answers.

use egui::{Frame, Id, Margin, Response, Ui};

use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Judging, Model, ReviewView, Verb};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, check, number, paragraph, toggle};
use crate::review::marking::{Item, Ruling};

pub(super) fn ui(
    ui: &mut Ui,
    model: &Model,
    view: &ReviewView,
    judging: &Judging,
    intents: &mut Vec<Intent>,
) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.sunken).corner_radius(theme.radius.small);
    frame.inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        // Where the points come first, the cursor is there.
        let first = model.focus == Some(Action::Write);
        let points = ruling(ui, view, judging, intents);
        let (label, hint) = match judging.what {
            Verb::Change => (say(ui, "Why"), say(ui, "What you saw that the machine did not")),
            Verb::Dispute => {
                (say(ui, "Why you contest it"), say(ui, "What happened, and why it should count otherwise"))
            }
            Verb::Answer => (say(ui, "Your answer"), say(ui, "What you looked at, and what you found")),
        };
        let (field, changed) = paragraph(ui, Id::new("why"), &label, &hint, &judging.words, 2);
        if let Some(words) = changed {
            intents.push(Intent::Review(ReviewIntent::Why(words)));
        }
        if first {
            points.unwrap_or(field).request_focus();
        }
        let name = match judging.what {
            Verb::Change => say(ui, "Write the mark"),
            Verb::Dispute => say(ui, "Contest it"),
            Verb::Answer => say(ui, "Answer"),
        };
        write_or_not(ui, &name, !judging.words.trim().is_empty(), intents);
    });
}

/// The two ways out of something that is written.
pub(super) fn write_or_not(ui: &mut Ui, name: &str, ready: bool, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        let weight = if ready { Weight::Primary } else { Weight::Plain };
        let go = ui.add_enabled_ui(ready, |ui| button(ui, icons::CHECK, name, weight, Some(Action::Write)));
        if go.inner.clicked() {
            intents.push(Intent::Review(ReviewIntent::Write));
        }
        if button(ui, "", &say(ui, "Leave it"), Weight::Plain, Some(Action::Back)).clicked() {
            intents.push(Intent::Review(ReviewIntent::Stop));
        }
    });
}

/// How it is judged. Returns the field for the points, where there is one.
fn ruling(ui: &mut Ui, view: &ReviewView, judging: &Judging, intents: &mut Vec<Intent>) -> Option<Response> {
    if judging.what == Verb::Answer {
        ui.horizontal_wrapped(|ui| {
            let keeps = judging.ruling.is_none();
            if toggle(ui, keeps, &say(ui, "The mark stays")).clicked() {
                intents.push(Intent::Review(ReviewIntent::Ruling(None)));
            }
            let proposed = view.disputes(&judging.item).find(|dispute| dispute.ended.is_none());
            if let Some(dispute) = proposed
                && toggle(ui, !keeps, &say(ui, "Another mark")).clicked()
                && keeps
            {
                intents.push(Intent::Review(ReviewIntent::Ruling(Some(dispute.proposed.clone()))));
            }
        });
    }
    let now = judging.ruling.as_ref()?;
    match &judging.item {
        Item::Criterion(id) => Some(points(ui, view, id, now, intents)),
        Item::Critical(error) => {
            let made = matches!(now, Ruling::Critical { made: true, .. });
            ui.horizontal_wrapped(|ui| {
                for (wanted, name) in [(true, say(ui, "It was made")), (false, say(ui, "It was not made"))] {
                    if toggle(ui, made == wanted, &name).clicked() {
                        let ruling = Ruling::Critical { error: error.clone(), made: wanted };
                        intents.push(Intent::Review(ReviewIntent::Ruling(Some(ruling))));
                    }
                }
            });
            None
        }
    }
}

fn points(ui: &mut Ui, view: &ReviewView, id: &str, now: &Ruling, intents: &mut Vec<Intent>) -> Response {
    let of = view.review().subject.criteria.get(id).map_or(0, |(_, of)| *of);
    let mut ask = |ruling| intents.push(Intent::Review(ReviewIntent::Ruling(Some(ruling))));
    let criterion = id.to_owned();
    ui.horizontal_wrapped(|ui| {
        let applies = !matches!(now, Ruling::NotApplicable { .. });
        let given = if let Ruling::Points { points, .. } = now { *points } else { 0 };
        let field = ui.add_enabled_ui(applies, |ui| {
            let (field, changed) = number(ui, &say(ui, "Points"), given, of);
            if let Some(points) = changed {
                ask(Ruling::Points { criterion: criterion.clone(), points });
            }
            ui.label(say_with(ui, "of {of} points", &[("of", &of)]));
            field
        });
        let (_, changed) = check(ui, !applies, &say(ui, "There was no occasion for it"));
        match changed {
            Some(true) => ask(Ruling::NotApplicable { criterion: criterion.clone() }),
            Some(false) => ask(Ruling::Points { criterion: criterion.clone(), points: of }),
            None => {}
        }
        field.inner
    })
    .inner
}
