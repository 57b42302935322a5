//! What keeps costing points, with the words that did, and critical errors.

use egui::{CollapsingHeader, Ui};

use crate::app::model::day;
use crate::app::theme::icons;
use crate::app::widgets::{body, caption, card, heading, muted, strong};
use crate::review::progress::{Loss, Progress, Quote};

/// So many of them are shown.
const SHOWN: usize = 8;

pub(super) fn ui(ui: &mut Ui, progress: &Progress) {
    card(ui, |ui| {
        heading(ui, "What keeps costing points");
        if progress.losses.is_empty() {
            muted(ui, "Nothing was lost in the last calls.");
        }
        for (at, loss) in progress.losses.iter().take(SHOWN).enumerate() {
            let often = format!(
                "in {} of {} calls, {} of {} points",
                loss.lost_in, loss.applied_in, loss.points, loss.of
            );
            let title = strong(ui, format!("{}: {}", loss.dimension.title(), loss.title));
            CollapsingHeader::new(title)
                .id_salt(&loss.criterion)
                .default_open(at < 3)
                .show(ui, |ui| one(ui, loss, &often));
        }
    });
}

fn one(ui: &mut Ui, loss: &Loss, often: &str) {
    let again = if loss.keeps() { "Again and again" } else { "Once" };
    caption(ui, &format!("{again}: {often}"));
    for quote in &loss.quotes {
        quoted(ui, quote);
    }
}

fn quoted(ui: &mut Ui, quote: &Quote) {
    let turn = quote.turn.filter(|turn| *turn > 0).map(|turn| format!(", turn {turn}")).unwrap_or_default();
    caption(ui, &format!("{}, {}{turn}", quote.title, day(quote.began)));
    if !quote.words.is_empty() {
        body(ui, &format!("“{}”", quote.words));
    }
    if !quote.says.is_empty() {
        muted(ui, &quote.says);
    }
    if let Some(better) = &quote.better {
        body(ui, &format!("{}  Better: “{better}”", icons::LIGHTBULB));
    } else if !quote.would_earn.is_empty() {
        muted(ui, &format!("Would have earned it: {}", quote.would_earn));
    }
}

pub(super) fn critical(ui: &mut Ui, progress: &Progress) {
    if progress.critical.is_empty() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &format!("{}  Critical errors", icons::WARNING_OCTAGON));
        for error in &progress.critical {
            let often =
                if error.calls == 1 { "in one call".to_owned() } else { format!("in {} calls", error.calls) };
            body(ui, &format!("{}: {often}, last {}", error.title, day(error.last)));
        }
    });
}
