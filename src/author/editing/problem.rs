//! What is wrong in a text that is being written.

use std::ops::Range;

use crate::report::diagnostics::{Look, full};
use crate::sim::scenario::diagnostic::{Code, Diagnostic, Edit, Severity};
use crate::sim::scenario::text::LineIndex;

/// More are not shown: who has so many mends the first.
const MOST: usize = 200;

/// The full form is drawn so wide, in columns.
const WIDTH: usize = 96;

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of finding this is.
    pub code: Code,
    /// What is wrong, in a line.
    pub message: String,
    /// What to do, if that is known.
    pub help: Option<String>,
    /// The bytes it is about; those of the whole file are none.
    pub span: Option<Range<usize>>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// Everything about it as `firstline lint` prints it.
    pub full: String,
    /// A change that would likely put it right.
    pub edit: Option<Edit>,
}

/// The findings about this text, errors first within a line, in the order of the text.
#[must_use]
pub fn problems(found: &[Diagnostic], text: &str) -> Vec<Problem> {
    let lines = LineIndex::new(text);
    let mut all: Vec<Problem> = found.iter().map(|finding| problem(finding, text, &lines)).collect();
    all.sort_by_key(|problem| (problem.line, problem.severity, problem.column));
    all.truncate(MOST);
    all
}

fn problem(finding: &Diagnostic, text: &str, lines: &LineIndex) -> Problem {
    let span = finding.span.as_ref().map(|span| {
        let start = text.floor_char_boundary(span.start);
        start..text.ceil_char_boundary(span.end).max(start)
    });
    let place = span.as_ref().map(|span| lines.position(text, span.start));
    Problem {
        severity: finding.severity,
        code: finding.code,
        message: finding.message.clone(),
        help: finding.help.clone(),
        span,
        line: place.map_or(1, |place| place.line),
        column: place.map_or(1, |place| place.column),
        full: full(finding, Some(text), Look { colour: false, width: WIDTH }),
        edit: finding.suggestion.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::codes::WRONG_TYPE;

    #[test]
    fn problems_stand_in_the_order_of_the_text_with_what_lint_prints() {
        let text = "(\n  id: 12,\n)";
        let found = [
            Diagnostic::warning(WRONG_TYPE, "later").file("a.ron").at(11..12, "here"),
            Diagnostic::error(WRONG_TYPE, "a text").file("a.ron").at(8..10, "here").suggest(
                8..10,
                "\"12\"",
                "quote it",
            ),
        ];
        let all = problems(&found, text);
        let places: Vec<(usize, usize)> = all.iter().map(|problem| (problem.line, problem.column)).collect();
        assert_eq!(places, [(2, 7), (2, 10)]);
        assert!(all[0].full.contains("^^ here") && all[0].full.contains("quote it"), "{}", all[0].full);
    }

    #[test]
    fn a_finding_beyond_the_text_is_kept_within_it() {
        let all = problems(&[Diagnostic::error(WRONG_TYPE, "x").at(40..90, "")], "é");
        assert_eq!(all[0].span, Some(2..2));
    }
}
