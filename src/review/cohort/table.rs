//! The table and the heat map.

use std::collections::BTreeMap;

use serde::Serialize;

use super::filter::Filter;
use super::item::{Item, items};
use super::known::Known;
use super::needs::{Need, NeedLimits, needs};
use crate::review::moment::Moment;
use crate::review::results::{CallResult, Trainee, mean};

/// Many calls of many people, as one sees them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohort {
    /// The calls, the oldest first.
    pub calls: Vec<CallResult>,
    /// All of them together.
    pub all: Tally,
    /// Who took them, by name.
    pub trainees: Vec<TraineeRow>,
    /// What was taken, by desk and scenario.
    pub scenarios: Vec<ScenarioRow>,
    /// The heat map: by place in `trainees` and in `scenarios`. Who never took a scenario has no cell there.
    pub cells: BTreeMap<(usize, usize), Cell>,
    /// Who needs a mentor today, the most urgent first.
    pub needs: Vec<Need>,
}

/// Some calls, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many calls.
    pub calls: u32,
    /// How many of them a mentor signed.
    pub signed: u32,
    /// How many have a critical error.
    pub critical: u32,
    /// How many passed, of those of which something is asked.
    pub passed: u32,
    /// How many did not.
    pub failed: u32,
    /// The mean overall mark, then those of the five dimensions in their order, per mille.
    pub means: [Option<u16>; 6],
}

/// A trainee's row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TraineeRow {
    /// Who.
    pub trainee: Trainee,
    /// Their calls.
    pub tally: Tally,
    /// When their last call began.
    pub last: Moment,
}

/// A scenario's row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioRow {
    /// The desk, by id.
    pub desk: String,
    /// The scenario, by id.
    pub scenario: String,
    /// Its title, as it was in the last call.
    pub title: String,
    /// Its calls.
    pub tally: Tally,
    /// How hard it is, and whether it tells good from weak.
    pub item: Item,
}

/// What a trainee did in a scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// How many calls.
    pub calls: u32,
    /// The mean overall mark, per mille.
    pub mean: Option<u16>,
    /// The overall mark of the last call.
    pub last: Option<u16>,
    /// Calls with a critical error.
    pub critical: u32,
}

impl Cohort {
    /// What there is to see of the calls that the filter lets through.
    #[must_use]
    pub fn of(known: &Known, filter: &Filter, limits: &NeedLimits, now: Moment) -> Self {
        let calls: Vec<CallResult> = known.calls.iter().filter(|call| filter.lets(call)).cloned().collect();
        let by_trainee = grouped(&calls, |call| call.trainee.clone());
        let by_scenario = grouped(&calls, |call| (call.desk.clone(), call.scenario.clone()));
        let mut found = items(&by_scenario);
        Self {
            all: Tally::of(&calls.iter().collect::<Vec<_>>()),
            trainees: by_trainee.iter().map(|(trainee, own)| trainee_row(trainee, own)).collect(),
            scenarios: by_scenario
                .iter()
                .map(|(key, own)| scenario_row(key, own, found.remove(key).unwrap_or_default()))
                .collect(),
            cells: cells(&by_trainee, &by_scenario),
            needs: needs(known, &by_trainee, filter, limits, now),
            calls,
        }
    }

    /// The cell of a trainee and a scenario, by their places.
    #[must_use]
    pub fn cell(&self, trainee: usize, scenario: usize) -> Option<&Cell> {
        self.cells.get(&(trainee, scenario))
    }
}

impl Tally {
    /// Counts these calls.
    #[must_use]
    pub fn of(calls: &[&CallResult]) -> Self {
        let count = |wanted: &dyn Fn(&CallResult) -> bool| {
            u32::try_from(calls.iter().filter(|call| wanted(call)).count()).unwrap_or(u32::MAX)
        };
        let marks: Vec<[Option<u16>; 6]> = calls.iter().map(|call| call.marks.six()).collect();
        Self {
            calls: count(&|_| true),
            signed: count(&|call| call.signed),
            critical: count(&|call| !call.marks.critical.is_empty()),
            passed: count(&|call| call.passed() == Some(true)),
            failed: count(&|call| call.passed() == Some(false)),
            means: std::array::from_fn(|mark| mean(marks.iter().map(|six| six[mark]))),
        }
    }
}

fn grouped<K: Ord>(calls: &[CallResult], by: impl Fn(&CallResult) -> K) -> BTreeMap<K, Vec<&CallResult>> {
    let mut groups: BTreeMap<K, Vec<&CallResult>> = BTreeMap::new();
    for call in calls {
        groups.entry(by(call)).or_default().push(call);
    }
    groups
}

fn trainee_row(trainee: &Trainee, own: &[&CallResult]) -> TraineeRow {
    let last = own.iter().map(|call| call.began).max().unwrap_or_default();
    TraineeRow { trainee: trainee.clone(), tally: Tally::of(own), last }
}

fn scenario_row((desk, scenario): &(String, String), own: &[&CallResult], item: Item) -> ScenarioRow {
    let title = own.last().map(|call| call.title.clone()).unwrap_or_default();
    ScenarioRow { desk: desk.clone(), scenario: scenario.clone(), title, tally: Tally::of(own), item }
}

/// Calls by who took them.
pub(super) type ByTrainee<'c> = BTreeMap<Trainee, Vec<&'c CallResult>>;
/// Calls by desk and scenario.
pub(super) type ByScenario<'c> = BTreeMap<(String, String), Vec<&'c CallResult>>;

fn cells(by_trainee: &ByTrainee<'_>, by_scenario: &ByScenario<'_>) -> BTreeMap<(usize, usize), Cell> {
    let rows: BTreeMap<&Trainee, usize> = by_trainee.keys().zip(0..).collect();
    let mut cells = BTreeMap::new();
    for (column, calls) in by_scenario.values().enumerate() {
        let mut own: BTreeMap<usize, Vec<&CallResult>> = BTreeMap::new();
        for call in calls {
            let row = rows.get(&call.trainee).copied().unwrap_or_default();
            own.entry(row).or_default().push(call);
        }
        cells.extend(own.into_iter().map(|(row, own)| ((row, column), cell(&own))));
    }
    cells
}

fn cell(own: &[&CallResult]) -> Cell {
    let overall = || own.iter().map(|call| call.marks.overall());
    let Tally { calls, critical, .. } = Tally::of(own);
    Cell { calls, mean: mean(overall()), last: overall().next_back().flatten(), critical }
}
