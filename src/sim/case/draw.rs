//! Values drawn by the seed: one row of `draw`, put into every text of the scenario.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::sim::rng::{Seed, Stream};
use crate::sim::scenario::model::Scenario;

/// The scenario with the row that the seed draws put into its texts. Without rows, the scenario as it is.
pub(super) fn drawn(scenario: Scenario, seed: Seed) -> Scenario {
    let Some(row) = scenario.draw.get(row(&scenario, seed)).cloned() else { return scenario };
    let Ok(mut value) = serde_json::to_value(&scenario) else { return scenario };
    fill(&mut value, &row);
    serde_json::from_value(value).unwrap_or(scenario)
}

/// The number of the row that the seed draws; 0 when there are none.
#[must_use]
pub fn row(scenario: &Scenario, seed: Seed) -> usize {
    Stream::new(seed, "draw", 0).below(scenario.draw.len())
}

fn fill(value: &mut Value, row: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            for (name, drawn) in row {
                if text.contains('{') {
                    *text = text.replace(&format!("{{{name}}}"), drawn);
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| fill(value, row)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, value)| fill(value, row)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
