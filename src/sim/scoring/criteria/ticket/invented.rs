//! Nothing stands in the ticket that nobody said and no tool showed.

use super::faults;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// Nothing stands in the ticket that nobody said and no tool showed.
pub(super) struct Invented;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-invented",
    dimension: Dimension::Ticket,
    says: &["invented", "clear", "little"],
};

/// What one invented thing costs, per mille.
const EACH: u16 = 500;

impl Criterion for Invented {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let kinds = [(FaultKind::Invented, "invented")];
        faults::judge(call, Notes::new(call, &INFO), &kinds, faults::stated(call), EACH)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_ticket_of_what_was_learnt_earns_it() {
        assert_eq!(earned(&Invented, &good_call(), &good_ticket()), 1_000);
        assert_eq!(earned(&Invented, &good_call(), &Draft::default()), 0);
    }

    #[test]
    fn a_step_that_nobody_took_loses() {
        let steps = [("Restart", "no change"), ("Factory reset", "no change")];
        assert_eq!(earned(&Invented, &good_call(), &with_steps(&steps)), 500);
    }
}
