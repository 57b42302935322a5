//! Days and hours as people say them: `Saturday`, `three days ago`, `ten past two`, `14 June`.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

use super::numbers::{NumberWord, Numbers};
use crate::sim::understanding::pack_file::DatesFile;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;
use crate::sim::understanding::vocabulary::Vocabulary;

/// Two parts of one moment may stand so many words apart: `Wednesday night at ten past two`.
const FARTHEST_APART: usize = 2;
const DAY_S: u32 = 86_400;

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

/// How days and hours are spoken.
#[derive(Debug, Default)]
pub(in crate::sim::understanding) struct Calendar {
    file: DatesFile,
    weekdays: Vec<Vec<String>>,
    months: Vec<Vec<String>>,
    /// Words with which a moment can begin; every other word is passed over.
    begins: HashSet<String>,
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

    fn take(&mut self, other: Self) -> bool {
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

impl Calendar {
    /// Takes over the date words of a pack, and enters them into its vocabulary.
    pub(in crate::sim::understanding) fn new(file: Option<&DatesFile>, vocabulary: &mut Vocabulary) -> Self {
        let Some(file) = file else { return Self::default() };
        let split = |line: &String| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut calendar = Self {
            file: file.clone(),
            weekdays: file.weekdays.iter().map(split).collect(),
            months: file.months.iter().map(split).collect(),
            begins: HashSet::new(),
        };
        let lists = [&file.ago, &file.within, &file.by, &file.half, &file.quarter, &file.past, &file.to];
        let phrases = file
            .days
            .iter()
            .map(|(phrase, _)| phrase)
            .chain(file.parts.iter().map(|(phrase, ..)| phrase))
            .chain(file.lengths.iter().map(|(phrase, _)| phrase))
            .chain(file.moments.iter().map(|(phrase, _)| phrase))
            .chain(lists.into_iter().flatten());
        let others = [&file.at, &file.ago];
        let starts = phrases
            .clone()
            .chain(others.into_iter().flatten())
            .chain(file.counts.iter().map(|(phrase, _)| phrase));
        calendar
            .begins
            .extend(starts.filter_map(|phrase| phrase.split_whitespace().next()).map(str::to_owned));
        for word in phrases.flat_map(|phrase| phrase.split_whitespace()) {
            vocabulary.enter(word);
        }
        for word in calendar.weekdays.iter().chain(&calendar.months).flatten() {
            vocabulary.enter(word);
            calendar.begins.insert(word.clone());
        }
        calendar
    }

    /// Every moment that is spoken of.
    pub(in crate::sim::understanding) fn moments(
        &self,
        numbers: &Numbers,
        tokens: &[Token],
        now: DateTime,
    ) -> Vec<Moment> {
        let mut found: Vec<Moment> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some(moment) = self.at(numbers, tokens, at, now) else {
                at += 1;
                continue;
            };
            at = moment.words.end.max(at + 1);
            let near = found.last().is_some_and(|last| {
                let between = &tokens[last.words.end..moment.words.start];
                between.len() <= FARTHEST_APART && between.iter().all(|token| token.stop)
            });
            let joined = near && found.last_mut().is_some_and(|last| last.take(moment.clone()));
            if !joined {
                found.push(moment);
            }
        }
        for moment in &mut found {
            moment.minutes = hours_of_part(&moment.minutes, moment.part);
        }
        found.retain(|moment| !moment.days.is_empty() || !moment.minutes.is_empty());
        found
    }

    fn at(&self, numbers: &Numbers, tokens: &[Token], at: usize, now: DateTime) -> Option<Moment> {
        let first = &tokens[at];
        if first.number.is_none()
            && !self.begins.contains(&first.word)
            && !numbers.ordinals.contains_key(&first.word)
        {
            return None;
        }
        let day = |(days, end): (Vec<Date>, usize)| Moment { days, words: at..end, ..Moment::default() };
        self.written_date(tokens, at)
            .or_else(|| self.month_and_day(numbers, tokens, at, now))
            .or_else(|| self.relative_day(tokens, at, now))
            .or_else(|| self.ago(numbers, tokens, at, now))
            .or_else(|| self.weekday(tokens, at, now))
            .map(day)
            .or_else(|| self.hour(numbers, tokens, at))
            .or_else(|| self.part(tokens, at))
    }

    /// `2025-06-14`, `14/6/2025`, `14.06.2025`.
    fn written_date(&self, tokens: &[Token], at: usize) -> Option<(Vec<Date>, usize)> {
        let digits = |at: usize| match tokens.get(at)?.number? {
            NumberWord::Digits(n) => i16::try_from(n).ok(),
            _ => None,
        };
        let sign = |at: usize, sign: Signs| tokens.get(at).is_some_and(|token| token.before == sign);
        let (a, b) = (digits(at)?, digits(at + 1)?);
        let c = digits(at + 2);
        if sign(at + 1, Signs::DASH) && sign(at + 2, Signs::DASH) && a > 1_000 {
            return date(a, b, c?).map(|day| (vec![day], at + 3));
        }
        let (day, month) = if self.file.day_first || a > 12 { (a, b) } else { (b, a) };
        let slashes = sign(at + 1, Signs::SLASH);
        let dots = sign(at + 1, Signs::STOP) && sign(at + 2, Signs::STOP);
        if let Some(year) = c
            && (slashes || dots)
            && (sign(at + 2, Signs::SLASH) || dots)
        {
            let year = if year < 100 { 2_000 + year } else { year };
            return date(year, month, day).map(|day| (vec![day], at + 3));
        }
        if !slashes {
            return None;
        }
        let days = (2_020..2_040).filter_map(|year| date(year, month, day)).collect::<Vec<_>>();
        Some((days, at + 2)).filter(|(days, _)| !days.is_empty())
    }

    /// `14 June`, `June 14th`, `the 14th of June`.
    fn month_and_day(
        &self,
        numbers: &Numbers,
        tokens: &[Token],
        at: usize,
        now: DateTime,
    ) -> Option<(Vec<Date>, usize)> {
        let (month, day, end) = if let Some(month) = self.month(tokens, at) {
            let skip =
                usize::from(tokens.get(at + 1).is_some_and(|token| token.stop && token.number.is_none()));
            let (day, end) = day_number(numbers, tokens, at + 1 + skip)?;
            (month, day, end)
        } else {
            let (day, end) = day_number(numbers, tokens, at)?;
            let skip = usize::from(tokens.get(end).is_some_and(|token| token.stop && token.number.is_none()));
            (self.month(tokens, end + skip)?, day, end + skip + 1)
        };
        let year = match tokens.get(end).and_then(|token| token.number) {
            Some(NumberWord::Digits(year @ 1_900..=2_100)) => i16::try_from(year).ok(),
            _ => None,
        };
        if let Some(year) = year {
            return date(year, month, day).map(|day| (vec![day], end + 1));
        }
        let this = now.year();
        let mut days: Vec<Date> =
            [this, this - 1, this + 1].iter().filter_map(|&year| date(year, month, day)).collect();
        days.sort_by_key(|day| apart(*day, now.date()));
        Some((days, end))
    }

    fn month(&self, tokens: &[Token], at: usize) -> Option<i16> {
        let word = &tokens.get(at)?.word;
        // `may` is a month only beside a number, which the caller makes sure of.
        let month = self.months.iter().position(|names| names.contains(word))?;
        i16::try_from(month + 1).ok()
    }

    fn relative_day(&self, tokens: &[Token], at: usize, now: DateTime) -> Option<(Vec<Date>, usize)> {
        let fits = self.file.days.iter().filter_map(|(phrase, days)| {
            let end = phrase_at(tokens, at, phrase)?;
            let day = now.date().checked_add(Span::new().try_days(*days).ok()?).ok()?;
            Some((vec![day], end))
        });
        fits.max_by_key(|(_, end)| *end)
    }

    /// `three days ago`, `a week ago`.
    fn ago(
        &self,
        numbers: &Numbers,
        tokens: &[Token],
        at: usize,
        now: DateTime,
    ) -> Option<(Vec<Date>, usize)> {
        let (seconds, end) = self.length(numbers, tokens, at)?;
        if seconds < DAY_S || !self.file.ago.contains(&tokens.get(end)?.word) {
            return None;
        }
        let day = now.date().checked_sub(i64::from(seconds / DAY_S).days()).ok()?;
        Some((vec![day], end + 1))
    }

    fn weekday(&self, tokens: &[Token], at: usize, now: DateTime) -> Option<(Vec<Date>, usize)> {
        let word = &tokens.get(at)?.word;
        let number = self.weekdays.iter().position(|names| names.contains(word))?;
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(number).ok()?).ok()?;
        let today = now.date();
        let before =
            if today.weekday() == weekday { Some(today) } else { today.nth_weekday(-1, weekday).ok() };
        let days = [
            before,
            today.nth_weekday(1, weekday).ok(),
            before.and_then(|day| day.nth_weekday(-1, weekday).ok()),
        ];
        Some((days.into_iter().flatten().collect(), at + 1))
    }

