//! How everybody is doing: which calls it is made of, and how it is laid out in lists.

use crate::app::intent::CohortIntent;
use crate::app::language::Phrase;
use crate::app::model::{Anew, Cell, List, Model, Row, day};
use crate::app::screens::called::called;
use crate::app::worker::{Job, OfficeJob, Regrade};
use crate::mentoring::regrades::Came;
use crate::review::cohort::{Cohort, Measured, Need, Reason, ScenarioRow, Tally, TraineeRow};
use crate::review::regrade::{Flip, Regraded};

/// What sorts after every mark and every change of one.
const NEVER: i64 = 10_000;

pub(super) fn act(model: &mut Model, intent: CohortIntent, jobs: &mut Vec<Job>) {
    let view = &mut model.mentor.cohort;
    match intent {
        CohortIntent::Show(sight) => {
            view.sight = sight;
            return;
        }
        CohortIntent::Since(since) => view.since = since,
        CohortIntent::Desk(desk) => view.filter.desk = desk,
        CohortIntent::Graded(graded) => view.filter.graded = graded,
        CohortIntent::Signed(signed) => view.filter.signed = signed,
        CohortIntent::Scenario(scenario) => view.filter.scenario = scenario,
        CohortIntent::Course(course) => view.filter.course = course,
        CohortIntent::From(typed) => view.from = typed,
        CohortIntent::Until(typed) => view.until = typed,
        CohortIntent::Rubric(rubric) => {
            view.anew = Anew { rubric, replayed: view.anew.replayed, ..Anew::default() };
            return;
        }
        CohortIntent::Replayed(replayed) => {
            view.anew = Anew { rubric: view.anew.rubric.take(), replayed, ..Anew::default() };
            return;
        }
        CohortIntent::ScoreAnew => {
            score_anew(model, jobs);
            return;
        }
    }
    // What came of other calls says nothing about these.
    view.anew = Anew { rubric: view.anew.rubric.take(), replayed: view.anew.replayed, ..Anew::default() };
    let Ok((since, until)) = view.times() else { return };
    (view.filter.since, view.filter.until) = (since, until);
    ask(model, jobs);
}

fn score_anew(model: &mut Model, jobs: &mut Vec<Job>) {
    let view = &model.mentor.cohort;
    let anew = &view.anew;
    let (rubric, replayed) = (anew.rubric.clone(), anew.replayed);
    let wanted = Regrade { filter: view.filter.clone(), since: view.since, rubric, replayed };
    model.mentor.stopped = false;
    jobs.push(Job::Office(OfficeJob::Regrade(Box::new(wanted))));
}

/// Has the cohort worked out as it is filtered.
pub(super) fn ask(model: &mut Model, jobs: &mut Vec<Job>) {
    model.mentor.stopped = false;
    // Courses and rubrics to choose from come with the sessions.
    if model.mentor.sessions.rows.is_none() {
        jobs.push(Job::Office(OfficeJob::Sessions));
    }
    let view = &model.mentor.cohort;
    // The clock is read where the calls are.
    jobs.push(Job::Office(OfficeJob::Cohort(Box::new(view.filter.clone()), view.since)));
}

pub(super) fn lay_out(model: &mut Model, cohort: Cohort) {
    let view = &mut model.mentor.cohort;
    view.trainees.set(cohort.trainees.iter().enumerate().map(trainee).collect());
    view.needs.set(cohort.needs.iter().enumerate().map(need).collect());
    view.map.set((0..cohort.trainees.len()).map(|at| mapped(&cohort, at)).collect());
    // A column that the calls no longer have sorts by nothing.
    if view.map.column > cohort.scenarios.len() {
        view.map.sort_by(0);
    }
    view.scenarios.set(cohort.scenarios.iter().enumerate().map(scenario).collect());
    view.titles.extend(cohort.scenarios.iter().map(|row| (row.scenario.clone(), row.title.clone())));
    let desks = cohort.scenarios.iter().map(|row| row.desk.clone());
    view.desks.extend(desks);
    view.desks.sort();
    view.desks.dedup();
    view.cohort = Some(cohort);
}

fn trainee((at, row): (usize, &TraineeRow)) -> Row<usize> {
    let mut cells = vec![Cell::said(called(&row.trainee), None)];
    cells.extend(tally(&row.tally));
    cells.push(Cell::said(day(row.last), Some(row.last.0)));
    Row::new(at, cells)
}

