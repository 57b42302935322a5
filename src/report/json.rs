//! Attempts as JSON.

use serde_json::{Value, json};

use super::dossier::{Dossier, moment};
use super::rows::Row;

/// Many attempts: an array with one object of marks each.
#[must_use]
pub fn rows_json(rows: &[Row]) -> String {
    pretty(&json!(rows))
}

/// One attempt in full: its row, what happened, the automatic scorecard, the visit, and each set of marks a mentor signed.
#[must_use]
pub fn attempt_json(dossier: &Dossier) -> String {
    let signed: Vec<Value> = dossier
        .signed
        .iter()
        .map(|signed| json!({"at": moment(signed.at.0), "account": signed.account, "scorecard": signed.card}))
        .collect();
    pretty(&json!({
        "format": 1,
        "row": Row::of(dossier),
        "digest": dossier.digest,
        "link": dossier.link,
        "scorecard": dossier.card,
        "visit": dossier.visit,
        "signed": signed,
        "events": dossier.events,
    }))
}

fn pretty(value: &Value) -> String {
    // A value is always JSON.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
