//! No disrespect.

use super::fault;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::Tone;

/// No disrespect.
pub(super) struct Rude;

static INFO: CriterionInfo =
    CriterionInfo { id: "tone-rude", dimension: Dimension::Tone, says: &["lost", "faint"] };

impl Criterion for Rude {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        fault::judge(Notes::new(call, &INFO), call, Tone::Rude, 500)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    #[test]
    fn rudeness_loses() {
        let text = "Just listen for once.";
        assert_eq!(earned(&Rude, &Script::new().chatter(6).say(text, &[tone(Tone::Rude, text)])), 500);
    }

    #[test]
    fn a_civil_call_keeps_it() {
        assert_eq!(earned(&Rude, &Script::new().chatter(6)), 1_000);
    }
}
