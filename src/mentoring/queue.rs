//! What waits for somebody: graded calls that nobody is done with.

use std::collections::BTreeMap;

use super::error::MentoringError;
use super::people::Acting;
use super::results::Results;
use super::stored_id;
use super::work::Work;
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Records};
use crate::review::graded::Attempt;
use crate::review::marking::{Dispute, Review, Stage};
use crate::review::people::{Action, may};

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

/// A call that waits for somebody.
#[derive(Clone, Debug)]
pub struct Queued {
    /// Why.
    pub waits: Waits,
    /// The call.
    pub row: AttemptRow,
    /// The title of its session.
    pub session: String,
    /// The call as its session knows it.
    pub taken: Attempt,
    /// The disputes that nobody has answered.
    pub disputes: Vec<Dispute>,
}

/// What waits for this person: for staff all calls of graded sessions that are not done with, for a trainee their own that
/// are released. Disputes come first, then what is oldest. What many calls share is read once, and scorecards only where
/// somebody changed one.
///
/// # Errors
/// When the database fails, an entry cannot be read, or somebody stopped it.
pub fn queue(records: &Records, acting: &Acting, work: &Work) -> Result<Vec<Queued>, MentoringError> {
    let staff = may(acting.by.role, Action::Review);
    let results = Results::read(records)?;
    let mut rows = graded(records)?;
    work.begin(results.sessions().map(|(_, session)| session.attempts.len()).sum());
    let mut waiting = Vec::new();
    for (_, session) in results.sessions() {
        let title = session.terms.as_ref().map(|terms| terms.title.clone()).unwrap_or_default();
        for (id, taken) in &session.attempts {
            work.step()?;
            let own = taken.person == acting.by.person;
            if taken.finished.is_none() || staff == own {
                continue;
            }
            // Without marks it ended before anything could be scored.
            let row = stored_id(*id).and_then(|id| rows.remove(&id)).filter(Results::counts);
            let Some(row) = row else { continue };
            let review = results.of(&row)?.review;
            let Some(waits) = waits(review.as_ref(), session.shows(taken.person)) else { continue };
            if (waits == Waits::Trainee) == staff {
                continue;
            }
            let disputes = review.iter().flat_map(Review::waiting).cloned().collect();
            waiting.push(Queued { waits, row, session: title.clone(), taken: taken.clone(), disputes });
        }
    }
    waiting.sort_by_key(|queued| (queued.waits, queued.row.id));
    Ok(waiting)
}

/// The calls of graded sessions, by their ids.
fn graded(records: &Records) -> Result<BTreeMap<AttemptId, AttemptRow>, MentoringError> {
    let rows = records.attempts(&AttemptFilter::default())?.into_iter();
    Ok(rows.filter(|row| row.session.is_some()).map(|row| (row.id, row)).collect())
}

fn waits(review: Option<&Review>, shown: bool) -> Option<Waits> {
    match review.map_or(Stage::Open, Review::stage) {
        Stage::Disputed => Some(Waits::Dispute),
        Stage::Open => Some(Waits::Review),
        Stage::SignedOff if !shown => Some(Waits::Release),
        Stage::SignedOff => Some(Waits::Trainee),
        Stage::Acknowledged => None,
    }
}
