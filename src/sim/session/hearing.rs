//! Saying something: what was understood, what follows for the two ledgers, and what the customer makes of it.

use std::sync::Arc;

use super::clock::{notice_time, pass_until};
use super::input::Do;
use super::memo::Memo;
use crate::sim::call::{Event, Heard, Promise, Scene, State, knows};
use crate::sim::case::Case;
use crate::sim::customer;
use crate::sim::ids::Id;
use crate::sim::ticket::Reader;
use crate::sim::time::{Millis, speaking_ms};
use crate::sim::understanding::{
    ActHit, Context, Fit, Mention, Said, SubjectClass, Understood, read_statements, understand,
};
use crate::sim::words::{Act, Tone};

/// Silence is explained for so many seconds after a hold or a test was announced without a time.
const ANNOUNCED_S: u32 = 60;

/// What is understood of the text of an input, if it has one. The only place where text becomes meaning.
pub(super) fn understood_of(case: &Case, state: &State, act: &Do) -> Option<Understood> {
    match act {
        Do::Say { text } => Some(understand(&case.pack, &case.lexicon, &context(state), text)),
        act => stated(state, act, &|text| read_statements(&case.pack, &case.lexicon, text).into()),
    }
}

/// The same, remembered in the memo.
pub(super) fn understood_with(case: &Case, state: &State, act: &Do, memo: &Memo) -> Option<Arc<Understood>> {
    match act {
        Do::Say { text } => Some(
            memo.recall(context(state), text, |context| understand(&case.pack, &case.lexicon, context, text)),
        ),
        act => stated(state, act, &|text| memo.statements(case, text)).map(Arc::new),
    }
}

/// What a reason or the ticket states: no acts, only what is named.
fn stated(state: &State, act: &Do, read: &Reader<'_>) -> Option<Understood> {
    let mentions = match act {
        Do::Escalate { reason, .. } => read(reason),
        Do::ReadBack => read(&state.draft.read_aloud()),
        _ => return None,
    };
    let understood = !mentions.is_empty();
    Some(Understood { understood, mentions: mentions.to_vec(), ..Understood::default() })
}

/// The agent says something; the customer answers.
pub(super) fn say(
    scene: &mut Scene<'_>,
    text: &str,
    understood: Option<&Arc<Understood>>,
    took_ms: Option<Millis>,
) {
    wait_for_silence(scene);
    let understood = understood.map(|understood| understood.as_ref().clone()).unwrap_or_default();
    let turn = scene.state.turn + 1;
    let heard = Arc::new(taken_in(scene, turn, text, understood));
    let ends = scene.state.now + took_ms.unwrap_or_else(|| speaking_ms(text));
    scene.emit(Event::AgentSpoke { heard: Arc::clone(&heard), ends });
    be_heard(scene, &heard, ends);
}

/// The agent reads the ticket to the customer; the customer answers.
pub(super) fn read_back(
    scene: &mut Scene<'_>,
    understood: Option<&Arc<Understood>>,
    took_ms: Option<Millis>,
) {
    wait_for_silence(scene);
    let text = scene.state.draft.read_aloud();
    let understood = understood.map(|understood| understood.as_ref().clone()).unwrap_or_default();
    let heard = Arc::new(taken_in(scene, 0, &text, understood));
    let ends = scene.state.now + took_ms.unwrap_or_else(|| speaking_ms(&text));
    scene.emit(Event::ReadBack { heard: Arc::clone(&heard), ends });
    be_heard(scene, &heard, ends);
}

/// The agent lets the customer finish.
fn wait_for_silence(scene: &mut Scene<'_>) {
    pass_until(scene, scene.state.quiet_since);
}

fn be_heard(scene: &mut Scene<'_>, heard: &Heard, ends: Millis) {
    pass_until(scene, ends);
    if scene.on_the_line() {
        customer::hear(scene, heard);
    }
    notice_time(scene);
    pass_until(scene, scene.state.now);
}

fn context(state: &State) -> Context {
    Context {
        agent: state.heard.last().map(|(heard, _)| heard.text.clone()).unwrap_or_default(),
        customer: state.customer_lines.clone(),
        spoken_of: state.spoken_of.clone(),
        just_said: just_said(state),
        asked: state.waiting().map(|(id, _)| id.clone()),
        doing: state.doing.as_ref().map(|doing| doing.step.clone()),
    }
}

/// The facts that became known since the agent last spoke, the first first.
fn just_said(state: &State) -> Vec<Id> {
    let just = |id: &&Id| state.ledger.known(id.as_str()).is_some_and(|known| known.turn == state.turn);
    state.spoken_of.iter().rev().filter(just).cloned().collect()
}

