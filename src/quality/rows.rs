//! Rows of sets, and which set a file is.

use serde::Deserialize;

use super::figures::Half;

/// What a set asks of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// Which of eleven acts an utterance is.
    Acts,
    /// Which piece of information a question asks for.
    Slots,
    /// Whether a request is polite or rude.
    Politeness,
    /// Whether a comment is toxic.
    Toxic,
    /// Which of two texts is the clearer one.
    Clarity,
    /// Every act, asked-for fact and tone of an utterance.
    Utterances,
}

/// One row of a set. Other fields are passed over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Row {
    /// Its name.
    pub id: String,
    /// The text.
    pub text: String,
    /// The second text of a pair.
    pub text_b: String,
    /// Up to three earlier lines: `customer: …`, `agent: …`.
    pub context: Vec<String>,
    /// The one label.
    pub label: String,
    /// How the worse text of a pair was damaged.
    pub op: String,
    /// All acts.
    pub acts: Vec<String>,
    /// All asked-for facts.
    pub asks: Vec<String>,
    /// All tones.
    pub tone: Vec<String>,
    /// Acts on which two people differed: neither right nor wrong.
    pub acts_disputed: Vec<String>,
    /// The same for asked-for facts.
    pub asks_disputed: Vec<String>,
    /// The same for tones.
    pub tone_disputed: Vec<String>,
}

impl Task {
    /// What a file of this name asks for; `None` for a file that is not known.
    #[must_use]
    pub fn of_file(stem: &str) -> Option<Self> {
        let known = [
            ("t1_", Self::Acts),
            ("t4_", Self::Slots),
            ("t2_", Self::Politeness),
            ("t2b_", Self::Toxic),
            ("t6_", Self::Clarity),
            ("agent_utterances", Self::Utterances),
        ];
        known.into_iter().find(|(beginning, _)| stem.starts_with(beginning)).map(|(_, task)| task)
    }
}

/// Which half a row belongs to: one to work with, one to prove it on.
#[must_use]
pub fn half_of(id: &str) -> Half {
    if crc32fast::hash(id.as_bytes()).is_multiple_of(2) { Half::Even } else { Half::Odd }
}
