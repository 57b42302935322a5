//! One's own graded calls.

use egui::Ui;

use crate::app::intent::{Intent, ProgressIntent};
use crate::app::model::{Model, moment};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, card, heading, muted, strong};
use crate::app::worker::GradedResult;
use crate::review::marking::Stage;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, "Graded calls");
        if model.mine.graded.is_empty() {
            muted(
                ui,
                "You have taken no graded call yet. When a mentor assigns you a session, it stands at the top of Home.",
            );
        }
        for (at, result) in model.mine.graded.iter().enumerate() {
            ui.push_id(at, |ui| one(ui, result, intents));
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
    ui.horizontal_wrapped(|ui| {
        let name = strong(ui, format!("{icon}  {}", result.title));
        ui.label(name);
        let session =
            if result.session == result.title { String::new() } else { format!("{}, ", result.session) };
        muted(ui, &format!("{session}taken {}: {says}", moment(result.began)));
        if !result.shown {
            return;
        }
        let response = button(ui, icons::ARROW_RIGHT, "See the marks", Weight::Quiet, None);
        let spoken = format!("See the marks of {}, taken {}", result.title, moment(result.began));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
        if response.clicked() {
            intents.push(Intent::Progress(ProgressIntent::Look(result.id)));
        }
    });
}
