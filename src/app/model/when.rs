//! Moments as people write them, in their own time zone.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::app::language::{Phrase, key};
use crate::review::Moment;

const MONTHS: [&str; 12] = [
    key("January"),
    key("February"),
    key("March"),
    key("April"),
    key("May"),
    key("June"),
    key("July"),
    key("August"),
    key("September"),
    key("October"),
    key("November"),
    key("December"),
];

/// A day: `3 March 2026`.
#[must_use]
pub fn day(at: Moment) -> Phrase {
    written(Phrase::new("{day} {month} {year}"), at)
}

/// A moment: `3 March, 09:05`.
#[must_use]
pub fn moment(at: Moment) -> Phrase {
    written(Phrase::new("{day} {month}, {time}"), at)
}

/// A moment after another: of the same day only its time, `09:05`.
#[must_use]
pub fn later(at: Moment, after: Moment) -> Phrase {
    if day(at) == day(after) { written(Phrase::new("{time}"), at) } else { moment(at) }
}

fn written(form: Phrase, at: Moment) -> Phrase {
    let at = Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(TimeZone::system());
    let month = usize::from(at.month().unsigned_abs()).saturating_sub(1);
    let form = form.with("day", at.day()).with("year", at.year());
    let form = form.with("time", format!("{:02}:{:02}", at.hour(), at.minute()));
    form.with_key("month", MONTHS.get(month).copied().unwrap_or_default())
}
