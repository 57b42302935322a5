//! The ticket says what the technician needs.

use super::places;
use crate::sim::scenario::model::Subject;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes, per_mille};
use crate::sim::ticket::{Field, Line, Verdict};
use crate::sim::words::{Dimension, FactKind};

/// The ticket says what the technician needs.
pub(super) struct RequiredLines;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-required-lines",
    dimension: Dimension::Ticket,
    says: &["said", "missing", "asked_and_missing", "never_learnt", "wrong", "no_result", "nothing_required"],
};

/// What was never learnt takes at most so much of the weight out of the denominator, per mille: the rest stays.
const STAYS: u16 = 500;

impl Criterion for RequiredLines {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    /// What was never learnt was lost under information, a wrong value is lost under accuracy, a step without a result
    /// under steps: here only what was known and left out loses.
    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let required = &call.review().required;
        if required.is_empty() {
            return notes.not_applicable("nothing_required");
        }
        let learnt: Vec<&Line> = required.iter().filter(|line| line.learnt).collect();
        for line in required {
            note(call, &mut notes, line);
        }
        let said = learnt.iter().filter(|line| line.verdict != Verdict::Missing).count();
        let of = per_mille(learnt.len() as u64, required.len() as u64).max(STAYS);
        let share = if learnt.is_empty() { 0 } else { per_mille(said as u64, learnt.len() as u64) };
        let earned = u32::from(of) * u32::from(share) / 1_000;
        notes.earned_of(u16::try_from(earned).unwrap_or(of), of)
    }
}

fn note(call: &CallView<'_>, notes: &mut Notes<'_, '_>, line: &Line) {
    let about = call.words_for(&line.id);
    let quoted = line.verdict.quote().map(|quote| places::words(call, quote, INFO.id).about(&line.id));
    let nowhere = || places::field(call, home(call, line), INFO.id).about(&line.id);
    let values = [("about", about.as_str())];
    match (&line.verdict, quoted) {
        (Verdict::Present(_), Some(place)) if line.learnt => notes.gained(place, "said", &values),
        (Verdict::Wrong { right, .. }, Some(place)) => {
            notes.near(place, "wrong", &[("about", about.as_str()), ("right", right.as_str())]);
        }
        (Verdict::NoResult(_), Some(place)) => notes.near(place, "no_result", &values),
        (Verdict::Missing, _) if !line.learnt => notes.near(nowhere(), "never_learnt", &values),
        (Verdict::Missing, _) if line.asked => notes.lost(nowhere(), "asked_and_missing", &values),
        (Verdict::Missing, _) => notes.lost(nowhere(), "missing", &values),
        _ => {}
    }
}

/// The field a reader would look into.
fn home(call: &CallView<'_>, line: &Line) -> Field {
    match &line.subject {
        Subject::Step(_) => Field::Steps,
        Subject::Fact(id) => {
            let fact = call.case.fact(id.whole().unwrap_or(id.as_str()));
            match fact.and_then(|fact| fact.kind.as_ref()).and_then(FactKind::of) {
                Some(FactKind::Began) => Field::Began,
                Some(FactKind::Changed) => Field::Changed,
                Some(FactKind::ErrorCode | FactKind::ErrorText) => Field::ExactError,
                Some(FactKind::Contact | FactKind::Phone | FactKind::Email) => Field::Contact,
                _ => Field::Symptom,
            }
        }
        Subject::Found(_) | Subject::Event(_) | Subject::Text(_) => Field::Environment,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn every_line_said_earns_it() {
        assert_eq!(earned(&RequiredLines, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn what_was_known_and_left_out_loses() {
        let mark = mark(&RequiredLines, &good_call(), &with(Field::ExactError, ""));
        assert_eq!((mark.earned, mark.of, mark.faults), (857, 1_000, 1));
        assert_eq!(earned(&RequiredLines, &good_call(), &Draft::default()), 0);
    }

    #[test]
    fn what_was_never_learnt_leaves_the_denominator_up_to_half_of_it() {
        let known = without(&good_call(), "error_code");
        let mark = mark(&RequiredLines, &known, &with(Field::ExactError, ""));
        assert_eq!((mark.earned, mark.of, mark.faults), (857, 857, 0));
        let nothing = crate::sim::ticket::Known::default();
        let mark = super::super::testing::mark(&RequiredLines, &nothing, &Draft::default());
        assert_eq!((mark.earned, mark.of), (0, 500));
    }

    #[test]
    fn a_wrong_value_is_charged_elsewhere() {
        let mark = mark(&RequiredLines, &good_call(), &with(Field::ExactError, "E-4021"));
        assert_eq!((mark.earned, mark.near_misses.len()), (1_000, 1));
    }
}
