//! Secrets and private things stay out of the ticket, house matters out of the customer's note.

use super::faults;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// Secrets and private things stay out of the ticket, house matters out of the customer's note.
pub(super) struct Privacy;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-privacy",
    dimension: Dimension::Ticket,
    says: &["secret", "private", "forbidden", "internal", "clear", "little"],
};

/// What one such thing costs, per mille.
const EACH: u16 = 500;

impl Criterion for Privacy {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let kinds = [
            (FaultKind::Secret, "secret"),
            (FaultKind::Private, "private"),
            (FaultKind::Forbidden, "forbidden"),
            (FaultKind::Internal, "internal"),
        ];
        faults::judge(call, Notes::new(call, &INFO), &kinds, call.review().exposure, EACH)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_discreet_ticket_earns_it() {
        assert_eq!(earned(&Privacy, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn a_secret_a_private_thing_and_a_house_matter_lose() {
        assert_eq!(earned(&Privacy, &good_call(), &with(Field::InternalNote, "Sommer-22")), 500);
        assert_eq!(earned(&Privacy, &good_call(), &with(Field::InternalNote, "divorce; neighbour")), 0);
        assert_eq!(earned(&Privacy, &good_call(), &with(Field::CustomerNote, "Margin 4 dB")), 500);
    }
}
