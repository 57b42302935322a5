//! Inputs: what an agent, a mentor or a host does to a call. Their JSON form is the wire.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::sim::ids::Id;
use crate::sim::scenario::model::Level;
use crate::sim::ticket::{Field, FieldValue, StepLine};
use crate::sim::time::Millis;

/// The longest text of one input, in bytes. What is longer is refused before it is stored.
pub const LONGEST_TEXT: usize = 1 << 20;

/// The longest wait of one input, in seconds.
pub const LONGEST_WAIT_S: u64 = 86_400;

/// Who does it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The trainee.
    #[default]
    Trainee,
    /// The mentor.
    Mentor,
    /// The program the call is taken in: it reports time.
    Host,
}

/// One input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Who.
    pub actor: Actor,
    /// How long it took, in milliseconds; left out, the fixed time of its kind.
    pub took_ms: Option<Millis>,
    /// What.
    pub act: Do,
}

/// What an input does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Do {
    /// Says something to the customer.
    Say {
        /// The words.
        text: String,
    },
    /// Starts a tool.
    Tool {
        /// The tool.
        id: Id,
    },
    /// Opens a knowledge article.
    Article {
        /// The article.
        id: Id,
    },
    /// Puts the customer on hold.
    Hold {
        /// For how many seconds, as announced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds: Option<u32>,
    },
    /// Comes back from hold.
    Resume,
    /// Lets time pass.
    Wait {
        /// Seconds, with up to three decimals.
        seconds: Seconds,
    },
    /// Writes into the ticket.
    Ticket {
        /// Fields by name, with their new values.
        set: Map<String, Value>,
    },
    /// Reads the ticket to the customer.
    ReadBack,
    /// Hands the call to a team.
    Escalate {
        /// The team.
        team: Id,
        /// What the team is told.
        #[serde(default)]
        reason: String,
        /// With the customer on the line and the team told.
        #[serde(default)]
        warm: bool,
    },
    /// Calls the problem solved.
    Resolve {
        /// How.
        #[serde(default)]
        reason: String,
    },
    /// Sends the customer to a place outside support.
    Refer {
        /// The place.
        to: Id,
    },
    /// Declines under a policy.
    Decline {
        /// The policy.
        policy: Id,
    },
    /// Arranges a call back.
    Callback {
        /// In so many minutes.
        in_minutes: u32,
    },
    /// Puts the telephone down.
    End {
        /// Why; `abuse` ends the call for abuse.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Files the ticket.
    File,
}

impl Do {
    /// The name on the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Say { .. } => "say",
            Self::Tool { .. } => "tool",
            Self::Article { .. } => "article",
            Self::Hold { .. } => "hold",
            Self::Resume => "resume",
            Self::Wait { .. } => "wait",
            Self::Ticket { .. } => "ticket",
            Self::ReadBack => "read_back",
            Self::Escalate { .. } => "escalate",
            Self::Resolve { .. } => "resolve",
            Self::Refer { .. } => "refer",
            Self::Decline { .. } => "decline",
            Self::Callback { .. } => "callback",
            Self::End { .. } => "end",
            Self::File => "file",
        }
    }

    /// Every name on the wire, for messages.
    pub const NAMES: [&'static str; 15] = [
        "say",
        "tool",
        "article",
        "hold",
        "resume",
        "wait",
        "ticket",
        "read_back",
        "escalate",
        "resolve",
        "refer",
        "decline",
        "callback",
        "end",
        "file",
    ];
}

/// A length of time on the wire: a number of seconds, kept as whole milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds(pub Millis);

impl Serialize for Seconds {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(1_000) {
            return serializer.serialize_u64(self.0 / 1_000);
        }
        // Three decimals are exact enough in binary to come back as the same whole milliseconds.
        format!("{}.{:03}", self.0 / 1_000, self.0 % 1_000)
            .parse::<f64>()
            .map_err(serde::ser::Error::custom)
            .and_then(|seconds| serializer.serialize_f64(seconds))
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        milliseconds(&number.to_string()).map(Self).ok_or_else(|| {
            serde::de::Error::custom(format!("expected seconds from 0 to {LONGEST_WAIT_S}, found {number}"))
        })
    }
}

