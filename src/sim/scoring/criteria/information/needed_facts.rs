//! What the case turns on has been found out.

use crate::sim::call::Event;
use crate::sim::ids::Id;
use crate::sim::scoring::Place;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{
    needs::{Need, needs},
    per_mille,
};
use crate::sim::words::Dimension;

/// What the case turns on has been found out.
pub(super) struct NeededFacts;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-needed-facts",
    dimension: Dimension::Information,
    says: &["learnt", "missing", "parried", "nothing_needed"],
};

impl Criterion for NeededFacts {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let needed = needs(call.case);
        if needed.is_empty() {
            return notes.not_applicable("nothing_needed");
        }
        let (mut got, mut all) = (0, 0);
        for need in &needed {
            all += u64::from(need.weight);
            let what = call.words_for(&need.id);
            if let Some(known) = call.end.ledger.known(need.id.as_str()) {
                got += u64::from(need.weight);
                notes.gained(learnt_at(call, need, known.turn), "learnt", &[("what", &what)]);
                continue;
            }
            if let Some(place) = shown(call, &need.id) {
                got += u64::from(need.weight);
                notes.gained(place, "learnt", &[("what", &what)]);
                continue;
            }
            if let Some(place) = parried(call, &need.id) {
                notes.near(place, "parried", &[("what", &what)]);
            }
            let share = u16::try_from(need.weight / 10).unwrap_or(1).max(1);
            notes.lost_share(share, call.never(INFO.id).about(&need.id), "missing", &[("what", &what)]);
        }
        notes.earned(per_mille(got, all))
    }
}

fn learnt_at(call: &CallView<'_>, need: &Need, turn: u32) -> Place {
    let learnt = |event: &Event| matches!(event, Event::Learnt { id, .. } if *id == need.id);
    let event = call.events.iter().position(|stamped| learnt(&stamped.event));
    let asked = call.utterance(turn).and_then(|spoken| {
        let mut asks = spoken.heard.understood.asks.iter();
        Some(spoken.ask_place(asks.find(|ask| ask.id.as_ref() == Some(&need.id))?))
    });
    let place = asked.or_else(|| event.map(|event| call.event_place(event, turn, INFO.id)));
    place.unwrap_or_else(|| call.never(INFO.id)).about(&need.id)
}

/// Where a tool showed what disproves the customer's claim, and the agent wrote the truth into the ticket.
fn shown(call: &CallView<'_>, wanted: &Id) -> Option<Place> {
    let disproved = call.case.scenario.findings.iter().any(|finding| {
        finding.disproves.as_ref() == Some(wanted) && call.end.ledger.knows(finding.id.as_str())
    });
    call.ticket().filter(|_| disproved)?;
    let lines = &call.review().required;
    let written = lines.iter().any(|line| line.id == *wanted && line.verdict.is_present());
    written.then(|| call.never(INFO.id).about(wanted))
}

/// Where it was asked for and not said.
fn parried(call: &CallView<'_>, wanted: &Id) -> Option<Place> {
    let event = call
        .events
        .iter()
        .position(|stamped| matches!(&stamped.event, Event::NotSaid { id, .. } if id == wanted))?;
    let turn = call.utterances().rfind(|spoken| spoken.event < event).map_or(0, |spoken| spoken.turn);
    Some(call.event_place(event, turn, INFO.id).about(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn everything_learnt_earns_it() {
        let call = Script::new().chatter(1).learnt("error_code").learnt("began").learnt("changed");
        assert_eq!(earned(&NeededFacts, &call.tool("line_test", &["line_noise"])), 1_000);
    }

    #[test]
    fn what_is_missing_costs_by_its_weight_and_is_named() {
        let mark = mark(&NeededFacts, &Script::new().chatter(1).learnt("error_code"));
        assert_eq!((mark.earned, mark.faults), (333, 3));
        assert!(mark.evidence.iter().any(|piece| piece.says.contains("since when")));
        let bare = Script::of(case_with(|scenario| {
            scenario.facts.clear();
            scenario.findings.clear();
            scenario.ticket.must_say.clear();
        }));
        assert!(silent(&NeededFacts, &bare));
    }
}
