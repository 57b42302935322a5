//! A text that is being typed, with what was found in it last.

use super::change::Change;
use super::problem::Problem;
use crate::sim::scenario::diagnostic::Severity;
use crate::sim::scenario::text::LineIndex;

/// A text that is being typed, with what was found in it last.
///
/// Who looks at the text takes their time, and it changes meanwhile. Each text has a number; an answer about an earlier one
/// is dropped, and until one about this text comes the places of the last answer move with what is typed.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    text: String,
    version: u64,
    looked_at: Option<u64>,
    problems: Vec<Problem>,
}

impl Sheet {
    /// A sheet with this text, at which nobody has looked. `version` is higher than that of every sheet before.
    #[must_use]
    pub const fn new(text: String, version: u64) -> Self {
        Self { text, version, looked_at: None, problems: Vec::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of this text.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// What is known to be wrong with it.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether that is about this very text.
    #[must_use]
    pub fn is_looked_at(&self) -> bool {
        self.looked_at == Some(self.version)
    }

    /// How many errors and warnings are known.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |severity| self.problems.iter().filter(|problem| problem.severity == severity).count();
        (count(Severity::Error), count(Severity::Warning))
    }

    /// Takes a new text.
    pub fn write(&mut self, text: String) {
        if text == self.text {
            return;
        }
        let change = Change::between(&self.text, &text);
        let lines = LineIndex::new(&text);
        for problem in &mut self.problems {
            let Some(span) = &mut problem.span else { continue };
            *span = change.moves(span);
            let place = lines.position(&text, span.start);
            (problem.line, problem.column) = (place.line, place.column);
            // A change was meant for the text that was looked at.
            problem.edit = None;
        }
        self.text = text;
        self.version += 1;
    }

    /// Takes an answer about the text with this number. Returns whether it is still wanted.
    pub fn take_in(&mut self, version: u64, problems: Vec<Problem>) -> bool {
        if version != self.version {
            return false;
        }
        self.problems = problems;
        self.looked_at = Some(version);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::editing::problems;
    use crate::sim::scenario::codes::WRONG_TYPE;
    use crate::sim::scenario::diagnostic::Diagnostic;

    fn found(span: std::ops::Range<usize>, text: &str) -> Vec<Problem> {
        problems(&[Diagnostic::error(WRONG_TYPE, "wrong").at(span, "here")], text)
    }

    #[test]
    fn an_answer_about_an_earlier_text_is_dropped() {
        let mut sheet = Sheet::new("id: 1".to_owned(), 7);
        let asked = sheet.version();
        sheet.write("id: 12".to_owned());
        assert!(!sheet.take_in(asked, found(4..5, "id: 1")));
        assert!(sheet.problems().is_empty() && !sheet.is_looked_at());
        assert!(sheet.take_in(sheet.version(), found(4..6, "id: 12")));
        assert_eq!((sheet.counts(), sheet.is_looked_at()), ((1, 0), true));
    }

    #[test]
    fn problems_move_with_what_is_typed_above_them() {
        let mut sheet = Sheet::new("id: 1".to_owned(), 0);
        sheet.take_in(0, found(4..5, "id: 1"));
        sheet.write("// é\nid: 1".to_owned());
        let problem = &sheet.problems()[0];
        assert_eq!((problem.line, problem.column, problem.span.clone()), (2, 5, Some(10..11)));
        sheet.write("// é\nid: 1".to_owned());
        assert_eq!(sheet.version(), 1, "the same text is no new one");
    }
}
