//! What was understood is summed up, and the customer confirms it.

use crate::sim::call::{Event, is_summary};
use crate::sim::ids::Id;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes, Spoken};
use crate::sim::scoring::{needs::needs, per_mille};
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
        let summaries = || call.spoken.iter().filter(|spoken| spoken.read_back || is_summary(spoken.heard));
        let Some(place) = place else {
            if let Some(spoken) = summaries().next() {
                notes.lost(spoken.whole(INFO.id), "unconfirmed", &[]);
                return notes.earned(UNCONFIRMED);
            }
            notes.lost(call.never(INFO.id), "never", &[]);
            return notes.earned(0);
        };
        // What the customer let stand in a summary is confirmed with it; one with a step they never took they did not.
        let is_step = |id: &Id| call.case.step(id.as_str()).is_some();
        let stood = |spoken: &&Spoken<'_>| !spoken.heard.told_wrong.iter().any(is_step);
        confirmed.extend(summaries().filter(stood).flat_map(|spoken| &spoken.heard.told));
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

/// What a summary is worth that the customer did not confirm, per mille.
const UNCONFIRMED: u16 = 400;

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
        let recap = act(crate::sim::words::Act::Recap, "So, Monday");
        assert_eq!(earned(&Recap, &Script::new().say("So, Monday.", &[recap])), UNCONFIRMED);
    }
}
