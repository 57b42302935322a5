//! A demand for somebody else gets an answer.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Spoken, per_mille};
use crate::sim::time::Span;
use crate::sim::understanding::ActHit;
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// A demand for somebody else gets an answer.
pub(super) struct Demand;

static INFO: CriterionInfo = CriterionInfo {
    id: "escalation-demand",
    dimension: Dimension::Escalation,
    says: &["answered", "passed_over", "none"],
};

impl Criterion for Demand {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let (mut met, mut demands) = (0, 0);
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::Demanded { team, .. } = &stamped.event else { continue };
            let next: Vec<&Spoken<'_>> =
                call.utterances().filter(|spoken| spoken.event > event).take(WITHIN).collect();
            if next.is_empty() && call.customer_left() {
                continue;
            }
            demands += 1;
            let name = call.words_for(team);
            let answer = next.iter().find_map(|spoken| {
                let mut acts = spoken.heard.understood.acts.iter();
                let own = |hit: &ActHit| {
                    let sentence = spoken.sentence_place(hit.span, "");
                    hit.act != Act::Reassure || call.rubric.takes_on(&sentence.quote)
                };
                let answers =
                    |hit: &&ActHit| ANSWERS.contains(&hit.act) && !spoken.is_hollow(hit) && own(hit);
                Some(spoken.act_place(acts.find(answers)?))
            });
            if let Some(place) = answer {
                met += 1;
                notes.gained(place.about(team), "answered", &[("team", &name)]);
            } else {
                let place = next
                    .first()
                    .map_or_else(|| call.never(INFO.id), |spoken| spoken.place(Span::default(), INFO.id));
                notes.lost(place.about(team), "passed_over", &[("team", &name)]);
            }
        }
        if demands == 0 { notes.not_applicable("none") } else { notes.earned(per_mille(met, demands)) }
    }
}

/// How many utterances there are to answer in.
const WITHIN: usize = 2;

/// What counts as an answer: a yes, a no with what can be done, or saying what will happen.
const ANSWERS: [Act; 9] = [
    Act::Explain,
    Act::Refuse,
    Act::Reassure,
    Act::Promise,
    Act::Propose,
    Act::Escalate,
    Act::AdmitLimits,
    Act::Answer,
    Act::Inform,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn demanded() -> Script {
        Script::new().chatter(1).event(Event::Demanded { team: "supervisor".into(), turn: 1 })
    }

    #[test]
    fn saying_what_can_be_done_earns_it() {
        let text = "He can't mend it either, the field team can.";
        assert_eq!(earned(&Demand, &demanded().say(text, &[act(Act::Explain, text)])), 1_000);
    }

    #[test]
    fn a_comfort_that_takes_nothing_on_is_no_answer() {
        let text = "Everything is going to be fine.";
        assert_eq!(earned(&Demand, &demanded().say(text, &[act(Act::Reassure, text)])), 0);
    }

    #[test]
    fn going_on_as_if_nothing_was_said_loses_it() {
        let call = demanded().say("Since when?", &[act(Act::AskFact, "Since when?")]);
        assert_eq!(earned(&Demand, &call), 0);
        assert!(silent(&Demand, &Script::new().chatter(6)));
    }
}
