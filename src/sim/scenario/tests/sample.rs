//! A small scenario-like type and a text of it, for tests of parsing.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    pub(super) format: u32,
    pub(super) id: String,
    #[serde(default)]
    pub(super) stage: Stage,
    #[serde(default)]
    pub(super) level: u8,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) moods: Vec<(String, Condition)>,
    #[serde(default)]
    pub(super) facts: Vec<Fact>,
    #[serde(default)]
    pub(super) beats: Vec<Beat>,
    #[serde(default)]
    pub(super) minutes: BTreeMap<String, u16>,
    #[serde(default)]
    pub(super) call_at: Option<Clock>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
pub(super) enum Stage {
    #[default]
    Draft,
    Trial,
    Stable,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fact {
    pub(super) id: Name,
    pub(super) value: Value,
    #[serde(default)]
    pub(super) asked_by: Vec<String>,
    pub(super) says: Vec<String>,
    #[serde(default)]
    pub(super) reveals: Reveals,
    #[serde(default)]
    pub(super) private: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(transparent)]
pub(super) struct Name(pub(super) String);

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Value {
    Words(String),
    At(Clock),
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Reveals {
    #[default]
    WhenAsked,
    AfterProbe {
        times: u8,
    },
    When(Condition),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Beat {
    pub(super) id: Name,
    pub(super) when: Condition,
    #[serde(default)]
    pub(super) says: Vec<String>,
    #[serde(default)]
    pub(super) weight: i8,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Condition {
    Heard(Act),
    Fact(Name),
    Patience {
        #[serde(default)]
        below: Option<u8>,
        #[serde(default)]
        above: Option<u8>,
    },
    Since {
        what: Name,
        below: u32,
    },
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Verified,
}

#[derive(Debug, PartialEq, Deserialize)]
pub(super) enum Act {
    Empathise,
    Escalate,
    Offer,
}

/// A time of day, which only its own type can judge.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Clock(pub(super) u16);

impl TryFrom<String> for Clock {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parsed =
            text.split_once(':').and_then(|(h, m)| Some((h.parse::<u16>().ok()?, m.parse::<u16>().ok()?)));
        match parsed {
            Some((hour, minute)) if hour < 24 && minute < 60 => Ok(Self(hour * 60 + minute)),
            _ => Err(format!("expected a time such as \"20:41\", found {text:?}")),
        }
    }
}

/// A text without fault that uses most of what RON has.
pub(super) const GOOD: &str = r##"// The lamp.
#![enable(implicit_some)]
Sample(
  format: 1, id: "lamp", title: "Línea roja", stage: Stable, level: 0x2, /* nested /* comment */ */
  moods: [ ("cold", patience(below: 30)), ("warm", not(all([verified, heard(Empathise)]))) ],
  facts: [
    ( id: "error_code", value: Words("E-4012"), asked_by: ["what is it moaning about"],
      says: ["It says E-4012.", "[cold] E. \"Four\". Zero.\tHappy?", r#"raw "quoted" text"#],
      reveals: AfterProbe(times: 1), private: true ),
    ( id: "began", value: At("19:00"), says: [
        "Since
         Saturday.",
      ], reveals: When(any([fact("error_code"), since(what: "reboot", below: 9_000)])), ),
  ],
  beats: [ ( id: "sold_to", when: all([heard(Offer), patience(below: 50, above: 10)]), says: ["No."], weight: -30 ) ],
  minutes: { "P1": 15, "P2": 60, },
  call_at: Some("20:41"),
)
"##;
