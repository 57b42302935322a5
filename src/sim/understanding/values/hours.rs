//! Hours of the day, lengths of time, and how soon something is to happen.

use std::ops::Range;

use jiff::civil::DateTime;

use super::dates::{Calendar, phrase_at, small};
use super::moment::Moment;
use super::numbers::Numbers;
use crate::sim::understanding::text::Token;
use crate::sim::understanding::tokens::Signs;

const DAY_S: u32 = 86_400;

impl Calendar {
    /// `02:10`, `2 am`, `ten past two`, `half past two`, `at three`, `noon`.
    pub(super) fn hour(&self, numbers: &Numbers, tokens: &[Token], at: usize) -> Option<Moment> {
        let moment = |minutes: Vec<i32>, round: bool, words: Range<usize>| {
            Some(Moment { minutes, round, words, ..Moment::default() })
        };
        if let Some((&minute, end)) = self.clock.all_at(tokens, at).next() {
            return moment(vec![minute], false, at..end);
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
        if announced && !counted && numbers.word(&here.word).is_none() {
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
        let counted =
            || self.counts.longest_at(tokens, at).map(|(count, end)| (i64::from(*count) * 1_000, end));
        let (milli, next) = numbers.read(tokens, at).or_else(counted)?;
        let (&seconds, end) = self.lengths.longest_at(tokens, next)?;
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
            if let Some((&seconds, _)) = self.soon.all_at(tokens, at).next() {
                return Some(seconds);
            }
            if let Some((seconds, end)) = self.length(numbers, tokens, at)
                && !tokens.get(end).is_some_and(|token| self.file.ago.contains(&token.word))
            {
                return Some(seconds);
            }
        }
        let moment = self.moments(numbers, tokens, now).into_iter().next()?;
        seconds_until(&moment, now)
    }
}

/// How far ahead the end of this moment lies.
fn seconds_until(moment: &Moment, now: DateTime) -> Option<u32> {
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

/// Keeps the hours that lie in the part of the day that was named, if any does.
pub(super) fn hours_of_part(minutes: &[i32], part: Option<(i8, i8)>) -> Vec<i32> {
    let Some((from, to)) = part else { return minutes.to_vec() };
    let (from, to) = (i32::from(from) * 60, i32::from(to) * 60);
    let inside = |minute: &i32| (from..to).contains(minute) || (from..to).contains(&(minute + 1_440));
    let kept: Vec<i32> = minutes.iter().copied().filter(inside).collect();
    if kept.is_empty() { minutes.to_vec() } else { kept }
}
