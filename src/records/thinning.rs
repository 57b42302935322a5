//! Which backups are worth their place.
//!
//! All of the last two days; before that the last of each day for 12 days that have one, before those the last of each week for
//! 10 weeks, before those the last of each month for 9 months. A backup from the future (the clock jumped) is kept.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

const ALL_OF: SignedDuration = SignedDuration::from_hours(48);
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;

/// Keeps the last of each period, so many periods long.
struct Stage {
    left: usize,
    period: fn(Date) -> Date,
}

/// Of backups made at these times, those that are not kept.
pub(super) fn thinned(now: Timestamp, made: &[Timestamp]) -> Vec<Timestamp> {
    let mut newest_first = made.to_vec();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    let mut stages = [
        Stage { left: DAYS, period: |date| date },
        Stage { left: WEEKS, period: monday },
        Stage { left: MONTHS, period: Date::first_of_month },
    ]
    .into_iter();
    let mut stage = stages.next();
    let mut kept: Option<Date> = None;
    let mut dropped = Vec::new();
    for time in newest_first {
        if now.duration_since(time) <= ALL_OF {
            continue;
        }
        let date = time.to_zoned(TimeZone::UTC).date();
        while stage.as_ref().is_some_and(|stage| stage.left == 0) {
            stage = stages.next();
        }
        match &mut stage {
            // The last one kept, at the end of the stage before, may lie in the same period.
            Some(stage) if kept.is_none_or(|kept| (stage.period)(kept) != (stage.period)(date)) => {
                stage.left -= 1;
                kept = Some(date);
            }
            _ => dropped.push(time),
        }
    }
    dropped
}

fn monday(date: Date) -> Date {
    let back = date.weekday().to_monday_zero_offset();
    date.saturating_sub(jiff::Span::new().days(i64::from(back)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        format!("{text}:00Z").parse().unwrap()
    }

    /// `made` are times with a mark before those that are to be kept.
    #[track_caller]
    fn check(now: &str, made: &[&str]) {
        let times: Vec<Timestamp> = made.iter().map(|text| time(text.trim_start_matches('+'))).collect();
        let dropped = thinned(time(now), &times);
        let kept = |text: &str| !dropped.contains(&time(text.trim_start_matches('+')));
        for text in made {
            assert_eq!(kept(text), text.starts_with('+'), "{text} at {now}");
        }
    }

    #[test]
    fn of_the_last_two_days_everything_is_kept() {
        check(
            "2026-03-10T12:00",
            &["+2026-03-10T11:59", "+2026-03-10T11:58", "+2026-03-09T12:00", "+2026-03-08T12:00"],
        );
    }

    #[test]
    fn before_that_the_last_of_a_day() {
        check(
            "2026-03-10T12:00",
            &["+2026-03-08T11:59", "2026-03-08T11:58", "2026-03-08T00:00", "+2026-03-07T23:59"],
        );
    }

    #[test]
    fn days_without_a_backup_cost_none_of_the_twelve() {
        check(
            "2026-06-01T12:00",
            &["+2026-05-20T10:00", "+2026-05-02T09:00", "2026-05-02T08:00", "+2026-04-11T08:00"],
        );
    }

    #[test]
    fn a_backup_from_the_future_is_kept() {
        check("2026-03-10T12:00", &["+2027-03-10T12:00", "+2026-03-10T12:01", "+2026-03-01T12:00"]);
    }

    #[test]
    fn weeks_follow_the_days_and_months_the_weeks() {
        // One a day for a year and a half, the newest three days ago.
        let now = time("2026-07-01T12:00");
        let made: Vec<Timestamp> = (3..550).map(|days| now - SignedDuration::from_hours(24 * days)).collect();
        let dropped = thinned(now, &made);
        let kept: Vec<String> = made
            .iter()
            .filter(|time| !dropped.contains(time))
            .map(|time| time.to_zoned(TimeZone::UTC).date().to_string())
            .collect();
        assert_eq!(kept.len(), DAYS + WEEKS + MONTHS);
        assert_eq!((kept[0].as_str(), kept[11].as_str()), ("2026-06-28", "2026-06-17"));
        // The week of the 17th has one already; then the Sundays of the weeks before.
        assert_eq!(
            (kept[12].as_str(), kept[13].as_str(), kept[21].as_str()),
            ("2026-06-14", "2026-06-07", "2026-04-12")
        );
        // April has one already; then the last days of the months before.
        assert_eq!(
            (kept[22].as_str(), kept[23].as_str(), kept[30].as_str()),
            ("2026-03-31", "2026-02-28", "2025-07-31")
        );
    }

    #[test]
    fn thinning_day_by_day_ends_like_thinning_at_once() {
        let begin = time("2025-01-01T09:00");
        let mut made: Vec<Timestamp> = Vec::new();
        for day in 0..400 {
            let now = begin + SignedDuration::from_hours(24 * day);
            made.push(now);
            let dropped = thinned(now, &made);
            made.retain(|time| !dropped.contains(time));
            assert!(made.len() <= 3 + DAYS + WEEKS + MONTHS, "{} on day {day}", made.len());
        }
        assert!(made.len() >= 3 + DAYS + WEEKS, "{}", made.len());
        let (oldest, newest) = (made.iter().min().unwrap(), made.iter().max().unwrap());
        assert!(newest.duration_since(*oldest) > SignedDuration::from_hours(24 * 250));
    }
}
