//! Nothing is offered for sale while the problem is open.

use crate::sim::scoring::offers::offers;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// Nothing is offered for sale while the problem is open.
pub(super) struct WhileOpen;

static INFO: CriterionInfo =
    CriterionInfo { id: "upsell-while-open", dimension: Dimension::Upsell, says: &["lost", "fitting"] };

impl Criterion for WhileOpen {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        for offer in offers(call) {
            if offer.fitting {
                notes.near(offer.place, "fitting", &[("offer", &offer.name)]);
            } else if !offer.before.fixed && !offer.before.decided {
                notes.lost(offer.place, "lost", &[("offer", &offer.name)]);
            }
        }
        notes.clear_of_faults(EACH)
    }
}

/// What each offer takes, per mille.
const EACH: u16 = 700;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    #[test]
    fn an_offer_while_it_is_open_loses() {
        let text = "A booster pack would help.";
        let call = Script::new().chatter(6).say(text, &[act_on(Act::Offer, "booster", text)]);
        assert_eq!(earned(&WhileOpen, &call), 300);
    }

    #[test]
    fn after_the_decision_it_is_not_this_fault_and_silence_earns_nothing() {
        let text = "A booster pack would help.";
        let call = Script::new()
            .chatter(6)
            .escalate("field", "", true)
            .say(text, &[act_on(Act::Offer, "booster", text)]);
        assert_eq!(earned(&WhileOpen, &call), 1_000);
        assert_eq!(earned(&WhileOpen, &Script::new()), 0);
    }
}
