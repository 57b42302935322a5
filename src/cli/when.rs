//! Moments as people write and read them, by the clock of this machine.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::mentoring::written;
use crate::review::Moment;
use crate::sim::time::{Millis, clock};

/// A date, with or without a time: `2026-03-10`, `2026-03-10T09:00`.
pub(super) fn moment(text: &str) -> Result<Moment, String> {
    written(text).ok_or_else(|| "expected a date or a date and a time, such as 2026-03-10T09:00".to_owned())
}

/// A moment: `2026-03-10 09:00`.
pub(super) fn shown(moment: Moment) -> String {
    match Timestamp::from_millisecond(moment.0) {
        Ok(at) => at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
        Err(_) => "at no time".to_owned(),
    }
}

/// So much time: `25:00`.
pub(super) fn lasting(ms: Millis) -> String {
    clock(ms)
}

#[cfg(test)]
mod tests {
    use super::{moment, shown};

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["2026-03-10T09:00", "2026-03-10 09:00"] {
            assert_eq!(shown(moment(text).unwrap()), "2026-03-10 09:00");
        }
        assert_eq!(shown(moment("2026-03-10").unwrap()), "2026-03-10 00:00");
        for text in ["", "tomorrow", "2026-13-01", "09:00"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