/// Somebody who needs a mentor: the name, how urgent it is, and for how many reasons.
fn need((at, need): (usize, &Need)) -> Row<usize> {
    let reasons: Vec<String> = need.reasons.iter().map(Reason::says).collect();
    let urgency = need.reasons.first().map_or(i64::MAX, |reason| i64::from(reason.rank()));
    let cells = vec![
        Cell::number(reasons.join("; "), urgency),
        Cell::words(need.trainee.shown()),
        Cell::number(reasons.len().to_string(), i64::try_from(reasons.len()).unwrap_or(i64::MAX)),
    ];
    Row::new(at, cells)
}

/// A trainee's row of the heat map. Who never took a scenario comes after those who did.
fn mapped(cohort: &Cohort, at: usize) -> Row<usize> {
    let name = cohort.trainees.get(at).map(|row| row.trainee.shown()).unwrap_or_default();
    let mut cells = vec![Cell::words(name)];
    cells.extend((0..cohort.scenarios.len()).map(|scenario| {
        let mean = cohort.cell(at, scenario).and_then(|cell| cell.mean);
        Cell::number("", mean.map_or(NEVER, i64::from))
    }));
    Row::new(at, cells)
}

pub(super) fn lay_out_anew(model: &mut Model, came: Came) {
    let anew = &mut model.mentor.cohort.anew;
    if anew.changed.rows.is_none() {
        anew.changed = List::sorted_by(5, false);
    }
    anew.changed.set(came.regrades.changed.iter().enumerate().map(changed).collect());
    anew.left_out = came.left_out.first().map(|(_, why)| (came.left_out.len(), why.clone()));
    anew.came = Some(came.regrades);
}

fn changed((at, call): (usize, &Regraded)) -> Row<usize> {
    let (rank, flip) = match call.flips() {
        Some(Flip::Fails) => (0, Phrase::new("would not pass")),
        Some(Flip::Passes) => (1, Phrase::new("would pass")),
        None => (2, Phrase::new("as before")),
    };
    let change = call.change();
    let moved = change.map_or("–".to_owned(), |by| format!("{:+} %", by / 10).replace('-', "−"));
    let cells = vec![
        Cell::words(call.call.trainee.shown()),
        Cell::words(call.call.title.clone()),
        share(call.call.marks.overall()),
        share(call.after.overall()),
        Cell::number(moved, change.map_or(NEVER, i64::from)),
        Cell::said(flip, Some(rank)),
        Cell::said(day(call.call.began), Some(call.call.began.0)),
    ];
    Row::new(at, cells)
}

fn scenario((at, row): (usize, &ScenarioRow)) -> Row<usize> {
    let mut cells = vec![Cell::words(row.title.clone())];
    cells.extend(tally(&row.tally));
    cells.push(measured(row.item.difficulty));
    cells.push(measured(row.item.discrimination));
    Row::new(at, cells)
}

/// Calls, critical ones, then the six means.
fn tally(tally: &Tally) -> Vec<Cell> {
    let mut cells = vec![
        Cell::number(tally.calls.to_string(), i64::from(tally.calls)),
        Cell::number(tally.critical.to_string(), i64::from(tally.critical)),
    ];
    cells.extend(tally.means.map(share));
    cells
}

fn share(per_mille: Option<u16>) -> Cell {
    match per_mille {
        Some(per_mille) => Cell::number(format!("{} %", per_mille / 10), i64::from(per_mille)),
        None => Cell::number("–", -1),
    }
}

fn measured(measured: Measured) -> Cell {
    match measured {
        Measured::PerMille(number) => {
            let sign = if number < 0 { "−" } else { "" };
            let size = number.unsigned_abs();
            Cell::number(format!("{sign}{}.{:02}", size / 1_000, size % 1_000 / 10), i64::from(number))
        }
        Measured::TooFew { have, need } => Cell::said(
            Phrase::new("{have} of {need} people").with("have", have).with("need", need),
            Some(-10_000),
        ),
        Measured::NoVariance => Cell::said(Phrase::new("all alike"), Some(-9_999)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: i32, text: &str) {
        assert_eq!(measured(Measured::PerMille(number)).text, text);
    }

    #[test]
    fn measures_read_as_hundredths() {
        check(430, "0.43");
        check(-65, "−0.06");
        check(1_000, "1.00");
        assert_eq!(measured(Measured::TooFew { have: 3, need: 8 }).text, "3 of 8 people");
    }
}
