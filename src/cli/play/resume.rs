//! Going on with a call that was interrupted.

use anyhow::bail;

use crate::attempt::Call;
use crate::cli::args::Places;
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Records};

/// Opens the attempt whose id begins like this, or the latest that can be gone on with.
pub(super) fn open(places: &Places, start: &str) -> anyhow::Result<(Records, Call)> {
    let records = places.records()?;
    let id = if start.is_empty() { latest(&records)? } else { records.find(start)? };
    let call = Call::go_on(&records, id)?;
    Ok((records, call))
}

fn latest(records: &Records) -> anyhow::Result<AttemptId> {
    match interrupted(records)?.first() {
        Some(attempt) => Ok(attempt.id),
        None => bail!("there is no interrupted call in {}", records.data().root().display()),
    }
}

/// The attempts that can be gone on with, the latest first.
pub(in crate::cli) fn interrupted(records: &Records) -> anyhow::Result<Vec<AttemptRow>> {
    Ok(records.attempts(&AttemptFilter { open: true, ..AttemptFilter::default() })?)
}
