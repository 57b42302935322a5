//! No insult and no mockery of the customer.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// No insult and no mockery of the customer.
pub(super) struct Insult;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-insult", dimension: Dimension::Tone, says: &["lost", "faint"] };

impl Criterion for Insult {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        fault::judge(Notes::new(call, &INFO), call, Tone::Insult, 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn one_insult_takes_it_all() {
        let text = "You are an idiot.";
        let call = Script::new().chatter(6).say(text, &[tone(Tone::Insult, text)]);
        assert_eq!(earned(&Insult, &call), 0);
    }

    #[test]
    fn a_civil_call_earns_by_what_was_said() {
        assert_eq!(earned(&Insult, &Script::new().chatter(6)), 1_000);
        assert_eq!(earned(&Insult, &Script::new().chatter(3)), 500);
        assert_eq!(earned(&Insult, &Script::new()), 0);
    }
}
