//! Calls that were taken before.

use jiff::Timestamp;

use crate::app::model::Best;
use crate::attempt::{Header, Verdict};
use crate::records::{self, AttemptId, DataDir, RecordKind, State, StoredAttempt};
use crate::sim::scoring::Scorecard;

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
    /// Its record cannot be read, for this reason.
    Damaged(String),
}

/// Every call in the data folder, the newest first.
pub(super) fn all(data: &DataDir) -> Result<Vec<Past>, String> {
    let stored = records::list(data).map_err(|error| error.to_string())?;
    Ok(stored.iter().filter_map(past).collect())
}

fn past(stored: &StoredAttempt) -> Option<Past> {
    let header: Option<Header> = serde_json::from_slice(&stored.header).ok();
    let state = match &stored.state {
        State::Unbegun => return None,
        // Before its second record the line was not picked up.
        State::Open if stored.records < 2 => return None,
        State::Open => PastState::Open,
        State::Closed => PastState::Closed(result(stored)),
        State::Damaged(why) => PastState::Damaged(why.to_string()),
    };
    let (scenario, title, trainee) =
        header.map(|header| (header.scenario, header.title, header.trainee)).unwrap_or_default();
    Some(Past { id: stored.id, started: stored.started, scenario, title, trainee, state })
}

fn result(stored: &StoredAttempt) -> Option<Best> {
    let attempt = records::read(&stored.path).ok()?;
    let retried =
        attempt.records.last().is_some_and(|last| last.payload.windows(7).any(|part| part == b"retried"));
    let card = attempt.records.iter().rfind(|record| record.kind == RecordKind::Scorecard)?;
    let verdict: Verdict = serde_json::from_slice(&card.payload).ok()?;
    (!retried).then(|| best(&verdict.scorecard))
}

/// A whole call in one number: for a shelf of cards, not for judging anybody.
pub(in crate::app) fn best(card: &Scorecard) -> Best {
    let (points, of) = card
        .dimensions
        .values()
        .fold((0, 0), |(points, of), dimension| (points + dimension.points, of + dimension.of));
    let per_mille = (points * 1_000).checked_div(of).unwrap_or(0);
    Best { per_mille: u16::try_from(per_mille).unwrap_or(1_000), failed: !card.critical.is_empty() }
}
