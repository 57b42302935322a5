//! Judging a ticket of the tickets' fixture, in a call of which nothing else is told.

use std::cell::OnceCell;

pub(super) use crate::sim::ticket::fixture::{good_call, good_ticket, with, with_steps, without};
pub(super) use crate::sim::ticket::{Draft, Field};

use crate::sim::scoring::{CallView, Criterion, Judgement, Mark, Rubric};
use crate::sim::ticket::Known;
use crate::sim::ticket::fixture::{case_with, reviewed_in};

fn judgement(criterion: &dyn Criterion, known: &Known<'_>, draft: &Draft) -> Judgement {
    let case = case_with(|_| {});
    let rubric = Rubric::default();
    let mut call = CallView::new(&case, &rubric, &[]);
    call.end.ledger = known.ledger.clone();
    call.review = OnceCell::from(reviewed_in(&case, known, draft));
    criterion.judge(&call)
}

/// What the criterion says of the ticket, which it must apply to.
#[track_caller]
pub(super) fn mark(criterion: &dyn Criterion, known: &Known<'_>, draft: &Draft) -> Mark {
    match judgement(criterion, known, draft) {
        Judgement::Judged(mark) => mark,
        Judgement::NotApplicable(why) => panic!("does not apply: {why}"),
    }
}

/// What the criterion earned, per mille of its weight.
#[track_caller]
pub(super) fn earned(criterion: &dyn Criterion, known: &Known<'_>, draft: &Draft) -> u16 {
    mark(criterion, known, draft).earned
}

/// Whether there was no occasion for the criterion.
pub(super) fn silent(criterion: &dyn Criterion, known: &Known<'_>, draft: &Draft) -> bool {
    matches!(judgement(criterion, known, draft), Judgement::NotApplicable(_))
}
