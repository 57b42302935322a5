//! What a person wants after the call.

use crate::app::intent::DebriefIntent;
use crate::app::model::{Model, Screen};
use crate::app::worker::Job;

pub(super) fn act(model: &mut Model, intent: DebriefIntent, jobs: &mut Vec<Job>) {
    match intent {
        DebriefIntent::Retry(turn) => {
            model.waiting_for = Some("Back to that turn");
            jobs.push(Job::Retry(turn));
        }
        DebriefIntent::Again => {
            if let Some(debrief) = &model.debrief {
                model.waiting_for = Some("The call is put through");
                let (scenario, seed) = (debrief.case.scenario.id.clone(), Some(debrief.case.seed));
                jobs.push(Job::Prepare { scenario, seed });
            }
        }
        DebriefIntent::Home => model.screen = Screen::Home,
    }
}
