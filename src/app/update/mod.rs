//! The one place where the model changes: what a person wants, and what the worker says.
//!
//! Pure: the moment is in the model, and what must be done elsewhere is returned as jobs.

mod author;
mod briefing;
mod calibration;
mod call;
mod cohort;
mod debrief;
mod draft;
mod home;
mod line;
mod mentor;
mod news;
mod office;
mod people;
mod progress;
mod review;
mod settings;
mod ticket;

pub use call::decided;
pub use news::hear;

use super::intent::Intent;
use super::keys::Action;
use super::model::{Model, Screen};
use super::worker::Job;

/// Acts on an intent. Returns what the worker must do.
#[must_use]
pub fn act(model: &mut Model, intent: Intent) -> Vec<Job> {
    let mut jobs = Vec::new();
    match intent {
        Intent::Home(intent) => home::act(model, intent, &mut jobs),
        Intent::People(intent) => people::act(model, intent, &mut jobs),
        Intent::Mentor(intent) => mentor::act(model, intent, &mut jobs),
        Intent::Review(intent) => review::act(model, intent, &mut jobs),
        Intent::Progress(intent) => progress::act(model, intent, &mut jobs),
        Intent::Briefing(intent) => briefing::act(model, intent, &mut jobs),
        Intent::Call(intent) => call::act(model, intent, &mut jobs),
        Intent::Ticket(intent) => ticket::act(model, intent, &mut jobs),
        Intent::Debrief(intent) => debrief::act(model, intent, &mut jobs),
        Intent::Settings(intent) => settings::act(model, intent, &mut jobs),
        Intent::Author(intent) => author::act(model, intent, &mut jobs),
        Intent::OpenSettings => {
            if model.screen != Screen::Settings {
                model.before_settings = model.screen;
            }
            model.screen = Screen::Settings;
        }
        Intent::Back => back(model, &mut jobs),
        Intent::Focus(field) => {
            model.focus = Some(field);
            if let Some(call) = model.call.as_mut().filter(|_| field == Action::ToLine) {
                call.desk_open = false;
            }
        }
        Intent::KeySheet(open) => model.key_sheet = open,
        Intent::Dismiss => {
            if !model.notices.is_empty() {
                model.notices.remove(0);
            }
        }
        Intent::Quit => {
            ticket::keep(model, &mut jobs);
            author::keep(model, &mut jobs);
            model.leaving = true;
        }
    }
    jobs
}

/// Does what is due by now without anybody asking for it. Returns what the worker must do.
#[must_use]
pub fn pass(model: &mut Model) -> Vec<Job> {
    let mut jobs = Vec::new();
    if model.call.as_ref().is_some_and(|call| call.ticket.rests(model.now)) {
        ticket::keep(model, &mut jobs);
    }
    author::pass(model, &mut jobs);
    jobs
}

fn back(model: &mut Model, jobs: &mut Vec<Job>) {
    match model.screen {
        Screen::Settings => model.screen = model.before_settings,
        Screen::Briefing => {
            model.briefing = None;
            home::go(model, jobs);
        }
        Screen::Mentor => {
            if !mentor::close_inner(model) {
                home::go(model, jobs);
            }
        }
        Screen::Progress if model.before_progress == Screen::Mentor => model.screen = Screen::Mentor,
        Screen::Progress => home::go(model, jobs),
        Screen::Review => review::leave(model, jobs),
        Screen::Author => author::back(model, jobs),
        // A call is left by ending it or by putting it aside, never by the way.
        Screen::Home | Screen::Call | Screen::WrapUp | Screen::Debrief => {}
    }
}
