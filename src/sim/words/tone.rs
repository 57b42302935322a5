//! Tone signals: how an utterance sounds.

use serde::{Deserialize, Serialize};

/// How an utterance sounds. Several may hold for one sentence; none is plain neutral.
///
/// Written `CodeWord` in files that people write, `code_word` on the wire; either is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// An explicit marker: please, may I, would you mind.
    #[serde(alias = "Polite")]
    Polite,
    /// Kindness beyond politeness.
    #[serde(alias = "Warm")]
    Warm,
    /// Short to the point of rudeness.
    #[serde(alias = "Curt")]
    Curt,
    /// Distance where care was due.
    #[serde(alias = "Cold")]
    Cold,
    /// Disrespect.
    #[serde(alias = "Rude")]
    Rude,
    /// An insult or mockery aimed at the caller.
    #[serde(alias = "Insult")]
    Insult,
    /// Pressure to agree or to buy.
    #[serde(alias = "Pushy")]
    Pushy,
    /// Excuses for oneself or the company.
    #[serde(alias = "Defensive")]
    Defensive,
    /// The fault is laid on the caller.
    #[serde(alias = "Blame")]
    Blame,
    /// Talks down.
    #[serde(alias = "Condescending")]
    Condescending,
    /// Trade mockery of the caller: ID-10T, PEBKAC, layer 8.
    #[serde(alias = "CodeWord")]
    CodeWord,
    /// Says the opposite, sharply.
    #[serde(alias = "Sarcasm")]
    Sarcasm,
    /// Terms a lay caller would not know.
    #[serde(alias = "Jargon")]
    Jargon,
    /// Scripted phrases that add nothing.
    #[serde(alias = "Filler")]
    Filler,
    /// Promises what no agent can know or keep.
    #[serde(alias = "EmptyPromise")]
    EmptyPromise,
}

impl Tone {
    /// Every tone, in the order of this file.
    pub const ALL: [Self; 15] = [
        Self::Polite,
        Self::Warm,
        Self::Curt,
        Self::Cold,
        Self::Rude,
        Self::Insult,
        Self::Pushy,
        Self::Defensive,
        Self::Blame,
        Self::Condescending,
        Self::CodeWord,
        Self::Sarcasm,
        Self::Jargon,
        Self::Filler,
        Self::EmptyPromise,
    ];

    /// The name used in files and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Polite => "polite",
            Self::Warm => "warm",
            Self::Curt => "curt",
            Self::Cold => "cold",
            Self::Rude => "rude",
            Self::Insult => "insult",
            Self::Pushy => "pushy",
            Self::Defensive => "defensive",
            Self::Blame => "blame",
            Self::Condescending => "condescending",
            Self::CodeWord => "code_word",
            Self::Sarcasm => "sarcasm",
            Self::Jargon => "jargon",
            Self::Filler => "filler",
            Self::EmptyPromise => "empty_promise",
        }
    }
}
