//! Moments as people write them, in their own time zone.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::review::Moment;

/// A day: `3 March 2026`.
#[must_use]
pub fn day(at: Moment) -> String {
    written(at, "%-d %B %Y")
}

/// A moment: `3 March, 09:05`.
#[must_use]
pub fn moment(at: Moment) -> String {
    written(at, "%-d %B, %H:%M")
}

fn written(at: Moment, form: &str) -> String {
    let at = Timestamp::from_millisecond(at.0).unwrap_or_default();
    at.to_zoned(TimeZone::system()).strftime(form).to_string()
}
