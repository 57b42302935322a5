//! Reviews of stored calls.

use super::error::MentoringError;
use super::sessions;
use super::told::Told;
use crate::attempt::{AttemptError, Verdict};
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Record, RecordKind, Records, Stream};
use crate::review::marking::{Dispute, Review, Subject};
use crate::review::{PersonId, SessionId};

/// A review with its stream.
pub type ToldReview = Told<Review>;

/// A stored call and its review.
pub struct Reviewed {
    /// The call.
    pub row: AttemptRow,
    /// What the machine made of it.
    pub verdict: Verdict,
    /// What was said of it.
    pub told: ToldReview,
}

/// The call whose id begins like this, and its review.
///
/// # Errors
/// When there is none, it is not over, or nobody known took it.
pub fn find(records: &Records, start: &str) -> Result<Reviewed, MentoringError> {
    let id = records.find(start)?;
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    read(records, row.ok_or(MentoringError::NotOver)?)
}

/// The review of a call.
///
/// # Errors
/// When the call is not over, or nobody known took it.
pub fn read(records: &Records, row: AttemptRow) -> Result<Reviewed, MentoringError> {
    let trainee: Option<PersonId> = row.person.as_deref().and_then(|person| person.parse().ok());
    let trainee = trainee.ok_or(MentoringError::NobodysCall)?;
    let verdict = automatic(records, row.id)?.ok_or(MentoringError::NotOver)?;
    let begin = Review::new(Subject::of(trainee, &verdict.scorecard));
    let told = Told::read(records, Stream::review(row.id), begin)?;
    Ok(Reviewed { row, verdict, told })
}

/// What the machine made of a call; none before it is over.
///
/// # Errors
/// When the database fails, or the result cannot be read.
pub fn automatic(records: &Records, id: AttemptId) -> Result<Option<Verdict>, MentoringError> {
    let stream = Stream::attempt(id);
    // The result stands right before the end; what comes before it can be long.
    let before = records.head(stream)?.and_then(|head| head.seq.checked_sub(2));
    let entries = records.after(stream, before)?;
    let over = entries.last().is_some_and(|last| last.new.kind == RecordKind::Closed.name());
    let last = entries.iter().rfind(|entry| entry.new.kind == RecordKind::Scorecard.name()).filter(|_| over);
    let Some(record) = last.and_then(|entry| Record::of(&entry.new)) else { return Ok(None) };
    let read = serde_json::from_slice(&record.payload);
    let fault = |why: serde_json::Error| AttemptError::Payload { seq: record.seq, why: why.to_string() };
    Ok(read.map(Some).map_err(fault)?)
}

/// The session a call belongs to.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn session_of(
    records: &Records,
    row: &AttemptRow,
) -> Result<Option<sessions::ToldSession>, MentoringError> {
    let id: Option<SessionId> = row.session.as_deref().and_then(|session| session.parse().ok());
    id.map(|id| sessions::read(records, id)).transpose()
}

/// The dispute about this that waits.
#[must_use]
pub fn dispute<'r>(review: &'r Review, item: &str) -> Option<&'r Dispute> {
    review.waiting().find(|dispute| dispute.proposed.item().to_string() == item)
}
