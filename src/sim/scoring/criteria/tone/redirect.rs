//! Going off the subject is met warmly and steered back.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Place, per_mille};
use crate::sim::words::Dimension;

/// Going off the subject is met warmly and steered back.
pub(super) struct Redirect;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-redirect",
    dimension: Dimension::Tone,
    says: &["warm", "joined", "cold", "none"],
};

impl Criterion for Redirect {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let (mut earned, mut met) = (0_u64, 0);
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::DigressionMet { id, how, turn } = &stamped.event else { continue };
            met += 1;
            let place = met_by(call, event, *turn).about(id);
            match how.as_str() {
                "warm" => {
                    earned += 1_000;
                    notes.gained(place, "warm", &[]);
                }
                "joined" => {
                    earned += JOINED;
                    notes.lost(place, "joined", &[]);
                }
                _ => notes.lost_share(2, place, "cold", &[]),
            }
        }
        if met == 0 { notes.not_applicable("none") } else { notes.earned(per_mille(earned, met * 1_000)) }
    }
}

/// The utterance that met it; what was met by the ticket read aloud was met by no words of the agent's own.
fn met_by(call: &CallView<'_>, event: usize, turn: u32) -> Place {
    let last = call.spoken.iter().rfind(|spoken| spoken.event < event).filter(|spoken| !spoken.read_back);
    last.map_or_else(|| call.event_place(event, turn, INFO.id), |spoken| spoken.whole(INFO.id))
}

/// What joining in is worth: kind, and no nearer to the problem.
const JOINED: u64 = 500;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn met(how: &str) -> Script {
        let digressed = Event::Digressed { id: "dog".into(), turn: 1 };
        let met = Event::DigressionMet { id: "dog".into(), how: how.into(), turn: 2 };
        Script::new().chatter(1).event(digressed).chatter(1).event(met)
    }

    #[test]
    fn warmth_earns_and_coldness_does_not() {
        assert_eq!(earned(&Redirect, &met("warm")), 1_000);
        assert_eq!(earned(&Redirect, &met("joined")), 500);
        assert_eq!(earned(&Redirect, &met("cold")), 0);
    }

    #[test]
    fn without_a_digression_there_is_no_occasion() {
        assert!(silent(&Redirect, &Script::new().chatter(3)));
    }
}
