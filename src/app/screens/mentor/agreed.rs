//! The calls in which mentors differ most, and what they agree on when they have talked about them.

use egui::{Id, Ui};

use super::calibration::push;
use crate::app::intent::{CalibrationIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{APART, Agreeing, Model};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, fold, heading, line, muted, number};
use crate::app::worker::RoundView;
use crate::review::AttemptId;
use crate::review::calibration::RoundReport;

pub(super) fn ui(
    ui: &mut Ui,
    model: &Model,
    round: &RoundView,
    report: &RoundReport,
    intents: &mut Vec<Intent>,
) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Where you differ most"));
        let mut any = false;
        for (at, call) in report.calls.iter().filter(|call| call.mean > 0).enumerate() {
            any = true;
            let head = say_with(
                ui,
                "Call {number}: {percent} % apart on the mean",
                &[("number", &(at + 1)), ("percent", &(call.mean / 10))],
            );
            fold(ui, &at.to_string(), head, at == 0, |ui| {
                for (id, apart) in call.criteria.iter().take(APART) {
                    ui.push_id(id, |ui| {
                        criterion(ui, model, round, (call.attempt, at + 1), (id, *apart), intents);
                    });
                }
            });
        }
        if any {
            caption(
                ui,
                &say(
                    ui,
                    "Talk about it, then write down what you agree on and why. It need not be anybody's mark.",
                ),
            );
        } else {
            muted(ui, &say(ui, "In no call."));
        }
    });
}

fn criterion(
    ui: &mut Ui,
    model: &Model,
    round: &RoundView,
    (call, nth): (AttemptId, usize),
    (id, apart): (&String, i64),
    intents: &mut Vec<Intent>,
) {
    let title = round.criteria.get(id).map_or(id.as_str(), String::as_str);
    let of = round.worth.get(&(call, id.clone())).copied().unwrap_or_default();
    let agreed = round.agreed.get(&(call, id.clone()));
    let slots: Slots<'_> = &[("title", &title), ("percent", &(apart / 10))];
    body(ui, &say_with(ui, "{title}: {percent} % apart", slots));
    if let Some((points, words)) = agreed {
        let slots: Slots<'_> = &[("points", points), ("of", &of), ("words", words)];
        body(ui, &format!("{}  {}", icons::CHECK, say_with(ui, "Agreed: {points} of {of}. {words}", slots)));
    }
    let open = model.mentor.agreeing.as_ref().filter(|open| open.call == call && open.criterion == *id);
    if let Some(open) = open {
        form(ui, open, (title, of), intents);
        return;
    }
    let text = if agreed.is_some() { say(ui, "Agree anew") } else { say(ui, "Agree on a mark") };
    let next = model.mentor.next_agreement();
    let is_next = next.is_some_and(|next| next.call == call && next.criterion == *id);
    let action = is_next.then_some(Action::AgreeNext);
    let press = button(ui, icons::HANDSHAKE, &text, Weight::Quiet, action);
    let slots: Slots<'_> = &[("text", &text), ("title", &title), ("number", &nth)];
    let name = say_with(ui, "{text}: {title}, call {number}", slots);
    press.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
    // The key, where it has one, stands in the tooltip already.
    let press = if is_next { press } else { press.on_hover_text(&name) };
    if press.clicked() {
        let points = agreed.map_or(of, |(points, _)| *points);
        let words = agreed.map(|(_, words)| words.clone()).unwrap_or_default();
        let agreeing = Agreeing { call, criterion: id.clone(), points, words };
        push(intents, CalibrationIntent::Agree(Some(agreeing)));
    }
}

fn form(ui: &mut Ui, open: &Agreeing, (title, of): (&str, u32), intents: &mut Vec<Intent>) {
    let mut now = open.clone();
    ui.horizontal(|ui| {
        let name = say_with(ui, "Agreed points for {title}", &[("title", &title)]);
        if let (_, Some(points)) = number(ui, &name, open.points, of) {
            now.points = points;
        }
        muted(ui, &say_with(ui, "of {of}", &[("of", &of)]));
    });
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        let hint = say(ui, "What decided it");
        if let (_, Some(words)) = line(ui, Id::new("why agreed"), &say(ui, "Why"), &hint, &open.words) {
            now.words = words;
        }
    });
    ui.horizontal_wrapped(|ui| {
        let ready = !open.words.trim().is_empty();
        let weight = if ready { Weight::Primary } else { Weight::Plain };
        let write = ui.add_enabled_ui(ready, |ui| {
            button(ui, icons::CHECK, &say(ui, "Write it down"), weight, Some(Action::Make))
        });
        if write.inner.clicked() {
            push(intents, CalibrationIntent::WriteAgreed);
        }
        if button(ui, "", &say(ui, "Not yet"), Weight::Plain, Some(Action::Back)).clicked() {
            push(intents, CalibrationIntent::Agree(None));
        }
    });
    if now != *open {
        push(intents, CalibrationIntent::Agree(Some(now)));
    }
}
