//! Typing, finding, saving.

use std::sync::Arc;

use crate::app::intent::WriteIntent;
use crate::app::keys::{self, Action, AuthorAction};
use crate::app::model::{Manuscript, Model, Naming};
use crate::app::worker::{AuthorJob, Job};
use crate::author::editing::line_start;

pub(super) fn act(model: &mut Model, intent: WriteIntent, jobs: &mut Vec<Job>) {
    let now = model.now;
    let Some(open) = &mut model.author.open else { return };
    match intent {
        WriteIntent::Type(text) if open.own => {
            open.sheet.write(text);
            open.typed_at = Some(now);
        }
        WriteIntent::Type(_) => {}
        WriteIntent::Cursor(byte) => open.cursor = byte,
        WriteIntent::Save => save(model, jobs),
        WriteIntent::Find(what) => {
            if what.is_some() && open.find.is_none() {
                model.focus = Some(Action::Author(AuthorAction::Find));
            }
            open.find = what;
        }
        WriteIntent::NextFound(forward) => {
            if let Some(place) = open.next_found(forward) {
                open.go_to(place);
            }
        }
        WriteIntent::NextProblem(forward) => {
            if let Some(place) = open.next_problem(forward) {
                open.go_to(place);
            }
        }
        WriteIntent::Jump(place) => open.go_to(place),
        WriteIntent::JumpLine(line) => {
            let start = line_start(open.sheet.text(), line);
            open.go_to(start..start);
        }
        WriteIntent::Mend(index) => mend(open, index, now),
        WriteIntent::MendHere => {
            let here = open.sheet.problems().iter().position(|problem| {
                let under =
                    problem.span.as_ref().is_some_and(|span| (span.start..=span.end).contains(&open.cursor));
                under && problem.edit.is_some()
            });
            if let Some(index) = here {
                mend(open, index, now);
            }
        }
        WriteIntent::Recover(take) => recover(model, take, jobs),
        WriteIntent::KeepMine => {
            if let Some(meanwhile) = open.meanwhile.take() {
                open.opened = meanwhile.digest;
                save(model, jobs);
            }
        }
        WriteIntent::TakeTheirs => take_theirs(model, jobs),
        WriteIntent::Aside => {
            let name = format!("{}_mine", keys::name_of(&open.id));
            model.author.naming = Some(Naming::Aside { name });
        }
        WriteIntent::Later => open.meanwhile = None,
    }
}

/// Has what was typed looked at, and kept where a crash does not reach it.
pub(in crate::app::update) fn keep(model: &mut Model, jobs: &mut Vec<Job>) {
    if let Some(open) = model.author.open.as_mut().filter(|open| open.typed_at.is_some()) {
        open.typed_at = None;
        jobs.push(check(open));
    }
}

/// The job that looks at the text as it stands.
pub(super) fn check(open: &Manuscript) -> Job {
    Job::Author(AuthorJob::Check {
        file: open.file.clone(),
        version: open.sheet.version(),
        text: Arc::from(open.sheet.text()),
        opened: open.is_unsaved().then_some(open.opened),
    })
}

fn save(model: &mut Model, jobs: &mut Vec<Job>) {
    keep(model, jobs);
    let Some(open) = &mut model.author.open else { return };
    if !open.own {
        model.author.naming = Some(keys::copy_of(open));
        return;
    }
    jobs.push(Job::Author(AuthorJob::Save {
        file: open.file.clone(),
        version: open.sheet.version(),
        text: Arc::from(open.sheet.text()),
        opened: open.opened,
    }));
}

fn mend(open: &mut Manuscript, index: usize, now: std::time::Instant) {
    let edit = open.sheet.problems().get(index).and_then(|problem| problem.edit.clone());
    let Some(edit) = edit.filter(|_| open.own && open.sheet.is_looked_at()) else { return };
    let mut text = open.sheet.text().to_owned();
    if text.get(edit.span.clone()).is_none() {
        return;
    }
    text.replace_range(edit.span.clone(), &edit.replacement);
    open.sheet.write(text);
    open.typed_at = Some(now);
    let start = edit.span.start;
    open.go_to(start..start + edit.replacement.len());
}

fn recover(model: &mut Model, take: bool, jobs: &mut Vec<Job>) {
    let now = model.now;
    let Some(open) = &mut model.author.open else { return };
    let Some((text, opened)) = open.recovered.take() else { return };
    if take {
        open.sheet.write(text);
        // What the file held then: if it holds something else by now, saving will show both.
        open.opened = opened;
        open.typed_at = Some(now);
    } else {
        jobs.extend([Job::Author(AuthorJob::Forget(open.file.clone())), check(open)]);
    }
}

fn take_theirs(model: &mut Model, jobs: &mut Vec<Job>) {
    let Some(open) = &mut model.author.open else { return };
    let Some(meanwhile) = open.meanwhile.take() else { return };
    let Some(theirs) = meanwhile.theirs else {
        jobs.push(Job::Author(AuthorJob::Forget(open.file.clone())));
        model.author.open = None;
        jobs.push(Job::Author(AuthorJob::Look));
        return;
    };
    open.sheet.write(theirs);
    open.opened = meanwhile.digest;
    open.typed_at = None;
    open.saved = open.sheet.version();
    jobs.push(check(open));
    // They may have put something right, or wrong: what is played follows.
    save(model, jobs);
}
