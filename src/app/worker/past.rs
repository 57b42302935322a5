//! Calls that were taken before.

use jiff::Timestamp;

use crate::app::model::Best;
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

/// Every call that was taken, the newest first. Nobody says here who they are, so calls of graded sessions and those that people
/// put their names to are left out: `firstline review` and `firstline replay` show them to whom they belong.
pub(super) fn all(records: &Records) -> Result<Vec<Past>, String> {
    let rows = records.attempts(&AttemptFilter::default()).map_err(|error| error.to_string())?;
    let open_to_all = |row: &AttemptRow| row.session.is_none() && row.person.is_none();
    Ok(rows.into_iter().filter(open_to_all).filter_map(past).collect())
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
