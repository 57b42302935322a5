//! TEMPORARY until merged.
use super::job::OfficeJob;
use crate::app::worker::shared::Shared;
use crate::app::worker::told::Told;
use crate::mentoring::MentoringError;
use crate::records::Records;

pub(super) fn work(_: &Shared, _: &Told, _: &Records, _: OfficeJob) -> Result<(), MentoringError> {
    Ok(())
}
