//! What bots make of the scenario: bars by bot and dimension, what tells them apart, what nobody reached.

use egui::{
    CentralPanel, Frame, Grid, Margin, ProgressBar, Rect, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, vec2,
};

use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{Action, AuthorAction, RUNS};
use crate::app::language::{Slots, key, say, say_with};
use crate::app::model::{Manuscript, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, card, heading, muted, strong};
use crate::app::worker::Errand;
use crate::author::editing::{BotBars, Charts, Lacking};
use crate::sim::words::Dimension;

/// A bar is so large, in points.
const BAR: egui::Vec2 = vec2(104.0, 16.0);

/// So many places of a sort are named.
const NAMED: usize = 40;

pub(super) fn ui(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::symmetric(24, 8));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.m;
        start(ui, model, open, intents);
        let Some((_, charts)) = &open.charts else {
            muted(
                ui,
                &say(ui, "Bots take the call in text, as trainees would: one that does all well, and others with a flaw each. A scenario is worth \
                 something when it tells them apart, in the flaw’s own dimension."),
            );
            return;
        };
        ScrollArea::vertical().id_salt("rehearsal").auto_shrink(false).show(ui, |ui| {
            matrix(ui, charts);
            lacking(ui, open, charts, intents);
        });
    });
}

fn start(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let weight = if open.charts.is_none() { Weight::Primary } else { Weight::Plain };
        let run = ui.add_enabled_ui(model.author.errand.is_none(), |ui| {
            button(
                ui,
                icons::CHART_BAR,
                &say(ui, "Rehearse it"),
                weight,
                Some(Action::Author(AuthorAction::Run)),
            )
        });
        if run.inner.clicked() {
            intents.push(Intent::Author(AuthorIntent::Errand(Errand::Rehearse(RUNS))));
        }
        caption(ui, &say_with(ui, "{calls} calls for each bot", &[("calls", &RUNS)]));
        if open.charts.as_ref().is_some_and(|(version, _)| *version != open.sheet.version()) {
            caption(ui, &say(ui, "The text has changed since."));
        }
    });
    let under = model.author.errand.as_ref().filter(|errand| matches!(errand.what, Errand::Rehearse(_)));
    if let Some(errand) = under {
        let (done, of) = errand.done;
        #[expect(clippy::cast_precision_loss, reason = "a few thousand calls")]
        let part = done as f32 / of.max(1) as f32;
        ui.add(ProgressBar::new(part).text(say_with(
            ui,
            "{done} of {of} calls",
            &[("done", &done), ("of", &of)],
        )));
    }
}

/// Every bot with its bars; where a bot has its flaw it stands whether that shows.
fn matrix(ui: &mut Ui, charts: &Charts) {
    card(ui, |ui| {
        let difficulty = charts.difficulty.map_or_else(String::new, |per_mille| {
            format!(
                " {}",
                say_with(
                    ui,
                    "Bots leave {percent} % of the points lying.",
                    &[("percent", &(per_mille / 10))]
                )
            )
        });
        heading(ui, &say_with(ui, "{calls} calls", &[("calls", &charts.calls)]));
        let apart = if charts.tells_apart() {
            say(ui, "Every bot with a flaw is told from the one without.")
        } else {
            say(
                ui,
                "Some bot with a flaw does as well as the one without: where it says “not told apart”, the scenario asks too little.",
            )
        };
        body(ui, &format!("{apart}{difficulty}"));
        ScrollArea::horizontal().id_salt("matrix").show(ui, |ui| {
            Grid::new("bots").num_columns(7).spacing([14.0, 8.0]).striped(true).show(ui, |ui| {
                for title in [key("Bot"), key("Ends rightly")].into_iter().chain(Dimension::ALL.map(short)) {
                    let title = strong(ui, say(ui, title));
                    ui.label(title);
                }
                ui.end_row();
                for bot in &charts.bots {
                    row(ui, bot);
                    ui.end_row();
                }
            });
        });
        caption(
            ui,
            &say(
                ui,
                "A bar is the mean; the line across it goes from the worst to the best of nine calls in ten.",
            ),
        );
    });
}

