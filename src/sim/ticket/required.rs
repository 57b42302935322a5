//! Required lines: whether the ticket says what the technician needs.

use serde::{Deserialize, Serialize};

use super::results;
use super::sheet::Sheet;
use super::statements::{Quote, Statement};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Subject;
use crate::sim::understanding::{Fit, SubjectClass};
use crate::sim::wording::is_a_contact;
use crate::sim::words::FactKind;

/// One thing the ticket must say, and what it says. A fact with parts makes a line for each part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What must be said, as the scenario lists it.
    pub subject: Subject,
    /// The fact, part, finding, step or event; of words, the words.
    pub id: Id,
    /// Whether the desk learnt it. What it never learnt costs under information, not here.
    pub learnt: bool,
    /// Whether the agent asked for it.
    pub asked: bool,
    /// What the ticket says of it.
    pub verdict: Verdict,
}

/// What a ticket says of something it must say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It says it.
    Present(Quote),
    /// It names a step and leaves out what came of it.
    NoResult(Quote),
    /// It says something else in its place.
    Wrong {
        /// The place.
        quote: Quote,
        /// What would be right.
        right: String,
    },
    /// It does not say it.
    Missing,
}

impl Verdict {
    /// Whether the ticket says it rightly and wholly.
    #[must_use]
    pub fn is_present(&self) -> bool {
        matches!(self, Self::Present(_))
    }

    /// The words it rests on, if any.
    #[must_use]
    pub fn quote(&self) -> Option<&Quote> {
        match self {
            Self::Present(quote) | Self::NoResult(quote) | Self::Wrong { quote, .. } => Some(quote),
            Self::Missing => None,
        }
    }
}

/// The lines that a subject makes.
pub(super) fn lines(sheet: &Sheet<'_>, subject: &Subject) -> Vec<Line> {
    let line = |id: Id, learnt: bool, verdict: Verdict| {
        let asked = sheet.known.asked.contains(&id)
            || id.whole().is_some_and(|whole| sheet.known.asked.iter().any(|asked| *asked == *whole));
        Line { subject: subject.clone(), id, learnt, asked, verdict }
    };
    match subject {
        Subject::Fact(id) => {
            let items = sheet.case.items(id.as_str()).into_iter().map(|item| item.id);
            let value = |id: Id| line(id.clone(), sheet.learnt(&id), value(sheet, &id));
            items.map(value).collect()
        }
        Subject::Found(id) => vec![line(id.clone(), sheet.learnt(id), value(sheet, id))],
        Subject::Step(id) => vec![line(id.clone(), sheet.learnt(id), step(sheet, id))],
        Subject::Event(id) => {
            let number = sheet.case.event.as_ref().filter(|event| event.id == *id);
            let number = number.map_or(id.as_str(), |event| event.number.as_str());
            vec![line(id.clone(), sheet.was_seen(number), event(sheet, id, number))]
        }
        Subject::Text(text) => vec![line(Id::new(text.clone()), true, phrase(sheet, text))],
    }
}

fn value(sheet: &Sheet<'_>, id: &Id) -> Verdict {
    let is_contact = sheet
        .case
        .items(id.as_str())
        .iter()
        .any(|item| item.kind().is_some_and(|kind| *kind == FactKind::Contact));
    let enough = |statement: &&Statement| !is_contact || is_a_contact(&statement.quote.text);
    if let Some(statement) = sheet.said.of(id, Fit::Right).find(enough) {
        return Verdict::Present(statement.quote.clone());
    }
    let wrong = sheet.said.of(id, Fit::Wrong).find(|statement| !sheet.says_something_else(statement));
    wrong.map_or(Verdict::Missing, |statement| Verdict::Wrong {
        quote: statement.quote.clone(),
        right: sheet.right(id),
    })
}

fn event(sheet: &Sheet<'_>, id: &Id, number: &str) -> Verdict {
    let by_number = || sheet.said.place(number);
    let read = sheet.said.of(id, Fit::Right).next().map(|statement| statement.quote.clone());
    if let Some(quote) = read.or_else(by_number) {
        return Verdict::Present(quote);
    }
    let wrong = sheet.said.of(id, Fit::Wrong).next();
    wrong.map_or(Verdict::Missing, |statement| Verdict::Wrong {
        quote: statement.quote.clone(),
        right: number.to_owned(),
    })
}