/// What an utterance does to the two ledgers.
pub(super) fn taken_in(scene: &Scene<'_>, turn: u32, text: &str, mut understood: Understood) -> Heard {
    if understood.heard(Act::Recap) || understood.heard(Act::ReadBack) {
        keep_to_the_summary(scene, &mut understood);
    }
    let mut heard =
        Heard { turn, text: text.to_owned(), understood: Understood::default(), ..Heard::default() };
    let sums_up = understood.heard(Act::Recap) || understood.heard(Act::ReadBack);
    for mention in &understood.mentions {
        let ids = match mention.fit {
            Fit::Wrong if !is_slip(scene, mention) => &mut heard.told_wrong,
            _ if sums_up && was_never_done(scene, &understood, mention) => &mut heard.told_wrong,
            _ if tells(&understood, mention) => &mut heard.told,
            _ => continue,
        };
        if !ids.contains(&mention.id) {
            ids.push(mention.id.clone());
        }
    }
    let Heard { told, told_wrong, .. } = &mut heard;
    told.retain(|id| scene.case.step(id.as_str()).is_none() || !told_wrong.contains(id));
    heard.told_unknown = unknown(scene, &understood);
    heard.announced = announced(&understood);
    heard.promises = promises(scene, &understood);
    heard.excuses_s = excuses(scene, &understood, &heard.announced);
    heard.understood = understood;
    heard
}

/// Within a summary a step that is named was taken, and what is known is not asked for again: "restarted twice, which
/// changed nothing" tells nobody to do anything.
fn keep_to_the_summary(scene: &Scene<'_>, understood: &mut Understood) {
    understood.acts.retain(|hit| hit.act != Act::Instruct);
    understood.asks.retain(|ask| {
        let known = |id: &Id| knows(scene.case, scene.state, id) || scene.case.step(id.as_str()).is_some();
        let checked_by_kind = ask.id.is_none() && ask.or.is_empty();
        !checked_by_kind && !ask.id.iter().chain(&ask.or).any(known)
    });
}

/// Whether a summary says that the customer did what they never did, before the call or in it. What only takes a look, and
/// what is a fact of the case in the same words, is not looked at.
fn was_never_done(scene: &Scene<'_>, understood: &Understood, mention: &Mention) -> bool {
    let (case, state) = (scene.case, &*scene.state);
    let Some(step) = case.step(mention.id.as_str()).filter(|_| mention.said == Said::Done) else {
        return false;
    };
    let looks = step.kind.as_ref().is_some_and(|kind| case.pack.only_looks(kind.as_str()));
    let begun = state.steps.get(&step.id).is_some_and(|step| step.done || step.next > 0);
    let doing = state.doing.as_ref().is_some_and(|doing| doing.step == step.id);
    let known = step.already.is_some() || state.ledger.knows(step.id.as_str()) || begun || doing;
    let is_fact = |other: &Mention| {
        matches!(other.class, SubjectClass::Fact | SubjectClass::Finding)
            && other.fit == Fit::Right
            && other.span.overlaps(&mention.span)
    };
    !looks && !known && !understood.mentions.iter().any(is_fact)
}

/// Whether a mention tells the customer something: its value, or its name where something is stated about it.
fn tells(understood: &Understood, mention: &Mention) -> bool {
    let states = |hit: &ActHit| {
        hit.sentence == mention.sentence
            && matches!(
                hit.act,
                Act::Inform
                    | Act::ReportDone
                    | Act::Explain
                    | Act::Recap
                    | Act::ReadBack
                    | Act::Answer
                    | Act::Escalate
                    | Act::Promise
                    | Act::ReferElsewhere
            )
    };
    let summed_up =
        |hit: &ActHit| hit.sentence == mention.sentence && matches!(hit.act, Act::Recap | Act::ReadBack);
    // "Let me see whether there's an outage" tells of none; "let me check if I've got this right: an outage" does.
    if mention.said == Said::Open && !understood.acts.iter().any(summed_up) {
        return false;
    }
    match (mention.class, mention.fit) {
        // Naming a birth date tells nobody which one it is.
        (SubjectClass::Name | SubjectClass::Policy | SubjectClass::Phrase | SubjectClass::Value, _)
        | (SubjectClass::Record, Fit::Named)
        | (_, Fit::Wrong) => false,
        (
            SubjectClass::Fact | SubjectClass::Finding | SubjectClass::Record | SubjectClass::Event,
            Fit::Right,
        ) => true,
        _ => understood.acts.iter().any(states),
    }
}

