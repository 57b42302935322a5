//! The exact message or code is asked for.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::{Dimension, FactKind};

/// The exact message or code is asked for.
pub(super) struct ExactError;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-exact-error",
    dimension: Dimension::Information,
    says: &["got", "asked", "missing", "no_error"],
};

impl Criterion for ExactError {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let is_error = |kind: &Option<Id>| {
            let known = kind.as_ref().and_then(FactKind::of);
            matches!(known, Some(FactKind::ErrorCode | FactKind::ErrorText))
        };
        let fact =
            call.case.scenario.facts.iter().find(|fact| is_error(&fact.kind) && !fact.needed.is_empty());
        let Some(fact) = fact else { return notes.not_applicable("no_error") };
        let asked = call.events.iter().enumerate().find_map(|(event, stamped)| match &stamped.event {
            Event::AskedFor { id, turn, .. } if *id == fact.id => Some((event, *turn)),
            _ => None,
        });
        let place = asked.map(|(event, turn)| call.event_place(event, turn, INFO.id).about(&fact.id));
        if call.end.ledger.knows(fact.id.as_str()) {
            notes.gained(place.unwrap_or_else(|| call.never(INFO.id)), "got", &[]);
            return notes.earned(1_000);
        }
        if let Some(place) = place {
            notes.lost(place, "asked", &[]);
            return notes.earned(ASKED);
        }
        notes.lost(call.never(INFO.id).about(&fact.id), "missing", &[]);
        notes.earned(0)
    }
}

/// What one question is worth that the customer parried, per mille.
const ASKED: u16 = 400;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn the_code_earns_it_and_one_parried_question_a_part() {
        assert_eq!(
            earned(&ExactError, &Script::new().chatter(1).asked("error_code", false).learnt("error_code")),
            1_000
        );
        assert_eq!(earned(&ExactError, &Script::new().chatter(1).asked("error_code", false)), 400);
        assert_eq!(earned(&ExactError, &Script::new().chatter(1)), 0);
    }

    #[test]
    fn without_an_error_there_is_no_occasion() {
        let case = case_with(|scenario| scenario.facts.retain(|fact| fact.id != *"error_code"));
        assert!(silent(&ExactError, &Script::of(case)));
    }
}
