//! Facts and parts of facts, seen alike: whatever can be asked for, said and learnt by itself.

use jiff::civil::DateTime;

use crate::sim::ids::Id;
use crate::sim::scenario::model::{Fact, Near, Part};
use crate::sim::understanding::{Pack, Value};

/// A fact without parts, or a part of a fact.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// Its id: `began`, `trace.first_bad`.
    pub id: Id,
    /// The fact.
    pub fact: &'a Fact,
    /// The part, when it is one.
    pub part: Option<&'a Part>,
}

impl<'a> Item<'a> {
    /// The items of a fact: its parts, or itself.
    #[must_use]
    pub fn of(fact: &'a Fact) -> Vec<Self> {
        if fact.parts.is_empty() {
            return vec![Self { id: fact.id.clone(), fact, part: None }];
        }
        fact.parts.iter().map(|part| Self { id: fact.id.part(&part.id), fact, part: Some(part) }).collect()
    }

    /// The lines that say it, and where they stand.
    #[must_use]
    pub fn says(&self) -> (&'a [String], String) {
        match self.part {
            Some(part) => (&part.says, format!("facts.{}.parts.{}.says", self.fact.id, part.id)),
            None => (&self.fact.says, format!("facts.{}.says", self.fact.id)),
        }
    }

    /// The lines that say it again, and where they stand.
    #[must_use]
    pub fn again(&self) -> (&'a [String], String) {
        match self.part {
            Some(part) => (&part.again, format!("facts.{}.parts.{}.again", self.fact.id, part.id)),
            None => (&self.fact.again, format!("facts.{}.again", self.fact.id)),
        }
    }

    /// The lines that correct a wrong value, and where they stand.
    #[must_use]
    pub fn if_wrong(&self) -> (&'a [String], String) {
        match self.part {
            Some(part) => (&part.if_wrong, format!("facts.{}.parts.{}.if_wrong", self.fact.id, part.id)),
            None => (&self.fact.if_wrong, format!("facts.{}.if_wrong", self.fact.id)),
        }
    }

    /// The kind of information.
    #[must_use]
    pub fn kind(&self) -> Option<&'a Id> {
        self.part.map_or(self.fact.kind.as_ref(), |part| part.kind.as_ref())
    }

    /// The value in words: as written, or the moment as the language says it.
    #[must_use]
    pub fn value(&self, pack: &Pack) -> String {
        let (value, at) = match self.part {
            Some(part) => (&part.value, part.at.as_deref()),
            None => (&self.fact.value, self.fact.at.as_deref()),
        };
        if value.is_empty() {
            at.and_then(moment).map(|(at, whole_day)| pack.spoken(at, whole_day)).unwrap_or_default()
        } else {
            value.clone()
        }
    }

    /// Every value that is right.
    #[must_use]
    pub fn values(&self) -> Vec<Value> {
        let (value, at, near, aliases) = match self.part {
            Some(part) => (&part.value, part.at.as_deref(), part.near.as_ref(), &part.aliases),
            None => (&self.fact.value, self.fact.at.as_deref(), self.fact.near.as_ref(), &self.fact.aliases),
        };
        values(value, at, near, aliases)
    }
}

/// The values that an author's `value`, `at`, `near` and `aliases` stand for.
pub(super) fn values(value: &str, at: Option<&str>, near: Option<&Near>, aliases: &[String]) -> Vec<Value> {
    let mut all = Vec::new();
    if !value.is_empty() {
        all.push(Value::Text(value.to_owned()));
    }
    if let Some((at, whole_day)) = at.and_then(moment) {
        all.push(Value::At { at, whole_day });
    }
    if let Some(near) = near.and_then(number) {
        all.push(near);
    }
    all.extend(aliases.iter().cloned().map(Value::Text));
    all
}

/// The moment an author wrote, and whether only the day is given.
#[must_use]
pub fn moment(text: &str) -> Option<(DateTime, bool)> {
    match text.parse::<DateTime>() {
        Ok(at) => Some((at, !text.contains('T'))),
        Err(_) => None,
    }
}

fn number(near: &Near) -> Option<Value> {
    Some(Value::Near {
        milli: thousandths(&near.value)?,
        within: thousandths(&near.within)?,
        unit: near.unit.clone(),
    })
}

/// A decimal as thousandths: `"18.6"` is 18,600.
#[must_use]
pub fn thousandths(text: &str) -> Option<i64> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole: i64 = whole.parse().ok().filter(|n| *n < 1_000_000_000)?;
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    Some(sign * (whole * 1_000 + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_become_thousandths() {
        assert_eq!(thousandths("-18.6"), Some(-18_600));
        assert_eq!(thousandths("11"), Some(11_000));
        assert_eq!(thousandths("eleven"), None);
        assert_eq!(thousandths("1.2345"), None);
    }

    #[test]
    fn a_moment_without_an_hour_is_a_whole_day() {
        let at = |day: i8, hour: i8, minute: i8| DateTime::constant(2025, 6, day, hour, minute, 0, 0);
        assert_eq!(moment("2025-06-11T02:10"), Some((at(11, 2, 10), false)));
        assert_eq!(moment("2025-06-11"), Some((at(11, 0, 0), true)));
    }
}
