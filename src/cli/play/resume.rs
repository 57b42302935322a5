//! Going on with a call that was interrupted.

use anyhow::bail;

use crate::attempt::Call;
use crate::cli::args::Places;
use crate::mentoring::MentoringError;
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Records};

/// Opens the attempt whose id begins like this, or the latest that can be gone on with.
pub(super) fn open(places: &Places, start: &str) -> anyhow::Result<(Records, Call)> {
    let records = places.records()?;
    let id = if start.is_empty() { latest(&records)? } else { records.find(start)? };
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    if row.is_some_and(|row| row.session.is_some()) {
        return Err(MentoringError::Graded.into());
    }
    let call = Call::go_on(&records, id)?;
    Ok((records, call))
}

fn latest(records: &Records) -> anyhow::Result<AttemptId> {
    match interrupted(records)?.first() {
        Some(attempt) => Ok(attempt.id),
        None => bail!("there is no interrupted call in {}", records.data().root().display()),
    }
}

/// The calls of practice that can be gone on with, the latest first. Graded ones go on in their session.
pub(in crate::cli) fn interrupted(records: &Records) -> anyhow::Result<Vec<AttemptRow>> {
    let mut open = records.attempts(&AttemptFilter { open: true, ..AttemptFilter::default() })?;
    open.retain(|row| row.session.is_none());
    Ok(open)
}
