//! Which calls the cohort is made of.

use egui::{Align, Id, InnerResponse, Layout, Ui, vec2};

use super::cohort::push;
use crate::app::intent::{CohortIntent, Intent};
use crate::app::language::{key, say, say_with};
use crate::app::model::{CohortView, Model, Since};
use crate::app::theme::{self, icons};
use crate::app::widgets::{check, choice, fold, line, toggle};

/// Every one of them.
const ALL: &str = "";

/// From this width on, in points, all that is switched stands in one row.
const ONE_ROW: f32 = 1_080.0;

/// A field for a day is so wide, in points.
const DAY: f32 = 190.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, view: &CohortView, intents: &mut Vec<Intent>) {
    if ui.available_width() < ONE_ROW {
        // A line between two groups would stand at the end of a row, and separate nothing.
        let between = theme::of(ui).space.m;
        ui.horizontal_wrapped(|ui| {
            since(ui, view, intents);
            ui.add_space(between);
            graded(ui, view, intents);
            ui.add_space(between);
            signed(ui, view, intents);
        });
        // What is chosen from them is more than how it was chosen.
        let more = say(ui, "More filters").into_owned();
        fold(ui, "more-filters", more, view.narrows(), |ui| narrower(ui, model, view, intents));
    } else {
        ui.horizontal(|ui| {
            since(ui, view, intents);
            ui.separator();
            graded(ui, view, intents);
            ui.separator();
            signed(ui, view, intents);
        });
        narrower(ui, model, view, intents);
    }
    if let Err(why) = view.times() {
        let says = say_with(ui, "Write {what}.", &[("what", &say(ui, why))]);
        let ink = theme::of(ui).colours.bad;
        ui.label(egui::RichText::new(format!("{}  {says}", icons::WARNING)).color(ink));
    }
}

/// What narrows it down to some calls.
fn narrower(ui: &mut Ui, model: &Model, view: &CohortView, intents: &mut Vec<Intent>) {
    // Level at the top, for a label stands above each of them.
    let row = Layout::left_to_right(Align::Min).with_main_wrap(true);
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, row, |ui| {
        of_what(ui, model, view, intents);
        of_when(ui, view, intents);
    });
}

fn since(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    for since in Since::ALL {
        if toggle(ui, view.since == since, &say(ui, since.name())).clicked() {
            push(intents, CohortIntent::Since(since));
        }
    }
}

fn graded(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    for (graded, name) in
        [(None, key("Graded and practice")), (Some(true), key("Graded")), (Some(false), key("Practice"))]
    {
        if toggle(ui, view.filter.graded == graded, &say(ui, name)).clicked() {
            push(intents, CohortIntent::Graded(graded));
        }
    }
}

fn signed(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    if let (_, Some(signed)) = check(ui, view.filter.signed, &say(ui, "Signed by a mentor")) {
        push(intents, CohortIntent::Signed(signed));
    }
}

/// Of which desk, scenario and course.
fn of_what(ui: &mut Ui, model: &Model, view: &CohortView, intents: &mut Vec<Intent>) {
    let filter = &view.filter;
    if view.desks.len() > 1 {
        let desks = view.desks.iter().map(|desk| (desk.as_str(), desk.as_str()));
        let every = say(ui, "Every desk");
        let chosen = (filter.desk.as_deref(), CohortIntent::Desk as Meant);
        one_of(ui, &say(ui, "Desk"), chosen, std::iter::once((ALL, &*every)).chain(desks), intents);
    }
    let titles = view.titles.iter().map(|(id, title)| (id.as_str(), title.as_str()));
    let every = say(ui, "Every scenario");
    let chosen = (filter.scenario.as_deref(), CohortIntent::Scenario as Meant);
    one_of(ui, &say(ui, "Scenario"), chosen, std::iter::once((ALL, &*every)).chain(titles), intents);
    let courses = model.mentor.shelf.courses.iter().map(|(id, title)| (id.as_str(), title.as_str()));
    let every = say(ui, "Any course or none");
    let chosen = (filter.course.as_deref(), CohortIntent::Course as Meant);
    one_of(ui, &say(ui, "Course"), chosen, std::iter::once((ALL, &*every)).chain(courses), intents);
}

/// What a choice means: this one, or none of them for all.
type Meant = fn(Option<String>) -> CohortIntent;

/// A choice of one or all.
fn one_of<'a>(
    ui: &mut Ui,
    label: &str,
    (chosen, meant): (Option<&str>, Meant),
    all: impl Iterator<Item = (&'a str, &'a str)>,
    intents: &mut Vec<Intent>,
) {
    let picked = place(ui, DAY * 1.3, |ui| choice(ui, label, Some(chosen.unwrap_or(ALL)), all));
    if let Some(id) = picked.inner {
        push(intents, meant((id != ALL).then_some(id)));
    }
}

/// From when until when.
fn of_when(ui: &mut Ui, view: &CohortView, intents: &mut Vec<Intent>) {
    let (label, tip) = (say(ui, "From"), say(ui, "Only calls that began then or later."));
    if let Some(text) = day(ui, Id::new("calls from"), &label, &tip, &view.from) {
        push(intents, CohortIntent::From(text));
    }
    let (label, tip) = (say(ui, "Until"), say(ui, "Only calls that began before."));
    if let Some(text) = day(ui, Id::new("calls until"), &label, &tip, &view.until) {
        push(intents, CohortIntent::Until(text));
    }
}

/// A field for a day. Returns what it holds when that changed.
fn day(ui: &mut Ui, id: Id, label: &str, tip: &str, typed: &str) -> Option<String> {
    let hint = say(ui, "2026-03-10");
    let field = place(ui, DAY, |ui| line(ui, id, label, &hint, typed));
    let (response, changed) = field.inner;
    response.on_hover_text(tip);
    changed
}

/// Room for one of them, so wide: what does not fit into the row any more begins the next.
fn place<R>(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_max_width(width);
        content(ui)
    })
}
