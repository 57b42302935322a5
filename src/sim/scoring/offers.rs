//! What was offered for sale, and how things stood then.

use super::call_view::{CallView, Spoken, Standing};
use super::evidence::Place;
use crate::sim::ids::Id;
use crate::sim::understanding::{ActHit, SubjectClass};
use crate::sim::words::Act;

/// One offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offer {
    /// Where.
    pub(super) place: Place,
    /// The turn.
    pub(super) turn: u32,
    /// The event.
    pub(super) event: usize,
    /// Which sentence of the utterance.
    pub(super) sentence: u16,
    /// What was offered, when it is one of the desk's offers.
    pub(super) id: Option<Id>,
    /// Its name.
    pub(super) name: String,
    /// Whether it is the scenario's offer at its moment: then it costs nothing.
    pub(super) fitting: bool,
    /// How things stood.
    pub(super) before: Standing,
}

/// The offers of the call, at most one of each kind an utterance.
pub(super) fn offers(call: &CallView<'_>) -> Vec<Offer> {
    let mut all: Vec<Offer> = Vec::new();
    let meant = &call.case.scenario.upsell.offer;
    for spoken in call.utterances() {
        for hit in selling(call, spoken) {
            if all.iter().any(|offer| offer.turn == spoken.turn && offer.id == hit.object) {
                continue;
            }
            let fits = meant.is_none() || hit.object.is_none() || hit.object == *meant;
            let name = hit.object.as_ref().map(|id| call.words_for(id)).unwrap_or_default();
            let mut place = spoken.act_place(&hit);
            place.about.clone_from(&hit.object);
            all.push(Offer {
                place,
                turn: spoken.turn,
                event: spoken.event,
                sentence: hit.sentence,
                id: hit.object.clone(),
                name: if name.is_empty() { hit.span.of(&spoken.heard.text).to_owned() } else { name },
                fitting: fits && spoken.before.offer_fits,
                before: spoken.before,
            });
        }
    }
    all
}

/// The acts that sell: an offer, or a proposal in an utterance that names something for sale.
fn selling(call: &CallView<'_>, spoken: &Spoken<'_>) -> Vec<ActHit> {
    let understood = &spoken.heard.understood;
    let sure = |hit: &&ActHit| hit.confidence >= call.rubric.sure;
    let mut all: Vec<ActHit> = spoken.acts(Act::Offer).filter(sure).cloned().collect();
    let declines = [Act::Refuse, Act::Disagree].into_iter().any(|act| spoken.does(act));
    if all.is_empty() && !declines {
        let named = understood.mentions.iter().find(|mention| mention.class == SubjectClass::Offer);
        let proposal = spoken.acts(Act::Propose).find(sure);
        if let (Some(named), Some(proposal)) = (named, proposal) {
            all.push(ActHit {
                object: Some(named.id.clone()),
                span: named.span,
                sentence: named.sentence,
                ..proposal.clone()
            });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scoring::fixture::*;
    use crate::sim::understanding::Fit;

    #[track_caller]
    fn check(hits: &[Hit<'_>], count: usize) {
        let script = Script::new().say("We have the booster. Shall I add it?", hits);
        let rubric = rubric();
        assert_eq!(offers(&CallView::new(&script.case, &rubric, &script.events)).len(), count);
    }

    #[test]
    fn a_proposal_that_names_something_for_sale_is_an_offer() {
        let named = || Hit::Mention(SubjectClass::Offer, "booster", Fit::Named, "booster");
        check(&[named(), act(Act::Propose, "Shall I add it")], 1);
        check(&[named(), act(Act::Inform, "We have")], 0);
        check(&[named(), act(Act::Propose, "Shall I"), act(Act::Disagree, "We have")], 0);
        check(&[act(Act::Propose, "Shall I add it")], 0);
    }
}
