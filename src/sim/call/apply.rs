//! What follows from an event. Total: every event fits every state.

use std::sync::Arc;

use super::event::{AskEnd, Event, Heard, Stamped, StepEnd};
use super::state::{AskState, Doing, Hold, Phase, Running, State};
use crate::sim::ids::Id;
use crate::sim::ledger::{Known, Source};
use crate::sim::time::Millis;

/// How many facts the conversation is about at once.
const SPOKEN_OF: usize = 8;

/// Takes an event into the state.
pub fn apply(state: &mut State, stamped: &Stamped) {
    let at = stamped.at;
    state.now = state.now.max(at);
    match &stamped.event {
        Event::PickedUp { .. }
        | Event::AgentSpoke { .. }
        | Event::ReadBack { .. }
        | Event::TicketChanged { .. }
        | Event::TicketFiled { .. }
        | Event::Decided { .. }
        | Event::Ended { .. }
        | Event::HungUp { .. }
        | Event::LineCut => apply_course(state, &stamped.event),
        Event::ToolStarted { .. }
        | Event::ToolResult { .. }
        | Event::ArticleOpened { .. }
        | Event::HoldStarted { .. }
        | Event::HoldEnded { .. }
        | Event::HoldOverran { .. }
        | Event::WentSilent { .. }
        | Event::SupervisorSpoke { .. } => apply_desk(state, &stamped.event, at),
        Event::Learnt { .. }
        | Event::AskedFor { .. }
        | Event::Claimed { .. }
        | Event::ClaimFell { .. }
        | Event::Corrected { .. }
        | Event::Verified { .. }
        | Event::StepStarted { .. }
        | Event::StepDone { .. }
        | Event::WorldChanged { .. } => apply_knowledge(state, &stamped.event),
        Event::Opened
        | Event::CustomerSpoke { .. }
        | Event::MoodMoved { .. }
        | Event::BeatPlayed { .. }
        | Event::BeatMet { .. }
        | Event::AskPut { .. }
        | Event::AskSettled { .. }
        | Event::Digressed { .. }
        | Event::DigressionMet { .. } => apply_customer(state, &stamped.event),
        Event::Refused { .. }
        | Event::FeelingShown { .. }
        | Event::NotSaid { .. }
        | Event::Confirmed { .. }
        | Event::StepRepeated { .. }
        | Event::StepRefused { .. }
        | Event::Demanded { .. }
        | Event::Abused { .. } => {}
    }
}

fn apply_course(state: &mut State, event: &Event) {
    match event {
        Event::PickedUp { mood, knows } => {
            state.mood = *mood;
            for id in knows {
                state.ledger.learn(id, Known { turn: 0, source: Source::Given, slip: None });
            }
        }
        Event::AgentSpoke { heard, ends } => {
            state.turn = heard.turn;
            hear(state, heard, *ends);
            state.heard.push((Arc::clone(heard), state.mood));
        }
        Event::ReadBack { heard, ends } => {
            hear(state, heard, *ends);
            state.heard.push((Arc::clone(heard), state.mood));
        }
        Event::TicketChanged { field, value } => state.draft.set(*field, value.clone()),
        Event::TicketFiled { .. } => state.phase = Phase::Done,
        Event::Decided { how } => state.disposition = Some(how.clone()),
        Event::Ended { .. } | Event::HungUp { .. } | Event::LineCut => {
            state.phase = Phase::Acw;
            state.hold = None;
            state.doing = None;
            state.running.clear();
        }
        _ => {}
    }
}

fn hear(state: &mut State, heard: &Heard, ends: Millis) {
    for id in &heard.told {
        state.ledger.tell(id, state.turn);
    }
    for id in &heard.told_wrong {
        state.ledger.tell_wrong(id, state.turn);
    }
    for id in &heard.told_unknown {
        state.ledger.tell_unknown(id, state.turn);
    }
    state.announced.extend(heard.announced.iter().cloned());
    state.customer_lines.clear();
    agent_is_back(state, ends);
    if let Some(seconds) = heard.excuses_s {
        state.excused_until = state.excused_until.max(ends + Millis::from(seconds) * 1_000);
    }
}

fn agent_is_back(state: &mut State, at: Millis) {
    state.quiet_since = state.quiet_since.max(at);
    state.silences = 0;
}

