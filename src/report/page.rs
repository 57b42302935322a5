//! A page of text in the making, and what every debrief shows in the same way.

use std::fmt::Write as _;

use super::wrap::wrapped;
use crate::sim::case::Case;
use crate::sim::scoring::{CriticalError, DimensionScore, Place, Scorecard};
use crate::sim::time::clock;
use crate::sim::words::Dimension;

/// The widest line, in columns.
pub(super) const WIDTH: usize = 80;

/// Cells of a bar.
const BAR: usize = 20;

/// The longest quotation, in characters.
const QUOTE: usize = 90;

/// Text in the making.
#[derive(Default)]
pub(super) struct Page {
    pub(super) text: String,
}

impl Page {
    pub(super) fn line(&mut self, indent: usize, words: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{:indent$}{words}", "");
    }

    pub(super) fn wrapped(&mut self, indent: usize, words: &str) {
        for (n, line) in wrapped(words, WIDTH - indent - 2).into_iter().enumerate() {
            self.line(indent + if n == 0 { 0 } else { 2 }, &line);
        }
    }

    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }
}

/// How every debrief begins: whose call it was, what fails it, the dimensions.
pub(super) fn opening(case: &Case, card: &Scorecard) -> Page {
    let mut page = Page::default();
    page.line(0, &format!("DEBRIEF: {}", case.scenario.title));
    page.gap();
    critical(&mut page, &card.critical);
    for (dimension, score) in &card.dimensions {
        bar(&mut page, *dimension, score);
    }
    page.gap();
    page
}

/// What fails the call, if anything does.
fn critical(page: &mut Page, errors: &[CriticalError]) {
    if errors.is_empty() {
        return;
    }
    page.line(0, "CRITICAL: these fail the call whatever the points say");
    for error in errors {
        page.wrapped(2, &format!("! {}. {}{}", error.title, place(&error.place), error.says));
        if !error.instead.is_empty() {
            page.wrapped(4, &format!("instead: {}", error.instead));
        }
    }
    page.gap();
}

/// A dimension in one line; where it does not apply, why.
fn bar(page: &mut Page, dimension: Dimension, score: &DimensionScore) {
    let title = dimension.title();
    let Some(per_mille) = score.per_mille else {
        let why = score.not_scored.as_deref().unwrap_or("nothing in this call called for it");
        return page.wrapped(0, &format!("{title} does not apply: {why}"));
    };
    let full = (usize::from(per_mille) * BAR + 500) / 1_000;
    let cells: String = (0..BAR).map(|cell| if cell < full { '#' } else { '.' }).collect();
    let percent = per_mille / 10;
    page.line(0, &format!("{title:<22} [{cells}] {percent:>3} % {:>4} of {}", score.points, score.of));
}

/// Where something stands, and the words there: `turn 3, “since when”: `.
pub(super) fn place(place: &Place) -> String {
    let mut words = match (place.turn, place.field) {
        (_, Some(field)) => format!("ticket, {}", field.name().replace('_', " ")),
        (Some(turn), None) => format!("turn {turn}"),
        (None, None) if place.at > 0 => clock(place.at),
        (None, None) => String::new(),
    };
    if !place.quote.is_empty() {
        let quote: String = place.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let short: String = quote.chars().take(QUOTE).collect();
        let more = if short.len() < quote.len() { "…" } else { "" };
        let comma = if words.is_empty() { "" } else { ", " };
        words = format!("{words}{comma}“{short}{more}”");
    }
    if words.is_empty() { words } else { format!("{words}: ") }
}
