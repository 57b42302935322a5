//! Whether the clock of this machine can be read at all.

use std::time::SystemTime;

use anyhow::bail;
use jiff::Timestamp;

/// Refuses a clock that stands before 1970 or after 9999: ids and dates of what is stored could not be made from it.
pub(super) fn check(now: SystemTime) -> anyhow::Result<()> {
    if Timestamp::try_from(now).is_ok_and(|now| now >= Timestamp::UNIX_EPOCH) {
        return Ok(());
    }
    bail!("the clock of this machine stands before 1970 or after 9999; set it, then try again")
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_clock_that_no_calendar_has_is_refused_and_not_met_with_a_panic() {
        let years = |years: u64| Duration::from_hours(years * 366 * 24);
        assert!(check(SystemTime::now()).is_ok());
        assert!(check(UNIX_EPOCH).is_ok());
        assert!(check(UNIX_EPOCH - Duration::from_secs(1)).is_err());
        assert!(check(UNIX_EPOCH + years(8_030)).is_err());
    }
}
