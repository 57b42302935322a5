//! The model of a call that is reviewed, or looked at by whose it is.

use std::collections::BTreeMap;
use std::time::Instant;

use super::debrief::Debrief;
use super::playback::Playback;
use super::transcript::Speaker;
use crate::app::language::Phrase;
use crate::app::worker::ReviewedCall;
use crate::review::PersonId;
use crate::review::marking::{Change, Dispute, Item, Review, Ruling, Stage};
use crate::sim::call::Event;
use crate::sim::scoring::{CriterionResult, MoodPoint, Scorecard};
use crate::sim::time::Millis;
use crate::sim::words::Dimension;

/// A call that is reviewed.
pub struct ReviewView {
    /// The call and what was said of it.
    pub call: ReviewedCall,
    /// What was said and done, with the points.
    pub debrief: Debrief,
    /// Where in the call one is.
    pub playback: Playback,
    /// Whether the automatic marks have been seen, or may be.
    pub marks_shown: bool,
    /// Points that are given blind.
    pub blind: BTreeMap<String, u32>,
    /// What is being judged.
    pub judging: Option<Judging>,
    /// A remark that is being written: on which turn, and the words.
    pub remark: Option<(Option<u32>, String)>,
    /// The criterion that one went to by key, by id.
    pub chosen: Option<String>,
    /// Why the review is opened again, as it is typed.
    pub reopening: Option<String>,
    /// When each line of the call was over.
    pub ends: Vec<Millis>,
}

/// Something that is judged, contested or answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judging {
    /// What for.
    pub what: Verb,
    /// About what.
    pub item: Item,
    /// How.
    pub ruling: Option<Ruling>,
    /// Why.
    pub words: String,
}

/// What is done with a judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// A mentor judges otherwise than the machine.
    Change,
    /// The trainee proposes another mark.
    Dispute,
    /// A mentor answers that. Without a ruling the mark stays.
    Answer,
}

impl ReviewView {
    /// A call as it is shown first, or again after something was said: where one was, one stays.
    #[must_use]
    pub fn new(call: ReviewedCall, me: Option<PersonId>, before: Option<Self>) -> Self {
        let verdict = Box::new(call.verdict.clone());
        let debrief = Debrief::new(std::sync::Arc::clone(&call.case), &call.events, verdict);
        let end = call.events.last().map_or(0, |stamped| stamped.at);
        let seen = me.is_some_and(|me| call.review.seen_by.contains(&me));
        let same = before.filter(|before| before.call.id == call.id);
        let (playback, blind, chosen) = same.map_or((Playback::new(end), BTreeMap::new(), None), |before| {
            (before.playback, before.blind, before.chosen)
        });
        Self {
            marks_shown: call.round.is_none() && (seen || !call.judges),
            ends: ends(&debrief, &call),
            call,
            debrief,
            playback,
            blind,
            judging: None,
            remark: None,
            chosen,
            reopening: None,
        }
    }

    /// What was said of the call.
    #[must_use]
    pub const fn review(&self) -> &Review {
        &self.call.review
    }

    /// What the machine made of it.
    #[must_use]
    pub const fn automatic(&self) -> &Scorecard {
        &self.call.verdict.scorecard
    }

