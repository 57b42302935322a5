//! Hold is asked for, its length said, the return thanked for.

use crate::sim::call::{Event, HoldEnd};
use crate::sim::scoring::per_mille;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// Hold is asked for, its length said, the return thanked for.
pub(super) struct Hold;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-hold",
    dimension: Dimension::Tone,
    says: &["asked", "unasked", "length", "no_length", "thanked", "not_thanked", "late", "none"],
};

impl Criterion for Hold {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let (mut earned, mut holds) = (0, 0);
        for (event, stamped) in call.events.iter().enumerate() {
            let Event::HoldStarted { announced, seconds } = &stamped.event else { continue };
            holds += 1;
            earned += u64::from(hold(call, &mut notes, event, *announced, seconds.is_some()));
        }
        if holds == 0 { notes.not_applicable("none") } else { notes.earned(per_mille(earned, holds * 1_000)) }
    }
}

/// Shares of one hold, per mille.
const ASKED: u16 = 400;
const LENGTH: u16 = 300;
const THANKS: u16 = 300;
/// What coming back late takes of the length.
const LATE: u16 = 200;

fn hold(call: &CallView<'_>, notes: &mut Notes<'_, '_>, event: usize, announced: bool, length: bool) -> u16 {
    let before = call.utterances().rfind(|spoken| spoken.event < event);
    let turn = before.map_or(0, |spoken| spoken.turn);
    let place = || match before {
        Some(spoken) => {
            spoken.acts(Act::Hold).next().map_or_else(|| spoken.whole(INFO.id), |hit| spoken.act_place(hit))
        }
        None => call.event_place(event, turn, INFO.id),
    };
    let mut earned = 0;
    if announced {
        earned += ASKED;
        notes.gained(place(), "asked", &[]);
    } else {
        notes.lost(call.event_place(event, turn, INFO.id), "unasked", &[]);
    }
    let said = before.is_some_and(|spoken| spoken.acts(Act::Hold).any(|hit| hit.within_s.is_some()));
    if length || (announced && said) {
        earned += LENGTH;
        notes.gained(place(), "length", &[]);
    } else {
        notes.lost(place(), "no_length", &[]);
    }
    earned.saturating_sub(late(call, notes, event, turn)) + thanks(call, notes, event)
}

fn late(call: &CallView<'_>, notes: &mut Notes<'_, '_>, event: usize, turn: u32) -> u16 {
    let end = call.events.iter().enumerate().skip(event).find_map(|(at, stamped)| match stamped.event {
        Event::HoldEnded { how, .. } => Some((at, how)),
        _ => None,
    });
    let Some((at, HoldEnd::Late)) = end else { return 0 };
    notes.lost(call.event_place(at, turn, INFO.id), "late", &[]);
    LATE
}

fn thanks(call: &CallView<'_>, notes: &mut Notes<'_, '_>, event: usize) -> u16 {
    let back = call.utterances().find(|spoken| spoken.event > event);
    match back.map(|spoken| (spoken, spoken.acts(Act::Thank).next())) {
        Some((spoken, Some(hit))) => {
            notes.gained(spoken.act_place(hit), "thanked", &[]);
            THANKS
        }
        Some((spoken, None)) => {
            notes.lost(spoken.place(crate::sim::time::Span::default(), INFO.id), "not_thanked", &[]);
            0
        }
        None if call.customer_left() => THANKS,
        None => {
            notes.lost(call.never(INFO.id), "not_thanked", &[]);
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn held(script: Script, announced: bool, how: HoldEnd) -> Script {
        let seconds = announced.then_some(60);
        let script = script.event(Event::HoldStarted { announced, seconds }).wait(50);
        script.event(Event::HoldEnded { how, lasted_ms: 50_000 })
    }

    #[test]
    fn asked_announced_and_thanked_for_it_earns_all() {
        let call = held(Script::new().chatter(1), true, HoldEnd::InTime);
        let call = call.say("Thank you for waiting.", &[act(Act::Thank, "Thank you")]);
        assert_eq!(earned(&Hold, &call), 1_000);
    }

    #[test]
    fn unasked_and_unthanked_it_earns_nothing() {
        let call = held(Script::new().chatter(1), false, HoldEnd::Late).chatter(1);
        assert_eq!(earned(&Hold, &call), 0);
        assert!(silent(&Hold, &Script::new().chatter(3)));
    }
}
