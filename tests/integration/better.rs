//! Every better sentence that a debrief offers is put in the place of the original, and must earn the point.

use std::collections::BTreeSet;
use std::sync::Arc;

use firstline::sim::call::Event;
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::scoring::{Effect, Scorecard, score};
use firstline::sim::session::{Do, Input, Session};

use crate::playing::{LIBRARY, for_each_scenario};

/// A played call, with the input that each turn was spoken by.
struct Played {
    card: Scorecard,
    by_turn: Vec<(u32, usize)>,
}

fn play(scenario: &str, seed: u64, inputs: &[Input]) -> Played {
    let bundle = LIBRARY.bundle(scenario).unwrap();
    let mut session = Session::start(Arc::new(bundle.case(seed)));
    let mut by_turn = Vec::new();
    for (nth, input) in inputs.iter().enumerate() {
        for stamped in session.take(input) {
            if let Event::AgentSpoke { heard, .. } = &stamped.event {
                by_turn.push((heard.turn, nth));
            }
        }
    }
    session.finish();
    Played { card: score(session.case(), &bundle.rubric, session.events()), by_turn }
}

/// One better sentence of a debrief.
struct Offered {
    criterion: String,
    turn: u32,
    line: String,
}

fn offered(card: &Scorecard) -> Vec<Offered> {
    let mut all: Vec<Offered> = Vec::new();
    for result in &card.criteria {
        for piece in result.evidence.iter().filter(|piece| piece.effect == Effect::Lost) {
            let (Some(turn), Some(line)) = (piece.place.turn, &piece.better) else { continue };
            let known = |offered: &Offered| {
                offered.criterion == result.id && offered.turn == turn && offered.line == *line
            };
            if !all.iter().any(known) {
                all.push(Offered { criterion: result.id.clone(), turn, line: line.clone() });
            }
        }
    }
    all
}

fn loses(card: &Scorecard, criterion: &str, turn: u32) -> bool {
    let own = card.criteria.iter().filter(|result| result.id == criterion);
    let mut evidence = own.flat_map(|result| &result.evidence);
    evidence.any(|piece| piece.effect == Effect::Lost && piece.place.turn == Some(turn))
}

/// What is wrong with a sentence as a sentence, if anything.
fn untidy(line: &str) -> Option<&'static str> {
    let ends = ['.', '?', '!', '”', '"', '…', ')'];
    let squeezed: String = line.split_whitespace().collect::<Vec<_>>().join("");
    let doubled =
        ["..", "??", "!!", "?.", ".?", "!.", ".!", ",.", ",,", ";.", ":.", ".,", "?,", ",?", "{", "}"];
    let apart = [" .", " ?", " !", " ,", " ;", " :", "  "];
    if !line.chars().next().is_some_and(|first| first.is_uppercase() || first.is_numeric()) {
        return Some("does not begin with a capital");
    }
    if !line.ends_with(ends) {
        return Some("has no end");
    }
    if doubled.iter().any(|sign| squeezed.replace("...", "…").contains(sign)) {
        return Some("has doubled punctuation");
    }
    if apart.iter().any(|sign| line.contains(sign)) {
        return Some("has stray punctuation");
    }
    None
}

#[track_caller]
fn check(scenario: &str) {
    let find = |name: &str| {
        LIBRARY.plans.get(&(scenario.into(), name.to_owned())).map(|plan| PlanFile::parse(&plan.text))
    };
    let mut faults = Vec::new();
    let mut tried: BTreeSet<(String, String, String)> = BTreeSet::new();
    for (_, name) in LIBRARY.plans.keys().filter(|(of, _)| *of == *scenario) {
        let file = find(name).unwrap().unwrap();
        let plan = Plan::of(&file, &find).unwrap();
        let inputs: Vec<Input> = plan.inputs.iter().map(|input| input.input.clone()).collect();
        let played = play(scenario, plan.seed, &inputs);
        for Offered { criterion, turn, line } in offered(&played.card) {
            if let Some(why) = untidy(&line) {
                faults.push(format!("{name}, turn {turn}, {criterion}: {why}: {line}"));
            }
            let spoken_by = played.by_turn.iter().find(|(at, _)| *at == turn);
            let Some((_, nth)) = spoken_by else {
                faults.push(format!("{name}, turn {turn}, {criterion}: no input spoke it"));
                continue;
            };
            // Plans share most of their lines; each is tried once.
            if !tried.insert((criterion.clone(), inputs[*nth].to_json().to_string(), line.clone())) {
                continue;
            }
            let mut instead = inputs.clone();
            instead[*nth].act = Do::Say { text: line.clone() };
            if loses(&play(scenario, plan.seed, &instead).card, &criterion, turn) {
                let was = &inputs[*nth].act;
                faults.push(format!(
                    "{name}, turn {turn}, {criterion}: does not earn it: {line}\n      was {was:?}"
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{scenario}: {} of {}\n  {}", faults.len(), tried.len(), faults.join("\n  "));
    assert!(!tried.is_empty(), "{scenario}: its plans show no better sentence at all");
}

for_each_scenario!(check);
