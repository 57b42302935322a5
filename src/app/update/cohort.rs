//! How everybody is doing: which calls it is made of, and how it is laid out in lists.

use crate::app::intent::CohortIntent;
use crate::app::model::{Cell, Model, Row, day};
use crate::app::screens::called::called;
use crate::app::worker::{Job, OfficeJob};
use crate::review::cohort::{Cohort, Measured, ScenarioRow, Tally, TraineeRow};

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
    }
    ask(model, jobs);
}

/// Has the cohort worked out as it is filtered.
pub(super) fn ask(model: &Model, jobs: &mut Vec<Job>) {
    let view = &model.mentor.cohort;
    // The clock is read where the calls are.
    jobs.push(Job::Office(OfficeJob::Cohort(Box::new(view.filter.clone()), view.since)));
}

pub(super) fn lay_out(model: &mut Model, cohort: Cohort) {
    let view = &mut model.mentor.cohort;
    view.trainees.set(cohort.trainees.iter().enumerate().map(trainee).collect());
    view.scenarios.set(cohort.scenarios.iter().enumerate().map(scenario).collect());
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
        Measured::TooFew { have, need } => Cell::number(format!("{have} of {need} people"), -10_000),
        Measured::NoVariance => Cell::number("all alike", -9_999),
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
