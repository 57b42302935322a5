//! What a call leaves for the judging of its ticket.

use std::collections::{BTreeMap, BTreeSet};

use crate::sim::ids::Id;
use crate::sim::ledger::Ledger;

/// What a call leaves for the judging of its ticket: who knew what, what was done, where the call went.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// What the desk knows.
    pub ledger: Ledger,
    /// What was asked for.
    pub asked: BTreeSet<Id>,
    /// The tools that have shown something.
    pub tools: BTreeSet<Id>,
    /// The steps that were taken, in this call or before it, with their results.
    pub steps: BTreeMap<Id, StepResult>,
    /// Facts of which the customer claims something else, and has not taken it back.
    pub claims: BTreeSet<Id>,
    /// Everything the agent heard and saw.
    pub seen: Vec<&'a str>,
    /// Where the call went.
    pub went: Went,
    /// The last read-back, if there was one.
    pub read_back: Option<ReadOut>,
    /// Whether the caller was verified.
    pub verified: bool,
    /// Whether the ticket was filed.
    pub filed: bool,
}

/// What came of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepResult {
    /// The result, in words; empty when nobody knows it.
    pub result: String,
    /// Whether the step itself was taken, and not something else in its place.
    pub done: bool,
}

/// Where a call went, as far as the ticket is concerned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Went {
    /// To a team.
    To(Id),
    /// Nowhere: it broke off with the problem open.
    #[default]
    Nowhere,
    /// It ended in a way that sends nobody.
    NeedsNobody,
}

/// What the customer was read from the ticket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOut {
    /// The turn.
    pub turn: u32,
    /// The facts, parts, findings and steps that were rightly in it.
    pub told: Vec<Id>,
    /// Whether the customer agreed, or corrected it, afterwards.
    pub answered: bool,
}
