//! Days and hours as people say them: `Saturday`, `three days ago`, `ten past two`, `14 June`.

use std::collections::HashSet;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::{Span, ToSpan};

use super::hours::hours_of_part;
use super::moment::Moment;
use super::numbers::{NumberWord, Numbers};
use super::table::Table;
use crate::sim::understanding::hashing::Map;
use crate::sim::understanding::pack_file::DatesFile;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;
use crate::sim::understanding::vocabulary::Vocabulary;

/// Two parts of one moment may stand so many words apart: `Wednesday night at ten past two`.
const FARTHEST_APART: usize = 2;
const DAY_S: u32 = 86_400;

/// How days and hours are spoken.
#[derive(Debug, Default)]
pub(in crate::sim::understanding) struct Calendar {
    pub(in crate::sim::understanding) file: DatesFile,
    /// Days counted from today.
    days: Table<i32>,
    /// Parts of the day.
    parts: Table<(i8, i8)>,
    /// Units of time, in seconds.
    pub(super) lengths: Table<u32>,
    /// Counts that are no number words.
    pub(super) counts: Table<u32>,
    /// Whole phrases that are an hour, as minutes of the day.
    pub(super) clock: Table<i32>,
    /// Limits without a number, in seconds.
    pub(super) soon: Table<u32>,
    /// By name: the days of the week, counted from 0, and the months, counted from 1.
    weekdays: Map<String, i8>,
    months: Map<String, i16>,
    /// Words with which a moment can begin; every other word is passed over.
    pub(in crate::sim::understanding) begins: HashSet<String>,
}

impl Calendar {
    /// Takes over the date words of a pack, and enters them into its vocabulary.
    pub(in crate::sim::understanding) fn new(file: Option<&DatesFile>, vocabulary: &mut Vocabulary) -> Self {
        let Some(file) = file else { return Self::default() };
        let counted = |list: &[(String, u32)]| list.iter().map(|(phrase, n)| (phrase.as_str(), *n)).collect();
        let clock = file.moments.iter().filter_map(|(phrase, at)| Some((phrase.as_str(), minute_of(at)?)));
        let mut calendar = Self {
            days: file.days.iter().map(|(phrase, days)| (phrase.as_str(), *days)).collect(),
            parts: file.parts.iter().map(|(phrase, from, to)| (phrase.as_str(), (*from, *to))).collect(),
            lengths: counted(&file.lengths),
            counts: counted(&file.counts),
            clock: clock.collect(),
            soon: counted(&file.soon),
            file: file.clone(),
            ..Self::default()
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
        for (number, line) in (0..).zip(&file.weekdays) {
            for word in line.split_whitespace() {
                calendar.weekdays.entry(word.to_owned()).or_insert(number);
            }
        }
        for (number, line) in (1..).zip(&file.months) {
            for word in line.split_whitespace() {
                calendar.months.entry(word.to_owned()).or_insert(number);
            }
        }
        for word in file.weekdays.iter().chain(&file.months).flat_map(|line| line.split_whitespace()) {
            vocabulary.enter(word);
            calendar.begins.insert(word.to_owned());
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
        if !tokens[at].when {
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
        // `may` is a month only beside a number, which the caller makes sure of.
        self.months.get(&tokens.get(at)?.word).copied()
    }

    fn relative_day(&self, tokens: &[Token], at: usize, now: DateTime) -> Option<(Vec<Date>, usize)> {
        let in_reach = |(days, end): (&i32, usize)| {
            let day = now.date().checked_add(Span::new().try_days(*days).ok()?).ok()?;
            Some((vec![day], end))
        };
        self.days.all_at(tokens, at).filter_map(in_reach).max_by_key(|(_, end)| *end)
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
        let number = *self.weekdays.get(&tokens.get(at)?.word)?;
        let weekday = Weekday::from_monday_zero_offset(number).ok()?;
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
        let (&part, end) = self.parts.longest_at(tokens, at)?;
        Some(Moment { part: Some(part), words: at..end, ..Moment::default() })
    }
}

/// Where a phrase of the pack ends, if it stands at `at`.
pub(super) fn phrase_at(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    // Most phrases are out by their first word, before they are cut.
    if !phrase.starts_with(tokens.get(at)?.word.as_str()) {
        return None;
    }
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
pub(super) fn small(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
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

/// `12:30` as a minute of the day.
fn minute_of(written: &str) -> Option<i32> {
    let (hour, minute) = written.split_once(':')?;
    Some(hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn apart(a: Date, b: Date) -> i32 {
    a.until(b).map_or(i32::MAX, |span| span.get_days().abs())
}
