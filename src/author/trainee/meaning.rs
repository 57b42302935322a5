//! Whether what was heard is what was meant.

use super::moves::Move;
use crate::sim::call::{Heard, is_summary};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::words::{Act, Family};

/// Whether an utterance was heard as the move it was meant to be. Deeds are what they are.
#[must_use]
pub fn heard_as(case: &Case, heard: &Heard, meant: &Move) -> bool {
    let understood = &heard.understood;
    let act_on = |act: Act, id: &Id| {
        understood.acts.iter().any(|hit| hit.act == act && hit.object.as_ref() == Some(id))
    };
    let asks = |id: &Id| asks_for(case, heard, id);
    match meant {
        Move::Act(Act::Empathise) => understood.heard_family(Family::Care),
        Move::Act(act) => understood.heard(*act),
        Move::Verify(ids) => understood.heard(Act::VerifyIdentity) || ids.iter().all(asks),
        Move::Ask(id) | Move::AskResult(id) => asks(id),
        Move::AskTried => {
            understood.asks.iter().any(|ask| ask.kind.as_ref().is_some_and(|kind| *kind == *"tried"))
        }
        Move::Instruct(id) => act_on(Act::Instruct, id),
        Move::Tell(id) => {
            heard.told.contains(id)
                || case.items(id.as_str()).iter().any(|item| heard.told.contains(&item.id))
        }
        Move::TellUnknown(_) => understood.heard(Act::AdmitLimits),
        Move::About(id) => understood.mentions.iter().any(|mention| mention.id == *id),
        Move::Word(word) => heard.text.to_lowercase().contains(&word.to_lowercase()),
        Move::Sound(tone) => understood.tone(*tone).is_some(),
        Move::Announce(id) => heard.announced.contains(id) || understood.heard(Act::Hold),
        Move::Promise(None) => !heard.promises.is_empty(),
        Move::Promise(Some(team)) => {
            heard.promises.iter().any(|promise| promise.team.as_ref() == Some(team) && !promise.too_much)
        }
        Move::HandOver(team) => act_on(Act::Escalate, team) || heard.told.contains(team),
        Move::Refer(place) => {
            understood.heard(Act::ReferElsewhere)
                && understood.mentions.iter().any(|mention| mention.id == *place)
        }
        Move::Refuse(_) => understood.heard(Act::Refuse),
        Move::Offer(offer) => act_on(Act::Offer, offer),
        Move::Recap(_) => is_summary(heard),
        Move::Run(_) | Move::Open(_) | Move::Wait(_) | Move::Write | Move::ReadBack | Move::Decide(_) => true,
    }
}

fn asks_for(case: &Case, heard: &Heard, id: &Id) -> bool {
    let items = case.items(id.as_str());
    heard.understood.asks.iter().any(|ask| {
        let meant = |asked: &Id| {
            asked == id || id.whole() == Some(asked.as_str()) || items.iter().any(|item| item.id == *asked)
        };
        ask.id.as_ref().is_some_and(meant)
    })
}
