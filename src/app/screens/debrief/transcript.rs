//! The transcript and the ticket, with the points in the margin.

use egui::{Ui, vec2};

use super::lit::Lit;
use super::{NARROW, point, words};
use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::{self, Action};
use crate::app::language::{key, say, say_with};
use crate::app::model::{Debrief, Line, Model, Speaker};
use crate::app::screens::ticket_form::label;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, button, caption, card, heading, long_list, muted, toggle};
use crate::sim::time::clock;
use crate::sim::words::Dimension;

pub(super) fn ui(ui: &mut Ui, model: &Model, debrief: &Debrief, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "The call, with what each sentence did"));
        muted(
            ui,
            &say_with(
                ui,
                "Point at a mark to see its words, or at words to see their marks; press a mark to keep it lit. \
                 Lost words are underlined thickly, earned ones thinly. {key} goes to the next one lost, {back} to the one before.",
                &[("key", &keys::shown(ui, Action::NextLost)), ("back", &keys::shown(ui, Action::LastLost))],
            ),
        );
        filter(ui, debrief, intents);
        let mut lit = Lit::of(ui, debrief);
        let first_field = debrief.lines.iter().position(|line| line.field.is_some());
        // The chosen point is scrolled to.
        let chosen = debrief.chosen.and_then(|point| debrief.points.get(point)?.line);
        let id = egui::Id::new(("lines with their points", debrief.only));
        long_list(
            ui,
            id,
            debrief.lines.len(),
            |at| chosen == Some(at),
            |ui, at| {
                let Some(line) = debrief.lines.get(at) else { return };
                if first_field == Some(at) {
                    ui.separator();
                    heading(ui, &say(ui, "The ticket"));
                }
                row(ui, model, debrief, (at, line), &mut lit, intents);
            },
        );
        if debrief.lines.is_empty() {
            muted(ui, &say(ui, "Nothing was said. Take the same call again and greet them."));
        }
        lit.keep(ui);
    });
}

fn filter(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    let choices = std::iter::once(None).chain(Dimension::ALL.map(Some));
    ui.horizontal_wrapped(|ui| {
        for only in choices {
            let name = only.map_or(key("All marks"), Dimension::title);
            if toggle(ui, debrief.only == only, &say(ui, name)).clicked() {
                intents.push(Intent::Debrief(DebriefIntent::Only(only)));
            }
        }
    });
}

/// A line with its points: beside it where there is room, otherwise below it.
fn row(
    ui: &mut Ui,
    model: &Model,
    debrief: &Debrief,
    (at, line): (usize, &Line),
    lit: &mut Lit,
    intents: &mut Vec<Intent>,
) {
    let theme = theme::of(ui);
    let beside: Vec<_> = debrief.beside(Some(at)).collect();
    let margin = |ui: &mut Ui, lit: &mut Lit, intents: &mut Vec<Intent>| {
        for one in &beside {
            point::ui(ui, model, debrief, *one, lit, intents);
        }
    };
    let width = ui.available_width();
    if width < NARROW {
        said(ui, line, &beside, lit, intents);
        ui.indent(("margin", at), |ui| margin(ui, lit, intents));
    } else {
        ui.horizontal_top(|ui| {
            let gap = theme.space.l;
            ui.spacing_mut().item_spacing.x = gap;
            for (share, left) in [(0.56, true), (0.44, false)] {
                let layout = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(vec2((width - gap) * share, 0.0), layout, |ui| {
                    ui.set_width((width - gap) * share);
                    ui.spacing_mut().item_spacing.x = theme.space.s;
                    if left {
                        said(ui, line, &beside, lit, intents);
                    } else {
                        margin(ui, lit, intents);
                    }
                });
            }
        });
    }
    ui.add_space(theme.space.s);
}

fn said(
    ui: &mut Ui,
    line: &Line,
    beside: &[(usize, &crate::app::model::Point)],
    lit: &mut Lit,
    intents: &mut Vec<Intent>,
) {
    caption(ui, &who(ui, line));
    if line.entry.text.is_empty() {
        muted(ui, &say(ui, "Left empty"));
    } else {
        words::ui(ui, &line.entry.words(|note| note.said(ui)), beside, lit, intents);
    }
    let Some(turn) = line.entry.turn.filter(|turn| *turn > 0) else { return };
    let icon = icons::ARROW_COUNTER_CLOCKWISE;
    let name = say_with(ui, "Retry from turn {turn}", &[("turn", &turn)]);
    let about = say(ui, "The same customer, with the same seed, from before these words");
    if button(ui, icon, &name, Weight::Quiet, None).on_hover_text(&*about).clicked() {
        intents.push(Intent::Debrief(DebriefIntent::Retry(turn)));
    }
}

/// Who says a line, and when; of the ticket, which field.
fn who(ui: &Ui, line: &Line) -> String {
    let at = clock(line.entry.at);
    match (line.field, &line.entry.speaker) {
        (Some(field), _) => say(ui, label(field)).into_owned(),
        (None, Speaker::Agent) => {
            let who = match line.entry.turn {
                Some(turn) => say_with(ui, "You, turn {turn}", &[("turn", &turn)]),
                None => say(ui, "You").into_owned(),
            };
            format!("{at}  {who}")
        }
        (None, Speaker::Customer(name)) => format!("{at}  {name}"),
        (None, Speaker::Colleague(name)) => {
            let who = say_with(ui, "{name}, in the chat", &[("name", name)]);
            format!("{at}  {}  {who}", icons::CHAT_TEXT)
        }
        (None, Speaker::Tool(name)) => format!("{at}  {}  {name}", icons::WRENCH),
        (None, Speaker::Refusal) => format!("{at}  {}  {}", icons::PROHIBIT, say(ui, "Refused")),
        (None, Speaker::Note) => at,
    }
}
