//! What was offered for sale, and how things stood then.

use super::call_view::{CallView, Standing};
use super::evidence::Place;
use crate::sim::ids::Id;
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
        for hit in spoken.acts(Act::Offer).filter(|hit| hit.confidence >= call.rubric.sure) {
            if all.iter().any(|offer| offer.turn == spoken.turn && offer.id == hit.object) {
                continue;
            }
            let fits = meant.is_none() || hit.object.is_none() || hit.object == *meant;
            let name = hit.object.as_ref().map(|id| call.words_for(id)).unwrap_or_default();
            let mut place = spoken.act_place(hit);
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
