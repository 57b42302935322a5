//! What was understood is summed up, and the customer confirms it.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{needs::needs, per_mille};
use crate::sim::words::Act;
use crate::sim::words::Dimension;
use std::collections::BTreeSet;

/// What was understood is summed up, and the customer confirms it.
pub(super) struct Recap;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-recap",
    dimension: Dimension::Information,
    says: &["confirmed", "thin", "unconfirmed", "never"],
};

impl Criterion for Recap {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut confirmed: BTreeSet<&Id> = BTreeSet::new();
        let mut place = None;
        for (event, stamped) in call.events.iter().enumerate() {
            if let Event::Confirmed { items, turn } = &stamped.event {
                confirmed.extend(items);
                place = Some(call.event_place(event, *turn, INFO.id));
            }
        }
        let Some(place) = place else {
            let tried =
                call.utterances().find_map(|spoken| Some(spoken.act_place(spoken.acts(Act::Recap).next()?)));
            if let Some(place) = tried {
                notes.near(place, "unconfirmed", &[]);
            }
            notes.lost(call.never(INFO.id), "never", &[]);
            return notes.earned(0);
        };
        let known: Vec<Id> = needs(call.case)
            .into_iter()
            .map(|need| need.id)
            .filter(|id| call.end.ledger.knows(id.as_str()))
            .collect();
        let said = known.iter().filter(|id| confirmed.contains(id)).count() as u64;
        let wanted = (known.len() as u64).div_ceil(2).max(2);
        let earned = per_mille(said, wanted);
        if earned < 1_000 {
            let (said, wanted) = (said.to_string(), wanted.to_string());
            notes.lost(place, "thin", &[("said", &said), ("wanted", &wanted)]);
        } else {
            notes.gained(place, "confirmed", &[]);
        }
        notes.earned(earned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn confirmed(items: &[&str]) -> Script {
        let items = items.iter().map(|id| Id::from(*id)).collect();
        let call = Script::new().chatter(1).learnt("error_code").learnt("began").learnt("changed");
        call.event(Event::Confirmed { items, turn: 1 })
    }

    #[test]
    fn half_of_what_is_known_confirmed_earns_it() {
        assert_eq!(earned(&Recap, &confirmed(&["error_code", "began"])), 1_000);
    }

    #[test]
    fn a_thin_or_missing_one_loses() {
        assert_eq!(earned(&Recap, &confirmed(&["began"])), 500);
        assert_eq!(earned(&Recap, &Script::new().chatter(6)), 0);
    }
}
