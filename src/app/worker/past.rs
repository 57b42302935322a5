//! Calls that were taken before.

use jiff::Timestamp;

use crate::app::model::Best;
use crate::mentoring::Acting;
use crate::records::{AttemptFilter, AttemptId, AttemptRow, AttemptState, Records};

/// A call that was taken.
#[derive(Clone, Debug)]
pub struct Past {
    /// Its id.
    pub id: AttemptId,
    /// When it began.
    pub started: Timestamp,
    /// The scenario; empty when the record cannot be read.
    pub scenario: String,
    /// The scenario's title.
    pub title: String,
    /// Who took it, if it is known.
    pub trainee: Option<String>,
    /// How far it came.
    pub state: PastState,
}

/// How far a call came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PastState {
    /// It was interrupted and can be gone on with.
    Open,
    /// It is over, with this result; none when it was left to be tried again.
    Closed(Option<Best>),
}

/// The calls of practice that whoever is at the window may see, the newest first: their own, and those that nobody put their
/// name to. Graded calls have a place of their own.
pub(super) fn all(records: &Records, acting: Option<&Acting>) -> Result<Vec<Past>, String> {
    let rows = records.attempts(&AttemptFilter::default()).map_err(|error| error.to_string())?;
    let me = acting.map(|acting| (acting.by.person.to_string(), acting.name.as_str()));
    let mut all = Vec::new();
    for mut row in rows.into_iter().filter(|row| row.session.is_none()) {
        match (row.person.take(), &me) {
            (None, _) => {}
            // By the name they have now.
            (Some(person), Some((id, name))) if person == *id => row.trainee = Some((*name).to_owned()),
            _ => continue,
        }
        all.extend(past(row));
    }
    Ok(all)
}

fn past(row: AttemptRow) -> Option<Past> {
    let state = match row.state {
        AttemptState::Unbegun => return None,
        AttemptState::Open => PastState::Open,
        AttemptState::Retried => PastState::Closed(None),
        AttemptState::Filed | AttemptState::Abandoned => PastState::Closed(
            row.marks.map(|marks| Best { per_mille: marks.per_mille(), failed: marks.critical }),
        ),
    };
    let (id, started) = (row.id, row.id.started());
    Some(Past { id, started, scenario: row.scenario, title: row.title, trainee: row.trainee, state })
}
