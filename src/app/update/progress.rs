//! What a person wants with their graded calls and their progress.

use crate::app::intent::ProgressIntent;
use crate::app::model::{Model, Screen};
use crate::app::worker::{Job, OfficeJob};

pub(super) fn act(model: &mut Model, intent: ProgressIntent, jobs: &mut Vec<Job>) {
    match intent {
        ProgressIntent::Open => {
            if model.me.is_some() {
                model.screen = Screen::Progress;
                jobs.push(Job::Office(OfficeJob::Mine));
            }
        }
        ProgressIntent::Take(session) => {
            if model.waiting_for.is_none() {
                model.waiting_for = Some("The call is put through");
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
