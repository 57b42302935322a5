//! Findings as they are kept between two runs.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::codes::code;
use crate::sim::scenario::diagnostic::{Diagnostic, Edit, Place, Severity};

#[derive(Serialize, Deserialize)]
struct Stored {
    code: String,
    severity: char,
    message: String,
    file: String,
    span: Option<Range<usize>>,
    label: String,
    also: Vec<(Range<usize>, String)>,
    notes: Vec<String>,
    help: Option<String>,
    edit: Option<(Range<usize>, String)>,
}

/// The findings as text.
#[must_use]
pub fn stored(findings: &[Diagnostic]) -> String {
    let all: Vec<Stored> = findings.iter().map(Stored::of).collect();
    // Texts and numbers alone: there is nothing in it that could fail.
    serde_json::to_string(&all).unwrap_or_default()
}

/// The findings of a text that [`stored`] has made; nothing when it is another text or speaks of codes that are gone.
#[must_use]
pub fn restored(text: &str) -> Option<Vec<Diagnostic>> {
    let all: Vec<Stored> = serde_json::from_str(text).ok()?;
    all.into_iter().map(Stored::finding).collect()
}

impl Stored {
    fn of(finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.id.to_owned(),
            severity: finding.severity.word().chars().next().unwrap_or('e'),
            message: finding.message.clone(),
            file: finding.file.clone(),
            span: finding.span.clone(),
            label: finding.label.clone(),
            also: finding.also.iter().map(|place| (place.span.clone(), place.label.clone())).collect(),
            notes: finding.notes.clone(),
            help: finding.help.clone(),
            edit: finding.suggestion.as_ref().map(|edit| (edit.span.clone(), edit.replacement.clone())),
        }
    }

    fn finding(self) -> Option<Diagnostic> {
        let severity = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .find(|severity| severity.word().starts_with(self.severity))?;
        Some(Diagnostic {
            code: code(&self.code)?.code,
            severity,
            message: self.message,
            file: self.file,
            span: self.span,
            label: self.label,
            also: self.also.into_iter().map(|(span, label)| Place { span, label }).collect(),
            notes: self.notes,
            help: self.help,
            suggestion: self.edit.map(|(span, replacement)| Edit { span, replacement }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::codes::WRONG_TYPE;

    #[test]
    fn what_is_stored_comes_back_whole() {
        let full = Diagnostic::warning(WRONG_TYPE, "é \"x\"")
            .file("a.ron")
            .at(3..5, "here")
            .also(1..2, "there")
            .note("a note")
            .suggest(3..5, "y", "try y");
        let findings = vec![full, Diagnostic::error(WRONG_TYPE, "bare")];
        assert_eq!(restored(&stored(&findings)), Some(findings));
        for other in ["", "[{}]", &stored(&[Diagnostic::error(WRONG_TYPE, "x")]).replace("SC012", "SC999")] {
            assert_eq!(restored(other), None);
        }
    }
}
