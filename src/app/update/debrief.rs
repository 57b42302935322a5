//! What a person wants after the call.

use super::home;
use crate::app::intent::DebriefIntent;
use crate::app::keys::Action;
use crate::app::language::key;
use crate::app::model::Model;
use crate::app::worker::Job;

pub(super) fn act(model: &mut Model, intent: DebriefIntent, jobs: &mut Vec<Job>) {
    match intent {
        DebriefIntent::Read => {
            if let Some(debrief) = &mut model.debrief {
                debrief.visit_read = true;
            }
        }
        DebriefIntent::Only(only) => {
            if let Some(debrief) = &mut model.debrief {
                debrief.only = only;
                let hidden = |at: &usize| debrief.points.get(*at).is_some_and(|point| !debrief.shows(point));
                if debrief.chosen.as_ref().is_some_and(hidden) {
                    debrief.chosen = None;
                }
            }
        }
        DebriefIntent::Choose(chosen) => {
            if let Some(debrief) = &mut model.debrief {
                debrief.chosen = chosen;
            }
        }
        DebriefIntent::Lost(forward) => {
            if let Some(debrief) = &mut model.debrief {
                debrief.chosen = debrief.next_lost(forward);
                model.focus = Some(Action::NextLost);
            }
        }
        DebriefIntent::Next => {
            let next =
                model.debrief.as_ref().and_then(|debrief| model.next_scenario(&debrief.case.scenario.id));
            if let Some(scenario) = next.map(|card| card.id.clone()) {
                model.waiting_for = Some(key("The call is put through"));
                jobs.push(Job::Prepare { scenario, seed: None });
            }
        }
        DebriefIntent::Retry(turn) => {
            model.waiting_for = Some(key("Back to that turn"));
            jobs.push(Job::Retry(turn));
        }
        DebriefIntent::Again if model.author.trial.is_some() => super::author::again(model, jobs),
        DebriefIntent::Again => {
            if let Some(debrief) = &model.debrief {
                model.waiting_for = Some(key("The call is put through"));
                let (scenario, seed) = (debrief.case.scenario.id.clone(), Some(debrief.case.seed));
                jobs.push(Job::Prepare { scenario, seed });
            }
        }
        DebriefIntent::Home => {
            home::go(model, jobs);
            super::author::after_trial(model);
        }
    }
}
