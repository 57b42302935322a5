//! Cohorts: everything that is known of many calls, for those who may see it.

use super::error::MentoringError;
use super::now;
use super::people::Acting;
use super::results::{Judged, Results};
use super::sessions;
use super::work::Work;
use crate::records::{AttemptFilter, AttemptRow, Records};
use crate::review::cohort::{Due, Known, Waiting, WaitsFor};
use crate::review::graded::Session;
use crate::review::marking::Stage;
use crate::review::people::{Action, may};
use crate::review::results::Trainee;
use crate::review::{Moment, SessionId};

/// What somebody may know of many calls.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What they may know.
    pub known: Known,
    /// How many finished calls are not for them.
    pub hidden: usize,
    /// Calls that cannot be read, and why.
    pub unreadable: Vec<(crate::records::AttemptId, String)>,
}

/// Everything that somebody may know of many calls. Scorecards are read only where a mentor changed something.
///
/// # Errors
/// When the database fails, an entry of people or sessions cannot be read, or somebody stopped it.
pub fn known(records: &Records, who: Option<&Acting>, work: &Work) -> Result<Shown, MentoringError> {
    let results = Results::read(records)?;
    let mut rows = records.attempts(&AttemptFilter::default())?;
    rows.retain(Results::counts);
    rows.sort_by_key(|row| (row.began_ms, row.id));
    let mut shown = Shown::default();
    work.begin(rows.len());
    for row in &rows {
        work.step()?;
        match results.may_see(row, who) {
            Ok(()) => take(&results, row, &mut shown),
            Err(MentoringError::NotYours | MentoringError::NotReleased) => shown.hidden += 1,
            Err(error) => return Err(error),
        }
    }
    // Whoever may not see others has nobody to look after.
    if who.is_none_or(|acting| !may(acting.by.role, Action::SeeOthers)) {
        shown.known.waiting.clear();
        return Ok(shown);
    }
    let now = now();
    for (id, session) in results.sessions() {
        shown.known.due.extend(due(&results, id, session, now));
    }
    Ok(shown)
}

fn take(results: &Results<'_>, row: &AttemptRow, shown: &mut Shown) {
    match results.of(row) {
        Ok(judged) => {
            shown.known.waiting.extend(waits(row, &judged));
            shown.known.calls.push(judged.result);
        }
        Err(why) => shown.unreadable.push((row.id, why.to_string())),
    }
}

/// What a graded call waits for, as in the queue of reviews.
fn waits(row: &AttemptRow, judged: &Judged) -> Option<Waiting> {
    judged.result.session?;
    let attempt = judged.result.attempt;
    let over = Moment(row.ended_ms.unwrap_or(row.began_ms));
    let Some(review) = &judged.review else {
        return Some(Waiting { attempt, what: WaitsFor::Review, since: over });
    };
    match review.stage() {
        Stage::Open => Some(Waiting { attempt, what: WaitsFor::Review, since: over }),
        Stage::Disputed => {
            let since = review.waiting().map(|dispute| dispute.since).min().unwrap_or(over);
            Some(Waiting { attempt, what: WaitsFor::Answer, since })
        }
        Stage::SignedOff | Stage::Acknowledged => None,
    }
}

/// What people have yet to take in a session that is open.
fn due(results: &Results<'_>, id: SessionId, session: &Session, now: Moment) -> Vec<Due> {
    let Some(terms) = &session.terms else { return Vec::new() };
    if !sessions::is_open(session, now) || now < terms.opens {
        return Vec::new();
    }
    let here = session
        .assigned
        .iter()
        .filter_map(|person| results.people().roster().person(*person).filter(|known| known.left.is_none()));
    let due = here.filter_map(|person| {
        let finished = |scenario: &str| {
            session.of(person.id).any(|(_, taken)| taken.scenario == scenario && taken.finished.is_some())
        };
        let left = terms.calls.iter().filter(|call| !finished(&call.scenario)).count();
        let trainee = Trainee { name: person.name.clone(), person: Some(person.id) };
        let (title, closes) = (terms.title.clone(), terms.closes);
        let left = u32::try_from(left).ok().filter(|left| *left > 0)?;
        Some(Due { trainee, session: id, title, left, closes })
    });
    due.collect()
}
