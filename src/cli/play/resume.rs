//! Going on with a call that was interrupted.

use anyhow::bail;

use crate::attempt::Call;
use crate::cli::args::Places;
use crate::records::{self, AttemptId, DataDir, Dropped, State, StoredAttempt};

/// Opens the attempt whose id begins like this, or the latest that can be gone on with.
pub(super) fn open(places: &Places, start: &str) -> anyhow::Result<(Call, Option<Dropped>)> {
    let data = places.data()?;
    let id = if start.is_empty() { latest(&data)? } else { records::find(&data, start)? };
    Ok(Call::go_on(&data, id)?)
}

fn latest(data: &DataDir) -> anyhow::Result<AttemptId> {
    match interrupted(data)?.first() {
        Some(attempt) => Ok(attempt.id),
        None => bail!("there is no interrupted call in {}", data.attempts().display()),
    }
}

/// The attempts that can be gone on with, the latest first.
pub(in crate::cli) fn interrupted(data: &DataDir) -> anyhow::Result<Vec<StoredAttempt>> {
    let mut all = records::list(data)?;
    // Fewer than three records: the program was ended before the line was picked up.
    all.retain(|attempt| matches!(attempt.state, State::Open) && attempt.records >= 2);
    Ok(all)
}
