//! Findings about files as text: in full with the lines they speak of, one line each, or as JSON lines.
//!
//! The one-line form and the JSON form are stable: editors and scripts read them. The full form may change.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use serde::Serialize;

use crate::sim::scenario::diagnostic::{Diagnostic, Edit, Severity};
use crate::sim::scenario::text::{LineIndex, Position};

/// Lines longer than this, in bytes, are cut around the finding before they are drawn.
const LONG_LINE: usize = 2_000;

/// How many bytes of a long line are kept on either side of the finding.
const KEPT: usize = 300;

/// How the full form is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether to colour with terminal escapes.
    pub colour: bool,
    /// Width in columns; longer lines of source are cut.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 120 }
    }
}

/// The full form: message, the line with a caret under the place, notes, and what to do. `text` is the text of the file
/// that the finding names; without it the lines are left out.
#[must_use]
pub fn full(finding: &Diagnostic, text: Option<&str>, look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(look.width.max(40));
    let view = text.and_then(|text| View::of(finding, text));
    let mut groups = vec![primary(finding, view.as_ref())];
    if let (Some(help), Some(edit), Some(view)) = (&finding.help, &finding.suggestion, &view)
        && let Some(patch) = view.patch(edit)
    {
        groups.push(Level::HELP.secondary_title(help.as_str()).element(patch));
    }
    renderer.render(&groups)
}

/// The one-line form: `file:line:column: error[SC012]: message`.
#[must_use]
pub fn concise(finding: &Diagnostic, text: Option<&str>) -> String {
    let mut line = finding.file.clone();
    if let (Some(span), Some(text)) = (&finding.span, text) {
        let place = LineIndex::new(text).position(text, span.start);
        _ = write!(line, ":{}:{}", place.line, place.column);
    }
    let message = one_line(&finding.message);
    _ = write!(line, ": {}[{}]: {message}", finding.severity.word(), finding.code);
    line
}

/// The JSON form: one object on one line, without the line end. Lines and columns count from 1, columns in characters;
/// what there is none of is `null`.
#[must_use]
pub fn json(finding: &Diagnostic, text: Option<&str>) -> String {
    let lines = text.map(|text| (LineIndex::new(text), text));
    let place = |byte| lines.as_ref().map(|(lines, text)| lines.position(text, byte));
    let start = finding.span.as_ref().and_then(|span| place(span.start));
    let end = finding.span.as_ref().and_then(|span| place(span.end));
    let suggestion = finding.suggestion.as_ref().and_then(|edit| {
        let (start, end) = (place(edit.span.start)?, place(edit.span.end)?);
        Some(JsonEdit {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            replacement: &edit.replacement,
        })
    });
    let object = JsonFinding {
        code: finding.code.id,
        name: finding.code.name,
        severity: finding.severity.word(),
        message: &finding.message,
        file: &finding.file,
        line: start.map(|place| place.line),
        column: start.map(|place| place.column),
        end_line: end.map(|place| place.line),
        end_column: end.map(|place| place.column),
        help: finding.help.as_deref(),
        suggestion,
    };
    // Strings and numbers alone: there is nothing in it that could fail.
    serde_json::to_string(&object).unwrap_or_default()
}

/// How many there are of each: `2 errors, 1 warning`. Empty when there is nothing.
#[must_use]
pub fn summary(findings: &[Diagnostic]) -> String {
    let counted = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count, format!("{count} {}{plural}", severity.word()))
    });
    let said: Vec<_> = counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    said.join(", ")
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    help: Option<&'a str>,
    suggestion: Option<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    replacement: &'a str,
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The lines of the text that a finding needs.
struct View<'a> {
    text: &'a str,
    /// The first byte of the text.
    from: usize,
    /// The line on which it begins.
    line: usize,
    /// Where the finding is, as people count.
    place: Position,
    /// Whether the text is part of a line and not whole lines.
    cut: bool,
}

