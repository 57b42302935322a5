//! Numbers and times in a text, held against those of the subjects.

use std::collections::BTreeSet;

use super::find::Finder;
use crate::sim::ids::Id;
use crate::sim::understanding::understood::{Fit, Mention};

impl Finder<'_> {
    /// Numbers with their units.
    pub(super) fn quantities(&mut self) {
        let found = self.pack.numbers.quantities(&self.pack.units, &self.text.tokens);
        for quantity in found {
            let same_unit: Vec<_> = self
                .lexicon
                .near
                .iter()
                .filter(|near| near.unit == quantity.unit || near.unit.is_empty())
                .filter(|near| !near.unit.is_empty() || self.is_about(near.subject, quantity.words.start))
                .collect();
            let value = written_quantity(quantity.milli, &quantity.unit);
            let fitting: Vec<_> =
                same_unit.iter().filter(|near| (near.milli - quantity.milli).abs() <= near.within).collect();
            let judged: Vec<(u32, bool)> = if fitting.is_empty() {
                let right: BTreeSet<u32> =
                    same_unit.iter().filter(|near| near.right).map(|near| near.subject).collect();
                let meant = |subject: &u32| self.is_about(*subject, quantity.words.start);
                right.into_iter().filter(meant).map(|subject| (subject, false)).collect()
            } else {
                fitting.iter().map(|near| (near.subject, near.right)).collect()
            };
            for (subject, right) in judged {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, value.clone(), quantity.words.clone(), "number");
            }
        }
    }

    /// Days and hours.
    pub(super) fn moments(&mut self) {
        for moment in std::mem::take(&mut self.moments) {
            let mut judged: Vec<(u32, bool)> = Vec::new();
            let says_little = moment.is_bare(self.lexicon.call_at.date());
            for known in &self.lexicon.at {
                // "Today" alone is said of anything: it tells an hour of today only where that is spoken of.
                if says_little && !known.whole_day && !self.is_about(known.subject, moment.words.start) {
                    continue;
                }
                match moment.says(known.moment, known.whole_day) {
                    Some(true) => judged.push((known.subject, known.right)),
                    Some(false) if known.right && self.is_about(known.subject, moment.words.start) => {
                        judged.push((known.subject, false));
                    }
                    _ => {}
                }
            }
            // One of several values of a subject is enough.
            let right: BTreeSet<u32> = judged.iter().filter(|(_, right)| *right).map(|(s, _)| *s).collect();
            judged.retain(|(subject, is_right)| *is_right || !right.contains(subject));
            judged.dedup();
            for (subject, right) in judged {
                let fit = if right { Fit::Right } else { Fit::Wrong };
                self.push(subject, fit, moment.written(), moment.words.clone(), "time");
            }
        }
    }
}

/// Where a sentence says a time or a number rightly, another one in it is about something else: "yesterday's ticket and
/// today's".
pub(super) fn leave_other_measures(mentions: &mut Vec<Mention>) {
    let measured = |mention: &Mention| mention.cue == "time" || mention.cue == "number";
    let right: BTreeSet<(Id, u16, String)> = mentions
        .iter()
        .filter(|mention| mention.fit == Fit::Right && measured(mention))
        .map(|mention| (mention.id.clone(), mention.sentence, mention.cue.clone()))
        .collect();
    mentions.retain(|mention| {
        mention.fit != Fit::Wrong
            || !measured(mention)
            || !right.contains(&(mention.id.clone(), mention.sentence, mention.cue.clone()))
    });
}

/// `11 %`, `-18.6 dbm`.
fn written_quantity(milli: i64, unit: &str) -> String {
    let whole = milli / 1_000;
    let share = (milli % 1_000).abs();
    let sign = if milli < 0 && whole == 0 { "-" } else { "" };
    let number = if share == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{share:03}").trim_end_matches('0').to_owned()
    };
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}
