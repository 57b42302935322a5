//! What a person wants at Home.

use crate::app::intent::HomeIntent;
use crate::app::language::key;
use crate::app::model::{Model, Screen};
use crate::app::worker::{Job, OfficeJob};

pub(super) fn act(model: &mut Model, intent: HomeIntent, jobs: &mut Vec<Job>) {
    match intent {
        HomeIntent::Search(text) => model.home.search = text,
        HomeIntent::Persona(persona) => model.home.persona = persona,
        HomeIntent::Level(level) => model.home.level = level,
        HomeIntent::Choose(scenario) => {
            model.waiting_for = Some(key("The call is put through"));
            jobs.push(Job::Prepare { scenario, seed: None });
        }
        HomeIntent::Resume(id) => {
            model.waiting_for = Some(key("The call is taken up again"));
            jobs.push(Job::GoOn(id));
        }
    }
}

/// To Home, where what concerns the person may have changed meanwhile.
pub(super) fn go(model: &mut Model, jobs: &mut Vec<Job>) {
    model.screen = Screen::Home;
    jobs.push(Job::Office(OfficeJob::Mine));
}