fn row(ui: &mut Ui, bot: &BotBars) {
    ui.label(&bot.name);
    ui.label(say_with(ui, "{right} of {calls}", &[("right", &bot.right), ("calls", &bot.calls)]));
    for dimension in Dimension::ALL {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            match bot.bars.get(&dimension) {
                Some(found) => bar(ui, &bot.name, dimension, *found),
                None => {
                    caption(ui, "–");
                }
            }
            match bot.apart.get(&dimension) {
                Some(true) => caption(ui, &format!("{} {}", icons::CHECK, say(ui, "its flaw shows"))),
                Some(false) => caption(ui, &format!("{} {}", icons::WARNING, say(ui, "not told apart"))),
                None => return,
            };
        });
    }
}

/// A bar with its number.
fn bar(ui: &mut Ui, bot: &str, dimension: Dimension, (mean, low, high): (u16, u16, u16)) {
    let theme = theme::of(ui);
    let c = &theme.colours;
    ui.horizontal(|ui| {
        let (rect, response) = ui.allocate_exact_size(BAR, Sense::hover());
        let at = |per_mille: u16| rect.left() + rect.width() * f32::from(per_mille.min(1_000)) / 1_000.0;
        ui.painter().rect_filled(rect, 3, c.sunken);
        let ink = if mean >= 800 {
            c.good
        } else if mean >= 500 {
            c.warn
        } else {
            c.bad
        };
        ui.painter().rect_filled(Rect::from_min_max(rect.min, egui::pos2(at(mean), rect.bottom())), 3, ink);
        let middle = rect.center().y;
        ui.painter().hline(at(low)..=at(high), middle, egui::Stroke::new(2.0, c.text));
        let says = {
            let slots: Slots<'_> = &[
                ("bot", &bot),
                ("dimension", &say(ui, dimension.title())),
                ("mean", &(mean / 10)),
                ("low", &(low / 10)),
                ("high", &(high / 10)),
            ];
            say_with(ui, "{bot}, {dimension}: {mean} per cent, from {low} to {high}", slots)
        };
        response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &says));
        response.on_hover_text(says);
        ui.label(format!("{} %", mean / 10));
    });
}

/// What no call reached.
fn lacking(ui: &mut Ui, open: &Manuscript, charts: &Charts, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What no call reached"));
        if charts.lacking.iter().all(|sort| sort.never.is_empty()) {
            body(ui, &say(ui, "Everything was reached by some call."));
        }
        for sort in charts.lacking.iter().filter(|sort| !sort.never.is_empty()) {
            one_sort(ui, open, sort, intents);
        }
        if !charts.undecided.is_empty() {
            caption(
                ui,
                &say_with(
                    ui,
                    "Criteria that came out alike in every call: {criteria}",
                    &[("criteria", &charts.undecided.join(", "))],
                ),
            );
        }
    });
}

fn one_sort(ui: &mut Ui, open: &Manuscript, sort: &Lacking, intents: &mut Vec<Intent>) {
    let title = strong(
        ui,
        say_with(
            ui,
            "{count} of {of} {sort}",
            &[("count", &sort.never.len()), ("of", &sort.of), ("sort", &say(ui, sorts(sort.sort)))],
        ),
    );
    ui.label(title);
    ui.horizontal_wrapped(|ui| {
        for lack in sort.never.iter().take(NAMED) {
            let name = say_with(ui, "{name}, line {line}", &[("name", &lack.name), ("line", &lack.line)]);
            if lack.file != open.file {
                caption(ui, &say_with(ui, "{name} of {file}", &[("name", &name), ("file", &lack.file)]));
            } else if button(ui, "", &name, Weight::Quiet, None).clicked() {
                intents.push(Intent::Author(AuthorIntent::Write(WriteIntent::JumpLine(lack.line))));
            }
        }
        if sort.never.len() > NAMED {
            caption(ui, &say_with(ui, "and {count} more", &[("count", &(sort.never.len() - NAMED))]));
        }
    });
}

/// The word for a sort of places.
fn sorts(sort: &'static str) -> &'static str {
    match sort {
        "facts" => key("facts"),
        "questions" => key("questions"),
        "beats" => key("beats"),
        "lines" => key("lines"),
        other => other,
    }
}

const fn short(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Tone => key("Tone"),
        Dimension::Information => key("Information"),
        Dimension::Escalation => key("Escalation"),
        Dimension::Ticket => key("Ticket"),
        Dimension::Upsell => key("Upsell"),
    }
}
