//! What the worker says to those who write.

use std::sync::Arc;

use super::errands::try_out;
use super::writing::check;
use crate::app::language::key;
use crate::app::model::{Author, Manuscript, Model, Notice, UnderWay};
use crate::app::worker::{AuthorJob, AuthorNews, Job};
use crate::author::prove::{Proof, Verdict};

/// Takes in what the worker says. What must be done about it is done with the next frame.
pub(in crate::app::update) fn hear(model: &mut Model, news: AuthorNews) {
    let author = &mut model.author;
    match news {
        AuthorNews::Rows { rows, desks, personas, folder } => {
            author.rows = Some(rows);
            author.desks = desks;
            author.personas = personas;
            if author.folder != folder {
                author.folder.clone_from(&folder);
                remember(model, folder);
            }
        }
        AuthorNews::Stands { file, problems, plans } => {
            let stands = author.stands.entry(file).or_default();
            stands.problems = Some(problems);
            stands.plans = plans.or(stands.plans);
        }
        AuthorNews::Opened(opened) => {
            model.waiting_for = None;
            author.versions = author.versions.max(version(author)) + 1;
            let open = Manuscript::new(opened, author.versions);
            // A text that waits to be taken up again must not be forgotten over the first look.
            if open.recovered.is_none() {
                author.todo.push(check(&open));
            }
            author.naming = None;
            author.open = Some(open);
        }
        AuthorNews::Refused(text) => {
            model.waiting_for = None;
            model.notices.push(Notice { title: key("This cannot be seen now").to_owned(), text });
        }
        AuthorNews::Looked(looked) => {
            let open = author.open.as_mut().filter(|open| open.file == looked.file);
            if let Some(open) = open
                && open.sheet.take_in(looked.version, looked.problems)
            {
                // While the text has faults, what it said before is still worth seeing.
                open.picture = looked.picture.or_else(|| open.picture.take());
                open.places = looked.places.unwrap_or_else(|| Arc::clone(&open.places));
            }
        }
        AuthorNews::Saved { file, version, opened, errors } => {
            if let Some(open) = author.open.as_mut().filter(|open| open.file == file) {
                open.saved = version;
                open.opened = opened;
                open.meanwhile = None;
                open.held_back = Some(errors).filter(|errors| *errors > 0);
            }
        }
        AuthorNews::Meanwhile(meanwhile) => {
            if let Some(open) = author.open.as_mut().filter(|open| open.file == meanwhile.file) {
                open.meanwhile = Some(meanwhile);
            }
        }
        AuthorNews::Made(file) => {
            author.naming = None;
            author.todo.push(Job::Author(AuthorJob::Open(file)));
        }
        AuthorNews::Failed { number, what, why } => {
            model.waiting_for = None;
            if number.is_none() || under_way(author, number.unwrap_or(0)).is_some() {
                model.notices.push(Notice { title: what.to_owned(), text: why });
            }
        }
        news => errand(model, news),
    }
}

/// What came of an errand, unless another was begun meanwhile.
fn errand(model: &mut Model, news: AuthorNews) {
    let author = &mut model.author;
    match news {
        AuthorNews::Progress { number, done, of, tried } => {
            if let Some(errand) = author.errand.as_mut().filter(|errand| errand.number == number) {
                (errand.done, errand.tried) = ((done, of), tried);
            }
        }
        AuthorNews::Proved { number, file, proof } => {
            let Some(errand) = under_way(author, number) else { return };
            author.stands.entry(file).or_default().proved = Some(proved(&proof));
            if let Some(open) = &mut author.open {
                open.proof = Some((errand.version, proof));
            }
        }
        AuthorNews::Rehearsed { number, file, charts } => {
            let Some(errand) = under_way(author, number) else { return };
            let stands = author.stands.entry(file).or_default();
            stands.rehearsed = Some((charts.calls, charts.tells_apart()));
            if let Some(open) = &mut author.open {
                open.charts = Some((errand.version, Arc::clone(&charts)));
            }
        }
        AuthorNews::Way { number, beat, bundle, way } => {
            if under_way(author, number).is_none() {
                return;
            }
            let Some(way) = way else {
                model.waiting_for = None;
                return model.notices.push(no_way(beat.as_ref().map_or("it", |beat| beat.as_str())));
            };
            try_out(model, beat, *bundle, way);
        }
        _ => {}
    }
}

fn no_way(beat: &str) -> Notice {
    let text = format!(
        "Neither a plan nor a bot came to `{beat}`, and pursuing what it waits for did not lead there either. That does not prove that nobody can: \
         play from the beginning, or write a plan that gets there. When nothing at all can, the linter often says why."
    );
    Notice { title: key("No way to this beat was found").to_owned(), text }
}

/// Takes away the errand that is under way, if it is the one with this number.
fn under_way(author: &mut Author, number: u64) -> Option<UnderWay> {
    author.errand.take_if(|errand| errand.number == number)
}

fn version(author: &Author) -> u64 {
    author.open.as_ref().map_or(0, |open| open.sheet.version())
}

/// How many claims were proved, of how many, and whether one was refuted.
fn proved(proof: &Proof) -> (usize, usize, bool) {
    let proved = proof.findings.iter().filter(|finding| finding.verdict == Verdict::Proved).count();
    (proved, proof.findings.len(), proof.is_refuted())
}

/// Keeps the folder for the next start, when somebody chose it.
fn remember(model: &mut Model, folder: String) {
    if std::mem::take(&mut model.author.chose_folder) {
        model.kept.own_folder = Some(folder);
        model.author.todo.push(Job::Keep(model.kept.clone()));
    }
}
