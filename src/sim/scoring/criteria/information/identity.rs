//! The caller is verified before anything private is told.

use crate::sim::call::Event;
use crate::sim::scenario::model::Condition;
use crate::sim::scoring::privacy::disclosures;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// The caller is verified before anything private is told.
pub(super) struct Identity;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-identity",
    dimension: Dimension::Information,
    says: &["verified", "asked", "never", "disclosed", "not_needed"],
};

impl Criterion for Identity {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let disclosed = disclosures(call);
        for disclosure in &disclosed {
            let what = call.words_for(&disclosure.id);
            notes.lost(disclosure.place.clone().about(&disclosure.id), "disclosed", &[("what", &what)]);
        }
        if !disclosed.is_empty() {
            return notes.earned(0);
        }
        if !is_due(call) {
            return notes.not_applicable("not_needed");
        }
        if let Some(event) =
            call.events.iter().position(|stamped| matches!(stamped.event, Event::Verified { .. }))
        {
            notes.gained(call.event_place(event, 0, INFO.id), "verified", &[]);
            return notes.earned(1_000);
        }
        let asked = call
            .utterances()
            .find_map(|spoken| Some(spoken.act_place(spoken.acts(Act::VerifyIdentity).next()?)));
        if let Some(place) = asked {
            notes.lost(place, "asked", &[]);
            return notes.earned(ASKED);
        }
        notes.lost(call.never(INFO.id), "never", &[]);
        notes.earned(0)
    }
}

/// What asking is worth when the caller was not verified in the end, per mille.
const ASKED: u16 = 300;

/// Whether the scenario is one in which something is locked or private.
fn is_due(call: &CallView<'_>) -> bool {
    let scenario = &call.case.scenario;
    let locked = |condition: &Condition| condition.any_term(&mut |term| matches!(term, Condition::Verified));
    let outcome = &scenario.outcome;
    scenario.tools.iter().filter_map(|tool| tool.needs.as_ref()).any(locked)
        || outcome.after.iter().any(locked)
        || outcome.in_order.iter().any(|pair| locked(&pair.first))
        || scenario.findings.iter().any(|finding| finding.private)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn verifying_earns_it() {
        assert_eq!(earned(&Identity, &Script::new().chatter(1).verified()), 1_000);
        let asked = Script::new().say("Your postcode?", &[act(Act::VerifyIdentity, "postcode")]);
        assert_eq!(earned(&Identity, &asked), 300);
    }

    #[test]
    fn telling_private_things_to_a_stranger_loses_it() {
        let call = Script::new().chatter(1).tool("session_log", &["balance"]);
        assert_eq!(
            earned(&Identity, &call.say("You owe 12.00.", &spoken_out("balance", "12.00")).verified()),
            0
        );
        let case = case_with(|scenario| {
            scenario.findings.clear();
            scenario.tools.clear();
            scenario.outcome.after.clear();
            scenario.outcome.in_order.clear();
        });
        assert!(silent(&Identity, &Script::of(case).chatter(1)));
    }
}
