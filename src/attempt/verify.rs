//! Whether a stored attempt is what was stored: its chain, its content, and everything played again.

use std::fmt;

use super::error::AttemptError;
use super::replay::{Outcome, replay};
use super::stored::Stored;
use crate::records::{
    AttemptFilter, AttemptId, AttemptOpenError, AttemptRow, Entry, Link, RecordKind, Records, StoreError,
    Stream, Unchained, check_chain,
};

/// What a check of an attempt came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The attempt.
    pub id: AttemptId,
    /// The last link of its chain: written down elsewhere, it shows later that nothing was changed and nothing left off.
    pub head: Option<Link>,
    /// How many entries it has.
    pub entries: usize,
    /// How many entries say something of it: reviews and disputes.
    pub said_of_it: usize,
    /// Whether it was closed.
    pub closed: bool,
    /// The number of another engine, under which it was taken: then it is not played again.
    pub other_engine: Option<u32>,
    /// The first thing that does not fit.
    pub misfit: Option<Misfit>,
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {part} does not fit: {why}")]
pub struct Misfit {
    /// Where.
    pub part: Part,
    /// What is wrong there.
    pub why: String,
}

/// A part of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Which call it is.
    Header,
    /// What it was played with.
    Content,
    /// What the trainee did.
    Inputs,
    /// What was understood and what happened.
    Events,
    /// The result.
    Scorecard,
    /// How it ended.
    End,
    /// What mentors said of it.
    Reviews,
    /// What the trainee disputed.
    Disputes,
    /// What lists say of it.
    List,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Header => "header",
            Self::Content => "content",
            Self::Inputs => "record of inputs",
            Self::Events => "record of events",
            Self::Scorecard => "scorecard",
            Self::End => "end",
            Self::Reviews => "record of reviews",
            Self::Disputes => "record of disputes",
            Self::List => "list of attempts",
        })
    }
}

impl From<RecordKind> for Part {
    fn from(kind: RecordKind) -> Self {
        match kind {
            RecordKind::Header => Self::Header,
            RecordKind::Content => Self::Content,
            RecordKind::Input => Self::Inputs,
            RecordKind::Events => Self::Events,
            RecordKind::Scorecard => Self::Scorecard,
            RecordKind::Closed => Self::End,
        }
    }
}

/// Checks an attempt: its chain, its content, everything played again, what is said of it, and what lists show.
///
/// # Errors
/// When there is no such attempt, or the database cannot be read.
pub fn verify(records: &Records, id: AttemptId) -> Result<Verified, AttemptError> {
    let entries = records.after(Stream::attempt(id), None)?;
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    if entries.is_empty() && row.is_none() {
        return Err(AttemptOpenError::Missing { id, folder: records.data().root().to_owned() }.into());
    }
    let mut verified = Verified {
        id,
        head: entries.last().map(|last| last.link),
        entries: entries.len(),
        said_of_it: 0,
        closed: entries.last().is_some_and(|last| last.new.kind == RecordKind::Closed.name()),
        other_engine: None,
        misfit: None,
    };
    verified.misfit = match misfit(records, id, &entries, row.as_ref(), &mut verified) {
        Ok(()) => None,
        Err(Stop::Misfit(misfit)) => Some(misfit),
        Err(Stop::Failed(error)) => return Err(error),
    };
    Ok(verified)
}

/// Why a check stops.
enum Stop {
    Misfit(Misfit),
    Failed(AttemptError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

fn stop(part: Part, why: &impl ToString) -> Stop {
    Stop::Misfit(Misfit { part, why: why.to_string() })
}

fn misfit(
    records: &Records,
    id: AttemptId,
    entries: &[Entry],
    row: Option<&AttemptRow>,
    verified: &mut Verified,
) -> Result<(), Stop> {
    check_chain(Stream::attempt(id), entries).map_err(|why| stop(part_of(&why, entries), &why))?;
    let stored = match Stored::of(records, id) {
        Ok(stored) => stored,
        Err(AttemptError::Store(error)) => return Err(error.into()),
        Err(why) => return Err(stop(Part::Content, &why)),
    };
    let replayed = replay(&stored).map_err(|why| match why {
        AttemptError::Payload { seq, .. } => stop(part_at(seq, entries), &why),
        why => Stop::Failed(why),
    })?;
    match replayed.outcome {
        Outcome::Same => {}
        Outcome::OtherEngine { stored } => verified.other_engine = Some(stored),
        Outcome::Differs { seq, what } => return Err(stop(part_at(seq, entries), &what)),
    }
    for (part, stream) in [(Part::Reviews, Stream::review(id)), (Part::Disputes, Stream::dispute(id))] {
        let said = records.after(stream, None)?;
        verified.said_of_it += said.len();
        check_chain(stream, &said).map_err(|why| stop(part, &why))?;
    }
    if row != Some(&AttemptRow::of(id, entries)) {
        return Err(stop(
            Part::List,
            &"it says something else than the entries; `firstline doctor --repair` makes it anew",
        ));
    }
    Ok(())
}

/// The part in which a chain does not hold.
fn part_of(why: &Unchained, entries: &[Entry]) -> Part {
    match why {
        // What stands there may have been given another name: the place says what belongs there.
        Unchained::Changed { seq: 0, .. } | Unchained::Missing { expected: 0, .. } => Part::Header,
        Unchained::Changed { seq: 1, .. } | Unchained::Missing { expected: 1, .. } => Part::Content,
        Unchained::Changed { seq, .. } | Unchained::OtherStream { seq, .. } => part_at(*seq, entries),
        Unchained::Missing { found, .. } => part_at(*found, entries),
    }
}

/// The part that the entry with this number says it is of.
fn part_at(seq: u64, entries: &[Entry]) -> Part {
    let entry = entries.iter().find(|entry| entry.new.seq == seq);
    entry.and_then(|entry| RecordKind::named(&entry.new.kind)).map_or(Part::Events, Part::from)
}
