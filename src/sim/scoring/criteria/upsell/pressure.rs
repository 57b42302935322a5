//! Pressure to sell is withstood.

use crate::sim::call::Event;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{offers::offers, per_mille};
use crate::sim::words::Dimension;

/// Pressure to sell is withstood.
pub(super) struct Pressure;

static INFO: CriterionInfo = CriterionInfo {
    id: "upsell-pressure",
    dimension: Dimension::Upsell,
    says: &["withstood", "gave_in", "unmet", "none"],
};

impl Criterion for Pressure {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let expected = call.case.scenario.upsell.pressure.len() as u64;
        if expected == 0 {
            return notes.not_applicable("none");
        }
        let pressed: Vec<usize> = call
            .events
            .iter()
            .enumerate()
            .filter(|(_, stamped)| matches!(stamped.event, Event::SupervisorSpoke { pressure: true, .. }))
            .map(|(event, _)| event)
            .collect();
        let offers: Vec<_> = offers(call).into_iter().filter(|offer| !offer.fitting).collect();
        let mut withstood = 0;
        for (nth, event) in pressed.iter().enumerate() {
            let next = pressed.get(nth + 1).copied().unwrap_or(usize::MAX);
            if let Some(offer) = offers.iter().find(|offer| offer.event > *event && offer.event < next) {
                notes.lost(offer.place.clone(), "gave_in", &[("offer", &offer.name)]);
            } else {
                withstood += 1;
                notes.gained(call.event_place(*event, 0, INFO.id), "withstood", &[]);
            }
        }
        let met = pressed.len() as u64;
        if met < expected.min(ENOUGH) {
            notes.lost(
                call.never(INFO.id),
                "unmet",
                &[("met", &met.to_string()), ("all", &expected.to_string())],
            );
        }
        // The whole weight is earned once two messages were met; a scenario with more does not ask for a longer call.
        let exposed = met.min(expected.min(ENOUGH)) * 1_000 / expected.min(ENOUGH);
        let share = u64::from(if met == 0 { 0 } else { per_mille(withstood, met) });
        notes.earned(u16::try_from(exposed * share / 1_000).unwrap_or(0))
    }
}

/// So many messages of pressure are a full trial.
const ENOUGH: u64 = 2;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    #[test]
    fn withstanding_what_was_met_earns_it() {
        assert_eq!(earned(&Pressure, &Script::new().pressed().chatter(2).pressed().chatter(1)), 1_000);
        assert_eq!(earned(&Pressure, &Script::new().pressed().chatter(2)), 500);
        assert_eq!(earned(&Pressure, &Script::new().chatter(2)), 0);
    }

    #[test]
    fn giving_in_loses_it() {
        let text = "A booster pack would help.";
        let call =
            Script::new().pressed().say(text, &[act_on(Act::Offer, "booster", text)]).pressed().chatter(1);
        assert_eq!(earned(&Pressure, &call), 500);
        assert!(silent(&Pressure, &Script::of(case_with(|scenario| scenario.upsell.pressure.clear()))));
    }
}
