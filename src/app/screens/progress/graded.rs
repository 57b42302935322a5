//! One's own graded calls.

use egui::Ui;

use crate::app::intent::{Intent, ProgressIntent};
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{Model, moment};
use crate::app::theme::icons;
use crate::app::widgets::{Weight, button, card, heading, muted, strong};
use crate::app::worker::GradedResult;
use crate::review::marking::Stage;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Graded calls"));
        if model.mine.graded.is_empty() {
            muted(
                ui,
                &say(
                    ui,
                    "You have taken no graded call yet. When a mentor assigns you a session, it stands at the top of Home.",
                ),
            );
        }
        for (at, result) in model.mine.graded.iter().enumerate() {
            ui.push_id(at, |ui| one(ui, result, intents));
        }
    });
}

fn one(ui: &mut Ui, result: &GradedResult, intents: &mut Vec<Intent>) {
    let (icon, says) = match (result.shown, result.stage) {
        (false, _) => (icons::HOURGLASS, say(ui, "handed in, not released yet")),
        (true, None | Some(Stage::Open)) => (icons::CIRCLE_DASHED, say(ui, "released, not signed")),
        (true, Some(Stage::SignedOff)) => {
            (icons::CHECK, say(ui, "signed: take the marks as they are, or contest one"))
        }
        (true, Some(Stage::Disputed)) => (icons::HAND_PALM, say(ui, "contested, waits for an answer")),
        (true, Some(Stage::Acknowledged)) => (icons::CHECKS, say(ui, "acknowledged")),
    };
    ui.horizontal_wrapped(|ui| {
        let name = strong(ui, format!("{icon}  {}", result.title));
        ui.label(name);
        let when = moment(result.began).said(ui);
        let about = if result.session == result.title {
            say_with(ui, "taken {when}: {says}", &[("when", &when), ("says", &says)])
        } else {
            let slots: Slots<'_> = &[("session", &result.session), ("when", &when), ("says", &says)];
            say_with(ui, "{session}, taken {when}: {says}", slots)
        };
        muted(ui, &about);
        if !result.shown {
            return;
        }
        let response = button(ui, icons::ARROW_RIGHT, &say(ui, "See the marks"), Weight::Quiet, None);
        let spoken = say_with(
            ui,
            "See the marks of {title}, taken {when}",
            &[("title", &result.title), ("when", &moment(result.began).said(ui))],
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
        if response.clicked() {
            intents.push(Intent::Progress(ProgressIntent::Look(result.id)));
        }
    });
}
