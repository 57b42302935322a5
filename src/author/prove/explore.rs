//! What is claimed of every path: tried in every state that a bounded exploration meets.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::claim::{Claim, Finding, Verdict};
use super::plan_file::plan_file;
use super::spoken::spoken;
use super::winning::Calls;
use crate::author::trainee::Move;
use crate::sim::call::{Disposition, Phase, State};
use crate::sim::case::Case;
use crate::sim::scenario::model::Ending;
use crate::sim::scoring::score;
use crate::sim::session::{Actor, Do, Input, Seconds, Session};
use crate::sim::time::Millis;
use crate::sim::words::{Act, Tone};

/// States that are looked at from all sides, at most.
const MOST_STATES: usize = 400;

/// So many of the ways out are scored as well, spread over the states.
const MOST_SCORED: usize = 24;

/// A state that was met, and the inputs that led to it.
struct Met {
    session: Session,
    inputs: Vec<Input>,
}

/// No path forces a critical error.
pub(super) fn no_forced_error(calls: &Calls<'_>, bound: u32) -> Finding {
    let claim = Claim::NoForcedError;
    let (met, tried) = explore(calls, bound);
    let every = (met.len() / MOST_SCORED).max(1);
    for (index, here) in met.iter().enumerate().filter(|(_, here)| is_open(here.session.state())) {
        if !calls.watch.goes_on(0) {
            break;
        }
        let mut out = here.session.clone();
        let way = way_out(out.state());
        for input in &way {
            out.take(input);
        }
        // A customer who hangs up meanwhile has left: that is no critical error either.
        let decided = matches!(
            out.state().disposition,
            Some(Disposition::CallbackArranged { .. } | Disposition::CustomerHungUp)
        );
        let clean = decided && out.phase() == Phase::Done;
        let scored = index % every == 0;
        let before = || score(&calls.case, &calls.bundle.rubric, here.session.events()).critical;
        // What the path itself has brought on is no fault of the way out; an open call counts as abandoned until it ends.
        let known = |id: &str| before().iter().any(|error| error.id == id && id != "critical-abandoned");
        let errors =
            if scored { score(&calls.case, &calls.bundle.rubric, out.events()).critical } else { Vec::new() };
        if let Some(error) = errors.iter().find(|error| !known(&error.id)) {
            return forced(calls, here, &way, tried, format!("the way out brings on {}", error.id));
        }
        if !clean {
            return forced(calls, here, &way, tried, "nothing could be decided".to_owned());
        }
    }
    if calls.watch.is_stopped() {
        return cut_short(claim, &met, tried);
    }
    let details = vec![
        format!(
            "{} states were met, {} of them with the call open; every way out worked",
            met.len(),
            met.iter().filter(|here| is_open(here.session.state())).count()
        ),
        "the call is seen as: on the line or not, on hold or not, decided or not".to_owned(),
    ];
    if !calls.won_cleanly() {
        let because = "there is always a way out, but no call was won without a critical error".to_owned();
        return Finding {
            claim,
            verdict: Verdict::Unknown,
            because,
            details,
            tried,
            plan: calls.attempt("with_error"),
        };
    }
    Finding {
        claim,
        verdict: Verdict::Proved,
        because: "wherever nothing is decided a call back can be arranged, the call ended and the ticket filed, and none of that is an error; and a call was won without one".to_owned(),
        details,
        tried,
        plan: None,
    }
}

fn forced(calls: &Calls<'_>, here: &Met, way: &[Input], tried: u32, because: String) -> Finding {
    let inputs: Vec<Input> = here.inputs.iter().chain(way).cloned().collect();
    let scenario = calls.bundle.scenario.id.as_str();
    let plan = plan_file(&because, scenario, "forced_error", calls.case.seed, &inputs);
    Finding {
        claim: Claim::NoForcedError,
        verdict: Verdict::Refuted,
        because,
        details: Vec::new(),
        tried,
        plan: Some(plan),
    }
}

/// Every call ends.
pub(super) fn every_call_ends(calls: &Calls<'_>, bound: u32) -> Finding {
    let claim = Claim::EveryCallEnds;
    let (met, tried) = explore(calls, bound);
    let longest = calls.case.desk.longest_call;
    for here in &met {
        let mut waiting = here.session.clone();
        waiting.take(&wait(Millis::from(longest) * 1_000));
        if waiting.phase() == Phase::Call {
            let inputs: Vec<Input> =
                here.inputs.iter().cloned().chain([wait(Millis::from(longest) * 1_000)]).collect();
            let because = "the call goes on beyond the desk's longest call".to_owned();
            let scenario = calls.bundle.scenario.id.as_str();
            let plan = Some(plan_file(&because, scenario, "never_ends", calls.case.seed, &inputs));
            return Finding { claim, verdict: Verdict::Refuted, because, details: Vec::new(), tried, plan };
        }
    }
    if calls.watch.is_stopped() {
        return cut_short(claim, &met, tried);
    }
    Finding {
        claim,
        verdict: Verdict::Proved,
        because: format!("the line is cut after {longest} seconds of the call clock, whatever happens"),
        details: vec![
            format!("letting that time pass ended the call in every one of {} states", met.len()),
            "the call is seen as its clock alone, which nothing sets back".to_owned(),
        ],
        tried,
        plan: None,
    }
}

