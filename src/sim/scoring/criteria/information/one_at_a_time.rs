//! No more is asked at once than the customer can answer.

use crate::sim::call::{Event, Withheld};
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::scoring::{Place, Spoken};
use crate::sim::words::Dimension;

/// No more is asked at once than the customer can answer.
pub(super) struct OneAtATime;

static INFO: CriterionInfo =
    CriterionInfo { id: "information-one-at-a-time", dimension: Dimension::Information, says: &["too_many"] };

impl Criterion for OneAtATime {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let mut asked = 0;
        let mut turn = 0;
        let mut charged = None;
        for (event, stamped) in call.events.iter().enumerate() {
            match &stamped.event {
                Event::AgentSpoke { heard, .. } => turn = heard.turn,
                Event::AskedFor { again: false, .. } => asked += 1,
                Event::NotSaid { why: Withheld::TooMany, .. } if charged != Some(turn) => {
                    charged = Some(turn);
                    let place = call.utterance(turn).map(first_question);
                    notes.lost(
                        place.unwrap_or_else(|| call.event_place(event, turn, INFO.id)),
                        "too_many",
                        &[],
                    );
                }
                _ => {}
            }
        }
        notes.clear_over_questions(asked, EACH)
    }
}

/// What each such utterance takes, per mille.
const EACH: u16 = 300;

/// The whole utterance, said to be about the first thing it asks for: that alone would have been enough.
fn first_question(spoken: &Spoken<'_>) -> Place {
    let first = spoken.heard.understood.asks.iter().find_map(|ask| ask.id.as_ref());
    let whole = spoken.whole(INFO.id);
    first.map_or_else(|| whole.clone(), |id| whole.clone().about(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn asked() -> Script {
        (0..6).fold(Script::new().chatter(1), |call, _| call.asked("began", false))
    }

    #[test]
    fn asking_too_much_at_once_costs_once_a_turn() {
        let too_many = || Event::NotSaid { id: "began".into(), why: Withheld::TooMany };
        assert_eq!(earned(&OneAtATime, &asked().event(too_many()).event(too_many())), 700);
    }

    #[test]
    fn one_at_a_time_earns_it_and_silence_nothing() {
        assert_eq!(earned(&OneAtATime, &asked()), 1_000);
        assert_eq!(earned(&OneAtATime, &Script::new().chatter(6)), 0);
    }
}
