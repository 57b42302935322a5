//! The fault is not laid on the customer.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// The fault is not laid on the customer.
pub(super) struct Blame;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-blame", dimension: Dimension::Tone, says: &["lost", "faint"] };

impl Criterion for Blame {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        fault::judge(Notes::new(call, &INFO), call, Tone::Blame, 500)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn each_blame_takes_half() {
        let text = "You must have broken it.";
        let call = Script::new().chatter(6).say(text, &[tone(Tone::Blame, text)]);
        assert_eq!(earned(&Blame, &call), 500);
        assert_eq!(earned(&Blame, &call.say(text, &[tone(Tone::Blame, text)])), 0);
    }

    #[test]
    fn a_faint_signal_is_a_near_miss() {
        let call = Script::new().chatter(6).say("Who moved it?", &[Hit::Tone(Tone::Blame, "Who", 200)]);
        let mark = mark(&Blame, &call);
        assert_eq!((mark.earned, mark.near_misses.len()), (1_000, 1));
    }
}
