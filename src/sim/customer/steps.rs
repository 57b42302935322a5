//! Steps: doing what one is told, having done it already, refusing, and reporting.

use crate::sim::call::{Event, Heard, Scene, StepEnd};
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::scenario::model::{Step, Try};
use crate::sim::time::Millis;
use crate::sim::understanding::ActHit;
use crate::sim::words::{Act, FactKind};

use super::lines::{change_world, give, say};
use super::mood::shift_mood;

/// Follows the instructions in an utterance: the first that names a step.
pub(super) fn follow(scene: &mut Scene<'_>, heard: &Heard, spoken: bool) -> bool {
    let case = scene.case;
    let told: Vec<&ActHit> = heard.understood.acts.iter().filter(|hit| hit.act == Act::Instruct).collect();
    let step = told.iter().find_map(|hit| hit.object.as_ref()).and_then(|id| case.step(id.as_str()));
    match step {
        Some(step) => do_step(scene, step, heard),
        None if !told.is_empty() && !spoken && heard.understood.asks.is_empty() => {
            say(scene, "persona.cannot_do", &case.persona.lines.cannot_do, None, &[])
        }
        None => false,
    }
}

/// A try with a condition comes by itself after a half-right one.
pub(super) fn realise(scene: &mut Scene<'_>, heard: &Heard) -> bool {
    let case = scene.case;
    let half_done =
        |step: &&Step| scene.state.steps.get(&step.id).is_some_and(|state| state.next > 0 && !state.done);
    let Some(step) = case.scenario.steps.iter().find(half_done) else { return false };
    if scene.state.doing.is_some() {
        return false;
    }
    match next_try(scene, step, heard)
        .filter(|index| step.tries.get(*index).is_some_and(|next| next.when.is_some()))
    {
        Some(index) => set_out(scene, step, index),
        None => false,
    }
}

/// The next try whose condition holds.
fn next_try(scene: &Scene<'_>, step: &Step, heard: &Heard) -> Option<usize> {
    let from = usize::from(scene.state.steps.get(&step.id).map_or(0, |state| state.next));
    let holds = |index: &usize| {
        step.tries
            .get(*index)
            .is_some_and(|next| next.when.as_ref().is_none_or(|when| scene.holds(when, Some(heard))))
    };
    (from..step.tries.len()).find(holds)
}

/// Whether it only takes a look to say what is asked for, and nobody has looked yet: "Is the red light still on?"
pub(super) fn has_yet_to_look(scene: &Scene<'_>, step: &Step) -> bool {
    let looks = step.kind.as_ref().is_some_and(|kind| scene.case.pack.only_looks(kind.as_str()));
    looks && step.already.is_none() && played_last(scene, step).is_none()
}

/// Tells what came of a step.
pub(super) fn tell_result(scene: &mut Scene<'_>, step: &Step, ask: u16) -> bool {
    let case = scene.case;
    let turn = scene.state.turn;
    let known = scene.state.ledger.knows(step.id.as_str());
    scene.emit(Event::AskedFor { id: step.id.clone(), again: known, turn, ask });
    if let Some(already) = &step.already {
        let again = known && say(scene, "persona.again", &case.persona.lines.again, None, &[]);
        let said = say(scene, &format!("steps.{}.already.says", step.id), &already.says, None, &[])
            || say(scene, "persona.value", &case.persona.lines.value, None, &[("value", &already.result)]);
        give(scene, std::slice::from_ref(&step.id), Source::Answered);
        give(scene, &already.gives, Source::Volunteered);
        return again || said;
    }
    if let Some(played) = played_last(scene, step) {
        return say(scene, &format!("steps.{}.says", step.id), &played.says, None, &[]);
    }
    let not_yet = case.persona.lines.by_kind.iter().find(|own| own.kind == FactKind::Tried);
    match not_yet {
        Some(own) => say(scene, "persona.by_kind.tried", &own.says, None, &[]),
        None => say(scene, "persona.does_not_know", &case.persona.lines.does_not_know, None, &[]),
    }
}

