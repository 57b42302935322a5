//! What is claimed, and what came of it.

use serde::{Deserialize, Serialize};

use crate::sim::ids::Id;

/// Something that should hold of every scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// The right outcome can be reached.
    OutcomeReachable,
    /// Full marks can be had in every dimension, criteria of wording taken as earned.
    FullMarks,
    /// No path forces a critical error.
    NoForcedError,
    /// Every needed fact can be had in every mood.
    FactsInEveryMood,
    /// Every call ends.
    EveryCallEnds,
}

impl Claim {
    /// The claim as a sentence.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::OutcomeReachable => "the right outcome can be reached",
            Self::FullMarks => "full marks can be had in every dimension, wording aside",
            Self::NoForcedError => "no path forces a critical error",
            Self::FactsInEveryMood => "every needed fact can be had in every mood",
            Self::EveryCallEnds => "every call ends",
        }
    }

    /// The name in files and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OutcomeReachable => "outcome_reachable",
            Self::FullMarks => "full_marks",
            Self::NoForcedError => "no_forced_error",
            Self::FactsInEveryMood => "facts_in_every_mood",
            Self::EveryCallEnds => "every_call_ends",
        }
    }
}

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Proved,
    /// It does not hold.
    Refuted,
    /// Neither was shown.
    Unknown,
}

impl Verdict {
    /// The name on screen and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Refuted => "refuted",
            Self::Unknown => "unknown",
        }
    }
}

/// What was found out about a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The claim.
    pub claim: Claim,
    /// What came of it.
    pub verdict: Verdict,
    /// Why, in a sentence.
    pub because: String,
    /// What is to be known beside it: what was assumed, what is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
    /// How many inputs were tried for it.
    pub tried: u32,
    /// A plan that shows it, as the text of a plan file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
}

/// What was found out about a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The scenario.
    pub scenario: Id,
    /// The bound that was set, in inputs tried for each claim.
    pub bound: u32,
    /// The claims, in their order.
    pub findings: Vec<Finding>,
}

impl Proof {
    /// Whether some claim was refuted.
    #[must_use]
    pub fn is_refuted(&self) -> bool {
        self.findings.iter().any(|finding| finding.verdict == Verdict::Refuted)
    }
}
