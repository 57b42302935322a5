//! A promise or rule that the desk's data contradicts decided what the customer does.

use super::{CriticalInfo, CriticalRule, Found};
use crate::sim::call::{AskEnd, Event};
use crate::sim::scoring::false_words::false_words;
use crate::sim::scoring::{CallView, Place};

/// A promise or rule that the desk's data contradicts decided what the customer does.
pub(super) struct FalseWord;

static INFO: CriticalInfo = CriticalInfo { id: "critical-false-word", says: &["acted"] };

impl CriticalRule for FalseWord {
    fn info(&self) -> &'static CriticalInfo {
        &INFO
    }

    fn find(&self, call: &CallView<'_>) -> Vec<Found> {
        let said = false_words(call);
        let said_by = |turn: u32| said.iter().rev().find(|said| said.place.turn.is_some_and(|at| at <= turn));
        let mut found: Vec<Found> = Vec::new();
        let mut turn = 0;
        for (event, stamped) in call.events.iter().enumerate() {
            let (acts_on, place) = match &stamped.event {
                Event::AgentSpoke { heard, .. } => {
                    turn = heard.turn;
                    continue;
                }
                Event::AskSettled { id, how: AskEnd::Bluffed, acts_on: Some(acts_on), turn: settled } => {
                    let own = said_by(*settled).map(|said| said.place.clone());
                    (acts_on, own.unwrap_or_else(|| whole(call, event, *settled)).about(id))
                }
                Event::BeatPlayed { id, acts_on: Some(acts_on) } => {
                    let Some(said) = said_by(turn).filter(|said| said.place.turn == Some(turn)) else {
                        continue;
                    };
                    (acts_on, said.place.clone().about(id))
                }
                _ => continue,
            };
            let known = |other: &Found| other.place.turn == place.turn && other.values[0].1 == *acts_on;
            if !found.iter().any(known) {
                found.push(Found { place, key: "acted", values: vec![("acts_on", acts_on.clone())] });
            }
        }
        found
    }
}

fn whole(call: &CallView<'_>, event: usize, turn: u32) -> Place {
    let place = call.utterance(turn).map(|spoken| spoken.whole(INFO.id));
    place.unwrap_or_else(|| call.event_place(event, turn, INFO.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn acts_on() -> String {
        "She swaps her shift.".to_owned()
    }

    #[test]
    fn a_false_promise_that_is_acted_on_fails_the_call() {
        let call = Script::new().say("In ten minutes.", &[Hit::Promise(None, Some(600), true)]);
        let bluffed = Event::AskSettled {
            id: "when_fixed".into(),
            how: AskEnd::Bluffed,
            turn: 1,
            acts_on: Some(acts_on()),
        };
        assert_eq!(found(&FalseWord, &call.event(bluffed)), 1);
    }

    #[test]
    fn one_that_decides_nothing_does_not_nor_a_beat_without_a_false_word() {
        let call = Script::new().say("In ten minutes.", &[Hit::Promise(None, Some(600), true)]);
        assert_eq!(found(&FalseWord, &call), 0);
        let beat = Event::BeatPlayed { id: "leaves".into(), acts_on: Some(acts_on()) };
        assert_eq!(found(&FalseWord, &Script::new().chatter(1).event(beat)), 0);
    }
}
