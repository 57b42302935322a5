//! The customer's own questions: put one at a time, and judged by what comes back.

use crate::sim::call::{AskEnd, Event, Heard, Moment, Scene, holds};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Ask, Condition, Reaction};
use crate::sim::words::{Act, Tone};

use super::lines::{react, say, show};

/// Judges the question that waits for an answer. Returns whether anything was said.
pub(super) fn settle(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let Some((id, state)) = scene.state.waiting().map(|(id, state)| (id.clone(), state)) else {
        return false;
    };
    let Some(ask) = case.scenario.asks.iter().find(|ask| ask.id == id) else { return false };
    let turn = scene.state.turn;
    if turn <= state.put && heard.turn != 0 {
        return false;
    }
    let missing = missing(scene, &ask.wants, heard);
    let Some((how, reaction, list)) = judge(scene, ask, heard, state.put, &missing) else { return false };
    if how == AskEnd::Partly && state.end == Some(AskEnd::Partly) && reaction.says.is_empty() {
        return false;
    }
    let acts_on = reaction.acts_on.clone();
    scene.emit(Event::AskSettled { id: id.clone(), how, turn, acts_on });
    let why = match how {
        AskEnd::Answered => "got an answer",
        AskEnd::Partly => "got half an answer",
        AskEnd::Bluffed => "was told something untrue",
        AskEnd::DontKnow => "was told that nobody knows",
        AskEnd::Ignored => "got no answer",
    };
    react(scene, &format!("asks.{id}.{list}"), &id, why, reaction, &[("missing", &missing.words)])
}

/// Puts the next question that is due. Returns whether anything was said.
pub(super) fn put(scene: &mut Scene<'_>, heard: Option<&Heard>) -> bool {
    if scene.state.waiting().is_some() || !scene.state.opened {
        return false;
    }
    let case = scene.case;
    let Some(ask) = case.scenario.asks.iter().find(|ask| is_due(scene, ask, heard)) else { return false };
    let turn = scene.state.turn;
    scene.emit(Event::AskPut { id: ask.id.clone(), turn });
    let said = say(scene, &format!("asks.{}.says", ask.id), &ask.says, ask.by.as_deref(), &[]);
    show(scene, ask.shows);
    said
}

/// Puts a question that waited for a time and is due, though nobody has spoken.
pub(super) fn put_in_time(scene: &mut Scene<'_>) {
    let case = scene.case;
    let timed = |ask: &&Ask| ask.when.as_ref().is_some_and(Condition::waits_for_time);
    let due = case.scenario.asks.iter().filter(timed).any(|ask| is_due(scene, ask, None));
    if due {
        put(scene, None);
    }
}

/// What of the wanted is still missing.
struct Missing {
    count: usize,
    of: usize,
    words: String,
}

fn judge<'a>(
    scene: &Scene<'_>,
    ask: &'a Ask,
    heard: &Heard,
    put: u32,
    missing: &Missing,
) -> Option<(AskEnd, &'a Reaction, &'static str)> {
    if scene.holds(&ask.wants, Some(heard)) {
        return Some((AskEnd::Answered, &ask.answered, "answered"));
    }
    if is_bluff(scene, ask, heard) {
        return Some((AskEnd::Bluffed, &ask.bluffed, "bluffed"));
    }
    if missing.count > 0 && missing.count < missing.of && !ask.partly.says.is_empty() {
        return Some((AskEnd::Partly, &ask.partly, "partly"));
    }
    if heard.understood.heard(Act::AdmitLimits) {
        return Some((AskEnd::DontKnow, &ask.dont_know, "dont_know"));
    }
    let late = scene.state.turn.saturating_sub(put) >= ask.within.max(1);
    late.then_some((AskEnd::Ignored, &ask.ignored, "ignored"))
}

/// A wrong value in place of what was wanted, a promise that nobody can keep where a promise was wanted, or what the
/// author calls a bluff.
fn is_bluff(scene: &Scene<'_>, ask: &Ask, heard: &Heard) -> bool {
    let wrong =
        ask.wants.any_term(&mut |term| matches!(term, Condition::Told(id) if heard.told_wrong.contains(id)));
    let about_promises = ask
        .wants
        .any_term(&mut |term| matches!(term, Condition::Promised(_) | Condition::PromisedWithin { .. }));
    let promised = heard.promises.iter().any(|promise| promise.too_much)
        || heard.understood.tone(Tone::EmptyPromise).is_some();
    let as_written = ask.bluffed_when.as_ref().is_some_and(|when| scene.holds(when, Some(heard)));
    wrong || (about_promises && promised) || as_written
}

/// What a summary that was wanted still lacks. Counts only when something of it was said in this turn.
fn missing(scene: &Scene<'_>, wants: &Condition, heard: &Heard) -> Missing {
    let mut ids: Vec<Id> = Vec::new();
    wants.any_term(&mut |term| {
        if let Condition::ReadBack(all) = term {
            ids.extend(all.iter().cloned());
        }
        false
    });
    let lacks = |id: &&Id| !scene.holds(&Condition::ReadBack(vec![(*id).clone()]), Some(heard));
    let lacking: Vec<&Id> = ids.iter().filter(lacks).collect();
    let said_now =
        ids.iter().any(|id| heard.told.iter().any(|told| told == id || told.whole() == Some(id.as_str())));
    let words = lacking.iter().map(|id| name_of(scene, id)).collect::<Vec<_>>().join(", ");
    Missing { count: if said_now { lacking.len() } else { 0 }, of: ids.len(), words }
}

fn name_of(scene: &Scene<'_>, id: &Id) -> String {
    let values: Vec<String> =
        scene.case.items(id.as_str()).iter().map(|item| item.value(&scene.case.pack)).collect();
    let finding = || scene.case.finding(id.as_str()).map(|finding| finding.value.clone());
    if values.is_empty() {
        finding().unwrap_or_else(|| id.as_str().replace('_', " "))
    } else {
        values.join(", ")
    }
}

fn is_due(scene: &Scene<'_>, ask: &Ask, heard: Option<&Heard>) -> bool {
    let state = scene.state.asks.get(&ask.id);
    let open = match state {
        None => true,
        Some(state) => {
            let again = ask.every.is_some_and(|every| scene.state.turn.saturating_sub(state.put) >= every);
            state.end == Some(AskEnd::Ignored) && again
        }
    };
    if !open {
        return false;
    }
    let moment = Moment::new(scene.case, scene.state, heard);
    let due = ask.when.as_ref().map_or(scene.state.turn > 1, |when| holds(when, &moment));
    due && !holds(&ask.wants, &moment)
}
