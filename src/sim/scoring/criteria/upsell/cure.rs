//! Nothing is sold as the cure.

use crate::sim::scoring::offers::offers;
use crate::sim::scoring::{CallView, Criterion, CriterionInfo, Judgement, Notes};
use crate::sim::words::Dimension;
use crate::sim::words::{Act, Tone};

/// Nothing is sold as the cure.
pub(super) struct Cure;

static INFO: CriterionInfo =
    CriterionInfo { id: "upsell-cure", dimension: Dimension::Upsell, says: &["lost", "almost"] };

impl Criterion for Cure {
    fn info(&self) -> &'static CriterionInfo {
        &INFO
    }

    fn judge(&self, call: &CallView<'_>) -> Judgement {
        let mut notes = Notes::new(call, &INFO);
        for offer in offers(call) {
            let Some(spoken) = call.utterance(offer.turn) else { continue };
            let sure = spoken.tones(Tone::EmptyPromise).any(|hit| hit.confidence >= call.rubric.sure);
            let soothes = |act| spoken.acts(act).any(|hit| hit.sentence == offer.sentence);
            let values = [("offer", offer.name.as_str())];
            if sure || spoken.heard.promises.iter().any(|promise| promise.too_much) {
                notes.lost(offer.place, "lost", &values);
            } else if soothes(Act::Reassure) || soothes(Act::Promise) {
                notes.near(offer.place, "almost", &values);
            }
        }
        notes.clear_of_faults(1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;

    fn offered(hits: &[Hit<'_>]) -> Script {
        Script::new().chatter(6).say("With fibre all of this goes away.", hits)
    }

    #[test]
    fn upgrade_and_this_goes_away_loses_it() {
        let hits =
            [act_on(Act::Offer, "fibre", "With fibre"), tone(Tone::EmptyPromise, "all of this goes away")];
        assert_eq!(earned(&Cure, &offered(&hits)), 0);
    }

    #[test]
    fn an_offer_without_the_claim_keeps_it_and_a_soothing_one_is_a_near_miss() {
        assert_eq!(earned(&Cure, &offered(&[act_on(Act::Offer, "fibre", "With fibre")])), 1_000);
        let hits = [act_on(Act::Offer, "fibre", "With fibre"), act(Act::Reassure, "goes away")];
        assert_eq!(mark(&Cure, &offered(&hits)).near_misses.len(), 1);
    }
}