    /// How far the review is.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.call.review.stage()
    }

    /// The name of somebody who said something.
    #[must_use]
    pub fn name(&self, id: PersonId) -> &str {
        self.call.names.iter().find(|(known, _)| *known == id).map_or("somebody", |(_, name)| name.as_str())
    }

    /// The last change of an item, in force or not yet.
    #[must_use]
    pub fn change(&self, item: &Item) -> Option<&Change> {
        self.call.review.changes.iter().rfind(|change| change.ruling.item() == *item)
    }

    /// The disputes about an item, the oldest first.
    pub fn disputes<'r>(&'r self, item: &'r Item) -> impl Iterator<Item = &'r Dispute> {
        self.call.review.disputes.iter().filter(move |dispute| dispute.proposed.item() == *item)
    }

    /// The line that is spoken, or was spoken last, at this moment.
    #[must_use]
    pub fn line_at(&self, at: Millis) -> Option<usize> {
        let said = self.debrief.lines.iter().take_while(|line| line.field.is_none());
        said.enumerate().filter(|(_, line)| line.entry.at <= at).map(|(place, _)| place).last()
    }

    /// The line of the agent's next or last turn, seen from a moment.
    #[must_use]
    pub fn turn_from(&self, at: Millis, forward: bool) -> Option<Millis> {
        let turns = self.debrief.lines.iter().filter(|line| line.entry.speaker == Speaker::Agent);
        let mut starts = turns.map(|line| line.entry.at);
        if forward { starts.find(|start| *start > at) } else { starts.rfind(|start| *start < at) }
    }

    /// The agent's turn that is spoken, or was spoken last, at this moment.
    #[must_use]
    pub fn turn_at(&self, at: Millis) -> Option<u32> {
        let said = self.debrief.lines.iter().take_while(|line| line.field.is_none() && line.entry.at <= at);
        said.filter_map(|line| line.entry.turn).filter(|turn| *turn > 0).last()
    }

    /// The criteria that apply, in the order in which they stand on the screen.
    pub fn criteria(&self) -> impl Iterator<Item = &CriterionResult> {
        Dimension::ALL.into_iter().flat_map(|dimension| self.criteria_of(dimension))
    }

    /// Those of one dimension.
    pub fn criteria_of(&self, dimension: Dimension) -> impl Iterator<Item = &CriterionResult> {
        let applied = self.automatic().criteria.iter().filter(|result| result.of > 0);
        applied.filter(move |result| result.dimension == dimension)
    }

    /// Goes to the criterion after the one that was gone to, or to the one before it.
    pub fn choose_next(&mut self, forward: bool) {
        let all: Vec<&str> = self.criteria().map(|result| result.id.as_str()).collect();
        let last = all.len().saturating_sub(1);
        let here = all.iter().position(|id| Some(*id) == self.chosen.as_deref());
        let next = match (here, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(here), true) => (here + 1).min(last),
            (Some(here), false) => here.saturating_sub(1),
        };
        self.chosen = all.get(next).map(|id| (*id).to_owned());
    }

    /// The customer's mood at a moment.
    #[must_use]
    pub fn mood_at(&self, at: Millis) -> Option<&MoodPoint> {
        let mood = &self.automatic().mood;
        mood.iter().rfind(|point| point.at <= at).or(mood.first())
    }

    /// What the customer said last at a moment, as far as they have come, and whether they are speaking.
    #[must_use]
    pub fn caption(&self, at: Millis) -> Option<(&str, bool)> {
        let mut said = self.debrief.lines.iter().zip(&self.ends).rev();
        let (line, ends) = said.find(|(line, _)| {
            matches!(line.entry.speaker, Speaker::Customer(_)) && line.entry.at <= at && line.field.is_none()
        })?;
        let text = line.entry.text.as_str();
        let (passed, lasts) = (at - line.entry.at, ends.saturating_sub(line.entry.at));
        if passed >= lasts {
            return Some((text, false));
        }
        let reached = text.len() as u64 * passed / lasts.max(1);
        let cut =
            text.match_indices(' ').map(|(place, _)| place).take_while(|place| *place as u64 <= reached);
        Some((&text[..cut.last().unwrap_or(0)], true))
    }

    /// Whether whoever looks at it judges it, by themselves and not in a round.
    #[must_use]
    pub const fn judges(&self) -> bool {
        self.call.judges && self.call.round.is_none()
    }

    /// Whether something that is being written has its words, and can be written down.
    #[must_use]
    pub fn writes(&self) -> bool {
        let words = self.remark.as_ref().map(|(_, words)| words);
        let words = words.or(self.judging.as_ref().map(|judging| &judging.words));
        words.is_some_and(|words| !words.trim().is_empty())
    }

    /// Whether remarks may be made: by a reviewer, before the sign-off.
    #[must_use]
    pub fn may_remark(&self) -> bool {
        self.judges() && self.stage() == Stage::Open
    }

    /// Whether the marks may be changed and signed: by a reviewer who has seen them.
    #[must_use]
    pub fn may_sign(&self) -> bool {
        self.may_remark() && self.marks_shown
    }

    /// Whether the trainee may be let to see them.
    #[must_use]
    pub fn may_release(&self) -> bool {
        self.judges() && !self.call.shown && self.call.session.is_some() && self.stage() != Stage::Open
    }

    /// Whether what is signed may be opened again.
    #[must_use]
    pub fn may_reopen(&self) -> bool {
        let signed = !matches!(self.stage(), Stage::Open | Stage::Disputed);
        self.judges() && signed && self.reopening.is_none()
    }

    /// Whether whose call it is may contest a mark or take all of them as they are.
    #[must_use]
    pub fn may_respond(&self) -> bool {
        !self.call.judges && matches!(self.stage(), Stage::SignedOff | Stage::Disputed)
    }

    /// Whether whose call it is may take the marks as they are.
    #[must_use]
    pub fn may_acknowledge(&self) -> bool {
        !self.call.judges && self.stage() == Stage::SignedOff
    }

    /// Whether something moves.
    #[must_use]
    pub fn plays(&self, now: Instant) -> bool {
        self.playback.plays(now)
    }
}

/// When each line was over: what the customer says takes its time, everything else is there at once.
fn ends(debrief: &Debrief, call: &ReviewedCall) -> Vec<Millis> {
    let spoken: BTreeMap<(Millis, &str), Millis> = call
        .events
        .iter()
        .filter_map(|stamped| match &stamped.event {
            Event::CustomerSpoke { text, ends, .. } => Some(((stamped.at, text.as_str()), *ends)),
            _ => None,
        })
        .collect();
    let end = |line: &super::points::Line| {
        spoken.get(&(line.entry.at, line.entry.text.as_str())).copied().unwrap_or(line.entry.at)
    };
    debrief.lines.iter().map(end).collect()
}

/// A judgement in words: `8 points`, `no occasion`, `made`.
#[must_use]
pub fn ruling_says(ruling: &Ruling) -> Phrase {
    match ruling {
        Ruling::Points { points: 1, .. } => Phrase::new("1 point"),
        Ruling::Points { points, .. } => Phrase::new("{points} points").with("points", points),
        Ruling::NotApplicable { .. } => Phrase::new("no occasion"),
        Ruling::Critical { made: true, .. } => Phrase::new("made"),
        Ruling::Critical { made: false, .. } => Phrase::new("not made"),
    }
}