impl<'a> View<'a> {
    fn of(finding: &Diagnostic, text: &'a str) -> Option<Self> {
        let span = clamped(finding.span.as_ref()?, text);
        let lines = LineIndex::new(text);
        let place = lines.position(text, span.start);
        let mut places = vec![span.clone()];
        places.extend(finding.also.iter().map(|place| clamped(&place.span, text)));
        places.extend(finding.suggestion.iter().map(|edit| clamped(&edit.span, text)));
        let first = places.iter().map(|span| span.start).min().unwrap_or(span.start);
        let last = places.iter().map(|span| span.end).max().unwrap_or(span.end);
        let from = lines.start_of(first);
        let to = text[last..].find('\n').map_or(text.len(), |end| last + end);
        if !text[from..to].lines().any(|line| line.len() > LONG_LINE) {
            return Some(Self { text: &text[from..to], from, line: lines.line_of(from), place, cut: false });
        }
        let from = text.floor_char_boundary(span.start.saturating_sub(KEPT)).max(lines.start_of(span.start));
        let to = text.ceil_char_boundary((span.start + KEPT).min(text.len()));
        let to = text[span.start..to].find('\n').map_or(to, |end| span.start + end);
        Some(Self { text: &text[from..to], from, line: place.line, place, cut: true })
    }

    /// The bytes within the view, where they are in it at all.
    fn within(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let to = self.from + self.text.len();
        if span.start < self.from || span.start > to {
            return None;
        }
        let local = span.start - self.from..span.end.min(to).max(span.start) - self.from;
        Some(clamped(&local, self.text))
    }

    /// The change as it would look; none where it could not be shown well.
    fn patch(&self, edit: &'a Edit) -> Option<Snippet<'a, Patch<'a>>> {
        if self.cut || self.text.lines().any(|line| line.len() > 160) || edit.replacement.contains('\n') {
            return None;
        }
        let span = self.within(&edit.span)?;
        let patch = Patch::new(span, edit.replacement.as_str());
        Some(Snippet::source(self.text).line_start(self.line).patch(patch))
    }
}

/// The span moved to where characters begin, within the text.
fn clamped(span: &Range<usize>, text: &str) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    start..end.max(start)
}

fn primary<'a>(finding: &'a Diagnostic, view: Option<&View<'a>>) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.id);
    let mut group = match view {
        Some(view) => {
            let origin =
                Origin::path(finding.file.as_str()).line(view.place.line).char_column(view.place.column);
            let source =
                Snippet::source(view.text).line_start(view.line).annotations(annotations(finding, view));
            if view.cut {
                title.element(origin).element(source)
            } else {
                title.element(source.path(finding.file.as_str()))
            }
        }
        None => title.element(Origin::path(finding.file.as_str())),
    };
    for note in &finding.notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    let shown_as_patch =
        finding.suggestion.as_ref().is_some_and(|edit| view.is_some_and(|view| can_patch(view, edit)));
    if let Some(help) = finding.help.as_ref().filter(|_| !shown_as_patch) {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

fn can_patch<'a>(view: &View<'a>, edit: &'a Edit) -> bool {
    view.patch(edit).is_some()
}