/// Seconds in decimal digits as whole milliseconds. Read from the digits, so that no rounding of a machine's enters.
fn milliseconds(digits: &str) -> Option<Millis> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole: u64 = whole.parse().ok()?;
    let part: u64 = format!("{part:0<3}").get(..3)?.parse().ok()?;
    (whole < LONGEST_WAIT_S || (whole == LONGEST_WAIT_S && part == 0)).then_some(whole * 1_000 + part)
}

impl Input {
    /// An input of the trainee's that takes its fixed time.
    #[must_use]
    pub const fn new(act: Do) -> Self {
        Self { actor: Actor::Trainee, took_ms: None, act }
    }

    /// Reads an input from its JSON form.
    ///
    /// # Errors
    /// In words: what is wrong with the line and what was expected.
    pub fn from_json(line: &str) -> Result<Self, String> {
        if line.len() > LONGEST_TEXT {
            return Err(format!("the line is longer than {LONGEST_TEXT} bytes"));
        }
        let value: Value =
            serde_json::from_str(line).map_err(|error| format!("not a JSON object: {error}"))?;
        let Value::Object(object) = value else {
            return Err("expected a JSON object with a field \"do\"".to_owned());
        };
        Self::from_object(object)
    }

    /// Reads an input from a JSON object.
    ///
    /// # Errors
    /// In words: what is wrong with the object and what was expected.
    pub fn from_object(mut object: Map<String, Value>) -> Result<Self, String> {
        match object.get("do").and_then(Value::as_str) {
            Some(name) if Do::NAMES.contains(&name) => {}
            Some(name) => {
                return Err(format!("unknown input \"{name}\"; known are {}", Do::NAMES.join(", ")));
            }
            None => return Err(format!("expected a field \"do\" with one of {}", Do::NAMES.join(", "))),
        }
        let took_ms = match object.remove("took_ms") {
            None | Some(Value::Null) => None,
            Some(value) => {
                Some(value.as_u64().filter(|ms| *ms <= LONGEST_WAIT_S * 1_000).ok_or_else(|| {
                    format!("expected \"took_ms\" as whole milliseconds up to a day, found {value}")
                })?)
            }
        };
        let actor = match object.remove("actor") {
            None => Actor::Trainee,
            Some(value) => serde_json::from_value(value).map_err(|error| error.to_string())?,
        };
        let act: Do = serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())?;
        if let Do::Ticket { set } = &act {
            ticket_fields(set)?;
        }
        Ok(Self { actor, took_ms, act })
    }

    /// The JSON form.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let mut value = serde_json::to_value(&self.act).unwrap_or_default();
        if let Value::Object(object) = &mut value {
            if let Some(took_ms) = self.took_ms {
                object.insert("took_ms".to_owned(), took_ms.into());
            }
            if self.actor != Actor::Trainee {
                object.insert("actor".to_owned(), serde_json::to_value(self.actor).unwrap_or_default());
            }
        }
        value
    }
}

/// The fields that a `ticket` input sets.
///
/// # Errors
/// In words: an unknown field or a value that does not fit, and what was expected.
pub fn ticket_fields(set: &Map<String, Value>) -> Result<Vec<(Field, FieldValue)>, String> {
    let field = |name: &String| {
        Field::parse(name).ok_or_else(|| {
            let known: Vec<&str> = Field::ALL.into_iter().map(Field::name).collect();
            format!("unknown ticket field \"{name}\"; known are {}", known.join(", "))
        })
    };
    set.iter()
        .map(|(name, value)| field(name).and_then(|field| Ok((field, field_value(field, value)?))))
        .collect()
}

fn field_value(field: Field, value: &Value) -> Result<FieldValue, String> {
    let name = field.name();
    let text = || match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        _ => Err(format!("expected words for the ticket field \"{name}\", found {value}")),
    };
    match field {
        Field::Steps => steps(value).map(FieldValue::Steps),
        Field::Impact | Field::Urgency => {
            let text = text()?;
            if text.is_empty() {
                return Ok(FieldValue::Level(None));
            }
            let level = Level::parse(&text)
                .ok_or_else(|| format!("expected high, medium or low for \"{name}\", found \"{text}\""));
            level.map(|level| FieldValue::Level(Some(level)))
        }
        Field::Team => text().map(|text| FieldValue::Team((!text.is_empty()).then(|| Id::new(text)))),
        _ => text().map(FieldValue::Text),
    }
}

