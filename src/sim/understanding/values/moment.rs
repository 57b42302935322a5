//! A time that was spoken, and whether it says a given moment.

use std::ops::Range;

use jiff::civil::{Date, DateTime};

/// A time that was spoken. Any of its days with any of its hours may be meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::sim::understanding) struct Moment {
    /// The days it may be; empty when none was named.
    pub(in crate::sim::understanding) days: Vec<Date>,
    /// The minutes of the day it may be; empty when no hour was named.
    pub(in crate::sim::understanding) minutes: Vec<i32>,
    /// The part of the day, in hours; above 24 is the day after.
    pub(in crate::sim::understanding) part: Option<(i8, i8)>,
    /// Whether only the hour was said and not the minute.
    pub(in crate::sim::understanding) round: bool,
    /// The words.
    pub(in crate::sim::understanding) words: Range<usize>,
}

impl Moment {
    /// Whether it says this moment: `None` when it says too little to tell.
    pub(in crate::sim::understanding) fn says(&self, at: DateTime, whole_day: bool) -> Option<bool> {
        let minute = i32::from(at.hour()) * 60 + i32::from(at.minute());
        let (day, day_before) = (at.date(), at.date().yesterday().ok());
        let in_part = |after_midnight: bool| {
            self.part.is_none_or(|(from, to)| {
                let hour = at.hour() + if after_midnight { 24 } else { 0 };
                (from..to).contains(&hour)
            })
        };
        let day_fits = self.days.contains(&day)
            && (whole_day || in_part(false) || self.part.is_some_and(|(_, to)| at.hour() < to - 24));
        let night_before = !whole_day
            && day_before.is_some_and(|day| self.days.contains(&day))
            && in_part(true)
            && self.part.is_some();
        let hour_fits = self.minutes.iter().any(|&said| {
            let apart = (said - minute).abs();
            apart == 0 || (self.round && apart <= 30)
        });
        match (self.days.is_empty(), self.minutes.is_empty() || whole_day) {
            (true, true) => None,
            (false, true) => Some(day_fits || night_before),
            (true, false) => hour_fits.then_some(true),
            (false, false) => Some((self.days.contains(&day) || night_before) && hour_fits),
        }
    }

    /// Whether it is one word for the day that it is, without an hour or a part of the day.
    pub(in crate::sim::understanding) fn is_bare(&self, today: Date) -> bool {
        self.days == [today] && self.minutes.is_empty() && self.part.is_none() && self.words.len() == 1
    }

    /// The normal form: the first day and the first hour it may be.
    pub(in crate::sim::understanding) fn written(&self) -> String {
        let day = self.days.first().map(ToString::to_string);
        let hour = self.minutes.first().map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
        match (day, hour) {
            (Some(day), Some(hour)) => format!("{day}T{hour}"),
            (Some(part), None) | (None, Some(part)) => part,
            (None, None) => String::new(),
        }
    }

    /// Takes in what was said right after, unless it speaks of another time.
    pub(super) fn take(&mut self, other: Self) -> bool {
        let both: Vec<Date> = self.days.iter().copied().filter(|day| other.days.contains(day)).collect();
        let clash = (!self.days.is_empty() && !other.days.is_empty() && both.is_empty())
            || (!self.minutes.is_empty() && !other.minutes.is_empty())
            || (self.part.is_some() && other.part.is_some());
        if clash {
            return false;
        }
        // `Wednesday, 11 June`: the day that both may be.
        if both.is_empty() {
            self.days.extend(other.days);
        } else {
            self.days = both;
        }
        self.minutes.extend(other.minutes);
        self.part = self.part.or(other.part);
        self.round |= other.round;
        self.words.end = other.words.end;
        true
    }
}
