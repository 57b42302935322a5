//! No more is asked at once than the customer can answer.

use crate::sim::call::{Event, Withheld};
use crate::sim::scoring::per_mille;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
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
                    let place = call.utterance(turn).map(|spoken| spoken.whole(INFO.id));
                    notes.lost(
                        place.unwrap_or_else(|| call.event_place(event, turn, INFO.id)),
                        "too_many",
                        &[],
                    );
                }
                _ => {}
            }
        }
        let exposure = per_mille(asked, u64::from(call.rubric.full_exposure.max(1)));
        notes.clear_over(exposure, EACH)
    }
}

/// What each such utterance takes, per mille.
const EACH: u16 = 300;

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
