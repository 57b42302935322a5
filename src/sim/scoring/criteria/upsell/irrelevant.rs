//! Nothing is offered that this customer has no use for.

use crate::sim::scenario::model::Moment;
use crate::sim::scoring::offers::offers;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// Nothing is offered that this customer has no use for.
pub(super) struct Irrelevant;

static INFO: CriterionInfo =
    CriterionInfo { id: "upsell-irrelevant", dimension: Dimension::Upsell, says: &["never", "other"] };

impl Criterion for Irrelevant {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let upsell = &call.case.scenario.upsell;
        for offer in offers(call).into_iter().filter(|offer| !offer.fitting) {
            let meant = offer.id.is_none() || offer.id == upsell.offer;
            let values = [("offer", offer.name.as_str()), ("because", upsell.because.as_str())];
            if !meant {
                notes.lost(offer.place, "other", &values);
            } else if upsell.moment == Moment::Never {
                notes.lost(offer.place, "never", &values);
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
    use crate::sim::scenario::model::Condition;
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    fn offered(script: Script, offer: &str) -> Script {
        let text = "This would help.";
        script.chatter(6).say(text, &[act_on(Act::Offer, offer, text)])
    }

    #[test]
    fn what_never_fits_this_customer_loses() {
        assert_eq!(earned(&Irrelevant, &offered(Script::new(), "booster")), 300);
        assert_eq!(earned(&Irrelevant, &offered(Script::new(), "fibre")), 300);
    }

    #[test]
    fn what_could_fit_later_is_not_irrelevant() {
        let case = case_with(|scenario| {
            scenario.upsell.moment = Moment::After(Condition::World("repaired".into()));
        });
        assert_eq!(earned(&Irrelevant, &offered(Script::of(case), "booster")), 1_000);
    }
}
