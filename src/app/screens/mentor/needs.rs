//! Who needs a mentor today, and why.

use egui::Ui;

use crate::app::intent::{Intent, MentorIntent, ProgressIntent};
use crate::app::keys::Action;
use crate::app::language::{key, say, say_count, say_heard, say_with};
use crate::app::model::Model;
use crate::app::screens::called::{called, missed};
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, card, heading, muted, sentence};
use crate::mentoring::stored_id;
use crate::review::cohort::{Cohort, Need, Reason};

/// So many people are shown; the rest is a number. Nobody looks after more in a day.
const SHOWN: usize = 30;

pub(super) fn ui(ui: &mut Ui, model: &Model, cohort: &Cohort, intents: &mut Vec<Intent>) {
    if cohort.needs.is_empty() {
        muted(
            ui,
            &say(
                ui,
                "Nobody needs you today: no dispute waits, no session closes soon, and nobody is falling behind.",
            ),
        );
        return;
    }
    let list = &model.mentor.cohort.needs;
    super::search(ui, model, list, key("A name, a reason"), intents);
    for at in 0..list.len().min(SHOWN) {
        let need = list.row(at).and_then(|row| cohort.needs.get(row.of));
        let Some(need) = need else { continue };
        ui.push_id(at, |ui| one(ui, model, need, intents));
    }
    if list.len() > SHOWN {
        muted(
            ui,
            &say_with(
                ui,
                "{count} more. Search, or filter for less, to see them.",
                &[("count", &(list.len() - SHOWN))],
            ),
        );
    }
}

fn one(ui: &mut Ui, model: &Model, need: &Need, intents: &mut Vec<Intent>) {
    let cohort = &model.mentor.cohort;
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.xs;
        let name = called(&need.trainee).said(ui);
        heading(ui, &name);
        for (at, reason) in need.reasons.iter().enumerate() {
            ui.push_id(at, |ui| {
                ui.horizontal_wrapped(|ui| {
                    body(ui, &format!("{}  {}", icon(reason), sentence(&why(ui, reason))));
                    let Some((attempt, title)) = reason.call() else { return };
                    let Some(call) = stored_id(attempt) else { return };
                    let action = (cohort.first_call() == Some(attempt)).then_some(Action::LookNext);
                    let response =
                        button(ui, icons::ARROW_RIGHT, &say(ui, "Look at the call"), Weight::Quiet, action);
                    let spoken =
                        say_with(ui, "Look at {title}, {name}", &[("title", &title), ("name", &name)]);
                    response
                        .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
                    if response.clicked() {
                        intents.push(Intent::Mentor(MentorIntent::Review(call)));
                    }
                });
            });
        }
        let Some(person) = need.trainee.person else { return };
        let action = (cohort.first_in_need() == Some(person)).then_some(Action::OfNext);
        if button(
            ui,
            icons::CHART_LINE_UP,
            &say_with(ui, "How {name} is doing", &[("name", &name)]),
            Weight::Plain,
            action,
        )
        .clicked()
        {
            intents.push(Intent::Progress(ProgressIntent::Of(person)));
        }
    });
}

/// Why, in words. Errors are named where the call is looked at.
fn why(ui: &Ui, reason: &Reason) -> String {
    match reason {
        Reason::Critical { title, errors, .. } => say_count(
            ui,
            errors.len(),
            ["A critical error in {title}", "{count} critical errors in {title}"],
            &[("title", title)],
        ),
        Reason::Failed { title, misses, .. } => {
            say_with(ui, "Did not pass {title}: {why}", &[("title", title), ("why", &missed(ui, misses))])
        }
        other => say_heard(ui, &other.says()).into_owned(),
    }
}

const fn icon(reason: &Reason) -> &'static str {
    match reason {
        Reason::Dispute { .. } => icons::HAND_PALM,
        Reason::Critical { .. } => icons::WARNING_OCTAGON,
        Reason::Failed { .. } => icons::X_CIRCLE,
        Reason::Closing { .. } => icons::CLOCK,
        Reason::Unreviewed { .. } => icons::HOURGLASS,
        Reason::Falling { .. } => icons::TREND_DOWN,
        Reason::Stuck { .. } => icons::ARROWS_CLOCKWISE,
        Reason::Low { .. } => icons::CHART_LINE_DOWN,
        Reason::Leaving { .. } => icons::PHONE_DISCONNECT,
    }
}
