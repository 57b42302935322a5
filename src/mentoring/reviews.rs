//! Reviews of stored calls.

use super::error::MentoringError;
use super::people::Acting;
use super::told::Told;
use super::work::Work;
use super::{sessions, stored_id};
use crate::attempt::{AttemptError, Verdict};
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Record, RecordKind, Records, Stream};
use crate::review::marking::{Dispute, Review, Stage, Subject};
use crate::review::people::{Action, may};
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

/// Why a call waits for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// A dispute waits for an answer.
    Dispute,
    /// Nobody has signed it.
    Review,
    /// It is signed and not released.
    Release,
    /// The trainee may look at it, and take it or contest it.
    Trainee,
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
    let entries = records.after(Stream::attempt(id), None)?;
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

/// What waits for this person: for staff all calls of graded sessions that are not done with, for a trainee their own that
/// are released. Disputes come first, then what is oldest.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn queue(records: &Records, acting: &Acting) -> Result<Vec<(Waits, Reviewed)>, MentoringError> {
    queue_told(records, acting, &Work::new())
}

/// The same, as work that tells how far it is and can be stopped.
///
/// # Errors
/// As [`queue`], or when somebody stopped it.
pub fn queue_told(
    records: &Records,
    acting: &Acting,
    work: &Work,
) -> Result<Vec<(Waits, Reviewed)>, MentoringError> {
    let staff = may(acting.by.role, Action::Review);
    let mut waiting = Vec::new();
    let sessions = sessions::all(records)?;
    work.begin(sessions.iter().map(|session| session.state().attempts.len()).sum());
    for session in sessions {
        for (id, taken) in &session.state().attempts {
            work.step()?;
            let own = taken.person == acting.by.person;
            if taken.finished.is_none() || staff == own {
                continue;
            }
            let Some(id) = stored_id(*id) else { continue };
            let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
            let Some(row) = row else { continue };
            let reviewed = match read(records, row) {
                Ok(reviewed) => reviewed,
                // Ended before anything could be scored.
                Err(MentoringError::NotOver) => continue,
                Err(error) => return Err(error),
            };
            let shown = session.state().shows(taken.person);
            let waits =
                waits(reviewed.told.state(), shown).filter(|waits| (*waits == Waits::Trainee) != staff);
            waiting.extend(waits.map(|waits| (waits, reviewed)));
        }
    }
    waiting.sort_by_key(|(waits, reviewed)| (*waits, reviewed.row.id));
    Ok(waiting)
}

fn waits(review: &Review, shown: bool) -> Option<Waits> {
    match review.stage() {
        Stage::Disputed => Some(Waits::Dispute),
        Stage::Open => Some(Waits::Review),
        Stage::SignedOff if !shown => Some(Waits::Release),
        Stage::SignedOff => Some(Waits::Trainee),
        Stage::Acknowledged => None,
    }
}

/// The dispute about this that waits.
#[must_use]
pub fn dispute<'r>(review: &'r Review, item: &str) -> Option<&'r Dispute> {
    review.waiting().find(|dispute| dispute.proposed.item().to_string() == item)
}
