//! The ticket read to the customer, held against the ticket that was filed.

use serde::{Deserialize, Serialize};

use super::required::{Line, Verdict, lines};
use super::sheet::Sheet;
use super::statements::Quote;
use crate::sim::ids::Id;
use crate::sim::scenario::model::Subject;

/// What the customer was read, and whether it was filed so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// The turn in which it was read.
    pub turn: u32,
    /// Whether the customer answered to it.
    pub answered: bool,
    /// How many of the required lines the desk had learnt were in it, and how many there were.
    pub covered: (u16, u16),
    /// What the customer heard and the filed ticket does not say.
    pub left_out: Vec<Id>,
    /// What the customer heard and the filed ticket says otherwise.
    pub changed: Vec<(Id, Quote)>,
}

/// Holds the last read-back against the filed ticket.
pub(super) fn read_back(sheet: &Sheet<'_>, required: &[Line]) -> Option<ReadBack> {
    let read = sheet.known.read_back.as_ref()?;
    let heard = |line: &&Line| read.told.contains(&line.id);
    let learnt: Vec<&Line> = required.iter().filter(|line| line.learnt).collect();
    let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let covered = (count(learnt.iter().copied().filter(heard).count()), count(learnt.len()));
    let mut result = ReadBack {
        turn: read.turn,
        answered: read.answered,
        covered,
        left_out: Vec::new(),
        changed: Vec::new(),
    };
    for id in &read.told {
        let filed = subject(sheet, id).map(|subject| lines(sheet, &subject)).unwrap_or_default();
        for line in filed {
            match line.verdict {
                Verdict::Wrong { quote, .. } => result.changed.push((line.id, quote)),
                Verdict::Missing => result.left_out.push(line.id),
                Verdict::Present(_) | Verdict::NoResult(_) => {}
            }
        }
    }
    Some(result)
}

/// What a ticket can say of this id. Names, record lines and teams are no matter of the ticket.
fn subject(sheet: &Sheet<'_>, id: &Id) -> Option<Subject> {
    let fact = !sheet.case.items(id.as_str()).is_empty() && !sheet.is_secret(id);
    let proves_identity = sheet.case.desk.verification.of.contains(id);
    if fact {
        return (!proves_identity).then(|| Subject::Fact(id.clone()));
    }
    if sheet.case.finding(id.as_str()).is_some() {
        return Some(Subject::Found(id.clone()));
    }
    sheet.case.step(id.as_str()).map(|_| Subject::Step(id.clone()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{good_call, good_ticket, reviewed, with};
    use super::super::{Field, Known, ReadOut};
    use super::*;

    fn heard(told: &[&str]) -> Known<'static> {
        let told = told.iter().map(|id| Id::from(*id)).collect();
        Known { read_back: Some(ReadOut { turn: 9, told, answered: true }), ..good_call() }
    }

    #[test]
    fn what_was_read_stands_in_the_ticket() {
        let known = heard(&["error_code", "began", "account"]);
        let read = reviewed(&known, &good_ticket()).read_back.unwrap();
        assert!(read.left_out.is_empty() && read.changed.is_empty() && read.answered);
        assert_eq!((read.turn, read.covered), (9, (2, 7)));
    }

    #[test]
    fn what_was_read_and_is_filed_otherwise_is_found() {
        let known = heard(&["error_code", "began"]);
        let read = reviewed(&known, &with(Field::ExactError, "E-4021")).read_back.unwrap();
        assert_eq!((read.changed[0].0.as_str(), read.changed[0].1.text.as_str()), ("error_code", "E-4021"));
        let read = reviewed(&known, &with(Field::ExactError, "")).read_back.unwrap();
        assert_eq!(read.left_out, [Id::from("error_code")]);
    }

    #[test]
    fn a_ticket_that_was_never_read_has_no_read_back() {
        assert_eq!(reviewed(&good_call(), &good_ticket()).read_back, None);
    }
}
