//! Findings as workflow commands, which a build on GitHub shows beside the changed lines.

use std::fmt::Write as _;

use crate::sim::scenario::diagnostic::{Diagnostic, Severity};
use crate::sim::scenario::text::LineIndex;

/// One finding as `::error file=…,line=…,col=…,title=…::message`, on one line. `text` is the text of the file.
#[must_use]
pub fn github(finding: &Diagnostic, text: Option<&str>) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut line = format!("::{level} file={}", property(&finding.file));
    if let (Some(span), Some(text)) = (&finding.span, text) {
        let lines = LineIndex::new(text);
        let (start, end) = (lines.position(text, span.start), lines.position(text, span.end));
        // Writing to a string does not fail.
        _ = write!(line, ",line={},endLine={}", start.line, end.line);
        // A range of columns is understood within one line only.
        if start.line == end.line {
            _ = write!(line, ",col={},endColumn={}", start.column, end.column);
        }
    }
    let title = property(&format!("{} {}", finding.code.id, finding.code.name));
    let help = finding.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    _ = write!(line, ",title={title}::{}", data(&format!("{}{help}", finding.message)));
    line
}

/// The signs that would end a message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The signs that would end a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::codes;

    #[test]
    fn signs_of_the_command_are_written_out() {
        let finding = Diagnostic::error(codes::WRONG_TYPE, "50 % wrong")
            .file("a,b:c.ron")
            .at(4..5, "here")
            .help("put it\nright");
        assert_eq!(
            github(&finding, Some("(\né1")),
            "::error file=a%2Cb%3Ac.ron,line=2,endLine=2,col=2,endColumn=3,title=SC012 wrong-type::50 %25 wrong%0Aput it%0Aright"
        );
    }

    #[test]
    fn what_spans_lines_has_no_columns_and_what_has_no_place_no_line() {
        let finding = Diagnostic::warning(codes::TOO_MANY, "many").file("a.ron");
        assert_eq!(github(&finding, None), "::warning file=a.ron,title=SC030 too-many-faults::many");
        let over = finding.at(0..3, "here");
        assert!(github(&over, Some("(\n)")).contains(",line=1,endLine=2,title="));
    }
}
