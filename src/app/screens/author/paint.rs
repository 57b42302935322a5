//! The text in its colours, with problems underlined.
//!
//! Kept from frame to frame until the text, its problems or the look are others; egui itself keeps the paragraphs that a key
//! press did not change.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Id, Stroke, Ui};

use crate::app::model::Manuscript;
use crate::app::theme::{self, Theme};
use crate::app::worker::Kind;
use crate::author::editing::{Change, Class, classes, plan_classes};
use crate::sim::scenario::diagnostic::Severity;

/// How much smaller than other words the text is, in points.
const SMALLER: f32 = 1.0;

/// What was painted last, and what it holds for.
#[derive(Clone)]
struct Painted {
    of: Id,
    job: Arc<LayoutJob>,
}

/// The font of the text.
pub(super) fn font(theme: &Theme) -> FontId {
    FontId::new(theme.text.body - SMALLER, FontFamily::Monospace)
}

/// The text as it is laid out. It may be a key press ahead of the manuscript.
pub(super) fn painted(ui: &Ui, open: &Manuscript, text: &str) -> Arc<LayoutJob> {
    let theme = theme::of(ui);
    let slot = Id::new("painted text");
    // What is known of the text is known of the one before the key: its places move with what was typed.
    let change = (text != open.sheet.text()).then(|| Change::between(open.sheet.text(), text));
    let moved = |span: &Range<usize>| change.map_or_else(|| span.clone(), |change| change.moves(span));
    let problems = open.sheet.problems().iter();
    let marks: Vec<(Range<usize>, Severity)> = problems
        .filter_map(|problem| Some((widened(text, &moved(problem.span.as_ref()?)), problem.severity)))
        .collect();
    let size = theme.text.body.to_bits();
    let of = Id::new((text, &marks, open.kind, theme.colours.text.to_array(), size));
    let kept = ui.data(|data| data.get_temp::<Painted>(slot));
    if let Some(kept) = kept.filter(|kept| kept.of == of) {
        return kept.job;
    }
    let stretches = match open.kind {
        Kind::Plan => plan_classes(text),
        Kind::Article => vec![(0..text.len(), Class::Plain)],
        _ => classes(text),
    };
    let job = Arc::new(job(text, stretches, &marks, &theme));
    ui.data_mut(|data| data.insert_temp(slot, Painted { of, job: Arc::clone(&job) }));
    job
}

/// A place of no letters has nothing to be underlined: it takes the next, or the last of the text.
fn widened(text: &str, span: &Range<usize>) -> Range<usize> {
    let (start, end) = (text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end));
    if start < end {
        return start..end;
    }
    if start < text.len() {
        return start..text.ceil_char_boundary(start + 1);
    }
    text.floor_char_boundary(start.saturating_sub(1))..start
}

fn job(
    text: &str,
    stretches: Vec<(Range<usize>, Class)>,
    marks: &[(Range<usize>, Severity)],
    theme: &Theme,
) -> LayoutJob {
    let mut job = LayoutJob { text: text.to_owned(), ..LayoutJob::default() };
    job.keep_trailing_whitespace = true;
    let font = font(theme);
    let mut edges: Vec<usize> = marks.iter().flat_map(|(mark, _)| [mark.start, mark.end]).collect();
    edges.sort_unstable();
    let mut edges = edges.into_iter().peekable();
    let mut worst = None;
    for (span, class) in stretches {
        let mut at = span.start;
        while at < span.end {
            // Only where a mark begins or ends can another one be the worst.
            let mut crossed = false;
            while edges.next_if(|edge| *edge <= at).is_some() {
                crossed = true;
            }
            if crossed {
                let here = marks.iter().filter(|(mark, _)| mark.contains(&at));
                worst = here.map(|(_, severity)| *severity).min();
            }
            let end = edges.peek().map_or(span.end, |edge| (*edge).min(span.end));
            let mut format = TextFormat::simple(font.clone(), ink(class, theme));
            if let Some(worst) = worst {
                format.underline = Stroke::new(2.0, mark(worst, theme));
                format.background = soft(worst, theme);
            }
            job.sections.push(egui::text::LayoutSection {
                leading_space: 0.0,
                byte_range: egui::text::ByteIndex(at)..egui::text::ByteIndex(end),
                format,
            });
            at = end;
        }
    }
    job
}

const fn ink(class: Class, theme: &Theme) -> Color32 {
    let c = &theme.colours;
    match class {
        Class::Plain => c.text,
        Class::Comment => c.muted,
        Class::Field => c.code_field,
        Class::Name => c.code_name,
        Class::Text => c.code_text,
        Class::Number => c.code_number,
        Class::Fault => c.bad,
    }
}

/// The colour of a problem.
pub(super) const fn mark(severity: Severity, theme: &Theme) -> Color32 {
    match severity {
        Severity::Error => theme.colours.bad,
        Severity::Warning => theme.colours.warn,
        Severity::Note => theme.colours.accent_text,
    }
}

const fn soft(severity: Severity, theme: &Theme) -> Color32 {
    match severity {
        Severity::Error => theme.colours.bad_soft,
        Severity::Warning => theme.colours.warn_soft,
        Severity::Note => theme.colours.accent_soft,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_cover_the_text_and_problems_cut_them() {
        let text = "(id: \"é\", b: x)";
        let marks = [(5..9, Severity::Error), (6..8, Severity::Warning), (14..14, Severity::Note)];
        let marks = marks.map(|(span, severity)| (widened(text, &span), severity));
        let job = job(text, classes(text), &marks, &Theme::default());
        let mut at = 0;
        for section in &job.sections {
            assert_eq!(section.byte_range.start.0, at);
            at = section.byte_range.end.0;
            assert!(text.is_char_boundary(at));
        }
        assert_eq!(at, text.len());
        assert_eq!(widened("", &(0..0)), 0..0);
        assert_eq!(widened("é", &(2..2)), 0..2);
    }
}
