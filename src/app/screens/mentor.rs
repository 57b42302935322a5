//! The mentor's desk: what waits, graded sessions, who works here.

mod agreed;
mod anew;
mod calibration;
mod cohort;
mod draft;
mod filters;
mod heat_map;
mod needs;
mod people;
mod person;
mod queue;
mod round;
mod round_calls;
mod session;
mod sessions;

use egui::{Id, Ui};

use crate::app::intent::{Intent, MentorIntent};
use crate::app::keys::{self, Action};
use crate::app::language::{key, say, say_with};
use crate::app::model::{Drawer, List, Model};
use crate::app::theme;
use crate::app::widgets::{Asked, Column, line, muted, table, tip, title, toggle};

/// So much room, in points, stands above and below a list.
const AROUND: f32 = 300.0;

/// From this width on, in points, a list says the keys that it is moved in with.
const WIDE: f32 = 700.0;

/// A list is at least so high, in points.
const LOWEST: f32 = 150.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::column(ui, "mentor", model, intents, |ui, intents| {
        ui.spacing_mut().item_spacing.y = theme::of(ui).space.m;
        title(ui, &say(ui, "Mentor"));
        drawers(ui, model, intents);
        super::working::ui(ui, model, intents);
        match model.mentor.drawer {
            Drawer::Queue => queue::ui(ui, model, intents),
            Drawer::Sessions => sessions::ui(ui, model, intents),
            Drawer::Cohort => cohort::ui(ui, model, intents),
            Drawer::Calibration => calibration::ui(ui, model, intents),
            Drawer::People => people::ui(ui, model, intents),
        }
    });
}

fn drawers(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        for drawer in Drawer::ALL {
            let action = match drawer {
                Drawer::Queue => Action::Queue,
                Drawer::Sessions => Action::Sessions,
                Drawer::Cohort => Action::Cohort,
                Drawer::Calibration => Action::Calibration,
                Drawer::People => Action::People,
            };
            let response = toggle(ui, model.mentor.drawer == drawer, &say(ui, drawer.name()));
            let tip = format!("{} ({})", say(ui, drawer.name()), keys::shown(ui, action));
            if response.on_hover_text(tip).clicked() {
                intents.push(Intent::Mentor(MentorIntent::Show(drawer)));
            }
        }
    });
}

/// A list with its search field. Returns the row that was opened.
pub(super) fn list<I: Clone>(
    ui: &mut Ui,
    model: &Model,
    (columns, list): (&[Column], &List<I>),
    (hint, empty): (&str, &str),
    intents: &mut Vec<Intent>,
) -> Option<I> {
    let Some(rows) = &list.rows else {
        reading(ui, model, key("Reading the records…"));
        return None;
    };
    if rows.is_empty() {
        muted(ui, &say(ui, empty));
        return None;
    }
    search(ui, model, list, hint, intents);
    if list.is_empty() {
        muted(ui, &say(ui, "Nothing fits what you are looking for. Search for less."));
        return None;
    }
    let height = (ui.ctx().content_rect().height() - AROUND).max(LOWEST);
    let reached = model.focus == Some(Action::IntoList);
    match table(ui, Id::new(hint), columns, list, (height, reached)) {
        Some(Asked::SortBy(column)) => {
            intents.push(Intent::Mentor(MentorIntent::SortBy(column)));
            None
        }
        Some(Asked::Open(of)) => Some(of),
        None => None,
    }
}

/// What stands in the place of a list that is being read, or was not read to its end.
fn reading(ui: &mut Ui, model: &Model, what: &'static str) {
    if !model.mentor.stopped {
        muted(ui, &say(ui, what));
        return;
    }
    let again = match model.mentor.drawer {
        Drawer::Queue => Action::Queue,
        Drawer::Sessions => Action::Sessions,
        Drawer::Cohort => Action::Cohort,
        Drawer::Calibration => Action::Calibration,
        Drawer::People => Action::People,
    };
    let key = keys::shown(ui, again);
    muted(ui, &say_with(ui, "Stopped before the end. {key} begins again.", &[("key", &key)]));
}

fn search<I>(ui: &mut Ui, model: &Model, list: &List<I>, hint: &str, intents: &mut Vec<Intent>) {
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        let id = keys::field(Action::SearchList);
        let (response, changed) = line(ui, id, &say(ui, "Search"), &say(ui, hint), &list.search);
        let response = tip(response, &say(ui, "Search"), Action::SearchList, &list.search);
        if let Some(text) = changed {
            intents.push(Intent::Mentor(MentorIntent::Search(text)));
        }
        if model.focus == Some(Action::SearchList) {
            response.request_focus();
        }
    });
    let all = list.rows.as_ref().map_or(0, Vec::len);
    let shown = say_with(ui, "{shown} of {all}.", &[("shown", &list.len()), ("all", &all)]);
    if ui.available_width() < WIDE {
        // The key sheet and the tooltips say the keys too, and the list is what one wants to see.
        muted(ui, &shown);
        return;
    }
    let sorted = say_with(
        ui,
        "{key} sorts by the next column, {other} turns it, {into} goes into the list.",
        &[
            ("key", &keys::shown(ui, Action::SortNext)),
            ("other", &keys::shown(ui, Action::SortTurn)),
            ("into", &keys::shown(ui, Action::IntoList)),
        ],
    );
    muted(ui, &format!("{shown} {sorted}"));
}
