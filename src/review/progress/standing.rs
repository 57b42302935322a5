//! How far somebody is in a course.

use std::collections::BTreeSet;

use serde::Serialize;

use super::next::Offered;
use crate::review::ids::AttemptId;
use crate::review::results::{CallResult, Miss};
use crate::sim::scenario::model::{Course, CourseStep, Marks};

/// How far somebody is in a course: by practice, and apart from it by the graded sessions that were made from the course.
///
/// A course that was given as a graded session is passed by its graded calls alone; practice shows how ready somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CourseStanding {
    /// The course, by id.
    pub course: String,
    /// Its title.
    pub title: String,
    /// Its desk, by id.
    pub desk: String,
    /// By the graded sessions made from it, with the pass marks that they froze; none when it was never given to them so.
    pub graded: Option<Passage>,
    /// By practice, with the course's own pass marks.
    pub practice: Passage,
}

/// A way through a course, counting calls of one kind alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Passage {
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
    /// What the course counts by: the graded calls where it was given as a graded session, practice otherwise.
    #[must_use]
    pub fn counts(&self) -> &Passage {
        self.graded.as_ref().unwrap_or(&self.practice)
    }

    /// Whether anything of it was taken, or is to be taken in a graded session.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.graded.is_some() || self.practice.is_begun()
    }
}

impl Passage {
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

    /// Whether a step was taken to the end.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.steps.iter().any(|step| step.tries > 0)
    }

    fn of(steps: Vec<StepStanding>) -> Self {
        let has = |standing| steps.iter().any(|step| step.standing == standing);
        let all = !steps.is_empty() && steps.iter().all(|step| step.standing == Standing::Passed);
        let standing = match (all, has(Standing::Failed)) {
            (true, _) => Standing::Passed,
            (_, true) => Standing::Failed,
            _ => Standing::Open,
        };
        Self { standing, steps }
    }
}

/// `given`: whether they are assigned to a graded session that was made from the course.
pub(super) fn standing(
    course: &Course,
    given: bool,
    calls: &[&CallResult],
    offered: &[Offered],
) -> CourseStanding {
    let passage = |counts: &dyn Fn(&CallResult) -> bool, graded: bool| {
        let own: Vec<&CallResult> = calls.iter().copied().filter(|call| counts(call)).collect();
        Passage::of(course.steps.iter().map(|wanted| step(wanted, (course, graded), &own, offered)).collect())
    };
    let of_course = |call: &CallResult| call.course.as_deref() == Some(course.id.as_str());
    let graded = given || calls.iter().any(|call| of_course(call));
    CourseStanding {
        course: course.id.to_string(),
        title: course.title.clone(),
        desk: course.desk.to_string(),
        graded: graded.then(|| passage(&of_course, true)),
        practice: passage(&|call| call.session.is_none(), false),
    }
}

fn step(
    wanted: &CourseStep,
    (course, graded): (&Course, bool),
    calls: &[&CallResult],
    offered: &[Offered],
) -> StepStanding {
    let scenario = wanted.scenario.as_str();
    let own: Vec<&CallResult> = calls
        .iter()
        .copied()
        .filter(|call| call.scenario == scenario && call.desk == course.desk.as_str())
        .collect();
    // What a session froze holds for its calls, whatever the course says by now.
    let misses = |call: &CallResult| {
        let frozen = call.misses.clone().filter(|_| graded);
        frozen.unwrap_or_else(|| call.marks.misses(&wanted.pass, call.filed))
    };
    let fits = |call: &&&CallResult| misses(call).is_empty();
    let seeds: BTreeSet<u64> = own.iter().filter(fits).map(|call| call.seed).collect();
    let passed = u32::try_from(seeds.len()).unwrap_or(u32::MAX);
    // In a graded session everybody has one customer, so there is no other seed to pass it with again.
    let repeats = if graded { 1 } else { wanted.repeats };
    let last = own.last();
    let standing = match last {
        _ if passed >= u32::from(repeats) => Standing::Passed,
        Some(last) if !fits(&last) => Standing::Failed,
        _ => Standing::Open,
    };
    let known = offered.iter().find(|offered| offered.scenario == scenario).map(|offered| &offered.title);
    let title = known.or(last.map(|call| &call.title)).cloned();
    StepStanding {
        scenario: scenario.to_owned(),
        title: title.unwrap_or_else(|| scenario.to_owned()),
        pass: wanted.pass,
        repeats,
        tries: u32::try_from(own.len()).unwrap_or(u32::MAX),
        passed,
        standing,
        best: own.iter().filter_map(|call| call.marks.overall()).max(),
        last: last.map(|call| call.attempt),
        misses: last.map(|call| misses(call)).unwrap_or_default(),
    }
}
