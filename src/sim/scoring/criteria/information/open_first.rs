//! An open question comes before the closed ones.

use crate::sim::scoring::Place;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Spoken, per_mille};
use crate::sim::words::Act;
use crate::sim::words::Dimension;

/// An open question comes before the closed ones.
pub(super) struct OpenFirst;

static INFO: CriterionInfo = CriterionInfo {
    id: "information-open-first",
    dimension: Dimension::Information,
    says: &["open", "greeting_only", "closed"],
};

impl Criterion for OpenFirst {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let asks = call.utterances().flat_map(|spoken| spoken.acts(Act::AskFact)).count() as u64;
        let mut closed = 0;
        let mut greeting = false;
        for spoken in call.utterances() {
            if let Some(hit) = spoken.acts(Act::AskOpen).next() {
                if spoken.does(Act::Greet) || spoken.does(Act::Introduce) {
                    greeting = true;
                } else {
                    notes.gained(spoken.act_place(hit), "open", &[]);
                    return notes.earned(1_000);
                }
            }
            closed += spoken.acts(Act::AskFact).count();
            if closed >= CLOSED {
                return without(notes, greeting, first_closed(call), asks);
            }
        }
        without(notes, greeting, first_closed(call), asks)
    }
}

/// So many closed questions come too early.
const CLOSED: usize = 3;

/// What "how can I help" in the greeting is worth by itself, per mille: it was open, but nothing had been said yet.
const GREETING: u16 = 800;

/// Where an open question should have stood: at the first closed one after the greeting.
fn first_closed(call: &CallView<'_>) -> Place {
    let asks = |spoken: &Spoken<'_>| Some(spoken.act_place(spoken.acts(Act::AskFact).next()?));
    let greeting = |spoken: &&Spoken<'_>| spoken.does(Act::Greet) || spoken.does(Act::Introduce);
    call.utterances().filter(|spoken| !greeting(spoken)).find_map(asks).unwrap_or_else(|| call.never(INFO.id))
}

/// Without an open question about what was said: the greeting's counts for something where questions followed it.
fn without(mut notes: Notes<'_, '_>, greeting: bool, closed: Place, asks: u64) -> Judgement {
    if !greeting {
        notes.lost(closed, "closed", &[]);
        return notes.earned(0);
    }
    notes.lost(closed, "greeting_only", &[]);
    let exposure = u32::from(per_mille(asks, CLOSED as u64));
    notes.earned(u16::try_from(u32::from(GREETING) * exposure / 1_000).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn an_open_question_first_earns_it() {
        let call = Script::new().say("What do you see?", &[act(Act::AskOpen, "What")]);
        assert_eq!(earned(&OpenFirst, &call.say("Red?", &[act(Act::AskFact, "Red?")])), 1_000);
    }

    #[test]
    fn three_closed_ones_first_lose_it() {
        let closed = |call: Script| call.say("Red?", &[act(Act::AskFact, "Red?")]);
        let call = closed(closed(closed(Script::new())));
        assert_eq!(earned(&OpenFirst, &call.say("What do you see?", &[act(Act::AskOpen, "What")])), 0);
        assert_eq!(earned(&OpenFirst, &Script::new().chatter(6)), 0);
    }
}
