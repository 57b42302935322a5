//! What a person wants with their graded calls and their progress.

use crate::app::intent::ProgressIntent;
use crate::app::language::key;
use crate::app::model::{Model, Screen};
use crate::app::worker::{Job, OfficeJob};
use crate::review::PersonId;

pub(super) fn act(model: &mut Model, intent: ProgressIntent, jobs: &mut Vec<Job>) {
    match intent {
        ProgressIntent::Open => {
            if let Some(me) = model.me.as_ref().map(|me| me.id) {
                model.before_progress = Screen::Home;
                jobs.push(Job::Office(OfficeJob::Mine));
                of(model, me, jobs);
            }
        }
        ProgressIntent::Of(person) => {
            model.before_progress = model.screen;
            of(model, person, jobs);
        }
        ProgressIntent::Take(session) => {
            if model.waiting_for.is_none() {
                model.waiting_for = Some(key("The call is put through"));
                model.handed_in = None;
                jobs.push(Job::PrepareGraded(session));
            }
        }
        ProgressIntent::Look(call) => {
            model.before_review = model.screen;
            jobs.push(Job::Office(OfficeJob::Open(call)));
        }
        ProgressIntent::NoteRead => model.handed_in = None,
    }
}

/// Shows how somebody is doing.
fn of(model: &mut Model, person: PersonId, jobs: &mut Vec<Job>) {
    model.screen = Screen::Progress;
    if model.shown_progress.as_ref().is_none_or(|(shown, _)| shown.trainee.person != Some(person)) {
        model.shown_progress = None;
    }
    jobs.push(Job::Office(OfficeJob::Progress(person)));
}
