//! The words of a line, with those marked that points are about.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, Label, Sense, Stroke, Ui, WidgetInfo, WidgetType};

use super::lit::Lit;
use crate::app::intent::{DebriefIntent, Intent};
use crate::app::model::{Point, Sign};
use crate::app::theme::{self, Theme};

/// Words can be pressed, and Tab goes past them: it stops at their points.
const PRESSED: Sense = Sense::CLICK;

/// Words that a point is about.
struct Marked {
    point: usize,
    span: Range<usize>,
    sign: Sign,
    lit: bool,
}

/// Draws the words of a line. Those under the pointer light their points; pressing them keeps the first one lit.
pub(super) fn ui(
    ui: &mut Ui,
    text: &str,
    points: &[(usize, &Point)],
    lit: &mut Lit,
    intents: &mut Vec<Intent>,
) {
    let theme = theme::of(ui);
    let marked: Vec<Marked> = points
        .iter()
        .filter_map(|(at, point)| {
            let span = point.span.clone()?;
            Some(Marked { point: *at, span, sign: point.sign, lit: lit.is(*at) })
        })
        .collect();
    let label = Label::new(job(&theme, text, &marked)).wrap().selectable(false).sense(PRESSED);
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    ui.painter().galley(at, std::sync::Arc::clone(&galley), theme.colours.text);
    let Some(pointer) = response.hover_pos() else { return };
    let letter = galley.cursor_from_pos(pointer - at).index.0;
    let byte = text.char_indices().nth(letter).map_or(text.len(), |(byte, _)| byte);
    let under: Vec<&Marked> = marked.iter().filter(|marked| marked.span.contains(&byte)).collect();
    for marked in &under {
        lit.touch(marked.point);
    }
    if response.clicked()
        && let Some(first) = under.first()
    {
        let chosen = (!lit.is_chosen(first.point)).then_some(first.point);
        intents.push(Intent::Debrief(DebriefIntent::Choose(chosen)));
    }
    let named = |marked: &&Marked| points.iter().find(|(at, _)| *at == marked.point);
    let says: Vec<String> = under
        .iter()
        .filter_map(named)
        .map(|(_, point)| format!("{}: {}", point.did().said(ui), point.named()))
        .collect();
    if !says.is_empty() {
        response.on_hover_text_at_pointer(says.join("\n"));
    }
}

/// The words in pieces, cut wherever marked words begin or end.
fn job(theme: &Theme, text: &str, marked: &[Marked]) -> LayoutJob {
    let ends = marked.iter().flat_map(|marked| [marked.span.start, marked.span.end]);
    let mut cuts: Vec<usize> = ends.chain([0, text.len()]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut job = LayoutJob::default();
    for cut in cuts.windows(2) {
        let [from, to] = *cut else { continue };
        let over: Vec<&Marked> =
            marked.iter().filter(|marked| marked.span.start <= from && to <= marked.span.end).collect();
        job.append(text.get(from..to).unwrap_or_default(), 0.0, format(theme, &over));
    }
    job
}

/// Lost words are underlined twice as thick as earned ones; lit words stand on a ground of their own.
fn format(theme: &Theme, over: &[&Marked]) -> TextFormat {
    let c = &theme.colours;
    let font = FontId::new(theme.text.body, FontFamily::Proportional);
    let plain = TextFormat::simple(font, c.text);
    let Some(first) = over.first() else { return plain };
    let sign = if over.iter().any(|marked| marked.sign == Sign::Lost) { Sign::Lost } else { first.sign };
    let (ink, ground, width): (Color32, Color32, f32) = match sign {
        Sign::Lost => (c.bad, c.bad_soft, 2.0),
        Sign::Gained => (c.good, c.good_soft, 1.0),
        Sign::Almost => (c.muted, Color32::TRANSPARENT, 1.0),
    };
    let underline = Stroke::new(width, ink);
    if over.iter().any(|marked| marked.lit) {
        return TextFormat { color: c.on_accent, background: c.accent, underline, ..plain };
    }
    TextFormat { background: ground, underline, ..plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, spans: &[Range<usize>], pieces: &[&str]) {
        let marked: Vec<Marked> = spans
            .iter()
            .map(|span| Marked { point: 0, span: span.clone(), sign: Sign::Lost, lit: false })
            .collect();
        let job = job(&Theme::default(), text, &marked);
        let found: Vec<&str> =
            job.sections.iter().map(|part| &text[part.byte_range.start.0..part.byte_range.end.0]).collect();
        assert_eq!(found, pieces);
        assert_eq!(job.text, text);
    }

    #[test]
    fn words_are_cut_where_marks_begin_and_end() {
        check("You must have moved it", &[], &["You must have moved it"]);
        check("You must have moved it", std::slice::from_ref(&(4..13)), &["You ", "must have", " moved it"]);
        check("Nguyễn, no", &[0..8, 4..8], &["Nguyễn", ", no"]);
        check("", &[], &[]);
    }
}
