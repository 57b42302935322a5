//! The customer was insulted or mocked.

use super::{CriticalInfo, CriticalRule, Found};
use crate::sim::scoring::CallView;
use crate::sim::words::Tone;

/// The customer was insulted or mocked.
pub(super) struct Insult;

static INFO: CriticalInfo = CriticalInfo { id: "critical-insult", says: &["insult", "mockery"] };

impl CriticalRule for Insult {
    fn info(&self) -> &'static CriticalInfo {
        &INFO
    }

    fn find(&self, call: &CallView<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        for spoken in call.utterances() {
            for (tone, key) in [(Tone::Insult, "insult"), (Tone::CodeWord, "mockery")] {
                let hit = spoken.tones(tone).find(|hit| hit.confidence >= call.rubric.sure);
                found.extend(hit.map(|hit| Found { place: spoken.tone_place(hit), key, values: Vec::new() }));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn an_insult_fails_the_call() {
        let text = "You are an idiot.";
        assert_eq!(found(&Insult, &Script::new().say(text, &[tone(Tone::Insult, text)])), 1);
    }

    #[test]
    fn a_faint_signal_is_left_to_the_mentor() {
        let call = Script::new().say("Clever.", &[Hit::Tone(Tone::Insult, "Clever", 200)]);
        assert_eq!(found(&Insult, &call), 0);
        assert_eq!(call.score().flags.len(), 1);
    }
}