/// What is known of a claim about every state when not every state was met.
fn cut_short(claim: Claim, met: &[Met], tried: u32) -> Finding {
    let because = format!("{} states were met, and none of them refutes it", met.len());
    Finding { claim, verdict: Verdict::Unknown, because, details: Vec::new(), tried, plan: None }
}

fn is_open(state: &State) -> bool {
    state.phase == Phase::Call && state.disposition.is_none()
}

fn way_out(state: &State) -> Vec<Input> {
    let resume = state.hold.map(|_| Do::Resume);
    let rest = [Do::Callback { in_minutes: 60 }, Do::End { reason: None }, Do::File];
    resume.into_iter().chain(rest).map(input).collect()
}

/// States that different moves lead to, breadth first. Two states are taken for different when what the desk knows, what
/// the customer was told, the mood, the world, beats, questions or steps differ: which is met first does not matter for a
/// claim that each single state can refute.
fn explore(calls: &Calls<'_>, bound: u32) -> (Vec<Met>, u32) {
    let case = &calls.case;
    let moves = alphabet(case);
    let start = Met { session: Session::start(Arc::clone(case)), inputs: Vec::new() };
    let mut seen = BTreeSet::from([fingerprint(start.session.state())]);
    let mut met = Vec::new();
    let mut queue = VecDeque::from([start]);
    let mut tried = 0;
    while let Some(here) = queue.pop_front() {
        for one in &moves {
            if tried >= bound || seen.len() >= MOST_STATES || here.session.phase() != Phase::Call {
                break;
            }
            let mut next = here.session.clone();
            if !calls.watch.goes_on(1) {
                return (met, tried);
            }
            let input = make(&mut next, one);
            tried += 1;
            if seen.insert(fingerprint(next.state())) {
                let inputs = here.inputs.iter().cloned().chain([input]).collect();
                queue.push_back(Met { session: next, inputs });
            }
        }
        met.push(here);
    }
    (met, tried)
}

/// What a trainee can do, good and bad: the kinds of things rather than every one of them.
fn alphabet(case: &Case) -> Vec<Move> {
    let scenario = &case.scenario;
    let mut moves: Vec<Move> =
        vec![Move::Act(Act::Empathise), Move::Sound(Tone::Insult), Move::Sound(Tone::Blame), Move::Wait(40)];
    moves.push(Move::Verify(case.identity_facts().cloned().collect()));
    moves.extend(scenario.facts.iter().map(|fact| Move::Ask(fact.id.clone())));
    moves.extend(scenario.steps.iter().map(|step| Move::Instruct(step.id.clone())));
    moves.extend(scenario.tools.iter().map(|tool| Move::Run(tool.id.clone())));
    moves.extend(scenario.findings.iter().map(|finding| Move::Tell(finding.id.clone())));
    moves.extend(case.desk.offers.first().map(|offer| Move::Offer(offer.id.clone())));
    moves.extend(case.desk.teams.iter().map(|team| Move::HandOver(team.id.clone())));
    moves.extend(case.desk.teams.last().map(|team| Move::Decide(Ending::Escalate(team.id.clone()))));
    moves.extend([Act::SetBoundary, Act::SmallTalk, Act::Goodwill, Act::AdmitLimits].map(Move::Act));
    moves
}

/// Makes a move; returns the input it stands for.
pub(super) fn make(session: &mut Session, one: &Move) -> Input {
    let act = match one {
        Move::Run(id) => Do::Tool { id: id.clone() },
        Move::Open(id) => Do::Article { id: id.clone() },
        Move::Wait(seconds) => Do::Wait { seconds: Seconds(Millis::from(*seconds) * 1_000) },
        Move::Decide(Ending::Escalate(team)) => {
            Do::Escalate { team: team.clone(), reason: String::new(), warm: false }
        }
        said => Do::Say { text: said.to_string() },
    };
    let input = input(act);
    if matches!(input.act, Do::Say { .. }) {
        let understood = spoken(session.case(), [one]);
        session.take_understood(&input, Some(Arc::new(understood)));
    } else {
        session.take(&input);
    }
    input
}

/// An input of the trainee's.
pub(super) fn input(act: Do) -> Input {
    Input { actor: Actor::Trainee, took_ms: None, act }
}

fn wait(ms: Millis) -> Input {
    input(Do::Wait { seconds: Seconds(ms) })
}

fn fingerprint(state: &State) -> String {
    let known: Vec<&str> = state.ledger.all_known().map(|(id, _)| id.as_str()).collect();
    let told: Vec<&str> = state.ledger.all_told().map(|(id, _)| id.as_str()).collect();
    format!(
        "{:?} {:?} {:?} {known:?} {told:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        state.phase,
        state.mood,
        state.disposition,
        state.world,
        state.beats.keys(),
        state.asks.keys(),
        state.steps,
        state.fallen,
        state.hold
    )
}
