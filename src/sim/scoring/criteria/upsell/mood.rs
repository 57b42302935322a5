//! Nothing is offered to a customer whose mood is low.

use crate::sim::scoring::offers::offers;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// Nothing is offered to a customer whose mood is low.
pub(super) struct LowMood;

static INFO: CriterionInfo =
    CriterionInfo { id: "upsell-mood", dimension: Dimension::Upsell, says: &["lost"] };

impl Criterion for LowMood {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        for offer in offers(call).into_iter().filter(|offer| !offer.fitting) {
            let mood = offer.before.mood;
            if mood.patience < LOW || mood.trust < LOW {
                let values = [("patience", mood.patience.to_string()), ("trust", mood.trust.to_string())];
                notes.lost(
                    offer.place,
                    "lost",
                    &values.each_ref().map(|(name, value)| (*name, value.as_str())),
                );
            }
        }
        notes.clear_of_faults(EACH)
    }
}

/// Patience or trust below this is low.
const LOW: u8 = 50;

/// What each offer takes, per mille.
const EACH: u16 = 700;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    fn offered(mood: u8) -> Script {
        let text = "A booster pack would help.";
        Script::new().chatter(6).mood(mood, mood).say(text, &[act_on(Act::Offer, "booster", text)])
    }

    #[test]
    fn an_offer_to_an_angry_customer_loses() {
        assert_eq!(earned(&LowMood, &offered(20)), 300);
    }

    #[test]
    fn to_a_contented_one_it_is_not_this_fault() {
        assert_eq!(earned(&LowMood, &offered(80)), 1_000);
    }
}
