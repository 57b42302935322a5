//! How a call ends: decided by the agent, then put down.

use std::sync::Arc;

use super::hearing::taken_in;
use super::ticketing::unknown_team;
use crate::sim::call::{Disposition, Event, Scene};
use crate::sim::customer;
use crate::sim::ids::Id;
use crate::sim::time::Span;
use crate::sim::understanding::{ActHit, Understood};
use crate::sim::words::Act;

pub(super) fn escalate(
    scene: &mut Scene<'_>,
    team: &Id,
    reason: &str,
    warm: bool,
    understood: Option<&Arc<Understood>>,
) -> Result<(), String> {
    if scene.case.team(team.as_str()).is_none() {
        return Err(unknown_team(scene, team.as_str()));
    }
    undecided(scene)?;
    decide(scene, Disposition::Escalated { team: team.clone(), reason: reason.to_owned(), warm });
    greet_colleague(scene, team, understood);
    hear_ending(scene, Act::Escalate, Some(team), reason);
    Ok(())
}

pub(super) fn resolve(scene: &mut Scene<'_>, reason: &str) -> Result<(), String> {
    undecided(scene)?;
    let fixed = scene.case.scenario.problem.fixed_when.as_ref().is_some_and(|when| scene.holds(when, None));
    decide(scene, Disposition::Resolved { reason: reason.to_owned(), fixed });
    Ok(())
}

pub(super) fn refer(scene: &mut Scene<'_>, to: &Id) -> Result<(), String> {
    if !scene.case.desk.elsewhere.iter().any(|place| place.id == *to) {
        let known: Vec<&str> = scene.case.desk.elsewhere.iter().map(|place| place.id.as_str()).collect();
        return Err(format!("the desk knows no place \"{to}\" to refer to; it knows {}", known.join(", ")));
    }
    undecided(scene)?;
    decide(scene, Disposition::Referred { to: to.clone() });
    hear_ending(scene, Act::ReferElsewhere, Some(to), "");
    Ok(())
}

pub(super) fn decline(scene: &mut Scene<'_>, policy: &Id) -> Result<(), String> {
    if !scene.case.desk.policies.iter().any(|own| own.id == *policy) {
        let known: Vec<&str> = scene.case.desk.policies.iter().map(|policy| policy.id.as_str()).collect();
        return Err(format!("the desk has no policy \"{policy}\"; it has {}", known.join(", ")));
    }
    undecided(scene)?;
    decide(scene, Disposition::Declined { policy: policy.clone() });
    hear_ending(scene, Act::Refuse, Some(policy), "");
    Ok(())
}

pub(super) fn call_back(scene: &mut Scene<'_>, in_minutes: u32) -> Result<(), String> {
    undecided(scene)?;
    decide(scene, Disposition::CallbackArranged { in_minutes });
    hear_ending(scene, Act::Promise, None, "");
    Ok(())
}

/// Puts the telephone down. Without a decision before it, the problem is abandoned, or the call ended for abuse.
pub(super) fn end(scene: &mut Scene<'_>, reason: Option<&str>) {
    if scene.state.disposition.is_none() {
        let abuse = reason.is_some_and(|reason| reason.trim().eq_ignore_ascii_case("abuse"));
        decide(scene, if abuse { Disposition::EndedForAbuse } else { Disposition::Abandoned });
    }
    customer::say_goodbye(scene);
    scene.emit(Event::Ended { reason: reason.map(str::to_owned) });
}

/// Nobody is there any more: an open call is abandoned, a decided one is put down.
pub(super) fn abandon(scene: &mut Scene<'_>) {
    if scene.state.disposition.is_none() {
        decide(scene, Disposition::Abandoned);
    }
    scene.emit(Event::Ended { reason: None });
}

fn undecided(scene: &Scene<'_>) -> Result<(), String> {
    match &scene.state.disposition {
        None => Ok(()),
        Some(decided) => Err(format!(
            "how the call ends has been decided already: {}; end the call, then file the ticket",
            decided.name().replace('_', " ")
        )),
    }
}

fn decide(scene: &mut Scene<'_>, how: Disposition) {
    scene.emit(Event::Decided { how });
}

/// The customer perceives the ending as if it had been said in so many words.
fn hear_ending(scene: &mut Scene<'_>, act: Act, object: Option<&Id>, text: &str) {
    let hit = ActHit {
        act,
        confidence: 1_000,
        span: Span::default(),
        cue: "input".to_owned(),
        sentence: 0,
        object: object.cloned(),
        within_s: None,
    };
    let understood = Understood { understood: true, acts: vec![hit], ..Understood::default() };
    let heard = taken_in(scene, 0, text, understood);
    customer::hear_ending(scene, &heard);
}

/// A colleague answers the hand-over in the pane: contentedly when it says what they need.
fn greet_colleague(scene: &mut Scene<'_>, team: &Id, understood: Option<&Arc<Understood>>) {
    let case = scene.case;
    let Some(pane) = case.scenario.pane.iter().find(|pane| pane.escalating == *team) else { return };
    let said = |id: &Id| {
        let items = case.items(id.as_str());
        let ids: Vec<Id> =
            if items.is_empty() { vec![id.clone()] } else { items.into_iter().map(|item| item.id).collect() };
        let names = |id: &Id| {
            understood.is_some_and(|understood| understood.mentions.iter().any(|mention| mention.id == *id))
        };
        ids.iter().all(names)
    };
    let told = pane.wants.iter().all(said);
    let replies = if told { vec![&pane.answered] } else { vec![&pane.asks, &pane.ignored] };
    for text in replies.into_iter().filter(|text| !text.is_empty()) {
        scene.emit(Event::SupervisorSpoke {
            from: pane.from.clone(),
            text: text.clone(),
            pressure: false,
            index: None,
        });
    }
}
