//! What a person wants at Home.

use crate::app::intent::HomeIntent;
use crate::app::language::key;
use crate::app::model::Model;
use crate::app::worker::Job;

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 60;

pub(super) fn act(model: &mut Model, intent: HomeIntent, jobs: &mut Vec<Job>) {
    match intent {
        HomeIntent::Be(name) => {
            if model.kept.people.contains(&name) {
                model.kept.who = Some(name);
                model.home.new_name = None;
                jobs.push(Job::Keep(model.kept.clone()));
            }
        }
        HomeIntent::TypeName(name) => {
            model.home.new_name = name.map(|name| name.chars().take(LONGEST_NAME).collect());
        }
        HomeIntent::AddPerson => add_person(model, jobs),
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

fn add_person(model: &mut Model, jobs: &mut Vec<Job>) {
    let typed = model.home.new_name.take().unwrap_or_default();
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return;
    }
    if !model.kept.people.contains(&name) {
        model.kept.people.push(name.clone());
        model.kept.people.sort_by_key(|name| name.to_lowercase());
    }
    model.kept.who = Some(name);
    jobs.push(Job::Keep(model.kept.clone()));
}
