//! What earned and lost points, each beside the words it is about.

use std::ops::Range;

use super::transcript::{Entry, Speaker, entry};
use crate::app::language::Phrase;
use crate::sim::call::{Event, Stamped};
use crate::sim::case::Case;
use crate::sim::scoring::{CriterionResult, Effect, Evidence, NearMiss, Place, Scorecard};
use crate::sim::ticket::{Draft, Field};
use crate::sim::words::Dimension;

/// Something that was said or done, or a field of the ticket.
pub struct Line {
    /// The words.
    pub entry: Entry,
    /// The field, when it stands in the ticket.
    pub field: Option<Field>,
}

/// What a point did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It was earned.
    Gained,
    /// It was lost.
    Lost,
    /// It almost counted.
    Almost,
}

/// Something that earned or lost points, or almost did.
pub struct Point {
    /// For, against, or almost.
    pub sign: Sign,
    /// How many points.
    pub points: u32,
    /// Its dimension.
    pub dimension: Dimension,
    /// The criterion's title.
    pub title: String,
    /// What happened, in one sentence.
    pub says: String,
    /// What would have earned what was lost; empty when that is said for the criterion.
    pub would_earn: String,
    /// A line that earns the point in the place of the original.
    pub better: Option<String>,
    /// The line it stands beside; none for what concerns the whole call.
    pub line: Option<usize>,
    /// The words in that line, in bytes.
    pub span: Option<Range<usize>>,
    /// How often it happened there.
    pub times: usize,
}

impl Point {
    /// Whether points were lost by it.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.sign == Sign::Lost
    }

    /// Its criterion, with how often: `No dead air ×4`.
    #[must_use]
    pub fn named(&self) -> String {
        if self.times > 1 { format!("{} ×{}", self.title, self.times) } else { self.title.clone() }
    }

    /// Whether another says the same of the same words.
    fn repeats(&self, other: &Self) -> bool {
        let place = |point: &Self| (point.sign, point.dimension, point.line, point.span.clone());
        let words = |point: &'_ Self| (point.title.clone(), point.says.clone(), point.better.clone());
        place(self) == place(other) && words(self) == words(other) && self.would_earn == other.would_earn
    }

    /// What it did, in words: `Lost 4`.
    #[must_use]
    pub fn did(&self) -> Phrase {
        match (self.sign, self.points) {
            (Sign::Almost, _) => Phrase::new("Almost"),
            (Sign::Gained, 0) => Phrase::new("Right"),
            (Sign::Gained, n) => Phrase::new("Earned {points}").with("points", n),
            (Sign::Lost, 0) => Phrase::new("Not right"),
            (Sign::Lost, n) => Phrase::new("Lost {points}").with("points", n),
        }
    }
}

/// What was said and done, then the ticket: what stands in it, and what should.
pub(super) fn lines(case: &Case, events: &[Stamped], card: &Scorecard) -> Vec<Line> {
    let spoken = events.iter().filter_map(|stamped| entry(case, stamped));
    let mut lines: Vec<Line> = spoken.map(|entry| Line { entry, field: None }).collect();
    let draft = ticket(events);
    let end = events.last().map_or(0, |stamped| stamped.at);
    for field in Field::ALL {
        let text = draft.text(field);
        if text.is_empty() && !places(card).any(|place| place.field == Some(field)) {
            continue;
        }
        let entry = Entry { at: end, speaker: Speaker::Note, text, note: None, turn: None, voice: None };
        lines.push(Line { entry, field: Some(field) });
    }
    lines
}

/// Every point, in the order of the lines; what concerns the whole call comes last.
pub(super) fn points(card: &Scorecard, lines: &[Line]) -> Vec<Point> {
    let of = |result: &CriterionResult| {
        let evidence = result.evidence.iter().map(|evidence| earned_or_lost(result, evidence, lines));
        let near = result.near_misses.iter().map(|near| almost(result, near, lines));
        evidence.chain(near).collect::<Vec<_>>()
    };
    let mut all: Vec<Point> = card.criteria.iter().filter(|result| result.of > 0).flat_map(of).collect();
    let from = |point: &Point| point.span.as_ref().map_or(0, |span| span.start);
    all.sort_by_key(|point| (point.line.unwrap_or(usize::MAX), from(point), point.dimension));
    once(all)
}

/// What happened several times beside the same words is said once, with how often.
fn once(all: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(all.len());
    for point in all {
        let same_line = kept.iter_mut().rev().take_while(|before| before.line == point.line);
        match same_line.into_iter().find(|before| before.repeats(&point)) {
            Some(before) => {
                before.points += point.points;
                before.times += 1;
            }
            None => kept.push(point),
        }
    }
    kept
}

fn earned_or_lost(result: &CriterionResult, evidence: &Evidence, lines: &[Line]) -> Point {
    let (line, span) = found(&evidence.place, lines);
    // What holds for the whole criterion is said once, with it.
    let own = evidence.effect == Effect::Lost && evidence.would_earn != result.would_earn;
    Point {
        sign: if evidence.effect == Effect::Gained { Sign::Gained } else { Sign::Lost },
        points: evidence.points,
        dimension: result.dimension,
        title: result.title.clone(),
        says: evidence.says.clone(),
        would_earn: if own { evidence.would_earn.clone() } else { String::new() },
        better: evidence.better.clone(),
        line,
        span,
        times: 1,
    }
}

fn almost(result: &CriterionResult, near: &NearMiss, lines: &[Line]) -> Point {
    let (line, span) = found(&near.place, lines);
    Point {
        sign: Sign::Almost,
        points: 0,
        dimension: result.dimension,
        title: result.title.clone(),
        says: near.why_not.clone(),
        would_earn: String::new(),
        better: None,
        line,
        span,
        times: 1,
    }
}

/// The line that a place is in, and the words there.
fn found(place: &Place, lines: &[Line]) -> (Option<usize>, Option<Range<usize>>) {
    let of_turn = |line: &Line| line.entry.turn.is_some() && line.entry.turn == place.turn;
    let line = match place.field {
        Some(field) => lines.iter().position(|line| line.field == Some(field)),
        None => lines.iter().position(of_turn),
    };
    let text = line.and_then(|line| lines.get(line)).map(|line| line.entry.text.as_str());
    let bytes = place.span.map(|span| span.start as usize..span.end as usize);
    // Words that are not those of the place stand in another text.
    let within =
        |span: &Range<usize>| text.and_then(|text| text.get(span.clone())) == Some(place.quote.as_str());
    let span = bytes.filter(|span| !span.is_empty() && within(span));
    (line, span)
}

fn places(card: &Scorecard) -> impl Iterator<Item = &Place> {
    card.criteria.iter().filter(|result| result.of > 0).flat_map(|result| {
        let evidence = result.evidence.iter().map(|evidence| &evidence.place);
        evidence.chain(result.near_misses.iter().map(|near| &near.place))
    })
}

/// The ticket as it was filed, or as it was left.
fn ticket(events: &[Stamped]) -> Draft {
    let mut draft = Draft::default();
    for stamped in events {
        match &stamped.event {
            Event::TicketChanged { field, value } => draft.set(*field, value.clone()),
            Event::TicketFiled { ticket } => draft.clone_from(ticket),
            _ => {}
        }
    }
    draft
}
