//! No trade mockery of the customer.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// No trade mockery of the customer.
pub(super) struct CodeWord;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-code-word", dimension: Dimension::Tone, says: &["lost", "faint"] };

impl Criterion for CodeWord {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        fault::judge(Notes::new(call, &INFO), call, Tone::CodeWord, 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn a_code_word_takes_it_all() {
        let text = "Looks like layer 8.";
        assert_eq!(earned(&CodeWord, &Script::new().chatter(6).say(text, &[tone(Tone::CodeWord, text)])), 0);
    }

    #[test]
    fn none_earns_it() {
        assert_eq!(earned(&CodeWord, &Script::new().chatter(6)), 1_000);
    }
}
