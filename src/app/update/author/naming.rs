//! New files.

use std::sync::Arc;

use crate::app::language::key;
use crate::app::model::{Model, Naming};
use crate::app::worker::{AuthorJob, Job};
use crate::author::Beginning;

/// The longest name, in characters.
const LONGEST: usize = 60;

pub(super) fn make(model: &mut Model, jobs: &mut Vec<Job>) {
    let Some(naming) = model.author.naming.clone() else { return };
    let name: String = naming.name().trim().chars().take(LONGEST).collect();
    if name.is_empty() {
        return;
    }
    let open = model.author.open.as_ref();
    let job = match naming {
        Naming::Copy { from, .. } => AuthorJob::Copy { from, name, text: None },
        Naming::Begin(beginning) => AuthorJob::Begin(Beginning { name, ..beginning }),
        Naming::Aside { .. } => {
            let Some(open) = open else { return };
            let text = Some(Arc::from(open.sheet.text()));
            jobs.push(Job::Author(AuthorJob::Forget(open.file.clone())));
            AuthorJob::Copy { from: open.file.clone(), name, text }
        }
    };
    model.waiting_for = Some(key("The file is made"));
    jobs.push(Job::Author(job));
}
