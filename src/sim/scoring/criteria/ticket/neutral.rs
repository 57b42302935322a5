//! The ticket speaks of the matter in neutral words.

use super::faults;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::ticket::FaultKind;
use crate::sim::words::Dimension;

/// The ticket speaks of the matter in neutral words.
pub(super) struct Neutral;

static INFO: CriterionInfo = CriterionInfo {
    id: "ticket-neutral",
    dimension: Dimension::Ticket,
    says: &["not_neutral", "clear", "little"],
};

/// What one such word costs, per mille.
const EACH: u16 = 500;

impl Criterion for Neutral {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let kinds = [(FaultKind::NotNeutral, "not_neutral")];
        faults::judge(call, Notes::new(call, &INFO), &kinds, call.review().exposure, EACH)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::*;

    #[test]
    fn plain_words_earn_it_and_silence_does_not() {
        assert_eq!(earned(&Neutral, &good_call(), &good_ticket()), 1_000);
        assert_eq!(earned(&Neutral, &good_call(), &Draft::default()), 0);
    }

    #[test]
    fn a_mood_and_an_insult_lose() {
        let draft = with(Field::InternalNote, "Angry, clueless");
        assert_eq!(earned(&Neutral, &good_call(), &draft), 0);
        assert_eq!(earned(&Neutral, &good_call(), &with(Field::InternalNote, "Rude on the line")), 500);
    }
}
