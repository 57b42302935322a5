//! What a call says to whoever drives it by lines: one JSON object each, with its `event` first.
//!
//! [`Input`](crate::sim::session::Input) reads the other direction. The form is a promise: a field may be added under the same
//! [`PROTOCOL`], none may change its name or meaning.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use crate::sim::call::{Event, Phase, Stamped};
use crate::sim::rng::Seed;
use crate::sim::scoring::Scorecard;
use crate::sim::session::ENGINE;
use crate::sim::time::Millis;

/// The number of the line form.
pub const PROTOCOL: u32 = 1;

/// One line of output.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    event: String,
    fields: Map<String, Value>,
}

impl Message {
    /// The first line: which call this is. `attempt` is the id under which it is stored, if it is.
    #[must_use]
    pub fn call(attempt: Option<&str>, scenario: &str, seed: Seed, digest: &str) -> Self {
        Self::new(
            "call",
            json!({
                "protocol": PROTOCOL,
                "engine": ENGINE,
                "attempt": attempt,
                "scenario": scenario,
                "seed": seed,
                "digest": digest,
            }),
        )
    }

    /// An event of the call.
    #[must_use]
    pub fn event(stamped: &Stamped) -> Self {
        let Value::Object(mut fields) = serde_json::to_value(&stamped.event).unwrap_or_default() else {
            return Self::new("unknown", json!({}));
        };
        let name = fields.remove("event").and_then(|name| name.as_str().map(str::to_owned));
        match &stamped.event {
            // What was understood is another program's business: `understand` says it.
            Event::AgentSpoke { heard, .. } | Event::ReadBack { heard, .. } => {
                fields.remove("heard");
                // The ticket read aloud is no turn.
                if heard.turn > 0 {
                    fields.insert("turn".to_owned(), heard.turn.into());
                }
                fields.insert("text".to_owned(), heard.text.clone().into());
            }
            Event::Decided { .. } => {
                if let Some(Value::Object(how)) = fields.remove("how") {
                    fields.extend(how);
                }
            }
            _ => {}
        }
        for (ours, theirs) in [("ends", "ends_ms"), ("due", "due_ms")] {
            if let Some(at) = fields.remove(ours) {
                fields.insert(theirs.to_owned(), at);
            }
        }
        fields.insert("at_ms".to_owned(), stamped.at.into());
        Self { event: name.unwrap_or_default(), fields }
    }

    /// The call waits for the next input.
    #[must_use]
    pub fn ready(at: Millis, phase: Phase) -> Self {
        Self::new("ready", json!({ "at_ms": at, "phase": phase }))
    }

    /// A line that is no input.
    #[must_use]
    pub fn bad_input(why: &str) -> Self {
        Self::new("bad_input", json!({ "why": why }))
    }

    /// An expectation of a plan that was not met.
    #[must_use]
    pub fn unmet(line: usize, why: &str) -> Self {
        Self::new("unmet", json!({ "line": line, "why": why }))
    }

    /// What came of playing a stored call again: `same` is nothing when it could not be compared.
    #[must_use]
    pub fn replayed(same: Option<bool>, why: &str) -> Self {
        Self::new("replayed", json!({ "same": same, "why": why }))
    }

    /// The last line: what came of the call. `visit` is what came of the technician's visit, if one was made.
    #[must_use]
    pub fn scorecard(card: &Scorecard, visit: Option<&str>) -> Self {
        let dimensions: Map<String, Value> = card
            .dimensions
            .iter()
            .map(|(dimension, score)| {
                let score = json!({ "points": score.points, "of": score.of, "per_mille": score.per_mille });
                (dimension.name().to_owned(), score)
            })
            .collect();
        let critical: Vec<&str> = card.critical.iter().map(|error| error.id.as_str()).collect();
        let mut outcome = serde_json::to_value(&card.outcome).unwrap_or_default();
        // `{"disposition":{"disposition":"escalated","team":…}}` is one level too many.
        if let Value::Object(fields) = &mut outcome
            && let Some(Value::Object(how)) = fields.remove("disposition")
        {
            fields.extend(how);
        }
        Self::new(
            "scorecard",
            json!({ "dimensions": dimensions, "critical": critical, "outcome": outcome, "visit": visit }),
        )
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.event
    }

    fn new(event: &str, fields: Value) -> Self {
        let fields = if let Value::Object(fields) = fields { fields } else { Map::new() };
        Self { event: event.to_owned(), fields }
    }

    /// The line, without its end.
    #[must_use]
    pub fn line(&self) -> String {
        // Texts, numbers and maps with text keys: there is nothing in it that could fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len() + 1))?;
        map.serialize_entry("event", &self.event)?;
        for (name, value) in &self.fields {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sim::call::{Disposition, Heard, Mood};

    #[track_caller]
    fn check(event: Event, expected: &str) {
        assert_eq!(Message::event(&Stamped { at: 1_500, event }).line(), expected);
    }

    #[test]
    fn events_are_flat_objects_with_their_name_first() {
        check(
            Event::CustomerSpoke {
                text: "Yes?".to_owned(),
                by: None,
                line: "opening.0".to_owned(),
                mood: Mood { patience: 40, trust: 50 },
                ends: 2_240,
            },
            r#"{"event":"customer_spoke","at_ms":1500,"ends_ms":2240,"line":"opening.0","mood":{"patience":40,"trust":50},"text":"Yes?"}"#,
        );
        check(
            Event::Decided { how: Disposition::Referred { to: "shop".into() } },
            r#"{"event":"decided","at_ms":1500,"disposition":"referred","to":"shop"}"#,
        );
        let heard = Arc::new(Heard { turn: 3, text: "Hello".to_owned(), ..Heard::default() });
        check(
            Event::AgentSpoke { heard, ends: 2_000 },
            r#"{"event":"agent_spoke","at_ms":1500,"ends_ms":2000,"text":"Hello","turn":3}"#,
        );
        check(
            Event::Refused { action: "file".to_owned(), why: "not yet".to_owned() },
            r#"{"event":"refused","action":"file","at_ms":1500,"why":"not yet"}"#,
        );
    }

    #[test]
    fn a_call_without_a_stored_attempt_says_null() {
        let line = Message::call(None, "a", 7, "ff").line();
        assert!(line.starts_with(r#"{"event":"call","attempt":null,"#), "{line}");
        assert_eq!(Message::ready(5, Phase::Acw).line(), r#"{"event":"ready","at_ms":5,"phase":"acw"}"#);
    }
}