/// Saying a customer's own slip back to them is no fault of the agent's.
fn is_slip(scene: &Scene<'_>, mention: &Mention) -> bool {
    mention.class == SubjectClass::Fact
        && scene.state.ledger.known(mention.id.as_str()).is_some_and(|known| known.slip.is_some())
}

fn unknown(scene: &Scene<'_>, understood: &Understood) -> Vec<Id> {
    let admits = |sentence: u16| {
        understood.acts.iter().any(|hit| hit.act == Act::AdmitLimits && hit.sentence == sentence)
    };
    if !understood.heard(Act::AdmitLimits) {
        return Vec::new();
    }
    let mut ids: Vec<Id> = understood
        .mentions
        .iter()
        .filter(|mention| admits(mention.sentence))
        .map(|mention| mention.id.clone())
        .collect();
    ids.extend(scene.state.waiting().map(|(id, _)| id.clone()));
    ids
}

/// The tools the agent said they would run.
fn announced(understood: &Understood) -> Vec<Id> {
    let announces =
        |act: Act| matches!(act, Act::Hold | Act::Propose | Act::Inform | Act::Promise | Act::Explain);
    let by_act = understood.acts.iter().filter(|hit| announces(hit.act)).filter_map(|hit| hit.object.clone());
    let in_sentence =
        |sentence: u16| understood.acts.iter().any(|hit| hit.sentence == sentence && announces(hit.act));
    let by_name = understood
        .mentions
        .iter()
        .filter(|mention| mention.class == SubjectClass::Tool && in_sentence(mention.sentence));
    let mut ids: Vec<Id> = by_act.chain(by_name.map(|mention| mention.id.clone())).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn excuses(scene: &Scene<'_>, understood: &Understood, announced: &[Id]) -> Option<u32> {
    let hold = understood.act(Act::Hold).map(|hit| hit.within_s.unwrap_or(ANNOUNCED_S));
    let seconds = |id: &Id| {
        scene
            .case
            .tool(id.as_str())
            .map(|(desk, tool)| tool.and_then(|tool| tool.seconds).unwrap_or(desk.seconds) + 15)
    };
    hold.into_iter().chain(announced.iter().filter_map(seconds)).max()
}

fn promises(scene: &Scene<'_>, understood: &Understood) -> Vec<Promise> {
    let makes =
        |hit: &&ActHit| hit.act == Act::Promise || (hit.act == Act::Escalate && hit.within_s.is_some());
    let mut all: Vec<Promise> = Vec::new();
    for hit in understood.acts.iter().filter(makes) {
        let team = promised_team(scene, understood, hit);
        let empty = understood
            .tone
            .iter()
            .any(|tone| tone.tone == Tone::EmptyPromise && tone.sentence == hit.sentence);
        let too_soon = team
            .as_ref()
            .zip(hit.within_s)
            .is_some_and(|(team, seconds)| is_too_soon(scene.case, team, seconds));
        all.push(Promise { team, within_s: hit.within_s, too_much: empty || too_soon });
    }
    if all.is_empty() && understood.tone(Tone::EmptyPromise).is_some() {
        all.push(Promise { team: None, within_s: None, too_much: true });
    }
    all
}

/// The team a promise is about: named with it, named beside it, or the one that the call goes to.
fn promised_team(scene: &Scene<'_>, understood: &Understood, hit: &ActHit) -> Option<Id> {
    let is_team = |id: &Id| scene.case.team(id.as_str()).is_some();
    let object = hit.object.clone().filter(is_team);
    let escalated = || understood.act(Act::Escalate).and_then(|hit| hit.object.clone()).filter(is_team);
    let named = || {
        understood
            .mentions
            .iter()
            .find(|mention| mention.class == SubjectClass::Team)
            .map(|mention| mention.id.clone())
    };
    let decided = || match &scene.state.disposition {
        Some(crate::sim::call::Disposition::Escalated { team, .. }) => Some(team.clone()),
        _ => None,
    };
    let told = || {
        let right = scene.case.scenario.outcome.team()?;
        scene.state.ledger.told(right.as_str()).map(|_| right.clone())
    };
    object.or_else(escalated).or_else(named).or_else(decided).or_else(told)
}

/// Whether a team cannot be promised so soon, by the desk's times at the ticket's right priority.
fn is_too_soon(case: &Case, team: &Id, within_s: u32) -> bool {
    let times = case.desk.promises.iter().find(|times| times.team == *team);
    times.is_some_and(|times| within_s < times.at(case.priority()).seconds())
}
