//! Scoring a call from its events: criteria, evidence, critical errors, outcome measures.
//!
//! Every criterion is one file under `criteria/`, every critical error one under `critical/`; their weights and texts are
//! the rubric's (`assets/rubrics/standard.ron`). Points are whole numbers and can be added up by hand: a criterion earns
//! its weight by the share its judgement names, rounded; a dimension is the sum, held down by the rubric's caps.
//!
//! To add a criterion: its file, one line in the `ALL` of its dimension's `mod.rs`, and its entry in the rubric.

mod better;
mod call_view;
mod course;
mod criteria;
mod criterion;
mod critical;
mod endings;
mod evidence;
mod false_words;
#[cfg(test)]
mod fixture;
mod flags;
mod naming;
mod needs;
mod notes;
mod offers;
mod outcome;
mod privacy;
mod rubric;
mod score;
mod scorecard;
mod terms;
mod tidy;

pub use call_view::{CallView, Spoken, Standing};
pub use course::{Course, Decision, When};
pub use criteria::criteria;
pub use criterion::{Criterion, CriterionInfo, Judgement, Mark};
pub use critical::{CriticalInfo, CriticalRule, critical_rules};
pub use evidence::{Effect, Evidence, NearMiss, Place};
pub use needs::{Need, needs};
pub use notes::{Notes, per_mille};
pub use rubric::{Cap, CriterionText, CriticalKind, CriticalText, Replaces, Rubric, RubricFault};
pub use score::{score, score_reading};
pub use scorecard::{
    Capped, CriterionResult, CriticalError, DimensionScore, Flag, MoodPoint, OutcomeMeasures, Scorecard,
};