    fn part(&self, tokens: &[Token], at: usize) -> Option<Moment> {
        let fits =
            self.file.parts.iter().filter_map(|(phrase, from, to)| {
                phrase_at(tokens, at, phrase).map(|end| ((*from, *to), end))
            });
        let (part, end) = fits.max_by_key(|(_, end)| *end)?;
        Some(Moment { part: Some(part), words: at..end, ..Moment::default() })
    }

    /// `02:10`, `2 am`, `ten past two`, `half past two`, `at three`, `noon`.
    fn hour(&self, numbers: &Numbers, tokens: &[Token], at: usize) -> Option<Moment> {
        let moment = |minutes: Vec<i32>, round: bool, words: Range<usize>| {
            Some(Moment { minutes, round, words, ..Moment::default() })
        };
        for (phrase, written) in &self.file.moments {
            if let Some(end) = phrase_at(tokens, at, phrase)
                && let Some((hour, minute)) = written.split_once(':')
                && let (Ok(hour), Ok(minute)) = (hour.parse::<i32>(), minute.parse::<i32>())
            {
                return moment(vec![hour * 60 + minute], false, at..end);
            }
        }
        if let Some((minutes, end)) = self.past_or_to(tokens, at) {
            return moment(
                self.with_half(tokens, minutes, end).0,
                false,
                at..self.with_half(tokens, minutes, end).1,
            );
        }
        let here = tokens.get(at)?;
        let announced = self.file.at.contains(&here.word) || self.file.by.contains(&here.word);
        let first = at + usize::from(announced);
        let (hour, next) = small(tokens, first)?;
        if tokens.get(next).is_some_and(|token| token.before == Signs::COLON)
            && let Some((minute, end)) = small(tokens, next)
            && tokens[next].word.len() == 2
            && hour < 24
            && minute < 60
        {
            let exact = tokens[first].word.len() == 2 || hour > 12;
            let (both, end_half) = self.with_half(tokens, hour * 60 + minute, end);
            let minutes = if exact && end_half == end { vec![hour * 60 + minute] } else { both };
            return moment(minutes, false, first..end_half);
        }
        let (minutes, end) = self.with_half(tokens, hour * 60, next);
        let oclock = self.file.oclock.iter().find_map(|phrase| phrase_at(tokens, next, phrase));
        if hour > 24 || tokens[first].before == Signs::STOP {
            return None;
        }
        if end > next {
            return moment(minutes, true, first..end);
        }
        if let Some(end) = oclock {
            let (minutes, end) = self.with_half(tokens, hour * 60, end);
            return moment(minutes, true, first..end);
        }
        let counted = tokens.get(next).is_some_and(|token| !token.stop && token.before == Signs::SPACE)
            || tokens.get(next).is_some_and(|token| !token.before.has(Signs::SPACE));
        if announced && !counted && !numbers.word(&here.word).is_some() {
            return moment(minutes, true, first..next);
        }
        None
    }

