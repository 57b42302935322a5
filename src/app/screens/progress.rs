//! How somebody is doing: their graded calls, the dimensions over time, what keeps costing points, and what to take next.

mod graded;
mod losses;
mod next;
mod over_time;

use egui::Ui;

use crate::app::intent::{HomeIntent, Intent};
use crate::app::language::{say, say_count, say_with};
use crate::app::model::Model;
use crate::app::screens::called::called;
use crate::app::theme;
use crate::app::widgets::{caption, halves, muted, title};
use crate::review::progress::Progress;

/// Below this width, in points, things stand below each other that would stand side by side.
const NARROW: f32 = 760.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "progress", model, intents, |ui, intents| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.m;
        let shown = model.shown_progress.as_ref();
        let own = shown.is_none_or(|(progress, _)| {
            model.me.as_ref().is_some_and(|me| progress.trainee.person == Some(me.id))
        });
        match shown {
            Some((progress, _)) if !own => title(
                ui,
                &say_with(ui, "How {name} is doing", &[("name", &called(&progress.trainee).said(ui))]),
            ),
            _ => title(ui, &say(ui, "My progress")),
        };
        super::working::ui(ui, model, intents);
        if own {
            graded::ui(ui, model, intents);
        }
        match shown {
            None => {
                muted(ui, &say(ui, "Reading the calls…"));
            }
            Some((progress, hidden)) => all(ui, progress, *hidden, own, intents),
        }
    });
}

fn all(ui: &mut Ui, progress: &Progress, hidden: usize, own: bool, intents: &mut Vec<Intent>) {
    if hidden > 0 {
        let says = say_count(
            ui,
            hidden,
            [
                "One graded call is not released yet and not counted here.",
                "{count} graded calls are not released yet and not counted here.",
            ],
            &[],
        );
        caption(ui, &says);
    }
    if progress.calls.is_empty() {
        let says = if own {
            say(ui, "Take a call to the end, and its marks stand here.")
        } else {
            say(ui, "No finished call yet.")
        };
        muted(ui, &says);
        next::ui(ui, progress, own, intents);
        return;
    }
    over_time::ui(ui, progress);
    if ui.available_width() >= NARROW {
        halves(ui, |left, right| {
            losses::ui(left, progress);
            next::ui(right, progress, own, intents);
            next::courses(right, progress);
            losses::critical(right, progress);
        });
    } else {
        next::ui(ui, progress, own, intents);
        losses::ui(ui, progress);
        losses::critical(ui, progress);
        next::courses(ui, progress);
    }
}

/// To take this call.
fn take(scenario: &str) -> Intent {
    Intent::Home(HomeIntent::Choose(scenario.into()))
}
