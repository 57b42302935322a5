//! What concerns whoever is at the window: sessions to take, graded calls that are over.

use super::news::{Assignment, GradedResult, Mine};
use crate::mentoring::sessions::{self, ToldSession};
use crate::mentoring::{Acting, MentoringError, next_call, now, reviews, stored_id};
use crate::records::{AttemptFilter, Records};
use crate::review::graded::{Attempt, Session, Terms};

pub(super) fn mine(records: &Records, acting: &Acting) -> Result<Mine, MentoringError> {
    let mut mine = Mine::default();
    for told in sessions::all(records)? {
        let session = told.state();
        let Some(terms) = &session.terms else { continue };
        if session.assigned.contains(&acting.by.person) {
            mine.assigned.extend(assignment(&told, terms, acting));
        }
        for (id, taken) in session.of(acting.by.person).filter(|(_, taken)| taken.finished.is_some()) {
            let Some(id) = stored_id(id) else { continue };
            mine.graded.push(GradedResult {
                id,
                title: call_title(terms, taken),
                session: terms.title.clone(),
                began: taken.began,
                shown: session.shows(acting.by.person),
                stage: stage(records, session, acting, id)?,
            });
        }
    }
    mine.graded.sort_by_key(|result| std::cmp::Reverse(result.began));
    Ok(mine)
}

/// The title of the scenario that a call of a session is about.
pub(super) fn call_title(terms: &Terms, taken: &Attempt) -> String {
    terms.call(&taken.scenario).map_or_else(|| taken.scenario.clone(), |call| call.title.clone())
}

/// What is still to be taken of a session; none when it is over, or all is taken.
fn assignment(told: &ToldSession, terms: &Terms, acting: &Acting) -> Option<Assignment> {
    let (session, person, now) = (told.state(), acting.by.person, now());
    if !sessions::is_open(session, now) {
        return None;
    }
    let begun = session.of(person).find(|(_, taken)| taken.finished.is_none());
    let tries = |scenario: &str| session.of(person).filter(|(_, taken)| taken.scenario == scenario).count();
    let left = terms.calls.iter().any(|call| tries(&call.scenario) < usize::from(terms.attempts));
    let next = match begun {
        Some((_, taken)) => call_title(terms, taken),
        None if left => next_call(told, person, None).ok()?.title.clone(),
        None => return None,
    };
    let is_done = |scenario: &str| {
        session.of(person).any(|(_, taken)| taken.scenario == scenario && taken.finished.is_some())
    };
    Some(Assignment {
        session: sessions::id(told),
        title: terms.title.clone(),
        done: terms.calls.iter().filter(|call| is_done(&call.scenario)).count(),
        calls: terms.calls.len(),
        next,
        begun: begun.is_some(),
        limit_ms: terms.limit_ms,
        opens: (now < terms.opens).then_some(terms.opens),
        closes: terms.closes,
    })
}

/// How far the review of one's own call is; none while that may not be seen.
fn stage(
    records: &Records,
    session: &Session,
    acting: &Acting,
    id: crate::records::AttemptId,
) -> Result<Option<crate::review::marking::Stage>, MentoringError> {
    if !session.shows(acting.by.person) {
        return Ok(None);
    }
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    match row.map(|row| reviews::read(records, row)) {
        Some(Ok(reviewed)) => Ok(Some(reviewed.told.state().stage())),
        // Ended before anything could be scored.
        Some(Err(MentoringError::NotOver)) | None => Ok(None),
        Some(Err(error)) => Err(error),
    }
}
