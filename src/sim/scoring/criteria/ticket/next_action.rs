//! The ticket says what is to be done first.

use super::places;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::{Field, NextAction as Found};
use crate::sim::words::Dimension;

/// The ticket says what is to be done first.
pub(super) struct NextAction;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-next-action",
    dimension: Dimension::Ticket,
    says: &["fitting", "possible", "empty", "missing"],
};

/// What an action is worth that can be carried out and is not the scenario's, per mille.
const POSSIBLE: u16 = 600;

impl Criterion for NextAction {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let better = call.case.scenario.ticket.next_action.first().map_or("", String::as_str);
        let values = [("better", better)];
        let earned = match &call.review().handling.next_action {
            Found::Fitting(quote) => {
                notes.gained(places::words(call, quote, INFO.id), "fitting", &values);
                1_000
            }
            Found::Possible(quote) => {
                notes.lost(places::words(call, quote, INFO.id), "possible", &values);
                POSSIBLE
            }
            Found::Empty(quote) => {
                notes.lost(places::words(call, quote, INFO.id), "empty", &values);
                0
            }
            Found::Missing => {
                notes.lost(places::field(call, Field::NextAction, INFO.id), "missing", &values);
                0
            }
        };
        notes.earned(earned)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[track_caller]
    fn check(action: &str, worth: u16) {
        assert_eq!(earned(&NextAction, &good_call(), &with(Field::NextAction, action)), worth);
    }

    #[test]
    fn an_action_that_fits_earns_it() {
        check("Bring a socket and renew the old one", 1_000);
    }

    #[test]
    fn another_action_earns_a_part_and_no_action_nothing() {
        check("Measure the attenuation at the splitter", POSSIBLE);
        check("Please check", 0);
        check("", 0);
    }
}
