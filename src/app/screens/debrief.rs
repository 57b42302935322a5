//! What came of a call.

use egui::Ui;

use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::Action;
use crate::app::model::{Debrief, Model};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, card, heading, muted, strong, title};
use crate::sim::scoring::CriterionResult;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "debrief", model, intents, |ui, intents| {
        let Some(debrief) = &model.debrief else {
            muted(ui, "No call has been taken yet. Choose one at home.");
            return;
        };
        title(ui, &debrief.case.scenario.title);
        ui.horizontal_wrapped(|ui| {
            if button(ui, icons::HOUSE, "All calls", Weight::Primary, Some(Action::Home)).clicked() {
                intents.push(Intent::Debrief(DebriefIntent::Home));
            }
            let again = button(
                ui,
                icons::ARROW_COUNTER_CLOCKWISE,
                "The same call again",
                Weight::Plain,
                Some(Action::Again),
            );
            if again.clicked() {
                intents.push(Intent::Debrief(DebriefIntent::Again));
            }
        });
        scores(ui, debrief);
        lost(ui, debrief, intents);
    });
}

fn scores(ui: &mut Ui, debrief: &Debrief) {
    let card_ = &debrief.verdict.scorecard;
    card(ui, |ui| {
        for (dimension, score) in &card_.dimensions {
            ui.horizontal(|ui| {
                let name = strong(ui, dimension.title());
                ui.label(name);
                match score.per_mille {
                    Some(per_mille) => {
                        body(ui, &format!("{} %, {} of {} points", per_mille / 10, score.points, score.of))
                    }
                    None => muted(ui, score.not_scored.as_deref().unwrap_or("does not apply")),
                };
            });
        }
        for error in &card_.critical {
            let text = strong(ui, format!("{}  {}: {}", icons::WARNING_OCTAGON, error.title, error.says));
            ui.label(text);
        }
        if let Some(visit) = &debrief.verdict.visit {
            body(ui, &format!("The technician's visit: {}", visit.outcome.name().replace('_', " ")));
        }
    });
}

/// What lost points, and the way back to where it happened.
fn lost(ui: &mut Ui, debrief: &Debrief, intents: &mut Vec<Intent>) {
    let short = |result: &&CriterionResult| result.points < result.of;
    for result in debrief.verdict.scorecard.criteria.iter().filter(short) {
        card(ui, |ui| {
            heading(ui, &result.title);
            muted(ui, &format!("{} of {} points", result.points, result.of));
            if !result.would_earn.is_empty() {
                body(ui, &result.would_earn);
            }
            for evidence in &result.evidence {
                body(ui, &evidence.says);
                let Some(turn) = evidence.place.turn.filter(|turn| *turn > 0) else { continue };
                ui.push_id((&result.id, turn, &evidence.says), |ui| {
                    if button(ui, "", &format!("Retry from turn {turn}"), Weight::Quiet, None).clicked() {
                        intents.push(Intent::Debrief(DebriefIntent::Retry(turn)));
                    }
                });
            }
        });
    }
}
