//! Abuse is met with a boundary, politely.

use crate::sim::call::{Disposition, Event};
use crate::sim::scoring::Spoken;
use crate::sim::scoring::endings::is_rude;
use crate::sim::scoring::per_mille;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// Abuse is met with a boundary, politely.
pub(super) struct Boundary;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-boundary",
    dimension: Dimension::Tone,
    says: &["set", "rude", "missing", "ended", "none"],
};

impl Criterion for Boundary {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let (mut met, mut occasions) = (0, 0);
        let mut set_before = false;
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::Abused { .. } = stamped.event else { continue };
            let next: Vec<&Spoken<'_>> =
                call.utterances().filter(|spoken| spoken.event > event).take(WITHIN).collect();
            if next.is_empty() && call.customer_left() {
                continue;
            }
            occasions += 1;
            let boundary =
                next.iter().find_map(|spoken| Some((*spoken, spoken.acts(Act::SetBoundary).next()?)));
            match boundary {
                Some((spoken, hit)) if is_rude(spoken) => notes.lost(spoken.act_place(hit), "rude", &[]),
                Some((spoken, hit)) => {
                    met += 1;
                    set_before = true;
                    notes.gained(spoken.act_place(hit), "set", &[]);
                }
                None if set_before && call.disposition() == Disposition::EndedForAbuse => {
                    met += 1;
                    notes.gained(call.event_place(event, 0, INFO.id), "ended", &[]);
                }
                None => {
                    let at_start = crate::sim::time::Span::default();
                    let place = next
                        .first()
                        .map_or_else(|| call.never(INFO.id), |spoken| spoken.place(at_start, INFO.id));
                    notes.lost(place, "missing", &[]);
                }
            }
        }
        if occasions == 0 { notes.not_applicable("none") } else { notes.earned(per_mille(met, occasions)) }
    }
}

/// How many utterances there are to set it in.
const WITHIN: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Tone;

    #[test]
    fn a_polite_boundary_earns_it() {
        let call = Script::new().chatter(1).event(Event::Abused { turn: 1 });
        let text = "I want to help you, please speak to me civilly.";
        assert_eq!(
            earned(&Boundary, &call.say(text, &[act(Act::SetBoundary, "speak to me civilly")])),
            1_000
        );
    }

    #[test]
    fn an_insult_back_loses_it() {
        let call = Script::new().chatter(1).event(Event::Abused { turn: 1 });
        let hits = [act(Act::SetBoundary, "Watch it"), tone(Tone::Rude, "Watch it")];
        assert_eq!(earned(&Boundary, &call.say("Watch it.", &hits)), 0);
        assert!(silent(&Boundary, &Script::new().chatter(2)));
    }
}
