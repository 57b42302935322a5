//! One's own graded calls, and how one is doing.

use egui::Ui;

use crate::app::intent::{Intent, ProgressIntent};
use crate::app::model::{Model, moment};
use crate::app::theme::{self, icons};
use crate::app::widgets::{card, clickable, heading, muted, strong, title};
use crate::app::worker::GradedResult;
use crate::review::marking::Stage;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "progress", model, intents, |ui, intents| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.m;
        title(ui, "My progress");
        graded(ui, model, intents);
    });
}

fn graded(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, "Graded calls");
        if model.mine.graded.is_empty() {
            muted(
                ui,
                "You have taken no graded call yet. When a mentor assigns you a session, it stands at the top of Home.",
            );
        }
        for result in &model.mine.graded {
            one(ui, result, intents);
        }
    });
}

fn one(ui: &mut Ui, result: &GradedResult, intents: &mut Vec<Intent>) {
    let (icon, says) = match (result.shown, result.stage) {
        (false, _) => (icons::HOURGLASS, "handed in, not released yet"),
        (true, None | Some(Stage::Open)) => (icons::CIRCLE_DASHED, "released, not signed"),
        (true, Some(Stage::SignedOff)) => {
            (icons::CHECK, "signed: take the marks as they are, or contest one")
        }
        (true, Some(Stage::Disputed)) => (icons::HAND_PALM, "contested, waits for an answer"),
        (true, Some(Stage::Acknowledged)) => (icons::CHECKS, "acknowledged"),
    };
    let text = format!("{}, {}, taken {}, {says}", result.title, result.session, moment(result.began));
    let draw = |ui: &mut Ui| {
        let name = strong(ui, format!("{icon}  {}", result.title));
        ui.label(name);
        muted(ui, &format!("{}, taken {}: {says}", result.session, moment(result.began)));
    };
    if !result.shown {
        ui.vertical(draw);
        return;
    }
    let height = 74.0;
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        if clickable(ui, &text, draw).clicked() {
            intents.push(Intent::Progress(ProgressIntent::Look(result.id)));
        }
    });
}