fn annotations<'a>(finding: &'a Diagnostic, view: &View<'a>) -> Vec<Annotation<'a>> {
    let main = finding.span.as_ref().and_then(|span| view.within(span));
    let main = main.map(|span| AnnotationKind::Primary.span(span).label(finding.label.as_str()));
    let also = finding.also.iter().filter_map(|place| {
        Some(AnnotationKind::Context.span(view.within(&place.span)?).label(place.label.as_str()))
    });
    main.into_iter().chain(also).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::codes;

    fn finding(span: Range<usize>) -> Diagnostic {
        Diagnostic::error(codes::WRONG_TYPE, "expected a text").file("lamp.ron").at(span, "here")
    }

    #[track_caller]
    fn check(finding: &Diagnostic, text: &str, expected: &str) {
        let shown = full(finding, Some(text), Look { colour: false, width: 60 });
        let trimmed: Vec<_> = shown.lines().map(str::trim_end).collect();
        assert_eq!(trimmed.join("\n"), expected.trim_matches('\n'), "{shown}");
    }

    #[test]
    fn the_caret_stands_under_the_place() {
        let finding = finding(16..18).suggest(16..18, "\"12\"", "put it in quotes").note("a note");
        let expected = r#"
error[SC012]: expected a text
 --> lamp.ron:2:15
  |
2 |   id: "x", t: 12,
  |               ^^ here
  |
  = note: a note
help: put it in quotes
  |
2 -   id: "x", t: 12,
2 +   id: "x", t: "12",
  |"#;
        check(&finding, "(\n  id: \"x\", t: 12,\n)", expected);
    }

    #[test]
    fn tabs_and_wide_letters_do_not_move_the_caret() {
        let expected = "
error[SC012]: expected a text
 --> lamp.ron:1:10
  |
1 |     Kovács カ12
  |              ^^ here";
        check(&finding(12..14), "\tKovács カ12", expected);
    }

    #[test]
    fn two_places_are_both_marked() {
        let expected = r"
error[SC012]: expected a text
 --> lamp.ron:2:3
  |
1 | (id: 1,
  |  -- and there
2 |   id: 2)
  |   ^^ here";
        check(&finding(10..12).also(1..3, "and there"), "(id: 1,\n  id: 2)", expected);
    }

    #[test]
    fn long_lines_are_cut() {
        for len in [500, 3_000, 300_000] {
            let text = format!("{}12{}", "é ".repeat(len), "y".repeat(len));
            let shown = full(&finding(len * 3..len * 3 + 2), Some(&text), Look::default());
            assert!(shown.contains(&format!("lamp.ron:1:{}", len * 2 + 1)), "{shown}");
            assert!(shown.contains("12") && shown.contains("^^ here"), "{shown}");
            assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
        }
    }

    #[test]
    fn colours_are_there_when_asked_for() {
        let look = Look { colour: true, width: 80 };
        assert!(full(&finding(0..1), Some("1"), look).contains("\u{1b}["));
        assert!(!full(&finding(0..1), Some("1"), Look::default()).contains("\u{1b}["));
    }

    #[test]
    fn one_line_each() {
        assert_eq!(concise(&finding(4..5), Some("(\né1")), "lamp.ron:2:2: error[SC012]: expected a text");
        assert_eq!(concise(&finding(4..5), None), "lamp.ron: error[SC012]: expected a text");
    }

    #[test]
    fn json_has_every_key_always() {
        let finding = finding(4..5).suggest(4..5, "\"1\"", "put it in quotes");
        let expected = concat!(
            r#"{"code":"SC012","name":"wrong-type","severity":"error","message":"expected a text","file":"lamp.ron","#,
            r#""line":2,"column":2,"end_line":2,"end_column":3,"help":"put it in quotes","#,
            r#""suggestion":{"line":2,"column":2,"end_line":2,"end_column":3,"replacement":"\"1\""}}"#
        );
        assert_eq!(json(&finding, Some("(\né1")), expected);
        let bare = Diagnostic::warning(codes::TOO_MANY, "many");
        let expected = concat!(
            r#"{"code":"SC030","name":"too-many-faults","severity":"warning","message":"many","file":"","#,
            r#""line":null,"column":null,"end_line":null,"end_column":null,"help":null,"suggestion":null}"#
        );
        assert_eq!(json(&bare, None), expected);
    }

    #[test]
    fn a_place_outside_of_the_text_does_no_harm() {
        for span in [5..9, 2..100, 100..200] {
            let finding = finding(span).also(50..60, "nowhere").suggest(70..80, "x", "try");
            assert!(full(&finding, Some("aéb"), Look::default()).contains("SC012"));
            assert!(full(&finding, Some(""), Look::default()).contains("SC012"));
            assert!(concise(&finding, Some("")).contains(":1:1:"));
        }
    }

    #[test]
    fn the_summary_counts() {
        let warning = Diagnostic::warning(codes::TOO_MANY, "many");
        assert_eq!(summary(&[finding(0..1), warning, finding(0..1)]), "2 errors, 1 warning");
        assert_eq!(summary(&[]), "");
    }
}
