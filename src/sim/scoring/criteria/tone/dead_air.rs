//! No silence that nobody explained.

use crate::sim::call::{Event, Stamped};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// No silence that nobody explained.
pub(super) struct DeadAir;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-dead-air", dimension: Dimension::Tone, says: &["silent", "often"] };

impl Criterion for DeadAir {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let silent = |(event, stamped): (usize, &Stamped)| match stamped.event {
            Event::WentSilent { lasted_ms } => Some((event, lasted_ms / 1_000)),
            _ => None,
        };
        let silences: Vec<_> = call.events.iter().enumerate().filter_map(silent).collect();
        for (nth, (event, seconds)) in silences.iter().enumerate() {
            let turn =
                call.utterances().rfind(|spoken| spoken.event < *event).map_or(0, |spoken| spoken.turn);
            let place = call.event_place(*event, turn, INFO.id);
            let left = silences.len() - nth;
            if nth + 1 >= MOST && left > 1 {
                // What takes no more points is not told one by one.
                notes.lost(place, "often", &[("count", &left.to_string())]);
                break;
            }
            notes.lost(place, "silent", &[("seconds", &seconds.to_string())]);
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each silence takes, per mille.
const EACH: u16 = 400;

/// So many silences take everything.
const MOST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn silence_costs() {
        let call = Script::new().chatter(6).wait(20).event(Event::WentSilent { lasted_ms: 20_000 });
        assert_eq!(earned(&DeadAir, &call), 600);
    }

    #[test]
    fn many_silences_make_one_line_when_nothing_is_left_to_lose() {
        let silent = |call: Script| call.wait(20).event(Event::WentSilent { lasted_ms: 20_000 });
        let call = (0..9).fold(Script::new().chatter(6), |call, _| silent(call));
        let mark = mark(&DeadAir, &call);
        assert_eq!((mark.earned, mark.evidence.len()), (0, 3));
        assert!(mark.evidence[2].says.contains('7'), "{}", mark.evidence[2].says);
    }

    #[test]
    fn an_unbroken_call_earns_it() {
        assert_eq!(earned(&DeadAir, &Script::new().chatter(6)), 1_000);
    }
}
