//! Tone signals: how an utterance sounds.

use serde::{Deserialize, Serialize};

/// How an utterance sounds. Several may hold for one sentence; none is plain neutral.
///
/// Written in `snake_case` in packs, scenarios and on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// An explicit marker: please, may I, would you mind.
    Polite,
    /// Kindness beyond politeness.
    Warm,
    /// Short to the point of rudeness.
    Curt,
    /// Distance where care was due.
    Cold,
    /// Disrespect.
    Rude,
    /// An insult or mockery aimed at the caller.
    Insult,
    /// Pressure to agree or to buy.
    Pushy,
    /// Excuses for oneself or the company.
    Defensive,
    /// The fault is laid on the caller.
    Blame,
    /// Talks down.
    Condescending,
    /// Trade mockery of the caller: ID-10T, PEBKAC, layer 8.
    CodeWord,
    /// Says the opposite, sharply.
    Sarcasm,
    /// Terms a lay caller would not know.
    Jargon,
    /// Scripted phrases that add nothing.
    Filler,
    /// Promises what no agent can know or keep.
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
