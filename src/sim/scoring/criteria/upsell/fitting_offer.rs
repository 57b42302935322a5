//! An offer that helps is made at its moment.

use crate::sim::scoring::offers::offers;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;

/// An offer that helps is made at its moment.
pub(super) struct FittingOffer;

static INFO: CriterionInfo = CriterionInfo {
    id: "upsell-fitting-offer",
    dimension: Dimension::Upsell,
    says: &["made", "missed", "no_moment", "not_meant"],
};

impl Criterion for FittingOffer {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        let upsell = &call.case.scenario.upsell;
        let meant = upsell.offer.as_ref().filter(|_| upsell.helps);
        let Some(meant) = meant else { return notes.not_applicable("not_meant") };
        let name = call.words_for(meant);
        if let Some(made) = offers(call).into_iter().find(|offer| offer.fitting) {
            notes.gained(made.place, "made", &[("offer", &name)]);
            return notes.earned(1_000);
        }
        let Some(missed) = call.utterances().find(|spoken| spoken.before.offer_fits) else {
            return notes.not_applicable("no_moment");
        };
        let values = [("offer", name.as_str()), ("because", upsell.because.as_str())];
        notes.lost(missed.whole(INFO.id), "missed", &values);
        notes.earned(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::call::Event;
    use crate::sim::scenario::model::{Condition, Moment};
    use crate::sim::scoring::fixture::*;
    use crate::sim::words::Act;

    /// A customer who is helped by the booster once they ask for it.
    fn wishing() -> Script {
        let case = case_with(|scenario| {
            scenario.upsell.moment = Moment::After(Condition::World("owed".into()));
            scenario.upsell.helps = true;
        });
        Script::of(case).chatter(2)
    }

    fn offered(call: Script) -> Script {
        let text = "A booster pack is 5.00. Would that help?";
        call.say(text, &[act_on(Act::Offer, "booster", text)])
    }

    fn moment(call: Script) -> Script {
        call.event(Event::WorldChanged { mark: "owed".into() })
    }

    #[test]
    fn made_at_its_moment_it_earns() {
        assert_eq!(earned(&FittingOffer, &offered(moment(wishing()))), 1_000);
    }

    #[test]
    fn passed_over_or_made_too_soon_it_does_not() {
        assert_eq!(earned(&FittingOffer, &moment(wishing()).chatter(2)), 0);
        assert_eq!(earned(&FittingOffer, &moment(offered(wishing())).chatter(1)), 0);
    }

    #[test]
    fn without_a_moment_or_a_wish_nothing_is_weighed() {
        assert!(silent(&FittingOffer, &wishing().chatter(2)));
        assert!(silent(&FittingOffer, &Script::new().chatter(2)));
    }
}
