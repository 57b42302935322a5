//! Moments as people write them, by the clock of this machine.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::review::Moment;

/// The moment that somebody wrote: a date, with or without a time, such as `2026-03-10` or `2026-03-10 09:00`; none when it is
/// neither.
#[must_use]
pub fn written(text: &str) -> Option<Moment> {
    let civil: DateTime = text.trim().parse().ok()?;
    let zoned = civil.to_zoned(TimeZone::system()).ok()?;
    Some(Moment(zoned.timestamp().as_millisecond()))
}
