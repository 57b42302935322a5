//! Who needs a mentor today, and why.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::filter::Filter;
use super::known::{Due, Known, WaitsFor};
use super::table::ByTrainee;
use crate::review::ids::{AttemptId, SessionId};
use crate::review::moment::{DAY_MS, Moment};
use crate::review::results::{CallResult, Miss, Trainee, Trend};
use crate::sim::words::Dimension;

/// Somebody who needs a mentor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Need {
    /// Who.
    pub trainee: Trainee,
    /// Why, the most urgent first; at least one.
    pub reasons: Vec<Reason>,
}

/// Why somebody needs a mentor, in the order of urgency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// They contest a mark, and nobody has answered.
    Dispute {
        /// The call.
        attempt: AttemptId,
        /// Its title.
        title: String,
        /// For so many days.
        days: u64,
    },
    /// A call of these days has a critical error.
    Critical {
        /// The call.
        attempt: AttemptId,
        /// Its title.
        title: String,
        /// The errors, by id.
        errors: Vec<String>,
    },
    /// They did not pass a graded call of these days.
    Failed {
        /// The call.
        attempt: AttemptId,
        /// Its title.
        title: String,
        /// What it missed.
        misses: Vec<Miss>,
    },
    /// A graded session closes soon, and they have calls to take.
    Closing {
        /// The session.
        session: SessionId,
        /// Its title.
        title: String,
        /// How many calls they have not finished.
        left: u32,
        /// In so many days; 0: today.
        days: u64,
    },
    /// A graded call waits for its review.
    Unreviewed {
        /// The call.
        attempt: AttemptId,
        /// Its title.
        title: String,
        /// For so many days.
        days: u64,
    },
    /// They get worse in a dimension.
    Falling {
        /// The dimension.
        dimension: Dimension,
        /// The mean of the calls before, per mille.
        from: u16,
        /// The mean of the last calls.
        to: u16,
    },
    /// They try the same scenario again and again, and get no further.
    Stuck {
        /// The scenario.
        scenario: String,
        /// Its title.
        title: String,
        /// How often these days.
        tries: u32,
        /// The best overall mark among them, per mille.
        best: u16,
    },
    /// They are weak in a dimension.
    Low {
        /// The dimension.
        dimension: Dimension,
        /// The mean of the last calls, per mille.
        mean: u16,
    },
    /// They leave calls before the ticket is filed.
    Leaving {
        /// How many of the last calls.
        left: u32,
        /// How many that were.
        of: u32,
    },
}

/// From when on somebody needs a mentor. A desk may set its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedLimits {
    /// Only calls of so many days count.
    pub days: u64,
    /// Means are taken over so many calls.
    pub calls: usize,
    /// A mean below this is low, per mille.
    pub low: u16,
    /// A fall of at least so much counts, per mille.
    pub fall: u16,
    /// So many calls of one scenario without passing or reaching `stuck_below` are too many.
    pub tries: u32,
    /// Who reached this has got somewhere, per mille.
    pub stuck_below: u16,
    /// A session that closes in so many days closes soon.
    pub closing_days: u64,
    /// A review may wait so many days.
    pub review_days: u64,
}

impl Default for NeedLimits {
    fn default() -> Self {
        Self {
            days: 14,
            calls: 5,
            low: 600,
            fall: 100,
            tries: 3,
            stuck_below: 700,
            closing_days: 2,
            review_days: 3,
        }
    }
}

impl Reason {
    /// The call it is about, with its title; none when it is about many, or none.
    #[must_use]
    pub fn call(&self) -> Option<(AttemptId, &str)> {
        match self {
            Self::Dispute { attempt, title, .. }
            | Self::Critical { attempt, title, .. }
            | Self::Failed { attempt, title, .. }
            | Self::Unreviewed { attempt, title, .. } => Some((*attempt, title)),
            _ => None,
        }
    }

    /// Why, in words.
    #[must_use]
    pub fn says(&self) -> String {
        match self {
            Self::Dispute { title, days, .. } => {
                format!("contests a mark in {title} and waits for an answer {}", lasting(*days))
            }
            Self::Critical { title, errors, .. } => format!("{} in {title}", errors.join(", ")),
            Self::Failed { title, misses, .. } => {
                let misses: Vec<String> = misses.iter().map(Miss::says).collect();
                format!("did not pass {title}: {}", misses.join("; "))
            }
            Self::Closing { title, left, days, .. } => {
                let when = match days {
                    0 => "today".to_owned(),
                    1 => "tomorrow".to_owned(),
                    days => format!("in {days} days"),
                };
                format!("{title} closes {when}, calls left to take: {left}")
            }
            Self::Unreviewed { title, days, .. } => {
                format!("{title} waits for a review {}", lasting(*days))
            }
            Self::Falling { dimension, from, to } => {
                format!("{} fell from {} % to {} %", dimension.title(), from / 10, to / 10)
            }
            Self::Stuck { title, tries, best, .. } => {
                format!("took {title} {tries} times and got no further than {} %", best / 10)
            }
            Self::Low { dimension, mean } => {
                format!("{} is at {} %", dimension.title(), mean / 10)
            }
            Self::Leaving { left, of } => format!("left {left} of the last {of} calls before the ticket"),
        }
    }

    /// Its place in the order of urgency, from 0.
    #[must_use]
    pub const fn rank(&self) -> u8 {
        match self {
            Self::Dispute { .. } => 0,
            Self::Critical { .. } => 1,
            Self::Failed { .. } => 2,
            Self::Closing { .. } => 3,
            Self::Unreviewed { .. } => 4,
            Self::Falling { .. } => 5,
            Self::Stuck { .. } => 6,
            Self::Low { .. } => 7,
            Self::Leaving { .. } => 8,
        }
    }
}

