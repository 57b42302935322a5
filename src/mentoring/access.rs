//! Who may see which call, and which scenarios' facts are nobody's business at the moment.

use std::collections::BTreeSet;

use super::error::MentoringError;
use super::now;
use super::people::Acting;
use super::reviews::session_of;
use super::sessions;
use crate::records::{AttemptRow, Records};
use crate::review::PersonId;
use crate::review::people::{Action, may};

/// Whether somebody may see a call and what came of it; none is somebody who did not say who they are.
///
/// Calls of practice that nobody put their name to are open to all. Others see their own: those of a graded session once its
/// scorecards are released to them. Mentors and leads see all.
///
/// # Errors
/// When they may not, or the database fails.
pub fn may_see(records: &Records, row: &AttemptRow, who: Option<&Acting>) -> Result<(), MentoringError> {
    check(row, who, |person| Ok(session_of(records, row)?.is_none_or(|told| told.state().shows(person))))
}

/// The rule itself: `shown` says whether the scorecards of the call's session are shown to this person.
pub(super) fn check(
    row: &AttemptRow,
    who: Option<&Acting>,
    shown: impl FnOnce(PersonId) -> Result<bool, MentoringError>,
) -> Result<(), MentoringError> {
    if row.person.is_none() && row.session.is_none() {
        return Ok(());
    }
    if who.is_some_and(|acting| may(acting.by.role, Action::SeeOthers)) {
        return Ok(());
    }
    let own = who.filter(|acting| row.person == Some(acting.by.person.to_string()));
    let Some(acting) = own else { return Err(MentoringError::NotYours) };
    if shown(acting.by.person)? { Ok(()) } else { Err(MentoringError::NotReleased) }
}

/// The scenarios that are assigned to somebody in a graded session that is open or opens yet.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn assigned_in(records: &Records) -> Result<BTreeSet<String>, MentoringError> {
    let now = now();
    let mut scenarios = BTreeSet::new();
    for told in sessions::all(records)? {
        let session = told.state();
        if sessions::is_open(session, now) && !session.assigned.is_empty() {
            let calls = session.terms.iter().flat_map(|terms| &terms.calls);
            scenarios.extend(calls.map(|call| call.scenario.clone()));
        }
    }
    Ok(scenarios)
}

/// What somebody is told who asks for the facts of a scenario that is assigned, and is no lead.
#[must_use]
pub fn facts_for_a_lead(scenario: &str) -> String {
    format!(
        "{scenario} is assigned in a graded session, so its facts are shown to a lead alone, with --as NAME and PIN"
    )
}