fn phrase(sheet: &Sheet<'_>, text: &str) -> Verdict {
    let read = |statement: &&Statement| statement.class == SubjectClass::Phrase && statement.id == *text;
    let read = sheet.said.all.iter().find(read).map(|statement| statement.quote.clone());
    sheet.said.place(text).or(read).map_or(Verdict::Missing, Verdict::Present)
}

/// A step counts where the list of steps names it with what came of it.
fn step(sheet: &Sheet<'_>, id: &Id) -> Verdict {
    let mut verdict = Verdict::Missing;
    for index in step_lines(sheet, id) {
        let Some(stated) = sheet.stated.get(index) else { continue };
        let quote = sheet.said.step_line(index);
        let Some(result) = stated else {
            verdict = Verdict::NoResult(quote);
            continue;
        };
        let known =
            sheet.known.steps.get(id).filter(|step| step.done).map_or("", |step| step.result.as_str());
        if results::contradict(known, result, sheet.pack) {
            return Verdict::Wrong { quote, right: known.to_owned() };
        }
        return Verdict::Present(quote);
    }
    verdict
}

/// The lines among the steps that name this step, in order.
pub(super) fn step_lines(sheet: &Sheet<'_>, id: &Id) -> Vec<usize> {
    let names = |statement: &&Statement| statement.class == SubjectClass::Step && statement.id == *id;
    let mut lines: Vec<_> =
        sheet.said.all.iter().filter(names).filter_map(|statement| statement.line).collect();
    lines.dedup();
    lines
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, learn, reviewed, with, with_steps, without};
    use super::super::{Draft, Field, Known};
    use super::*;

    #[track_caller]
    fn line(known: &Known<'_>, draft: &Draft, id: &str) -> Line {
        reviewed(known, draft).required.into_iter().find(|line| line.id == *id).unwrap()
    }

    #[test]
    fn a_wrong_value_is_quoted_beside_the_right_one() {
        let line = line(&good_call(), &with(Field::ExactError, "on screen E-4021"), "error_code");
        let Verdict::Wrong { quote, right } = line.verdict else { panic!("{line:?}") };
        assert_eq!(
            (quote.field, quote.text.as_str(), right.as_str()),
            (Field::ExactError, "E-4021", "E-4012")
        );
        assert_eq!(quote.span.of("on screen E-4021"), "E-4021");
    }

    #[test]
    fn a_fact_with_parts_makes_a_line_for_each() {
        let draft = with(Field::Symptom, "198.51.100.11 loses");
        assert!(line(&good_call(), &draft, "pair.bad").verdict.is_present());
        assert_eq!(line(&good_call(), &draft, "pair.clean").verdict, Verdict::Missing);
    }

    #[test]
    fn what_was_never_learnt_is_marked_so() {
        let known = without(&good_call(), "error_code");
        let missing = line(&known, &with(Field::ExactError, ""), "error_code");
        assert!(!missing.learnt && missing.asked && missing.verdict == Verdict::Missing);
        let mut slip = without(&good_call(), "began");
        learn(&mut slip, "began", Some("Sunday"));
        assert!(!line(&slip, &with(Field::Began, "Sunday"), "began").learnt);
    }

    #[test]
    fn a_step_counts_with_its_result_and_its_opposite_is_wrong() {
        let verdict = |steps: &[(&str, &str)]| line(&good_call(), &with_steps(steps), "restart").verdict;
        assert!(verdict(&[("Restarted router", "nothing changed")]).is_present());
        assert!(matches!(verdict(&[("Restarted router", "")]), Verdict::NoResult(_)));
        assert!(matches!(verdict(&[("Restarted router", "fixed it")]), Verdict::Wrong { .. }));
        assert_eq!(verdict(&[("All usual steps", "no change")]), Verdict::Missing);
    }
}
