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
    /// Every needed fact can be had in every mood, at the moment of a won call in which it was learnt.
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
            Self::FactsInEveryMood => {
                "every needed fact can be had in every mood, at its moment of a won call"
            }
            Self::EveryCallEnds => "every call ends",
        }
    }

    /// Every claim, in the order they are shown.
    pub const ALL: [Self; 5] = [
        Self::OutcomeReachable,
        Self::FullMarks,
        Self::NoForcedError,
        Self::FactsInEveryMood,
        Self::EveryCallEnds,
    ];

    /// What proves it.
    #[must_use]
    pub const fn proved_by(self) -> &'static str {
        match self {
            Self::OutcomeReachable => {
                "One call that ends with it, found over moves and played again as text."
            }
            Self::FullMarks => {
                "For each dimension one call, played as text, that loses nothing in it but by wording."
            }
            Self::NoForcedError => {
                "The call seen as: on the line or not, on hold or not, decided or not. Wherever nothing is decided a call \
                 back can be arranged, the call ended and the ticket filed. And one call that was won without such an error."
            }
            Self::FactsInEveryMood => {
                "Each fact is learnt at its moment of a won call with every pair of patience and trust from which the \
                 customer stays on the line."
            }
            Self::EveryCallEnds => "The call seen as its clock: the desk's longest call cuts the line.",
        }
    }

    /// What refutes it.
    #[must_use]
    pub const fn refuted_by(self) -> &'static str {
        match self {
            Self::OutcomeReachable => {
                "None of the right endings can come about although every mood, time, order and answer is granted."
            }
            Self::FullMarks => "Something needed can never come about although everything is granted.",
            Self::NoForcedError => {
                "A state from which the way out is an error itself, or in which nothing can be decided."
            }
            Self::FactsInEveryMood => "A needed fact that nothing in the call gives, in whatever mood.",
            Self::EveryCallEnds => "A state in which the call goes on beyond the desk's longest call.",
        }
    }

    /// What to do when it is refuted.
    #[must_use]
    pub const fn what_to_do(self) -> &'static str {
        match self {
            Self::OutcomeReachable => {
                "See that a step, a tool or a line does what `fixed_when` waits for, or change the ending."
            }
            Self::FullMarks => "Let a fact, tool or step give what is needed, or need it no longer.",
            Self::NoForcedError => {
                "Play the plan that was written and see which line of the scenario ends the call."
            }
            Self::FactsInEveryMood => "Let the fact be told when asked, or let a step or a tool show it.",
            Self::EveryCallEnds => "Give the desk a `longest_call`.",
        }
    }

    /// What to do when it is unknown.
    #[must_use]
    pub const fn when_unknown(self) -> &'static str {
        match self {
            Self::OutcomeReachable => {
                "Take the call to its right end yourself and keep it as the plan `model`: it is tried first."
            }
            Self::FullMarks => {
                "Where too little is asked to earn everything, give the customer more that is worth asking for: facts that \
                 are `needed`. Otherwise take the call yourself, keep it as a plan, and see what it loses."
            }
            Self::NoForcedError | Self::EveryCallEnds => "Try again with a higher `--bound`.",
            Self::FactsInEveryMood => {
                "Take the call in the mood that is named. Where the fact cannot be had, let one of its answers be said in that \
                 mood too, or let a tool show it."
            }
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
    /// Whether it was stopped before it was done; what was not decided by then is unknown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stopped: bool,
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
