//! How far somebody is in a course.

use std::collections::BTreeSet;

use serde::Serialize;

use super::next::Offered;
use crate::review::ids::AttemptId;
use crate::review::results::{CallResult, Miss};
use crate::sim::scenario::model::{Course, CourseStep, Marks};

/// How far somebody is in a course, by the course's own pass marks. Practice counts as much as graded calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CourseStanding {
    /// The course, by id.
    pub course: String,
    /// Its title.
    pub title: String,
    /// Its desk, by id.
    pub desk: String,
    /// Passed when every step is; failed when one was tried and not passed; open otherwise.
    pub standing: Standing,
    /// Its steps, in order.
    pub steps: Vec<StepStanding>,
}

/// How far somebody is in a step of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepStanding {
    /// The scenario, by id.
    pub scenario: String,
    /// Its title; its id when nobody knows it.
    pub title: String,
    /// What passes it.
    pub pass: Marks,
    /// How many passed calls it takes, each with another seed.
    pub repeats: u8,
    /// How often it was taken to the end.
    pub tries: u32,
    /// How many seeds it was passed with.
    pub passed: u32,
    /// Where it stands.
    pub standing: Standing,
    /// The best overall mark, per mille.
    pub best: Option<u16>,
    /// The last call.
    pub last: Option<AttemptId>,
    /// What kept the last call from passing; nothing when it passed, or there was none.
    pub misses: Vec<Miss>,
}

/// Where a step or a course stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It was not tried, or not often enough yet, and nothing was failed last.
    Open,
    /// It was tried, and the last try did not pass.
    Failed,
    /// It is passed.
    Passed,
}

impl CourseStanding {
    /// The first step that is not passed.
    #[must_use]
    pub fn next(&self) -> Option<&StepStanding> {
        self.steps.iter().find(|step| step.standing != Standing::Passed)
    }

    /// How many steps are passed.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.steps.iter().filter(|step| step.standing == Standing::Passed).count()
    }
}

pub(super) fn standing(course: &Course, calls: &[&CallResult], offered: &[Offered]) -> CourseStanding {
    let steps: Vec<StepStanding> =
        course.steps.iter().map(|wanted| step(wanted, course, calls, offered)).collect();
    let has = |standing| steps.iter().any(|step| step.standing == standing);
    let all = !steps.is_empty() && steps.iter().all(|step| step.standing == Standing::Passed);
    CourseStanding {
        course: course.id.to_string(),
        title: course.title.clone(),
        desk: course.desk.to_string(),
        standing: match (all, has(Standing::Failed)) {
            (true, _) => Standing::Passed,
            (_, true) => Standing::Failed,
            _ => Standing::Open,
        },
        steps,
    }
}

fn step(wanted: &CourseStep, course: &Course, calls: &[&CallResult], offered: &[Offered]) -> StepStanding {
    let scenario = wanted.scenario.as_str();
    let own: Vec<&CallResult> = calls
        .iter()
        .copied()
        .filter(|call| call.scenario == scenario && call.desk == course.desk.as_str())
        .collect();
    // An abandoned call shows no ticket, so it passes nothing.
    let misses = |call: &CallResult| call.marks.misses(&wanted.pass);
    let fits = |call: &&&CallResult| call.filed && misses(call).is_empty();
    let seeds: BTreeSet<u64> = own.iter().filter(fits).map(|call| call.seed).collect();
    let passed = u32::try_from(seeds.len()).unwrap_or(u32::MAX);
    let last = own.last();
    let standing = match last {
        _ if passed >= u32::from(wanted.repeats) => Standing::Passed,
        Some(last) if !fits(&last) => Standing::Failed,
        _ => Standing::Open,
    };
    let known = offered.iter().find(|offered| offered.scenario == scenario).map(|offered| &offered.title);
    let title = known.or(last.map(|call| &call.title)).cloned();
    StepStanding {
        scenario: scenario.to_owned(),
        title: title.unwrap_or_else(|| scenario.to_owned()),
        pass: wanted.pass,
        repeats: wanted.repeats,
        tries: u32::try_from(own.len()).unwrap_or(u32::MAX),
        passed,
        standing,
        best: own.iter().filter_map(|call| call.marks.overall()).max(),
        last: last.map(|call| call.attempt),
        misses: last.map(|call| misses(call)).unwrap_or_default(),
    }
}