fn apply_desk(state: &mut State, event: &Event, at: Millis) {
    match event {
        Event::ToolStarted { id, due } => {
            state.running.push(Running { tool: id.clone(), started: at, due: *due });
            state.running.sort_by(|a, b| (a.due, &a.tool).cmp(&(b.due, &b.tool)));
        }
        Event::ToolResult { id, finds, .. } => {
            state.running.retain(|running| running.tool != *id);
            state.tools.insert(id.clone());
            for find in finds {
                state.ledger.learn(find, Known { turn: state.turn, source: Source::Tool, slip: None });
            }
        }
        Event::ArticleOpened { id } => {
            state.articles.insert(id.clone());
        }
        Event::HoldStarted { seconds, .. } => {
            state.hold = Some(Hold { since: at, seconds: *seconds, overruns: 0 });
        }
        Event::HoldEnded { .. } => {
            state.hold = None;
            agent_is_back(state, at);
        }
        Event::HoldOverran { .. } => {
            if let Some(hold) = &mut state.hold {
                hold.overruns += 1;
            }
        }
        Event::WentSilent { .. } => {
            state.silences += 1;
            state.quiet_since = state.quiet_since.max(at);
        }
        Event::SupervisorSpoke { index, .. } => state.pressures.extend(*index),
        _ => {}
    }
}

fn apply_knowledge(state: &mut State, event: &Event) {
    match event {
        Event::Learnt { id, source, slip, turn } => {
            state.ledger.learn(id, Known { turn: *turn, source: *source, slip: slip.clone() });
            spoken_of(state, id);
        }
        Event::AskedFor { id, .. } => {
            *state.asked.entry(id.clone()).or_default() += 1;
            spoken_of(state, id);
        }
        Event::Claimed { id } => {
            state.claims.insert(id.clone());
            spoken_of(state, id);
        }
        Event::ClaimFell { id, .. } => {
            state.fallen.insert(id.clone());
        }
        Event::Corrected { id } => spoken_of(state, id),
        Event::Verified { .. } => state.verified = true,
        Event::StepStarted { id, attempt, due } => {
            state.doing = Some(Doing { step: id.clone(), attempt: *attempt, due: *due });
            state.excused_until = state.excused_until.max(*due);
        }
        Event::StepDone { id, how, attempt, .. } => {
            if state.doing.as_ref().is_some_and(|doing| doing.step == *id) {
                state.doing = None;
            }
            let step = state.steps.entry(id.clone()).or_default();
            step.next = attempt.saturating_add(1);
            step.done |= *how == StepEnd::Done;
            spoken_of(state, id);
        }
        Event::WorldChanged { mark } => {
            state.world.insert(mark.clone());
        }
        _ => {}
    }
}

fn apply_customer(state: &mut State, event: &Event) {
    match event {
        Event::Opened => state.opened = true,
        Event::CustomerSpoke { text, line, ends, .. } => {
            *state.said.entry(line.clone()).or_default() += 1;
            if !state.customer_lines.is_empty() {
                state.customer_lines.push(' ');
            }
            state.customer_lines.push_str(text);
            state.quiet_since = state.quiet_since.max(*ends);
        }
        Event::MoodMoved { to, rule, .. } => {
            state.mood = *to;
            *state.movers.entry(rule.clone()).or_default() += 1;
            if let Some((_, mood)) = state.heard.last_mut() {
                *mood = *to;
            }
        }
        Event::BeatPlayed { id, .. } => {
            let played = state.beats.entry(id.clone()).or_default();
            played.times += 1;
            played.turn = state.turn;
        }
        Event::BeatMet { id } => state.beats.entry(id.clone()).or_default().met += 1,
        Event::AskPut { id, turn } => {
            state.asks.insert(id.clone(), AskState { put: *turn, end: None });
        }
        Event::AskSettled { id, how, turn, .. } => {
            let ask = state.asks.entry(id.clone()).or_insert(AskState { put: *turn, end: None });
            ask.end = Some(*how);
            if *how == AskEnd::Partly {
                ask.put = *turn;
            }
        }
        Event::Digressed { id, turn } => {
            state.digressions.insert(id.clone(), *turn);
            state.wandering = Some(id.clone());
        }
        Event::DigressionMet { .. } => state.wandering = None,
        _ => {}
    }
}

fn spoken_of(state: &mut State, id: &Id) {
    state.spoken_of.retain(|other| other != id);
    state.spoken_of.insert(0, id.clone());
    state.spoken_of.truncate(SPOKEN_OF);
}
