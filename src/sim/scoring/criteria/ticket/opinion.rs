//! Theories and claims stand in the ticket as what they are.

use super::faults;
use crate::sim::scenario::model::Standing;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// Theories and claims stand in the ticket as what they are.
pub(super) struct Opinion;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-opinion",
    dimension: Dimension::Ticket,
    says: &["opinion", "claim", "clear", "little", "nothing_heard"],
};

/// What one opinion stated as a fact costs, per mille.
const EACH: u16 = 600;

impl Criterion for Opinion {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let notes = Notes::new(call, &INFO);
        let kinds = [(FaultKind::Opinion, "opinion"), (FaultKind::Claim, "claim")];
        let stated = kinds.iter().any(|(kind, _)| call.review().of_kind(*kind).next().is_some());
        if !heard_one(call) && !stated {
            return notes.not_applicable("nothing_heard");
        }
        faults::judge(call, notes, &kinds, call.review().exposure, EACH)
    }
}

/// Whether the customer gave a theory, or claimed something.
fn heard_one(call: &CallView<'_>) -> bool {
    let listed = &call.case.scenario.ticket.only_as_opinion;
    let mut only_a_word = call.case.scenario.facts.iter().filter(|fact| {
        matches!(fact.standing, Standing::Opinion | Standing::Claim) || listed.contains(&fact.id)
    });
    !call.end.claims.is_empty() || only_a_word.any(|fact| call.end.ledger.knows(fact.id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn a_theory_with_its_owner_earns_it() {
        assert_eq!(earned(&Opinion, &good_call(), &good_ticket()), 1_000);
    }

    #[test]
    fn a_theory_as_a_fact_loses() {
        let draft = with(Field::Symptom, "Turned down in the evening. E-4012");
        assert_eq!(earned(&Opinion, &good_call(), &draft), 400);
    }

    #[test]
    fn where_no_theory_was_heard_it_does_not_apply() {
        let known = without(&without(&good_call(), "theory"), "impact");
        assert!(silent(&Opinion, &known, &with(Field::InternalNote, "")));
    }
}
