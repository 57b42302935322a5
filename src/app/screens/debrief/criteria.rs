//! Every criterion by dimension, what would have earned what was lost, and what concerns the whole call.

use egui::Ui;

use crate::app::intent::{DebriefIntent, Intent};
use crate::app::language::{Slots, say, say_count, say_with};
use crate::app::model::Debrief;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, card, fold, heading, muted, strong};
use crate::sim::scoring::CriterionResult;
use crate::sim::words::Dimension;

pub(super) fn ui(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Every criterion"));
        for dimension in Dimension::ALL {
            dimension_part(ui, debrief, dimension);
        }
    });
    flags(ui, debrief, intents);
}

fn dimension_part(ui: &mut Ui, debrief: &Debrief, dimension: Dimension) {
    let own = debrief.verdict.scorecard.criteria.iter().filter(|result| result.dimension == dimension);
    let (applied, not): (Vec<&CriterionResult>, Vec<&CriterionResult>) =
        own.partition(|result| result.of > 0);
    let lost = applied.iter().filter(|result| result.points < result.of).count();
    let slots: Slots<'_> = &[("dimension", &say(ui, dimension.title()))];
    let name = match lost {
        0 => say_with(ui, "{dimension}: nothing lost", slots),
        _ => say_count(
            ui,
            lost,
            ["{dimension}: one criterion lost points", "{dimension}: {count} criteria lost points"],
            slots,
        ),
    };
    let name = strong(ui, name);
    fold(ui, dimension.name(), name, lost > 0, |ui| {
        for result in applied {
            criterion(ui, debrief, result);
        }
        if !not.is_empty() {
            let titles: Vec<&str> = not.iter().map(|result| result.title.as_str()).collect();
            let all = titles.join("; ");
            caption(ui, &say_with(ui, "Did not apply in this call: {criteria}", &[("criteria", &all)]));
        }
    });
}

fn criterion(ui: &mut Ui, debrief: &Debrief, result: &CriterionResult) {
    let theme = theme::of(ui);
    let whole = result.points >= result.of;
    let (icon, ink) = if whole {
        (icons::CHECK_CIRCLE, theme.colours.good)
    } else {
        (icons::MINUS_CIRCLE, theme.colours.bad)
    };
    let slots: Slots<'_> = &[("title", &result.title), ("points", &result.points), ("of", &result.of)];
    let title = say_with(ui, "{title}: {points} of {of}", slots);
    let title = strong(ui, format!("{icon}  {title}")).color(ink);
    ui.add(egui::Label::new(title).wrap());
    let own = debrief.points.iter().filter(|point| point.line.is_none() && point.title == result.title);
    for point in own.filter(|point| point.dimension == result.dimension) {
        body(ui, &format!("{}: {}", point.did().said(ui), point.says));
    }
    if !whole && !result.would_earn.is_empty() {
        muted(ui, &say_with(ui, "Would have earned it: {what}", &[("what", &result.would_earn)]));
    }
}

/// What a mentor should look at; it costs nothing.
fn flags(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    let flags = &debrief.verdict.scorecard.flags;
    if flags.is_empty() {
        return;
    }
    card(ui, |ui| {
        heading(ui, &format!("{}  {}", icons::FLAG, say(ui, "For a mentor to look at")));
        muted(ui, &say(ui, "This cost nothing: no rule can settle it."));
        for (at, flag) in flags.iter().enumerate() {
            body(ui, &flag.says);
            let Some(turn) = flag.place.turn.filter(|turn| *turn > 0) else { continue };
            if !flag.place.quote.is_empty() {
                let slots: Slots<'_> = &[("turn", &turn), ("words", &flag.place.quote)];
                caption(ui, &say_with(ui, "Turn {turn}: “{words}”", slots));
            }
            ui.push_id(("flag", at), |ui| {
                let name = say_with(ui, "Try turn {turn} again", &[("turn", &turn)]);
                let again = button(ui, "", &name, Weight::Quiet, None);
                if again.clicked() {
                    intents.push(Intent::Debrief(DebriefIntent::Retry(turn)));
                }
            });
        }
    });
}
