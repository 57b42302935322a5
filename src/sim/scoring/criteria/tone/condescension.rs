//! The customer is not talked down to.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// The customer is not talked down to.
pub(super) struct Condescension;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-condescension", dimension: Dimension::Tone, says: &["lost", "faint"] };

impl Criterion for Condescension {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        fault::judge(Notes::new(call, &INFO), call, Tone::Condescending, 500)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn talking_down_loses() {
        let text = "It's really quite simple.";
        let call = Script::new().chatter(6).say(text, &[tone(Tone::Condescending, text)]);
        assert_eq!(earned(&Condescension, &call), 500);
    }

    #[test]
    fn one_fault_is_charged_once() {
        let text = "You must have pulled the cable, haven't you, dear.";
        let call =
            Script::new().chatter(6).say(text, &[tone(Tone::Condescending, text), tone(Tone::Blame, text)]);
        assert_eq!(earned(&Condescension, &call), 1_000);
    }
}
