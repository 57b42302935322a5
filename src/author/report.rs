//! What the rules have found.

use crate::sim::scenario::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::model::Stage;

/// What the rules have found in one file.
pub(crate) struct Report {
    stage: Stage,
    found: Vec<Diagnostic>,
}

impl Report {
    /// Nothing found yet in a file of this stage.
    pub(crate) fn new(stage: Stage) -> Self {
        Self { stage, found: Vec::new() }
    }

    /// How bad a loose end is: a fault in what claims to be finished, a reminder in a draft.
    pub(crate) fn loose(&self) -> Severity {
        if self.stage == Stage::Stable { Severity::Error } else { Severity::Warning }
    }

    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Everything found, each once, in the order of the files.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let place = |found: &Diagnostic| (found.file.clone(), found.span.as_ref().map(|span| span.start));
        self.found
            .sort_by(|one, other| place(one).cmp(&place(other)).then_with(|| one.code.cmp(&other.code)));
        self.found.dedup();
        self.found
    }
}
