//! What to take next, and why.

use std::cmp::Reverse;

use serde::Serialize;

use crate::review::results::CallResult;
use crate::sim::words::Dimension;

/// Who reached this overall is ready for the next level, per mille.
const READY: u16 = 700;
/// Who reached this in a dimension has little more to learn about it from the same call, per mille.
const LEARNT: u16 = 850;

/// A scenario that somebody could take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offered {
    /// The scenario, by id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its desk, by id.
    pub desk: String,
    /// How hard its author finds it, from 1.
    pub level: u8,
    /// How long it takes.
    pub minutes: u16,
    /// How much it asks of each dimension; see [`demands`](super::demands()).
    pub demands: [u32; 5],
}

/// What to take next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The scenario.
    pub offered: Offered,
    /// The dimension it is for; none for somebody who has taken no call.
    pub dimension: Option<Dimension>,
    /// The mean of the last calls in that dimension, per mille.
    pub mean: Option<u16>,
    /// How often it was taken already.
    pub taken: u32,
    /// Why, in words.
    pub why: String,
}

/// What to take next: of what is not above somebody's level, what was never taken or still has something to teach about the
/// weakest dimension; among those what asks most of it.
pub(super) fn next(
    calls: &[&CallResult],
    offered: &[Offered],
    weakest: Option<(Dimension, u16)>,
) -> Option<Next> {
    let ready = ready_for(calls, offered);
    let at_home = |one: &&Offered| calls.is_empty() || calls.iter().any(|call| call.desk == one.desk);
    let Some((dimension, mean)) = weakest else {
        let easiest = offered.iter().min_by_key(|one| (one.level, &one.scenario))?;
        let why =
            format!("It is where everybody begins: level {}, {} minutes.", easiest.level, easiest.minutes);
        return Some(Next { offered: easiest.clone(), dimension: None, mean: None, taken: 0, why });
    };
    let key = |one: &&Offered| {
        let learnt =
            last(calls, one).and_then(|call| call.marks.dimension(dimension)).map(|mark| mark >= LEARNT);
        // Never taken, then not learnt yet, then what is left.
        let again = learnt.map_or(0, |learnt| 1 + u8::from(learnt));
        let demand = one.demands[dimension as usize];
        (one.level > ready, again, Reverse(demand), Reverse(one.level), one.scenario.clone())
    };
    let chosen = offered.iter().filter(at_home).min_by_key(key)?;
    let taken = calls.iter().filter(|call| call.scenario == chosen.scenario).count();
    Some(Next {
        offered: chosen.clone(),
        dimension: Some(dimension),
        mean: Some(mean),
        taken: u32::try_from(taken).unwrap_or(u32::MAX),
        why: why(chosen, dimension, mean, last(calls, chosen)),
    })
}

/// One level above the highest that went well.
fn ready_for(calls: &[&CallResult], offered: &[Offered]) -> u8 {
    let went_well = |one: &&Offered| {
        let own = calls.iter().filter(|call| call.scenario == one.scenario && call.marks.critical.is_empty());
        own.filter_map(|call| call.marks.overall()).any(|mark| mark >= READY)
    };
    offered.iter().filter(went_well).map(|one| one.level).max().unwrap_or(0).saturating_add(1)
}

fn last<'c>(calls: &[&'c CallResult], one: &Offered) -> Option<&'c CallResult> {
    calls.iter().copied().rfind(|call| call.scenario == one.scenario)
}

fn why(chosen: &Offered, dimension: Dimension, mean: u16, last: Option<&CallResult>) -> String {
    let demand = chosen.demands[dimension as usize];
    let asks = match dimension {
        Dimension::Tone => "its caller begins with little patience".to_owned(),
        Dimension::Information => format!("it hides {demand} things worth finding out"),
        Dimension::Escalation => format!("{demand} things decide whether the hand-over is right"),
        Dimension::Ticket => format!("its ticket hangs on {demand} lines"),
        Dimension::Upsell => format!("somebody presses you to sell {demand} times"),
    };
    let before = match last.and_then(|call| call.marks.dimension(dimension)) {
        Some(mark) => format!("Last time it went {} % well there.", mark / 10),
        None => "You have not taken it yet.".to_owned(),
    };
    format!(
        "{} is your weakest dimension, {} % over the last calls; {asks}. {before}",
        dimension.title(),
        mean / 10
    )
}
