//! The list of scenarios, and how each stands.

use std::path::Path;

use super::news::{AuthorNews, Row};
use super::recovery;
use crate::author::{lint, plans};
use crate::content::Library;
use crate::sim::ids::Id;
use crate::sim::plan::Plan;
use crate::sim::scenario::diagnostic::Severity;

/// The scenarios: one's own first, then by title.
pub(super) fn rows(library: &Library, data: Option<&Path>) -> Vec<Row> {
    let mut rows: Vec<Row> = library
        .scenarios
        .iter()
        .map(|(id, entry)| {
            let scenario = entry.value.as_deref();
            let file = entry.source.file().to_owned();
            let desk = scenario.and_then(|scenario| library.desks.get(&scenario.desk));
            let desk = desk.and_then(|desk| desk.value.as_deref());
            Row {
                id: id.clone(),
                title: scenario.map_or_else(|| id.to_string(), |scenario| scenario.title.clone()),
                desk: desk.map(|desk| desk.company.clone()).unwrap_or_default(),
                stage: scenario.map(|scenario| scenario.stage),
                own: entry.layer > 0,
                unsaved: data.is_some_and(|data| recovery::kept(data, &file).is_some()),
                file,
            }
        })
        .collect();
    rows.sort_by_key(|row| (!row.own, row.title.to_lowercase()));
    rows
}

/// How a scenario stands: its problems, and its plans when `with_plans` says so.
pub(super) fn stands(library: &Library, id: &Id, with_plans: bool) -> Option<AuthorNews> {
    let file = library.scenarios.get(id)?.source.file();
    let found = lint(library, &|name| name == file);
    let count = |severity| found.iter().filter(|fault| fault.severity == severity).count();
    let problems = (count(Severity::Error), count(Severity::Warning));
    let plans = with_plans.then(|| plans_of(library, id));
    Some(AuthorNews::Stands { id: id.clone(), problems, plans })
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
