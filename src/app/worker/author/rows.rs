//! The list of files that people write, and how each stands.

use std::path::Path;

use super::news::{AuthorNews, Row};
use super::recovery;
use crate::author::{lint, plans};
use crate::content::{Kind, Library, Written};
use crate::sim::ids::Id;
use crate::sim::plan::Plan;
use crate::sim::scenario::diagnostic::{Diagnostic, Severity};

/// The files: by kind, one's own first, then by title.
pub(super) fn rows(library: &Library, data: Option<&Path>) -> Vec<Row> {
    let row = |written: Written| {
        let desk = written.desk.as_ref().and_then(|desk| library.desks.get(desk)?.value.as_deref());
        Row {
            kind: written.kind,
            desk: desk.map(|desk| desk.company.clone()).unwrap_or_default(),
            unsaved: data.is_some_and(|data| recovery::kept(data, &written.file).is_some()),
            id: written.id,
            title: written.title,
            stage: written.stage,
            faulty: written.faulty,
            file: written.file,
            own: written.layer > 0,
        }
    };
    let mut rows: Vec<Row> = library.written().into_iter().map(row).collect();
    rows.sort_by_cached_key(|row| (row.kind, !row.own, row.title.to_lowercase()));
    rows
}

/// How a file stands: its problems, and its plans when `with_plans` says so.
pub(super) fn stands(library: &Library, written: &Written, with_plans: bool) -> AuthorNews {
    let found = faults(library, written);
    let count = |severity| found.iter().filter(|fault| fault.severity == severity).count();
    let problems = (count(Severity::Error), count(Severity::Warning));
    let scenario = written.scenario.as_ref().filter(|_| written.kind == Kind::Scenario && with_plans);
    let plans = scenario.map(|id| plans_of(library, id));
    AuthorNews::Stands { file: written.file.clone(), problems, plans }
}

/// Everything that is wrong with one file. A plan without errors is played, too.
pub(super) fn faults(library: &Library, written: &Written) -> Vec<Diagnostic> {
    let mut found = lint(library, &|name| name == written.file);
    let plan = written.scenario.as_ref().filter(|_| written.kind == Kind::Plan);
    if let Some(scenario) = plan.filter(|_| !found.iter().any(Diagnostic::is_error)) {
        let name = written.id.as_str().strip_prefix(scenario.as_str()).unwrap_or_default();
        found.extend(plans::shortfalls(library, scenario.as_str(), name.trim_start_matches('.')));
    }
    found
}

/// Plans that come out as they say, and those that do not.
fn plans_of(library: &Library, id: &Id) -> (usize, usize) {
    let all = library.plans.keys().filter(|(scenario, _)| scenario == id).count();
    let Ok(bundle) = library.bundle(id.as_str()) else { return (0, all) };
    let holds = |plan: &Plan| plans::unmet(&bundle, plan).is_ok_and(|unmet| unmet.is_empty());
    let good = readable(library, id).iter().filter(|plan| holds(plan)).count();
    (good, all - good)
}

/// The plans of a scenario that can be read.
pub(super) fn readable(library: &Library, id: &Id) -> Vec<Plan> {
    let names = library.plans.keys().filter(|(scenario, _)| scenario == id).map(|(_, name)| name);
    names.filter_map(|name| library.plan(id.as_str(), name)?.ok()).collect()
}
