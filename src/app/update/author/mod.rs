//! What somebody who writes scenarios wants, and what the worker says to them.

mod errands;
mod hearing;
mod naming;
mod writing;

pub(super) use errands::{after_trial, again};
pub(super) use hearing::hear;
pub(super) use writing::keep;

use crate::app::intent::AuthorIntent;
use crate::app::language::key;
use crate::app::model::{Model, Screen, View};
use crate::app::worker::{AuthorJob, Job};

pub(super) fn act(model: &mut Model, intent: AuthorIntent, jobs: &mut Vec<Job>) {
    match intent {
        AuthorIntent::Enter => {
            model.screen = Screen::Author;
            model.author.trial = None;
            jobs.push(Job::Author(AuthorJob::Look));
        }
        AuthorIntent::Search(text) => model.author.search = text,
        AuthorIntent::TypeFolder(typed) => model.author.typed_folder = typed,
        AuthorIntent::UseFolder => use_folder(model, jobs),
        AuthorIntent::Kind(kind) => model.author.kind = kind,
        AuthorIntent::TurnKind(forward) => model.author.turn_to(forward),
        AuthorIntent::Open(file) => {
            keep(model, jobs);
            model.waiting_for = Some(key("The file is read"));
            jobs.push(Job::Author(AuthorJob::Open(file)));
        }
        AuthorIntent::Close => {
            keep(model, jobs);
            model.author.open = None;
            model.author.naming = None;
            jobs.extend([AuthorJob::Stop, AuthorJob::Close].map(Job::Author));
            model.author.errand = None;
        }
        AuthorIntent::Name(naming) => model.author.naming = naming,
        AuthorIntent::Make => naming::make(model, jobs),
        AuthorIntent::Write(intent) => writing::act(model, intent, jobs),
        AuthorIntent::Show(view) => {
            if let Some(open) = model.author.open.as_mut().filter(|open| open.has_view(view)) {
                open.view = view;
            }
            if view != View::Text {
                keep(model, jobs);
            }
        }
        AuthorIntent::Errand(errand) => errands::begin(model, errand, jobs),
        AuthorIntent::Stop => errands::stop(model, jobs),
        AuthorIntent::EndTrial => errands::end_trial(model, jobs),
    }
}

/// Does what is due by now without anybody asking for it.
pub(super) fn pass(model: &mut Model, jobs: &mut Vec<Job>) {
    if model.author.rests_in(model.now).is_some_and(|left| left.is_zero()) {
        keep(model, jobs);
    }
    jobs.append(&mut model.author.todo);
}

/// One step back: what lies on the page, then the page.
pub(super) fn back(model: &mut Model, jobs: &mut Vec<Job>) {
    let author = &mut model.author;
    if author.naming.take().is_some() || author.typed_folder.take().is_some() {
        return;
    }
    match &mut author.open {
        Some(open) if open.find.is_some() => open.find = None,
        Some(open) if open.meanwhile.is_some() => open.meanwhile = None,
        Some(_) => act(model, AuthorIntent::Close, jobs),
        None => model.screen = Screen::Home,
    }
}

fn use_folder(model: &mut Model, jobs: &mut Vec<Job>) {
    let Some(typed) = model.author.typed_folder.take() else { return };
    let folder = typed.trim().to_owned();
    if folder.is_empty() || folder == model.author.folder {
        return;
    }
    model.author.chose_folder = true;
    jobs.push(Job::Author(AuthorJob::Folder(folder)));
}
