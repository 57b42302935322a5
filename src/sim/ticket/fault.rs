//! What can be wrong with what a ticket says.

use serde::{Deserialize, Serialize};

use super::statements::Quote;
use crate::sim::ids::Id;

/// Something in a ticket that should not stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What is wrong with it.
    pub kind: FaultKind,
    /// The fact, part, finding, step, tool or record line it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Id>,
    /// The words.
    pub quote: Quote,
    /// What would have been right; empty when nothing should stand there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub right: String,
}

/// What is wrong with words in a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// Another value than the one that was learnt.
    Wrong,
    /// A slip of the customer's, although they corrected it.
    Slip,
    /// Nobody said it and no tool showed it.
    Invented,
    /// The customer's theory, stated as a fact.
    Opinion,
    /// The customer's claim, stated as if it had been checked.
    Claim,
    /// A password, a card number.
    Secret,
    /// Nobody's business.
    Private,
    /// What the scenario keeps out of this ticket.
    Forbidden,
    /// Not for the customer's eyes, and in their note.
    Internal,
    /// An insult, a mood, blame.
    NotNeutral,
    /// A second matter.
    SecondIssue,
}

/// A list of faults, each kind of fault once for each subject and once for each place.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, kind: FaultKind, about: Option<&Id>, quote: &Quote, right: String) {
        let same_place =
            |fault: &Fault| fault.quote.field == quote.field && fault.quote.span.overlaps(&quote.span);
        let same_thing = |fault: &Fault| about.is_some() && fault.about.as_ref() == about;
        // What is a secret or private is charged as that, whatever else forbids it.
        let graver = |fault: &Fault| {
            matches!(kind, FaultKind::Forbidden | FaultKind::Internal)
                && matches!(fault.kind, FaultKind::Secret | FaultKind::Private)
        };
        let known =
            |fault: &Fault| (fault.kind == kind || graver(fault)) && (same_thing(fault) || same_place(fault));
        if !self.0.iter().any(known) {
            self.0.push(Fault { kind, about: about.cloned(), quote: quote.clone(), right });
        }
    }

    pub(super) fn all(mut self) -> Vec<Fault> {
        self.0.sort_by(|a, b| {
            (a.quote.field, a.quote.span, a.kind).cmp(&(b.quote.field, b.quote.span, b.kind))
        });
        self.0
    }
}
