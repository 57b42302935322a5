//! What the customer claims is checked before it is believed.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Fact, Reveals};
use crate::sim::scoring::per_mille;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// What the customer claims is checked before it is believed.
pub(super) struct Claims;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-claims",
    dimension: Dimension::Information,
    says: &["fell", "tested", "believed", "no_claim"],
};

impl Criterion for Claims {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let claimed =
            |fact: &&Fact| fact.claims.is_some() || matches!(fact.reveals, Reveals::WhenConfronted { .. });
        let claims: Vec<&Fact> = call.case.scenario.facts.iter().filter(claimed).collect();
        if claims.is_empty() {
            return notes.not_applicable("no_claim");
        }
        let mut verified = 0;
        for fact in &claims {
            let what = call.words_for(&fact.id);
            let values = [("what", what.as_str())];
            let fell = call
                .events
                .iter()
                .position(|stamped| matches!(&stamped.event, Event::ClaimFell { id, .. } if *id == fact.id));
            let against = |id: &Id| call.end.ledger.knows(id.as_str());
            let tested = call.case.scenario.findings.iter().any(|finding| {
                let disproves = finding.disproves.as_ref() == Some(&fact.id);
                let confronts =
                    matches!(&fact.reveals, Reveals::WhenConfronted { with } if *with == finding.id);
                (disproves || confronts) && against(&finding.id)
            });
            if let Some(event) = fell {
                verified += 1;
                notes.gained(call.event_place(event, 0, INFO.id).about(&fact.id), "fell", &values);
            } else if tested || call.end.ledger.knows(fact.id.as_str()) {
                verified += 1;
                notes.gained(call.never(INFO.id).about(&fact.id), "tested", &values);
            } else {
                notes.lost(call.never(INFO.id).about(&fact.id), "believed", &values);
            }
        }
        notes.earned(per_mille(verified, claims.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_test_that_disproves_it_earns_it() {
        assert_eq!(earned(&Claims, &Script::new().chatter(1).tool("line_test", &["line_noise"])), 1_000);
        let fell = Event::ClaimFell { id: "changed".into(), blamed: false };
        assert_eq!(earned(&Claims, &Script::new().chatter(1).event(fell)), 1_000);
    }

    #[test]
    fn believing_it_earns_nothing() {
        assert_eq!(earned(&Claims, &Script::new().chatter(6)), 0);
        let case = case_with(|scenario| scenario.facts.retain(|fact| fact.id != *"changed"));
        assert!(silent(&Claims, &Script::of(case)));
    }
}
