//! What to take next and why, and how far one is in each course.

use egui::Ui;

use crate::app::intent::Intent;
use crate::app::keys::Action;
use crate::app::language::{Slots, key, say, say_heard, say_with};
use crate::app::screens::called::missed;
use crate::app::theme::icons;
use crate::app::widgets::{Weight, body, button, caption, card, heading, strong};
use crate::review::progress::{CourseStanding, Passage, Progress, Standing, StepStanding};

pub(super) fn ui(ui: &mut Ui, progress: &Progress, own: bool, intents: &mut Vec<Intent>) {
    let Some(next) = &progress.next else { return };
    card(ui, |ui| {
        let head = if own { say(ui, "Your next call") } else { say(ui, "The next call for them") };
        heading(ui, &head);
        let offered = &next.offered;
        let name = strong(ui, offered.title.as_str());
        ui.label(name);
        caption(
            ui,
            &say_with(
                ui,
                "Level {level}, {minutes} minutes",
                &[("level", &offered.level), ("minutes", &offered.minutes)],
            ),
        );
        body(ui, &say_heard(ui, &next.why));
        if own
            && button(
                ui,
                icons::PHONE_INCOMING,
                &say(ui, "Take this call"),
                Weight::Primary,
                Some(Action::TakeNext),
            )
            .clicked()
        {
            intents.push(super::take(&offered.scenario));
        }
    });
}

pub(super) fn courses(ui: &mut Ui, progress: &Progress) {
    for course in progress.courses.iter().filter(|course| course.is_begun()) {
        card(ui, |ui| one(ui, course));
    }
}

fn one(ui: &mut Ui, course: &CourseStanding) {
    heading(ui, &course.title);
    if let Some(graded) = &course.graded {
        passage(ui, key("Graded, which is what counts: {passed} of {steps}"), graded);
    }
    if course.graded.is_none() || course.practice.is_begun() {
        passage(ui, key("In practice: {passed} of {steps}"), &course.practice);
    }
}

fn passage(ui: &mut Ui, head: &'static str, passage: &Passage) {
    let slots: Slots<'_> = &[("passed", &passage.passed()), ("steps", &passage.steps.len())];
    let head = strong(ui, say_with(ui, head, slots));
    ui.label(head);
    for step in &passage.steps {
        let (icon, says) = stands(ui, step);
        body(ui, &format!("{icon}  {}: {says}", step.title));
    }
}

fn stands(ui: &Ui, step: &StepStanding) -> (&'static str, String) {
    match step.standing {
        Standing::Passed => (icons::CHECK_CIRCLE, say(ui, "passed").into_owned()),
        Standing::Open if step.tries == 0 => (icons::CIRCLE_DASHED, say(ui, "not taken yet").into_owned()),
        Standing::Open => (
            icons::CIRCLE_DASHED,
            say_with(
                ui,
                "passed {passed} of {repeats} times",
                &[("passed", &step.passed), ("repeats", &step.repeats)],
            ),
        ),
        Standing::Failed => {
            let why = missed(ui, &step.misses);
            (icons::X_CIRCLE, say_with(ui, "not passed: {why}", &[("why", &why)]))
        }
    }
}