/// The steps of a ticket: a list of `["step", "result"]`, of `{"step", "result"}` or of words; or words, a step a line.
fn steps(value: &Value) -> Result<Vec<StepLine>, String> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::String(text) => {
            Ok(text.split(['\n', ';']).filter(|line| !line.trim().is_empty()).map(step_from_words).collect())
        }
        Value::Array(lines) => lines.iter().map(step).collect(),
        _ => Err(format!(
            "expected a list of [\"step\", \"result\"] for the ticket field \"steps\", found {value}"
        )),
    }
}

fn step(value: &Value) -> Result<StepLine, String> {
    let words = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    let line = match value {
        Value::String(text) => Some(step_from_words(text)),
        Value::Array(pair) if (1..=2).contains(&pair.len()) => {
            words(pair.first()).map(|step| StepLine { step, result: words(pair.get(1)).unwrap_or_default() })
        }
        Value::Object(object) => words(object.get("step"))
            .map(|step| StepLine { step, result: words(object.get("result")).unwrap_or_default() }),
        _ => None,
    };
    line.ok_or_else(|| format!("expected a step as [\"step\", \"result\"], found {value}"))
}

/// "Restarted the router: no change" is a step and its result.
fn step_from_words(text: &str) -> StepLine {
    let split = [": ", " -> ", " → ", " - ", " – "].iter().find_map(|mark| text.split_once(mark));
    let (step, result) = split.unwrap_or((text, ""));
    StepLine { step: step.trim().to_owned(), result: result.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_error(line: &str, part: &str) {
        let error = Input::from_json(line).unwrap_err();
        assert!(error.contains(part), "{error}");
    }

    #[test]
    fn every_input_comes_back_from_its_json_form() {
        for line in [
            r#"{"do":"say","text":"Hello"}"#,
            r#"{"do":"tool","id":"line_test","took_ms":1200}"#,
            r#"{"do":"hold","seconds":60}"#,
            r#"{"do":"hold"}"#,
            r#"{"do":"resume"}"#,
            r#"{"do":"wait","seconds":2}"#,
            r#"{"do":"wait","seconds":0.25}"#,
            r#"{"do":"escalate","reason":"clean line","team":"tier2","warm":true}"#,
            r#"{"do":"end"}"#,
            r#"{"do":"file"}"#,
        ] {
            let input = Input::from_json(line).unwrap();
            assert_eq!(input.to_json(), serde_json::from_str::<Value>(line).unwrap(), "{line}");
        }
    }

    #[test]
    fn bad_lines_say_what_was_expected() {
        check_error("", "not a JSON object");
        check_error("[1]", "expected a JSON object");
        check_error("{}", "\"do\"");
        check_error(r#"{"do":"dance"}"#, "known are say, tool");
        check_error(r#"{"do":"say"}"#, "text");
        check_error(r#"{"do":"say","text":"x","tone":1}"#, "tone");
        check_error(r#"{"do":"wait","seconds":-1}"#, "expected seconds");
        check_error(r#"{"do":"wait","seconds":1e30}"#, "expected seconds");
        check_error(r#"{"do":"say","text":"x","took_ms":-4}"#, "took_ms");
        check_error(r#"{"do":"ticket","set":{"sumary":"x"}}"#, "known are summary");
        check_error(r#"{"do":"ticket","set":{"impact":"huge"}}"#, "high, medium or low");
    }

    #[test]
    fn steps_may_be_written_in_several_ways() {
        let expected = StepLine { step: "Restart".to_owned(), result: "no change".to_owned() };
        for value in [
            r#"[["Restart","no change"]]"#,
            r#"[{"step":"Restart","result":"no change"}]"#,
            r#"["Restart: no change"]"#,
            r#""Restart: no change""#,
        ] {
            assert_eq!(
                steps(&serde_json::from_str(value).unwrap()).unwrap().as_slice(),
                std::slice::from_ref(&expected),
                "{value}"
            );
        }
    }
}
