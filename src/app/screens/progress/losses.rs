//! What keeps costing points, with the words that did, and critical errors.

use egui::Ui;

use crate::app::language::{say, say_count, say_with};
use crate::app::model::day;
use crate::app::theme::icons;
use crate::app::widgets::{body, caption, card, fold, heading, muted, strong};
use crate::review::progress::{Loss, Progress, Quote};

/// So many of them are shown.
const SHOWN: usize = 8;

pub(super) fn ui(ui: &mut Ui, progress: &Progress) {
    card(ui, |ui| {
        heading(ui, &say(ui, "What keeps costing points"));
        if progress.losses.is_empty() {
            muted(ui, &say(ui, "Nothing was lost in the last calls."));
        }
        for (at, loss) in progress.losses.iter().take(SHOWN).enumerate() {
            let often = say_with(
                ui,
                "in {lost} of {calls} calls, {points} of {of} points",
                &[
                    ("lost", &loss.lost_in),
                    ("calls", &loss.applied_in),
                    ("points", &loss.points),
                    ("of", &loss.of),
                ],
            );
            let title = strong(ui, format!("{}: {}", say(ui, loss.dimension.title()), loss.title));
            fold(ui, &loss.criterion, title, at < 3, |ui| one(ui, loss, &often));
        }
    });
}

fn one(ui: &mut Ui, loss: &Loss, often: &str) {
    let again = if loss.keeps() { say(ui, "Again and again") } else { say(ui, "Once") };
    caption(ui, &format!("{again}: {often}"));
    for quote in &loss.quotes {
        quoted(ui, quote);
    }
}

fn quoted(ui: &mut Ui, quote: &Quote) {
    let when = day(quote.began).said(ui);
    let place = match quote.turn.filter(|turn| *turn > 0) {
        Some(turn) => say_with(
            ui,
            "{title}, {when}, turn {turn}",
            &[("title", &quote.title), ("when", &when), ("turn", &turn)],
        ),
        None => format!("{}, {when}", quote.title),
    };
    caption(ui, &place);
    if !quote.words.is_empty() {
        body(ui, &say_with(ui, "“{words}”", &[("words", &quote.words)]));
    }
    if !quote.says.is_empty() {
        muted(ui, &quote.says);
    }
    if let Some(better) = &quote.better {
        body(
            ui,
            &format!("{}  {}", icons::LIGHTBULB, say_with(ui, "Better: “{words}”", &[("words", &better)])),
        );
    } else if !quote.would_earn.is_empty() {
        muted(ui, &say_with(ui, "Would have earned it: {what}", &[("what", &quote.would_earn)]));
    }
}

pub(super) fn critical(ui: &mut Ui, progress: &Progress) {
    if progress.critical.is_empty() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &format!("{}  {}", icons::WARNING_OCTAGON, say(ui, "Critical errors")));
        for error in &progress.critical {
            let calls = usize::try_from(error.calls).unwrap_or(usize::MAX);
            let often = say_count(ui, calls, ["in one call", "in {count} calls"], &[]);
            body(
                ui,
                &say_with(
                    ui,
                    "{title}: {often}, last {when}",
                    &[("title", &error.title), ("often", &often), ("when", &day(error.last).said(ui))],
                ),
            );
        }
    });
}
