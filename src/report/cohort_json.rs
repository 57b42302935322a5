//! A cohort as JSON: the numbers of the page and of the command.

use serde_json::{Value, json};

use crate::review::cohort::{Cohort, Need};

/// One JSON object: `all`, `needs`, `trainees`, `scenarios`, `cells` and `calls`. Marks are per mille, moments milliseconds since
/// 1970 UTC.
#[must_use]
pub fn cohort_json(cohort: &Cohort) -> String {
    let cells: Vec<Value> = cohort
        .cells
        .iter()
        .map(|((trainee, scenario), cell)| {
            json!({
                "trainee": cohort.trainees.get(*trainee).map(|row| &row.trainee),
                "scenario": cohort.scenarios.get(*scenario).map(|row| &row.scenario),
                "cell": cell,
            })
        })
        .collect();
    let needs: Vec<Value> = cohort.needs.iter().map(need).collect();
    let all = json!({
        "all": cohort.all,
        "needs": needs,
        "trainees": cohort.trainees,
        "scenarios": cohort.scenarios,
        "cells": cells,
        "calls": cohort.calls,
    });
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

fn need(need: &Need) -> Value {
    let reasons: Vec<Value> =
        need.reasons.iter().map(|reason| json!({ "reason": reason, "says": reason.says() })).collect();
    json!({ "trainee": need.trainee, "reasons": reasons })
}
