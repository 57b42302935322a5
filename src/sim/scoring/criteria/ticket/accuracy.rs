//! What the ticket states is what was learnt.

use super::faults;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// What the ticket states is what was learnt.
pub(super) struct Accuracy;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-accuracy",
    dimension: Dimension::Ticket,
    says: &["wrong", "slip", "clear", "little"],
};

/// What one wrong value costs, per mille.
const EACH: u16 = 400;

impl Criterion for Accuracy {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let kinds = [(FaultKind::Wrong, "wrong"), (FaultKind::Slip, "slip")];
        faults::judge(call, Notes::new(call, &INFO), &kinds, faults::stated(call), EACH)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_true_ticket_earns_it() {
        assert_eq!(earned(&Accuracy, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn a_wrong_value_and_a_slip_that_was_corrected_lose() {
        assert_eq!(earned(&Accuracy, &good_call(), &with(Field::ExactError, "E-4021")), 600);
        let mark = mark(&Accuracy, &good_call(), &with(Field::Began, "Sunday"));
        assert_eq!((mark.earned, mark.evidence[0].place.quote.as_str()), (600, "Sunday"));
    }

    #[test]
    fn an_empty_ticket_earns_nothing() {
        assert_eq!(earned(&Accuracy, &good_call(), &Draft::default()), 0);
    }
}