fn lasting(days: u64) -> String {
    match days {
        0 => "since today".to_owned(),
        1 => "since yesterday".to_owned(),
        days => format!("for {days} days"),
    }
}

/// Who needs a mentor. The calls are those that a filter let through, by trainee.
pub(super) fn needs(
    known: &Known,
    by_trainee: &ByTrainee<'_>,
    filter: &Filter,
    limits: &NeedLimits,
    now: Moment,
) -> Vec<Need> {
    let mut reasons: BTreeMap<Trainee, Vec<Reason>> = BTreeMap::new();
    for (trainee, own) in by_trainee {
        let found = of_calls(own, limits, now);
        if !found.is_empty() {
            reasons.insert(trainee.clone(), found);
        }
    }
    let calls: BTreeMap<AttemptId, &CallResult> =
        by_trainee.values().flatten().map(|call| (call.attempt, *call)).collect();
    for waiting in &known.waiting {
        let Some(call) = calls.get(&waiting.attempt) else { continue };
        let days = now.since(waiting.since) / DAY_MS;
        let (attempt, title) = (call.attempt, call.title.clone());
        let reason = match waiting.what {
            WaitsFor::Answer => Reason::Dispute { attempt, title, days },
            WaitsFor::Review if days >= limits.review_days => Reason::Unreviewed { attempt, title, days },
            WaitsFor::Review => continue,
        };
        reasons.entry(call.trainee.clone()).or_default().push(reason);
    }
    for due in known.due.iter().filter(|due| filter.lets_due(due)) {
        let closing = due.closes.map(|closes| closes.since(now) / DAY_MS);
        if let Some(days) = closing.filter(|days| *days < limits.closing_days) {
            let Due { trainee, session, title, left, .. } = due.clone();
            reasons.entry(trainee).or_default().push(Reason::Closing { session, title, left, days });
        }
    }
    let mut needs: Vec<Need> = reasons
        .into_iter()
        .map(|(trainee, mut reasons)| {
            reasons.sort_by_key(Reason::rank);
            Need { trainee, reasons }
        })
        .collect();
    // Names break ties: they come sorted, and the sort is stable.
    needs.sort_by_key(|need| (need.reasons.first().map(Reason::rank), Reverse(need.reasons.len())));
    needs
}

/// What the calls of one trainee, the oldest first, say.
fn of_calls(own: &[&CallResult], limits: &NeedLimits, now: Moment) -> Vec<Reason> {
    let recent: Vec<&CallResult> = own
        .iter()
        .copied()
        .filter(|call| now.since(call.began) < limits.days.saturating_mul(DAY_MS))
        .collect();
    if recent.is_empty() {
        return Vec::new();
    }
    let last = &recent[recent.len().saturating_sub(limits.calls)..];
    let mut reasons = Vec::new();
    reasons.extend(worst(last));
    reasons.extend(trends(own, limits));
    reasons.extend(stuck(&recent, limits));
    let left = count(last.iter().filter(|call| !call.filed).count());
    if left >= 2 {
        reasons.push(Reason::Leaving { left, of: count(last.len()) });
    }
    reasons
}

/// The last call with a critical error, and the last that did not pass without one.
fn worst(last: &[&CallResult]) -> Vec<Reason> {
    let critical = last.iter().rfind(|call| !call.marks.critical.is_empty()).map(|call| Reason::Critical {
        attempt: call.attempt,
        title: call.title.clone(),
        errors: call.marks.critical.clone(),
    });
    let failed = last
        .iter()
        .rfind(|call| call.passed() == Some(false) && call.marks.critical.is_empty())
        .map(|call| Reason::Failed {
            attempt: call.attempt,
            title: call.title.clone(),
            misses: call.misses.clone().unwrap_or_default(),
        });
    critical.into_iter().chain(failed).collect()
}

/// The dimensions that fall or are low.
fn trends(own: &[&CallResult], limits: &NeedLimits) -> Vec<Reason> {
    let mut reasons = Vec::new();
    for dimension in Dimension::ALL {
        let marks: Vec<u16> = own.iter().filter_map(|call| call.marks.dimension(dimension)).collect();
        let Some(Trend { recent, before }) = Trend::of(&marks, limits.calls) else { continue };
        if let Some(from) = before.filter(|before| *before >= recent.saturating_add(limits.fall)) {
            reasons.push(Reason::Falling { dimension, from, to: recent });
        } else if recent < limits.low {
            reasons.push(Reason::Low { dimension, mean: recent });
        }
    }
    reasons
}

/// The scenarios that are taken again and again.
fn stuck(recent: &[&CallResult], limits: &NeedLimits) -> Vec<Reason> {
    let mut tries: BTreeMap<&str, Vec<&CallResult>> = BTreeMap::new();
    for call in recent {
        tries.entry(&call.scenario).or_default().push(call);
    }
    let stuck = tries.into_iter().filter_map(|(scenario, calls)| {
        let best = calls.iter().filter_map(|call| call.marks.overall()).max()?;
        let enough = count(calls.len()) >= limits.tries;
        let passed = calls.iter().any(|call| call.passed() == Some(true));
        (enough && !passed && best < limits.stuck_below).then(|| Reason::Stuck {
            scenario: scenario.to_owned(),
            title: calls.last().map(|call| call.title.clone()).unwrap_or_default(),
            tries: count(calls.len()),
            best,
        })
    });
    stuck.collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
