//! Every shipped plan is played: the model earns its points, and each fault shows in its own dimension alone.

use std::fmt::Write as _;

use firstline::sim::call::review;
use firstline::sim::plan::{unmet_after, unmet_at_end};
use firstline::sim::scoring::Scorecard;
use firstline::sim::session::{Do, Input, Seconds, Session};
use firstline::sim::words::Dimension;

use crate::playing::{LIBRARY, Scores, finish, for_each_scenario, plan, scores, start};

struct Played {
    session: Session,
    card: Scorecard,
    unmet: Vec<String>,
}

impl Played {
    fn scores(&self) -> Scores {
        scores(&self.card)
    }

    /// What was lost, for the message of a failing test.
    fn lost(&self) -> String {
        let mut text = String::new();
        for result in self.card.criteria.iter().filter(|result| result.points < result.of) {
            let _ =
                writeln!(text, "    {} {} of {}: {}", result.id, result.points, result.of, result.would_earn);
            for evidence in &result.evidence {
                let _ = writeln!(text, "        {evidence:?}");
            }
        }
        for critical in &self.card.critical {
            let _ = writeln!(text, "    CRITICAL {critical:?}");
        }
        text
    }
}

fn play(scenario: &str, name: &str) -> Played {
    let plan = plan(scenario, name);
    let (mut session, rubric) = start(scenario, plan.seed);
    let mut unmet = Vec::new();
    for input in &plan.inputs {
        session.take(&input.input);
        if let Some(name) = &input.name {
            unmet.extend(unmet_after(&plan, name, &session).iter().map(ToString::to_string));
        }
    }
    let card = finish(&mut session, &rubric);
    let visit = review(session.case(), session.state(), session.events()).visit;
    let outcome = visit.as_ref().map(|visit| visit.outcome.name());
    unmet.extend(unmet_at_end(&plan, &session, &card, outcome).iter().map(ToString::to_string));
    Played { session, card, unmet }
}

fn play_inputs(scenario: &str, inputs: &[Input]) -> Scores {
    let (mut session, rubric) = start(scenario, 7);
    for input in inputs {
        session.take(input);
    }
    scores(&finish(&mut session, &rubric))
}

#[track_caller]
fn check_scenario(scenario: &str) {
    let model = play(scenario, "model");
    let mut faults = model.unmet.clone();
    let scored = model.scores();
    for (dimension, score) in &scored {
        let not_scored =
            model.session.case().scenario.not_scored.iter().any(|not| not.dimension == *dimension);
        match score {
            Some(score) if *score < 900 => faults.push(format!("model: {} is {score}", dimension.name())),
            None if !not_scored => faults.push(format!("model: {} does not apply", dimension.name())),
            _ => {}
        }
    }
    if !model.card.critical.is_empty() {
        faults.push("model: critical errors".to_owned());
    }
    let mut lost = String::new();
    if !faults.is_empty() {
        let _ = writeln!(lost, "model\n{}", model.lost());
    }
    for dimension in Dimension::ALL {
        if scored[&dimension].is_none() {
            continue;
        }
        let flawed = play(scenario, dimension.name());
        let found = check_flawed(dimension, &scored, &flawed);
        if !found.is_empty() {
            let _ = writeln!(lost, "{}\n{}", dimension.name(), flawed.lost());
        }
        faults.extend(found);
    }
    faults.extend(check_other_plans(scenario));
    faults.extend(check_doing_nothing(scenario));
    assert!(faults.is_empty(), "{scenario}\n  {}\n{lost}", faults.join("\n  "));
}

/// A plan with one fault loses at least 40 points of 100 where the fault is, down to 50 at most, and at most 15 elsewhere.
fn check_flawed(fault: Dimension, model: &Scores, flawed: &Played) -> Vec<String> {
    let name = fault.name();
    let mut found: Vec<String> = flawed.unmet.iter().map(|unmet| format!("{name}: {unmet}")).collect();
    for (dimension, score) in flawed.scores() {
        let (Some(score), Some(before)) = (score, model[&dimension]) else { continue };
        let lost = before.saturating_sub(score);
        if dimension == fault && (score > 500 || lost < 400) {
            found.push(format!("{name}: its own dimension is {score}, {lost} below the model"));
        }
        if dimension != fault && lost > 150 {
            found.push(format!("{name}: {} is {score}, {lost} below the model", dimension.name()));
        }
    }
    found
}

fn check_other_plans(scenario: &str) -> Vec<String> {
    let known: Vec<&str> = Dimension::ALL.iter().map(|dimension| dimension.name()).chain(["model"]).collect();
    let others =
        LIBRARY.plans.keys().filter(|(of, name)| *of == *scenario && !known.contains(&name.as_str()));
    others
        .flat_map(|(_, name)| {
            play(scenario, name).unmet.into_iter().map(move |unmet| format!("{name}: {unmet}"))
        })
        .collect()
}

/// Silence, hanging up at once and an empty ticket earn little.
fn check_doing_nothing(scenario: &str) -> Vec<String> {
    let end = || Input::new(Do::End { reason: None });
    let file = || Input::new(Do::File);
    let silence: Vec<Input> =
        (0..60).map(|_| Input::new(Do::Wait { seconds: Seconds(60_000) })).chain([file()]).collect();
    let four = [Dimension::Tone, Dimension::Information, Dimension::Escalation, Dimension::Ticket];
    let mut found = little("a silent call", &play_inputs(scenario, &silence), &four);
    found.extend(little("hanging up at once", &play_inputs(scenario, &[end(), file()]), &four));
    let no_ticket: Vec<Input> = plan(scenario, "model")
        .inputs
        .into_iter()
        .map(|input| input.input)
        .filter(|input| !matches!(input.act, Do::Ticket { .. } | Do::ReadBack))
        .collect();
    found.extend(little("an empty ticket", &play_inputs(scenario, &no_ticket), &[Dimension::Ticket]));
    found
}

fn little(what: &str, scores: &Scores, dimensions: &[Dimension]) -> Vec<String> {
    let too_much = |dimension: &&Dimension| scores[dimension].is_some_and(|score| score > 300);
    dimensions
        .iter()
        .filter(too_much)
        .map(|dimension| format!("{what}: {} is {:?}", dimension.name(), scores[dimension]))
        .collect()
}

for_each_scenario!(check_scenario);
