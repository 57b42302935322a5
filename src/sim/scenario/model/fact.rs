//! Facts: what the customer knows, and what it takes to hear it.

use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::plain::MoodShift;
use crate::sim::ids::Id;

/// Something the customer knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its name.
    pub id: Id,
    /// The kind of information, which brings the language pack's ways of asking for it.
    #[serde(default)]
    pub kind: Option<Id>,
    /// What tells it from another fact of its kind: `"tablet"`.
    #[serde(default)]
    pub of: Option<String>,
    /// The value. May be left out when `at` or `parts` is given.
    #[serde(default)]
    pub value: String,
    /// The value as a moment: `"2025-06-14T19:00"`, or `"2025-06-14"` when only the day is known.
    #[serde(default)]
    pub at: Option<String>,
    /// The value as a number with a tolerance.
    #[serde(default)]
    pub near: Option<Near>,
    /// Other spellings that are as good as the value.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What the customer's word for it is worth.
    #[serde(default, rename = "is")]
    pub standing: Standing,
    /// Nobody's business: stays out of the ticket.
    #[serde(default)]
    pub private: bool,
    /// Ways of asking for it, beside those of its kind.
    #[serde(default)]
    pub asked_by: Vec<String>,
    /// The answer, in alternatives. Left out, the value is said in the persona's way.
    #[serde(default)]
    pub says: Vec<String>,
    /// The answer when it is asked for again.
    #[serde(default)]
    pub again: Vec<String>,
    /// The answer as long as it is not revealed.
    #[serde(default)]
    pub until: Vec<String>,
    /// What it takes to hear it.
    #[serde(default)]
    pub reveals: Reveals,
    /// What the customer says instead, and believes or pretends: the claim that falls when confronted.
    #[serde(default)]
    pub claims: Option<String>,
    /// What happens when the truth is put to the customer.
    #[serde(default)]
    pub confronted: Option<Confrontation>,
    /// The claim also falls when this holds: a good question, or trust.
    #[serde(default)]
    pub collapses_when: Option<Condition>,
    /// A slip: the value first given, which the customer corrects later.
    #[serde(default)]
    pub first_says: Option<Slip>,
    /// When and how the slip is corrected.
    #[serde(default)]
    pub corrects: Option<Correction>,
    /// The customer's words when a wrong value is said back to them.
    #[serde(default)]
    pub if_wrong: Vec<String>,
    /// Parts that are asked for, said and needed one by one, as `fact.part`.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// The answer when the whole is asked for: gives all parts.
    #[serde(default)]
    pub says_all: Vec<String>,
    /// What it is needed for.
    #[serde(default)]
    pub needed: Vec<Need>,
    /// How much it counts among the needed facts.
    #[serde(default = "one")]
    pub weight: u16,
    /// Other facts that the answer gives away.
    #[serde(default)]
    pub gives: Vec<Id>,
}

/// A part of a fact. Fields mean what they mean on a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name within the fact.
    pub id: Id,
    /// The value.
    #[serde(default)]
    pub value: String,
    /// The value as a moment.
    #[serde(default)]
    pub at: Option<String>,
    /// The value as a number with a tolerance.
    #[serde(default)]
    pub near: Option<Near>,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The kind of information.
    #[serde(default)]
    pub kind: Option<Id>,
    /// Ways of asking for it.
    #[serde(default)]
    pub asked_by: Vec<String>,
    /// The answer, in alternatives.
    #[serde(default)]
    pub says: Vec<String>,
    /// The answer when it is asked for again.
    #[serde(default)]
    pub again: Vec<String>,
    /// The customer's words when a wrong value is said back to them.
    #[serde(default)]
    pub if_wrong: Vec<String>,
}

/// A number with a tolerance: `(value: "11", within: "1", unit: "%")`. Decimals are written with a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Near {
    /// The number.
    pub value: String,
    /// How far off still counts.
    pub within: String,
    /// What is counted; left out, anything.
    #[serde(default)]
    pub unit: String,
}

/// What a fact is worth, and what the ticket may do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Seen by the customer: may be written as a fact.
    #[default]
    Observed,
    /// Said by the customer and not checked.
    Claim,
    /// The customer's theory: may be written only as such.
    Opinion,
    /// A password, a card number: may never be written.
    Secret,
}

/// What it takes to hear a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reveals {
    /// Said when asked.
    #[default]
    WhenAsked,
    /// Said when asked once more than so many times; until then `until`.
    AfterProbe {
        /// How often the question is parried first.
        times: u16,
    },
    /// Said when this finding is put to the customer; until then `claims`.
    WhenConfronted {
        /// The finding.
        with: Id,
    },
    /// Said when asked and this holds.
    When(Condition),
    /// Becomes known by taking this step.
    ByStep(Id),
    /// Said unasked when this holds.
    Unasked(Condition),
    /// Never said: only a tool shows it.
    Never,
}

/// What happens when the truth is put to the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Confrontation {
    /// Put as a question or a finding.
    pub gentle: Vec<String>,
    /// Put as blame.
    pub blame: Vec<String>,
    /// When the customer had explained it before.
    pub already: Vec<String>,
    /// The mood after a gentle confrontation.
    pub mood_gentle: MoodShift,
    /// The mood after blame.
    pub mood_blame: MoodShift,
    /// Whether the customer tells the truth even when blamed. Otherwise it can still be put gently later.
    pub blame_tells: bool,
}

/// A slip of the tongue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// The wrong value.
    #[serde(default)]
    pub value: String,
    /// The wrong value as a moment.
    #[serde(default)]
    pub at: Option<String>,
    /// The words, in alternatives.
    pub says: Vec<String>,
}

/// The correction of a slip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// When the customer notices. Saying the value back, asking again and a recap always count.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The words, in alternatives.
    pub says: Vec<String>,
}

/// What a fact is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// To decide what happens to the problem.
    Diagnosis,
    /// To write a ticket the technician can work from.
    Ticket,
}

const fn one() -> u16 {
    1
}
