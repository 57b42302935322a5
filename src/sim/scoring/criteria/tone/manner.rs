//! No short, cold, defensive or pushy answers.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes, Spoken};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// No short, cold, defensive or pushy answers.
pub(super) struct Manner;

static INFO: CriterionInfo = CriterionInfo {
    id: "tone-manner",
    dimension: Dimension::Tone,
    says: &["curt", "cold", "defensive", "pushy", "faint"],
};

impl Criterion for Manner {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let sure = if is_habit(call) { call.rubric.sure } else { call.rubric.sure.max(SURE) };
        for (tone, key) in MANNERS {
            fault::collect(&mut notes, call, tone, key, sure);
        }
        notes.clear_of_faults(EACH)
    }
}

/// The tones that are judged here, with what is said of each.
const MANNERS: [(Tone, &str); 4] =
    [(Tone::Curt, "curt"), (Tone::Cold, "cold"), (Tone::Defensive, "defensive"), (Tone::Pushy, "pushy")];

/// Manner is judged only where the signal is strong: short is not always curt.
const SURE: u16 = 800;

/// In so many utterances weaker signals are no accident: then they count as well.
const HABIT: usize = 4;

fn is_habit(call: &CallView<'_>) -> bool {
    let slights = |spoken: &Spoken<'_>| {
        MANNERS.iter().any(|(tone, _)| spoken.tones(*tone).any(|hit| hit.confidence >= call.rubric.sure))
    };
    call.utterances().filter(|spoken| slights(spoken)).count() >= HABIT
}

/// What each takes, per mille.
const EACH: u16 = 250;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_strong_signal_costs_a_little() {
        let call = Script::new().chatter(6).say("And?", &[Hit::Tone(Tone::Curt, "And?", 950)]);
        assert_eq!(earned(&Manner, &call), 750);
    }

    #[test]
    fn a_weak_one_costs_nothing() {
        let call = Script::new().chatter(6).say("And?", &[Hit::Tone(Tone::Curt, "And?", 700)]);
        let mark = mark(&Manner, &call);
        assert_eq!((mark.earned, mark.near_misses.len()), (1_000, 1));
    }

    #[test]
    fn weak_ones_again_and_again_are_a_habit() {
        let curt = |call: Script| call.say("And?", &[Hit::Tone(Tone::Curt, "And?", 700)]);
        let three = curt(curt(curt(Script::new().chatter(6))));
        assert_eq!(earned(&Manner, &three), 1_000);
        assert_eq!(earned(&Manner, &curt(three)), 0);
    }
}
