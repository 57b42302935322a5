//! The team is told what matters, with the customer on the line.

use crate::sim::call::Disposition;
use crate::sim::folding::{find_folded, folded};
use crate::sim::ids::Id;
use crate::sim::scoring::endings::handover_is_due;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{needs::needs, per_mille};
use crate::sim::understanding::Fit;
use crate::sim::words::Dimension;
use std::collections::BTreeSet;

/// The team is told what matters, with the customer on the line.
pub(super) struct WarmHandover;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-warm-handover",
    dimension: Dimension::Escalation,
    says: &["warm", "cold", "says", "lacks", "blank", "none", "not_due"],
};

impl Criterion for WarmHandover {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        if call.right_team().is_none() || !handover_is_due(call) {
            return notes.not_applicable("not_due");
        }
        let decision = call.decision().map(|decision| (decision, decision.how));
        let Some((decision, Disposition::Escalated { team, reason, warm })) = decision else {
            notes.lost(call.never(INFO.id), "none", &[]);
            return notes.earned(0);
        };
        let place = || call.event_place(decision.when.event, decision.when.turn, INFO.id).about(team);
        let mut earned = 0;
        if *warm {
            earned += WARM;
            notes.gained(place(), "warm", &[]);
        } else {
            notes.lost(place(), "cold", &[]);
        }
        let wanted = wanted(call, team);
        if reason.trim().is_empty() {
            notes.lost(place(), "blank", &[]);
            return notes.earned(earned);
        }
        let said = said(call, reason);
        let (has, lacks): (Vec<&Id>, Vec<&Id>) = wanted.ids.iter().partition(|id| said.contains(*id));
        let enough = wanted.enough.min(wanted.ids.len() as u64);
        let share = per_mille(has.len() as u64, enough);
        if share < 1_000 {
            let what = lacks.iter().map(|id| call.words_for(id)).collect::<Vec<_>>().join(", ");
            notes.lost(place(), "lacks", &[("what", &what)]);
        } else {
            notes.gained(place(), "says", &[]);
        }
        notes.earned(earned + u16::try_from(u32::from(SAYS) * u32::from(share) / 1_000).unwrap_or(0))
    }
}

/// Shares of the weight, per mille: for handing over with the customer on the line, and for saying what matters.
const WARM: u16 = 400;
const SAYS: u16 = 600;

/// What a team wants to hear at the hand-over.
struct Wanted {
    ids: Vec<Id>,
    /// So many of them will do.
    enough: u64,
}

/// What the colleague in the chat pane wants, else any two things the case turns on. Only what the desk knew: what was never
/// found out is charged under information.
fn wanted(call: &CallView<'_>, team: &Id) -> Wanted {
    let known = |id: &Id| crate::sim::call::knows(call.case, &call.end, id);
    let pane = call.case.scenario.pane.iter().find(|pane| pane.escalating == *team);
    if let Some(pane) = pane.filter(|pane| !pane.wants.is_empty()) {
        let ids: Vec<Id> = pane.wants.iter().filter(|id| known(id)).cloned().collect();
        let enough = ids.len() as u64;
        return Wanted { ids, enough };
    }
    let ids = needs(call.case).into_iter().map(|need| need.id).filter(|id| known(id)).collect();
    Wanted { ids, enough: 2 }
}

/// What the words to the team name: as the understanding reads them, and every value that stands in them letter for letter.
fn said(call: &CallView<'_>, reason: &str) -> BTreeSet<Id> {
    let read = call.statements(reason);
    let mut said: BTreeSet<Id> =
        read.iter().filter(|mention| mention.fit != Fit::Wrong).map(|mention| mention.id.clone()).collect();
    let reason = folded(reason);
    for (id, spelling) in &call.case.spellings {
        if !said.contains(id) && find_folded(&reason, spelling).is_some() {
            said.insert(id.clone());
        }
    }
    let wholes: Vec<Id> = said.iter().filter_map(|id| id.whole().map(Id::from)).collect();
    said.extend(wholes);
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn known() -> Script {
        Script::new().chatter(1).learnt("error_code").tool("line_test", &["line_noise"])
    }

    #[test]
    fn warm_and_with_what_matters_it_earns_all() {
        let call = known().escalate("field", "E-4012 and 4 dB on the line.", true);
        assert_eq!(earned(&WarmHandover, &call), 1_000);
    }

    #[test]
    fn cold_and_without_it_earns_less() {
        assert_eq!(earned(&WarmHandover, &known().escalate("field", "E-4012.", false)), 300);
        assert_eq!(earned(&WarmHandover, &known().escalate("field", "", false)), 0);
        assert_eq!(earned(&WarmHandover, &known().resolve(false)), 0);
        let case =
            case_with(|scenario| scenario.outcome.right = vec![crate::sim::scenario::model::Ending::Resolve]);
        assert!(silent(&WarmHandover, &Script::of(case)));
    }
}
