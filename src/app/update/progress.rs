//! What a person wants with their graded calls and their progress.

use crate::app::intent::ProgressIntent;
use crate::app::language::{Phrase, key};
use crate::app::model::{Cell, List, Model, Row, Screen, moment};
use crate::app::worker::{GradedResult, Job, OfficeJob};
use crate::review::PersonId;
use crate::review::marking::Stage;

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

/// One's own graded calls as a list, the newest first.
pub(super) fn lay_out_graded(model: &mut Model) {
    if model.graded.rows.is_none() {
        model.graded = List::sorted_by(2, true);
    }
    model.graded.set(model.mine.graded.iter().map(graded).collect());
}

fn graded(result: &GradedResult) -> Row<crate::records::AttemptId> {
    let (rank, state) = match (result.shown, result.stage) {
        (false, _) => (4, Phrase::new("handed in, not released yet")),
        (true, None | Some(Stage::Open)) => (3, Phrase::new("released, not signed")),
        (true, Some(Stage::SignedOff)) => {
            (0, Phrase::new("signed: take the marks as they are, or contest one"))
        }
        (true, Some(Stage::Disputed)) => (1, Phrase::new("contested, waits for an answer")),
        (true, Some(Stage::Acknowledged)) => (2, Phrase::new("acknowledged")),
    };
    let cells = vec![
        Cell::words(result.title.clone()),
        Cell::words(result.session.clone()),
        Cell::said(moment(result.began), Some(result.began.0)),
        Cell::said(state, Some(rank)),
    ];
    Row::new(result.id, cells)
}
