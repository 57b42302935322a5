//! One matter, one ticket.

use super::faults;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// One matter, one ticket.
pub(super) struct OneIssue;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-one-issue",
    dimension: Dimension::Ticket,
    says: &["second", "clear", "little"],
};

impl Criterion for OneIssue {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let kinds = [(FaultKind::SecondIssue, "second")];
        faults::judge(call, Notes::new(call, &INFO), &kinds, call.review().exposure, 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn one_matter_earns_it() {
        assert_eq!(earned(&OneIssue, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn a_second_matter_loses_it() {
        let draft = with(Field::InternalNote, "Second problem: the bill");
        assert_eq!(earned(&OneIssue, &good_call(), &draft), 0);
    }
}
