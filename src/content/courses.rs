//! What can be wrong with courses.

use std::sync::Arc;

use super::codes;
use super::library::{Entry, Library};
use crate::sim::ids::Id;
use crate::sim::scenario::diagnostic::Diagnostic;
use crate::sim::scenario::model::{Course, CourseStep};
use crate::sim::scenario::parse::nearest;
use crate::sim::scenario::text::Path;

/// The highest mark, per mille.
const HIGHEST: u16 = 1_000;

impl Library {
    /// The faults of the courses whose file is `wanted`: names that there is no desk or scenario for, and marks that cannot
    /// be reached.
    #[must_use]
    pub fn course_faults(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let courses = self.courses.values().filter(|entry| wanted(entry.source.file()));
        let courses = courses.filter_map(|entry| Some((entry, entry.value.as_ref()?)));
        courses.flat_map(|(entry, course)| self.faults_of(entry, course)).collect()
    }

    fn faults_of(&self, entry: &Entry<Course>, course: &Arc<Course>) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        let at = |path: &Path, says: String, label: &str| {
            let fault = Diagnostic::error(codes::COURSE, says).at(entry.source.head_of(path), label);
            fault.file(entry.source.file())
        };
        if !self.desks.contains_key(&course.desk) {
            let path = Path::new().field("desk");
            let fault = at(&path, format!("there is no desk `{}`", course.desk), "not known");
            faults.push(advised(fault, entry, &path, &course.desk, self.desks.keys()));
        }
        if course.steps.is_empty() {
            let path = Path::new().field("steps");
            let fault = at(&path, "the course has no steps".to_owned(), "empty");
            faults.push(fault.help("give it at least one: ( scenario: \"…\", pass: ( overall: 700 ) )"));
        }
        let of_desk = |id: &&Id| {
            let scenario = self.scenarios.get(*id).and_then(|scenario| scenario.value.as_ref());
            scenario.is_none_or(|scenario| scenario.desk == course.desk)
        };
        for (nth, step) in course.steps.iter().enumerate() {
            let path = || Path::new().field("steps").index(nth);
            let scenario = path().field("scenario");
            match self.scenarios.get(&step.scenario) {
                None => {
                    let fault =
                        at(&scenario, format!("there is no scenario `{}`", step.scenario), "not known");
                    let known = self.scenarios.keys().filter(of_desk);
                    faults.push(advised(fault, entry, &scenario, &step.scenario, known));
                }
                Some(_) if !of_desk(&&step.scenario) => {
                    let says = format!("the scenario `{}` is of another desk", step.scenario);
                    let help = "a course takes scenarios of one desk: begin another for the other desk";
                    faults.push(at(&scenario, says, "another desk").help(help));
                }
                Some(_) => {}
            }
            faults.extend(marks(step).map(|(field, says)| at(&path().field(field), says, "here")));
        }
        faults
    }
}

/// What is wrong with what passes a step, by its field.
fn marks(step: &CourseStep) -> impl Iterator<Item = (&'static str, String)> {
    let named = step.pass.named();
    let too_high = named.into_iter().filter(|(_, mark)| mark.is_some_and(|mark| mark > HIGHEST));
    let too_high = too_high.map(|(name, _)| {
        ("pass", format!("`{name}` is above {HIGHEST}, the highest mark; marks are per mille, 700 is 70 %"))
    });
    let none = named.iter().all(|(_, mark)| mark.is_none());
    let none =
        none.then(|| ("pass", "nothing is asked for to pass; name `overall` or a dimension".to_owned()));
    let never = (step.repeats == 0).then(|| ("repeats", "a step is passed at least once".to_owned()));
    too_high.chain(none).chain(never)
}

fn advised<'i>(
    fault: Diagnostic,
    entry: &Entry<Course>,
    path: &Path,
    id: &Id,
    known: impl Iterator<Item = &'i Id>,
) -> Diagnostic {
    match nearest(id.as_str(), known.map(Id::as_str)) {
        Some(near) => {
            let span = entry.source.head_of(path);
            fault.suggest(span, format!("\"{near}\""), format!("did you mean `{near}`?"))
        }
        None => fault.help("`firstline list` shows what there is"),
    }
}
