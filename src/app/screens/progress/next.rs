//! What to take next and why, and how far one is in each course.

use egui::Ui;

use crate::app::intent::Intent;
use crate::app::keys::Action;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading, strong};
use crate::review::progress::{CourseStanding, Progress, Standing};

pub(super) fn ui(ui: &mut Ui, progress: &Progress, own: bool, intents: &mut Vec<Intent>) {
    let Some(next) = &progress.next else { return };
    card(ui, |ui| {
        heading(ui, if own { "Your next call" } else { "The next call for them" });
        let offered = &next.offered;
        let name = strong(ui, offered.title.as_str());
        ui.label(name);
        caption(ui, &format!("Level {}, {} minutes", offered.level, offered.minutes));
        body(ui, &next.why);
        if own
            && button(ui, icons::PHONE_INCOMING, "Take this call", Weight::Primary, Some(Action::TakeNext))
                .clicked()
        {
            intents.push(super::take(&offered.scenario));
        }
    });
}

pub(super) fn courses(ui: &mut Ui, progress: &Progress) {
    for course in progress.courses.iter().filter(|course| course.steps.iter().any(|step| step.tries > 0)) {
        card(ui, |ui| one(ui, course));
    }
}

fn one(ui: &mut Ui, course: &CourseStanding) {
    heading(ui, &format!("{}  {} of {}", course.title, course.passed(), course.steps.len()));
    for step in &course.steps {
        let (icon, says) = match step.standing {
            Standing::Passed => (icons::CHECK_CIRCLE, "passed".to_owned()),
            Standing::Open if step.tries == 0 => (icons::CIRCLE_DASHED, "not taken yet".to_owned()),
            Standing::Open => {
                (icons::CIRCLE_DASHED, format!("passed {} of {} times", step.passed, step.repeats))
            }
            Standing::Failed => {
                let misses: Vec<String> =
                    step.misses.iter().map(crate::review::results::Miss::says).collect();
                (icons::X_CIRCLE, format!("not passed: {}", misses.join("; ")))
            }
        };
        body(ui, &format!("{icon}  {}: {says}", step.title));
    }
}