    /// `ten past two`, `quarter to three`, `half past two`: the minute of the day, and the word after.
    fn past_or_to(&self, tokens: &[Token], at: usize) -> Option<(i32, usize)> {
        let word = &tokens.get(at)?.word;
        let (count, next) = if self.file.half.contains(word) {
            (30, at + 1)
        } else if self.file.quarter.contains(word) {
            (15, at + 1)
        } else {
            small(tokens, at)?
        };
        let direction = &tokens.get(next)?.word;
        if self.file.past.contains(direction) {
            let (hour, end) = small(tokens, next + 1)?;
            return (count < 60 && hour <= 24).then_some((hour * 60 + count, end));
        }
        if self.file.to.contains(direction) {
            let (hour, end) = small(tokens, next + 1)?;
            return (count < 60 && (1..=24).contains(&hour)).then_some((hour * 60 - count, end));
        }
        // `half two` is half past two.
        if self.file.half.contains(word) {
            let (hour, end) = small(tokens, next)?;
            return (hour <= 12).then_some((hour * 60 + 30, end));
        }
        None
    }

    /// The minutes that are meant, by what follows: morning, afternoon, or either.
    fn with_half(&self, tokens: &[Token], minute: i32, end: usize) -> (Vec<i32>, usize) {
        let follows = |list: &[String]| list.iter().filter_map(|phrase| phrase_at(tokens, end, phrase)).max();
        if let Some(end) = follows(&self.file.morning) {
            return (vec![minute % 720], end);
        }
        if let Some(end) = follows(&self.file.afternoon) {
            return (vec![minute % 720 + 720], end);
        }
        if minute < 780 { (vec![minute, (minute + 720) % 1_440], end) } else { (vec![minute], end) }
    }

    /// A length of time that begins at `at`, in seconds: `two minutes`, `a couple of hours`.
    pub(in crate::sim::understanding) fn length(
        &self,
        numbers: &Numbers,
        tokens: &[Token],
        at: usize,
    ) -> Option<(u32, usize)> {
        let counted = self
            .file
            .counts
            .iter()
            .filter_map(|(phrase, count)| {
                phrase_at(tokens, at, phrase).map(|end| (i64::from(*count) * 1_000, end))
            })
            .max_by_key(|(_, end)| *end);
        let (milli, next) = numbers.read(tokens, at).or(counted)?;
        let unit = self
            .file
            .lengths
            .iter()
            .filter_map(|(phrase, seconds)| phrase_at(tokens, next, phrase).map(|end| (*seconds, end)))
            .max_by_key(|(_, end)| *end);
        let (seconds, end) = unit?;
        let total = u64::try_from(milli).ok()?.saturating_mul(u64::from(seconds)) / 1_000;
        Some((u32::try_from(total).unwrap_or(u32::MAX), end))
    }

