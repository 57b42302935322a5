//! What is wrong with terms, and what is only worth knowing.

use std::collections::BTreeSet;

use super::terms::Terms;
use crate::sim::scenario::model::Stage;

/// Why a session cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TermsFault {
    /// It has no title.
    #[error("the session has no title")]
    NoTitle,
    /// Nothing is taken.
    #[error("the session has no call; name a scenario or a course")]
    NoCall,
    /// Twice the same.
    #[error("{0} is in the session twice; raise the number of attempts instead")]
    Twice(String),
    /// Not finished.
    #[error("{scenario} is {}; only stable scenarios are graded", stage_name(*stage))]
    NotStable {
        /// The scenario.
        scenario: String,
        /// How far it has come.
        stage: Stage,
    },
    /// No digest.
    #[error("{0} has no content digest, so nothing would be frozen")]
    NotFrozen(String),
    /// No call may ever begin.
    #[error("with no attempt nobody can take the call; allow at least one")]
    NoAttempt,
    /// No time.
    #[error("a limit of nothing leaves no time for the call")]
    NoTime,
    /// It closes before it opens.
    #[error("the session closes before it opens")]
    ClosesFirst,
    /// A pass mark that nobody reaches.
    #[error("the pass mark for {mark} of {scenario} is above 1000, the highest there is")]
    MarkTooHigh {
        /// The scenario.
        scenario: String,
        /// Which mark.
        mark: &'static str,
    },
}

/// What a mentor should know before making a session. It can be made all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// These scenarios ship with the program.
    AnswersArePublic(Vec<String>),
    /// Each has another customer.
    NotComparable,
    /// There is no end.
    NoLimit,
}

impl Warning {
    /// The warning in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::AnswersArePublic(scenarios) => {
                format!("{} ships with Firstline: its answers are public", scenarios.join(", "))
            }
            Self::NotComparable => {
                "each person gets another seed: results are not comparable with one another".to_owned()
            }
            Self::NoLimit => "there is no time limit: an interrupted call can wait for days".to_owned(),
        }
    }
}

impl Terms {
    /// Everything that keeps a session from being made.
    #[must_use]
    pub fn faults(&self) -> Vec<TermsFault> {
        let mut faults = Vec::new();
        let mut fault = |wrong: bool, fault: TermsFault| {
            if wrong {
                faults.push(fault);
            }
        };
        fault(self.title.trim().is_empty(), TermsFault::NoTitle);
        fault(self.calls.is_empty(), TermsFault::NoCall);
        fault(self.attempts == 0, TermsFault::NoAttempt);
        fault(self.limit_ms == Some(0), TermsFault::NoTime);
        fault(self.closes.is_some_and(|closes| closes <= self.opens), TermsFault::ClosesFirst);
        let mut known = BTreeSet::new();
        for call in &self.calls {
            let scenario = || call.scenario.clone();
            fault(!known.insert(&call.scenario), TermsFault::Twice(scenario()));
            let stage = call.stage;
            fault(stage != Stage::Stable, TermsFault::NotStable { scenario: scenario(), stage });
            fault(call.digest.is_empty(), TermsFault::NotFrozen(scenario()));
            for (mark, least) in call.pass.named() {
                let too_high = least.is_some_and(|least| least > 1_000);
                fault(too_high, TermsFault::MarkTooHigh { scenario: scenario(), mark });
            }
        }
        faults
    }

    /// Everything a mentor should know before making it.
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let shipped: Vec<String> =
            self.calls.iter().filter(|call| call.shipped).map(|call| call.scenario.clone()).collect();
        let public = (!shipped.is_empty()).then_some(Warning::AnswersArePublic(shipped));
        let apart = (!self.seeds.comparable()).then_some(Warning::NotComparable);
        let endless = self.limit_ms.is_none().then_some(Warning::NoLimit);
        [public, apart, endless].into_iter().flatten().collect()
    }
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "a draft",
        Stage::Trial => "on trial",
        Stage::Stable => "stable",
    }
}
