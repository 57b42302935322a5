//! Proofs, rehearsals, and calls that are tried out.

use std::sync::Arc;

use crate::app::language::key;
use crate::app::model::{Manuscript, Model, Screen, Trial, UnderWay};
use crate::app::worker::{AuthorJob, Errand, Job, TryOut};
use crate::author::approach::Way;
use crate::content::{Bundle, Kind};
use crate::sim::ids::Id;

pub(super) fn begin(model: &mut Model, what: Errand, jobs: &mut Vec<Job>) {
    super::keep(model, jobs);
    let author = &mut model.author;
    let fits = |open: &&Manuscript| match what {
        Errand::Way(_) => open.has_call(),
        _ => open.kind == Kind::Scenario,
    };
    let Some(open) = author.open.as_ref().filter(fits) else { return };
    author.errands += 1;
    let number = author.errands;
    let version = open.sheet.version();
    jobs.push(Job::Author(AuthorJob::Errand {
        number,
        file: open.file.clone(),
        text: Arc::from(open.sheet.text()),
        what: what.clone(),
    }));
    author.errand = Some(UnderWay { number, what, version, done: (0, 0), tried: 0, stopping: false });
}

/// Leaves what is under way. What a proof or a rehearsal has found so far is still worth seeing.
pub(super) fn stop(model: &mut Model, jobs: &mut Vec<Job>) {
    jobs.push(Job::Author(AuthorJob::Stop));
    model.author.errand.take_if(|errand| matches!(errand.what, Errand::Way(_)));
    if let Some(errand) = &mut model.author.errand {
        errand.stopping = true;
    }
}

/// Brings the call to its beat; it begins with the worker's next news.
pub(super) fn try_out(model: &mut Model, beat: Option<Id>, bundle: Bundle, way: Way) {
    let Way { seed, inputs, found_by } = way;
    model.author.trial = Some(Trial { beat, inputs: inputs.len(), found_by });
    model.waiting_for = Some(key("The call is brought there"));
    model.author.todo.push(Job::TryOut(Box::new(TryOut { bundle, seed, inputs })));
}

/// Back to the scenario, from wherever the call is.
pub(super) fn end_trial(model: &mut Model, jobs: &mut Vec<Job>) {
    if model.author.trial.take().is_none() {
        return;
    }
    if model.call.take().is_some() {
        jobs.push(Job::PutAside);
    }
    model.debrief = None;
    model.screen = Screen::Author;
}

/// Who tried a call out goes back to what they write, not to other people's calls.
pub(in crate::app::update) fn after_trial(model: &mut Model) {
    if model.author.trial.take().is_some() {
        model.screen = Screen::Author;
    }
}

/// Tries the same out once more, as the text stands now.
pub(in crate::app::update) fn again(model: &mut Model, jobs: &mut Vec<Job>) {
    let beat = model.author.trial.as_ref().and_then(|trial| trial.beat.clone());
    model.waiting_for = Some(key("The call is brought there"));
    begin(model, Errand::Way(beat), jobs);
}