/// Tells everything that was tried before the call.
pub(super) fn tell_all(scene: &mut Scene<'_>, ask: u16) -> bool {
    let case = scene.case;
    let done: Vec<&Step> = case.scenario.steps.iter().filter(|step| step.already.is_some()).collect();
    if case.scenario.steps_all.is_empty() || done.is_empty() {
        let mut said = false;
        for step in &done {
            said |= tell_result(scene, step, ask);
        }
        return said || {
            let own = case.persona.lines.by_kind.iter().find(|own| own.kind == FactKind::Tried);
            let lines = own.map_or(&case.persona.lines.does_not_know, |own| &own.says);
            say(scene, "persona.by_kind.tried", lines, None, &[])
        };
    }
    let turn = scene.state.turn;
    let known = done.iter().all(|step| scene.state.ledger.knows(step.id.as_str()));
    if let Some(first) = done.first() {
        scene.emit(Event::AskedFor { id: first.id.clone(), again: known, turn, ask });
    }
    let again = known && say(scene, "persona.again", &case.persona.lines.again, None, &[]);
    let said = say(scene, "steps_all", &case.scenario.steps_all, None, &[]);
    for step in done {
        give(scene, std::slice::from_ref(&step.id), Source::Answered);
        give(
            scene,
            step.already.as_ref().map(|already| already.gives.as_slice()).unwrap_or_default(),
            Source::Volunteered,
        );
    }
    again || said
}

/// The report on the step that is being done.
pub(super) fn report(scene: &mut Scene<'_>, step: &Id) {
    let case = scene.case;
    let Some(step) = case.step(step.as_str()) else { return };
    let attempt = scene.state.doing.as_ref().map_or(0, |doing| doing.attempt);
    let index = usize::from(attempt);
    let empty = Try::default();
    let played = step.tries.get(index).unwrap_or(&empty);
    let how = played.really.clone().map_or(StepEnd::Done, StepEnd::HalfRight);
    let done = how == StepEnd::Done;
    scene.emit(Event::StepDone { id: step.id.clone(), how, attempt, result: played.result.clone() });
    change_world(scene, &played.does);
    shift_mood(scene, played.mood, &step.id, "what came of the step");
    let said = say(scene, &format!("steps.{}.tries.{index}.says", step.id), &played.says, None, &[]);
    if !said {
        let result = if played.result.is_empty() { step.id.as_str() } else { &played.result };
        say(scene, "persona.value", &case.persona.lines.value, None, &[("value", result)]);
    }
    if done {
        give(scene, std::slice::from_ref(&step.id), Source::Step);
    }
    give(scene, &played.gives, Source::Volunteered);
}

fn played_last<'s>(scene: &Scene<'_>, step: &'s Step) -> Option<&'s Try> {
    let next = scene.state.steps.get(&step.id)?.next;
    step.tries.get(usize::from(next).checked_sub(1)?)
}

/// Does the step, or says why not.
pub(super) fn do_step(scene: &mut Scene<'_>, step: &Step, heard: &Heard) -> bool {
    let case = scene.case;
    let turn = scene.state.turn;
    if let Some(already) = &step.already {
        scene.emit(Event::StepRepeated { id: step.id.clone(), turn });
        // Told to do it again, the customer says at least that it was done: the result still has to be asked for.
        return say(scene, &format!("steps.{}.already.if_told_to", step.id), &already.if_told_to, None, &[])
            || say(scene, "persona.did_that", &case.persona.lines.did_that, None, &[]);
    }
    if let Some(refusal) = step.refuses.as_ref().filter(|refusal| scene.holds(&refusal.when, Some(heard))) {
        scene.emit(Event::StepRefused { id: step.id.clone() });
        return say(scene, &format!("steps.{}.refuses", step.id), &refusal.says, None, &[]);
    }
    if scene.state.doing.is_some() {
        return say(scene, "persona.still_doing", &case.persona.lines.still_doing, None, &[]);
    }
    let state = scene.state.steps.get(&step.id).copied().unwrap_or_default();
    match next_try(scene, step, heard) {
        Some(index) => set_out(scene, step, index),
        None if state.done => {
            scene.emit(Event::StepRepeated { id: step.id.clone(), turn });
            say(scene, "persona.did_that", &case.persona.lines.did_that, None, &[])
        }
        // Told again without knowing better, the customer does again what they did.
        None => set_out(scene, step, usize::from(state.next).saturating_sub(1)),
    }
}

fn set_out(scene: &mut Scene<'_>, step: &Step, index: usize) -> bool {
    let case = scene.case;
    let said = if step.sets_out.is_empty() {
        say(scene, "persona.sets_out", &case.persona.lines.sets_out, None, &[])
    } else {
        say(scene, &format!("steps.{}.sets_out", step.id), &step.sets_out, None, &[])
    };
    let due = scene.state.now + Millis::from(step.seconds) * 1_000;
    let attempt = u16::try_from(index).unwrap_or(u16::MAX);
    scene.emit(Event::StepStarted { id: step.id.clone(), attempt, due });
    said
}
