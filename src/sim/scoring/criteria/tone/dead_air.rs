//! No silence that nobody explained.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// No silence that nobody explained.
pub(super) struct DeadAir;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-dead-air", dimension: Dimension::Tone, says: &["silent"] };

impl Criterion for DeadAir {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::WentSilent { lasted_ms } = stamped.event else { continue };
            let turn = call.utterances().rfind(|spoken| spoken.event < event).map_or(0, |spoken| spoken.turn);
            let seconds = (lasted_ms / 1_000).to_string();
            notes.lost(call.event_place(event, turn, INFO.id), "silent", &[("seconds", &seconds)]);
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each silence takes, per mille.
const EACH: u16 = 400;

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
    fn an_unbroken_call_earns_it() {
        assert_eq!(earned(&DeadAir, &Script::new().chatter(6)), 1_000);
    }
}