    /// The time frame that a sentence names: at most so many seconds from now.
    pub(in crate::sim::understanding) fn limit(
        &self,
        numbers: &Numbers,
        tokens: &[Token],
        now: DateTime,
    ) -> Option<u32> {
        for at in 0..tokens.len() {
            if let Some(seconds) = self
                .file
                .soon
                .iter()
                .find_map(|(phrase, seconds)| phrase_at(tokens, at, phrase).map(|_| *seconds))
            {
                return Some(seconds);
            }
            if let Some((seconds, end)) = self.length(numbers, tokens, at)
                && !tokens.get(end).is_some_and(|token| self.file.ago.contains(&token.word))
            {
                return Some(seconds);
            }
        }
        let moment = self.moments(numbers, tokens, now).into_iter().next()?;
        self.seconds_until(&moment, now)
    }

    /// How far ahead the end of this moment lies.
    fn seconds_until(&self, moment: &Moment, now: DateTime) -> Option<u32> {
        let today = vec![now.date()];
        let named_day = !moment.days.is_empty();
        let days = if named_day { &moment.days } else { &today };
        let last_minute = match (&moment.minutes, moment.part) {
            (minutes, _) if !minutes.is_empty() => minutes.clone(),
            (_, Some((_, to))) => vec![i32::from(to) * 60],
            _ => vec![1_440],
        };
        let now_s = i64::from(now.hour()) * 3_600 + i64::from(now.minute()) * 60 + i64::from(now.second());
        let ahead = days.iter().flat_map(|day| {
            let apart = i64::from(now.date().until(*day).map_or(0, |span| span.get_days()));
            last_minute.iter().map(move |minute| apart * i64::from(DAY_S) + i64::from(*minute) * 60 - now_s)
        });
        let soonest = ahead.filter(|seconds| *seconds > 0).min();
        // An hour that has gone by today is meant for tomorrow.
        soonest
            .or_else(|| (!named_day).then(|| i64::from(DAY_S) + i64::from(last_minute[0]) * 60 - now_s))
            .and_then(|seconds| u32::try_from(seconds).ok())
    }
}

/// Where a phrase of the pack ends, if it stands at `at`.
fn phrase_at(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    let mut end = at;
    for word in phrase.split(' ') {
        if tokens.get(end)?.word != word {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// A whole number below a hundred, in digits or words.
fn small(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    match tokens.get(at)?.number? {
        NumberWord::Digits(n) => i32::try_from(n).ok().filter(|n| *n < 100).map(|n| (n, at + 1)),
        NumberWord::Unit(n) => i32::try_from(n).ok().map(|n| (n, at + 1)),
        NumberWord::Tens(n) => {
            let tens = i32::try_from(n).ok()?;
            match tokens.get(at + 1).and_then(|token| token.number) {
                Some(NumberWord::Unit(unit @ 1..=9)) => Some((tens + i32::try_from(unit).ok()?, at + 2)),
                _ => Some((tens, at + 1)),
            }
        }
        NumberWord::Times(_) => None,
    }
}

/// The day of a month: `14`, `14th`, `fourteenth`.
fn day_number(numbers: &Numbers, tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let token = tokens.get(at)?;
    if let Some(&day) = numbers.ordinals.get(&token.word) {
        return i16::try_from(day).ok().map(|day| (day, at + 1));
    }
    let (day, mut end) = small(tokens, at)?;
    if !(1..=31).contains(&day) {
        return None;
    }
    if tokens
        .get(end)
        .is_some_and(|next| !next.before.has(Signs::SPACE) && numbers.ordinal_endings.contains(&next.word))
    {
        end += 1;
    }
    i16::try_from(day).ok().map(|day| (day, end))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// Keeps the hours that lie in the part of the day that was named, if any does.
fn hours_of_part(minutes: &[i32], part: Option<(i8, i8)>) -> Vec<i32> {
    let Some((from, to)) = part else { return minutes.to_vec() };
    let (from, to) = (i32::from(from) * 60, i32::from(to) * 60);
    let inside = |minute: &i32| (from..to).contains(minute) || (from..to).contains(&(minute + 1_440));
    let kept: Vec<i32> = minutes.iter().copied().filter(inside).collect();
    if kept.is_empty() { minutes.to_vec() } else { kept }
}
