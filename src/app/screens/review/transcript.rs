//! What was said and done, and the ticket. What is to come in the playback stands there faded; a press on a line goes there.

use egui::{Frame, Id, Label, Margin, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType};

use super::remarks;
use crate::app::intent::{Intent, ReviewIntent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Line, Model, ReviewView, Speaker};
use crate::app::screens::ticket_form::label;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, caption, card, emphasised, focus_ring, heading, long_list, muted};
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    let at = view.playback.at(model.now);
    let now = view.line_at(at);
    let plays = view.plays(model.now);
    card(ui, |ui| {
        heading(ui, &say(ui, "The call as it happened"));
        if view.debrief.lines.is_empty() {
            muted(ui, &say(ui, "Nothing was said in this call."));
        }
        let first_field = view.debrief.lines.iter().position(|line| line.field.is_some());
        let written = view.remark.as_ref().and_then(|(turn, _)| *turn);
        let must = |place: usize| {
            let own = view.debrief.lines.get(place).and_then(|line| line.entry.turn);
            now == Some(place) || (written.is_some() && own == written)
        };
        let id = Id::new(("review lines", view.call.id.to_string(), view.review().comments.len()));
        long_list(ui, id, view.debrief.lines.len(), must, |ui, place| {
            let Some(line) = view.debrief.lines.get(place) else { return };
            if first_field == Some(place) {
                ui.separator();
                heading(ui, &say(ui, "The ticket"));
            }
            let shown =
                Shown { now: now == Some(place), to_come: line.entry.at > at && line.field.is_none(), plays };
            one(ui, model, view, line, &shown, intents);
        });
    });
}

/// How a line stands to the playback.
struct Shown {
    now: bool,
    to_come: bool,
    plays: bool,
}

fn one(ui: &mut Ui, model: &Model, view: &ReviewView, line: &Line, shown: &Shown, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let edge = if shown.now { Stroke::new(2.0, theme.colours.accent_text) } else { Stroke::NONE };
    let fill = match &line.entry.speaker {
        Speaker::Agent => theme.colours.agent,
        Speaker::Customer(_) => theme.colours.customer,
        Speaker::Tool(_) | Speaker::Colleague(_) => theme.colours.desk,
        Speaker::Note | Speaker::Refusal => theme.colours.surface,
    };
    // What stands in the ticket has no place in the call to go to.
    let sense = if line.field.is_none() { Sense::click() } else { Sense::hover() };
    let said = ui.scope_builder(UiBuilder::new().sense(sense), |ui| {
        if shown.to_come {
            ui.set_opacity(0.6);
        }
        let frame = Frame::new().fill(fill).stroke(edge).corner_radius(theme.radius.small);
        frame.inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            caption(ui, &who(ui, view, line));
            if line.entry.text.is_empty() {
                muted(ui, &say(ui, "Left empty"));
            } else {
                let words = emphasised(ui, &line.entry.words(|note| note.said(ui)));
                ui.add(Label::new(words).wrap().selectable(false));
            }
        });
    });
    if shown.now && shown.plays {
        said.response.scroll_to_me(Some(egui::Align::Center));
    }
    if line.field.is_none() {
        focus_ring(ui, &said.response);
        let name = say_with(
            ui,
            "Go to {place}, {words}",
            &[("place", &who(ui, view, line)), ("words", &line.entry.words(|note| note.said(ui)))],
        );
        said.response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        if said.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            intents.push(Intent::Review(ReviewIntent::Jump(line.entry.at)));
        }
    }
    let Some(turn) = line.entry.turn.filter(|turn| *turn > 0) else { return };
    remark(ui, model, view, turn, intents);
}

/// What mentors said of a turn, and the way to say more.
fn remark(ui: &mut Ui, model: &Model, view: &ReviewView, turn: u32, intents: &mut Vec<Intent>) {
    for comment in view.review().comments.iter().filter(|comment| comment.turn == Some(turn)) {
        remarks::one(ui, view, comment);
    }
    if !view.may_remark() {
        return;
    }
    if view.remark.as_ref().is_some_and(|(on, _)| *on == Some(turn)) {
        remarks::writing(ui, model, view, intents);
        return;
    }
    let name = say_with(ui, "Remark on turn {turn}", &[("turn", &turn)]);
    let played = view.turn_at(view.playback.at(model.now)) == Some(turn);
    let action = played.then_some(Action::RemarkTurn);
    if button(ui, icons::CHAT_TEXT, &name, Weight::Quiet, action).clicked() {
        intents.push(Intent::Review(ReviewIntent::Remark(Some(turn))));
    }
}

/// Who says a line, and when; of the ticket, which field.
fn who(ui: &Ui, view: &ReviewView, line: &Line) -> String {
    let at = clock(line.entry.at);
    let you = say(ui, "You");
    let agent = if view.call.judges { view.call.trainee.as_str() } else { &you };
    match (line.field, &line.entry.speaker) {
        (Some(field), _) => say(ui, label(field)).into_owned(),
        (None, Speaker::Agent) => {
            let who = match line.entry.turn {
                Some(turn) => say_with(ui, "{name}, turn {turn}", &[("name", &agent), ("turn", &turn)]),
                None => agent.to_owned(),
            };
            format!("{at}  {who}")
        }
        (None, Speaker::Customer(name) | Speaker::Tool(name)) => format!("{at}  {name}"),
        (None, Speaker::Colleague(name)) => {
            format!("{at}  {}", say_with(ui, "{name}, in the chat", &[("name", name)]))
        }
        (None, Speaker::Refusal) => format!("{at}  {}", say(ui, "Refused")),
        (None, Speaker::Note) => at,
    }
}
