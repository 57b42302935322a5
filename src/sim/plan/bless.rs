//! A played call as a plan: its inputs, and what came of them as expectations.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::sim::call::{Disposition, Moment, holds};
use crate::sim::ids::Id;
use crate::sim::scenario::model::Condition;
use crate::sim::scoring::Scorecard;
use crate::sim::session::{Input, Session};

/// Bounds are whole multiples of this, in per mille, with at least as much room on either side.
const ROOM: u16 = 50;

/// The text of a plan that plays these inputs and expects what came of them: the ending, the visit, critical errors,
/// what the desk knows, and bounds for each dimension that applies.
#[must_use]
pub fn blessed(
    session: &Session,
    name: &str,
    inputs: &[Input],
    card: &Scorecard,
    visit: Option<&str>,
) -> String {
    let case = session.case();
    let header = json!({ "plan": { "scenario": case.scenario.id, "name": name, "seed": case.seed } });
    let mut lines = vec![
        "# Made of a played call. What it expects is what happened: loosen or strike what does not matter."
            .to_owned(),
        header.to_string(),
    ];
    let mut counts = BTreeMap::new();
    for input in inputs {
        let count: &mut usize = counts.entry(input.act.name()).or_default();
        *count += 1;
        lines.push(line(&format!("{}_{count}", input.act.name()), input));
    }
    lines.push(json!({ "expect": ending(card, visit) }).to_string());
    let dimensions = dimensions(card);
    if !dimensions.is_empty() {
        lines.push(json!({ "expect": { "dimensions": dimensions } }).to_string());
    }
    let facts = known(session);
    if !facts.is_empty() {
        lines.push(json!({ "expect": { "facts": facts } }).to_string());
    }
    lines.join("\n") + "\n"
}

/// The input with its name first, as people write it.
fn line(name: &str, input: &Input) -> String {
    let Value::Object(fields) = input.to_json() else { return String::new() };
    let put = |(key, value): (&String, &Value)| format!("{}:{value}", Value::from(key.as_str()));
    let first = ["do"].iter().filter_map(|key| fields.get_key_value(*key));
    let rest = fields.iter().filter(|(key, _)| *key != "do");
    let fields: Vec<String> = first.chain(rest).map(put).collect();
    format!("{{\"input\":{},{}}}", Value::from(name), fields.join(","))
}

fn ending(card: &Scorecard, visit: Option<&str>) -> Map<String, Value> {
    let mut expect = Map::new();
    let disposition = &card.outcome.disposition;
    expect.insert("disposition".to_owned(), disposition.name().into());
    if let Disposition::Escalated { team, .. } = disposition {
        expect.insert("team".to_owned(), team.as_str().into());
    }
    if let Some(visit) = visit {
        expect.insert("visit".to_owned(), visit.into());
    }
    let critical: Vec<&str> = card.critical.iter().map(|error| error.id.as_ref()).collect();
    expect.insert("critical".to_owned(), critical.into());
    expect
}

fn dimensions(card: &Scorecard) -> Map<String, Value> {
    let scored = card.dimensions.iter().filter_map(|(dimension, score)| Some((dimension, score.per_mille?)));
    scored
        .map(|(dimension, found)| {
            let min = found.saturating_sub(ROOM) / ROOM * ROOM;
            let max = (found + 2 * ROOM - 1) / ROOM * ROOM;
            let bounds = if max >= 1_000 { json!({ "min": min }) } else { json!({ "min": min, "max": max }) };
            (dimension.name().to_owned(), bounds)
        })
        .collect()
}

/// The facts, findings and steps that the desk knows at the end.
fn known(session: &Session) -> Vec<&str> {
    let scenario = &session.case().scenario;
    let moment = Moment::new(session.case(), session.state(), None);
    let is = |condition: fn(Id) -> Condition, id: &Id| holds(&condition(id.clone()), &moment);
    let facts = scenario.facts.iter().map(|fact| &fact.id).filter(|id| is(Condition::Fact, id));
    let findings = scenario.findings.iter().map(|found| &found.id).filter(|id| is(Condition::Found, id));
    let steps = scenario.steps.iter().map(|step| &step.id).filter(|id| is(Condition::Step, id));
    facts.chain(findings).chain(steps).map(Id::as_str).collect()
}
