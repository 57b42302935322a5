//! Going off the subject, and being steered back.

use crate::sim::call::{Event, Heard, Scene};
use crate::sim::ledger::Source;
use crate::sim::scenario::model::Digression;
use crate::sim::words::{Act, Family, Tone};

use super::lines::{give, react, say, show};

/// How the last digression was met: warmly, coldly, or joined. Returns whether anything was said.
pub(super) fn meet(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let Some(id) = scene.state.wandering.clone() else { return false };
    let Some(digression) = case.scenario.digressions.iter().find(|digression| digression.id == id) else {
        return false;
    };
    let turn = scene.state.turn;
    let (how, reaction, why) = match manner(digression, heard) {
        Manner::Warm => ("warm", &digression.warm, "was steered back kindly"),
        Manner::Cold => ("cold", &digression.cold, "was passed over"),
        Manner::Joined => ("joined", &digression.joined, "found somebody to talk to"),
    };
    scene.emit(Event::DigressionMet { id: id.clone(), how: how.to_owned(), turn });
    react(scene, &format!("digressions.{id}.{how}"), &id, why, reaction, &[])
}

/// Goes off the subject when the persona's habit says so. Returns whether anything was said.
pub(super) fn wander(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let Some(habit) = case.persona.digresses else { return false };
    let turn = scene.state.turn;
    let last = scene.state.digressions.values().max().copied().unwrap_or(0);
    let busy =
        scene.state.wandering.is_some() || scene.state.waiting().is_some() || scene.state.doing.is_some();
    // Once it is decided how the call ends there is no matter left to be steered back to.
    let over = scene.state.disposition.is_some();
    if busy || over || turn.saturating_sub(last) < habit.every.max(1) {
        return false;
    }
    let fits = |digression: &&Digression| {
        !scene.state.digressions.contains_key(&digression.id)
            && digression.when.as_ref().is_none_or(|when| scene.holds(when, Some(heard)))
    };
    let Some(digression) = case.scenario.digressions.iter().find(fits) else { return false };
    scene.emit(Event::Digressed { id: digression.id.clone(), turn });
    let said = say(scene, &format!("digressions.{}.says", digression.id), &digression.says, None, &[]);
    give(scene, &digression.gives, Source::Volunteered);
    show(scene, digression.shows);
    said
}

enum Manner {
    Warm,
    Cold,
    Joined,
}

fn manner(digression: &Digression, heard: &Heard) -> Manner {
    let understood = &heard.understood;
    let unkind = [Tone::Curt, Tone::Cold, Tone::Rude, Tone::Insult]
        .into_iter()
        .any(|tone| understood.tone(tone).is_some());
    if unkind {
        return Manner::Cold;
    }
    let steers = understood.heard(Act::Redirect)
        || understood.heard_family(Family::Question)
        || understood.heard(Act::Instruct);
    let about = understood.mentions.iter().any(|mention| mention.id == digression.id);
    let kind = understood.heard_family(Family::Care)
        || understood.tone(Tone::Warm).is_some()
        || understood.heard(Act::Redirect)
        || about;
    match (kind, steers) {
        (true, true) => Manner::Warm,
        (true, false) if understood.heard_family(Family::Care) || understood.heard_family(Family::No) => {
            Manner::Warm
        }
        (true, false) => Manner::Joined,
        (false, _) if understood.heard(Act::SmallTalk) => Manner::Joined,
        (false, _) => Manner::Cold,
    }
}
