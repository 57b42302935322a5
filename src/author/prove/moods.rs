//! Every needed fact in every mood: the grid of moods, tried by rectangles.

use std::sync::Arc;

use serde_json::Value;

use super::claim::{Claim, Finding, Verdict};
use super::explore::{input, make};
use super::relaxed::Relaxed;
use super::spoken::spoken;
use super::winning::Calls;
use crate::author::trainee::{Move, toward};
use crate::sim::call::{Event, Mood, Phase, State, knows};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scenario::model::{Condition, Need};
use crate::sim::session::{Do, Seconds, Session};
use crate::sim::time::Millis;

/// So many inputs may it take to learn one fact in one mood.
const MOST_INPUTS: usize = 14;

/// So many moods in which a fact could not be learnt are named.
const MOST_SHOWN: u64 = 6;

/// Moods from one to another, both counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rectangle {
    low: Mood,
    high: Mood,
}

/// Every needed fact can be had in every mood.
pub(super) fn facts_in_every_mood(calls: &Calls<'_>, bound: u32) -> Finding {
    let claim = Claim::FactsInEveryMood;
    let unknown = |because: &str, details, tried| Finding {
        claim,
        verdict: Verdict::Unknown,
        because: because.to_owned(),
        details,
        tried,
        plan: None,
    };
    let relaxed = Relaxed::of(&calls.case);
    if let Some(id) = needed(&calls.case).into_iter().find(|id| !relaxed.can_know(id)) {
        let because = format!("`{id}` is needed, and nothing in the call gives it, in whatever mood");
        let plan = calls.attempt("misses_fact");
        return Finding { claim, verdict: Verdict::Refuted, because, details: Vec::new(), tried: 0, plan };
    }
    let Some(trail) = &calls.trail else {
        return unknown("no call was won over moves, so there is no moment to ask in", Vec::new(), 0);
    };
    let cuts = Cuts::of(&trail.case);
    let needed = needed(&trail.case);
    let (mut tried, mut details, mut failed, mut moods, mut left) = (0, Vec::new(), 0_u64, 0_u64, 0_u64);
    for id in &needed {
        let learnt = trail.states.iter().position(|state| knows(&trail.case, state, id));
        let Some(before) =
            learnt.map(|index| index.saturating_sub(1)).and_then(|index| trail.states.get(index))
        else {
            details.push(format!("{id}: not learnt in the call that was won"));
            left += 1;
            continue;
        };
        let mut grid = Grid::new(trail.case.persona.leaves_below);
        while let Some(mood) = grid.open() {
            if tried >= bound || calls.watch.is_stopped() {
                left += 1;
                break;
            }
            let run = learn(&trail.case, before, id, mood);
            tried += run.inputs;
            calls.watch.goes_on(run.inputs);
            let alike = cuts.alike(mood, &run.moods);
            moods += grid.close(alike);
            if !run.learnt {
                failed += 1;
                if failed <= MOST_SHOWN {
                    let (wins, inputs) = calls.wins_from(&trail.case, in_mood(before, mood));
                    tried += inputs;
                    let still =
                        if wins { "and the call was still won" } else { "nor was the call won from there" };
                    details.push(format!("{id}: not learnt with {}, {still}", words(alike)));
                }
            }
        }
    }
    details.push(format!("{moods} pairs of patience and trust, over {} facts, at the moment of a won call in which each was learnt", needed.len()));
    if left == 0 && failed == 0 {
        let because =
            "in every mood in which the customer is still on the line each of them was learnt".to_owned();
        return Finding { claim, verdict: Verdict::Proved, because, details, tried, plan: None };
    }
    let because = if left > 0 {
        "not every mood was tried"
    } else {
        "in some moods no way was found; that there is none is not shown"
    };
    unknown(because, details, tried)
}

fn needed(case: &Case) -> Vec<Id> {
    let facts = case
        .scenario
        .facts
        .iter()
        .filter(|fact| fact.needed.contains(&Need::Diagnosis) || fact.needed.contains(&Need::Ticket));
    facts.map(|fact| fact.id.clone()).collect()
}

/// The same state in another mood.
fn in_mood(state: &State, mood: Mood) -> State {
    State { mood, ..state.clone() }
}

struct Run {
    learnt: bool,
    inputs: u32,
    /// Every mood passed through.
    moods: Vec<Mood>,
}

/// Tries to learn a fact from a state in which the mood is another.
fn learn(case: &Arc<Case>, before: &State, id: &Id, mood: Mood) -> Run {
    let mut session = Session::at(Arc::clone(case), in_mood(before, mood));
    let mut run = Run { learnt: false, inputs: 0, moods: vec![mood] };
    let goal = Condition::Fact(id.clone());
    let mut last: Vec<Move> = Vec::new();
    let mut stuck = 0;
    for _ in 0..MOST_INPUTS {
        if session.phase() != Phase::Call {
            break;
        }
        let from = session.events().len();
        let state = session.state();
        if let Some(due) =
            state.doing.as_ref().map(|doing| doing.due).or(state.running.first().map(|running| running.due))
        {
            let left = due.saturating_sub(state.now).max(500);
            session.take(&input(Do::Wait { seconds: Seconds(left as Millis) }));
        } else {
            let ways = toward(case, state, &goal);
            let kindness = || toward(case, state, &Condition::Patience { above: Some(100), below: None });
            // What has just been tried in vain is not tried again at once: a kind word may come first.
            let next = ways
                .iter()
                .find(|way| **way != last || stuck < 2)
                .cloned()
                .or_else(|| kindness().into_iter().next());
            let Some(way) = next else { break };
            stuck = if way == last { stuck + 1 } else { 0 };
            say_or_do(&mut session, &way);
            last = way;
        }
        run.inputs += 1;
        run.moods.extend(session.events().iter().skip(from).filter_map(|stamped| match &stamped.event {
            Event::MoodMoved { to, .. } => Some(*to),
            _ => None,
        }));
        if knows(case, session.state(), id) {
            run.learnt = true;
            break;
        }
    }
    run
}

fn say_or_do(session: &mut Session, way: &[Move]) {
    if let Some(deed) = way.iter().find(|one| !one.is_said()) {
        make(session, deed);
        return;
    }
    let text = way.iter().map(ToString::to_string).collect::<Vec<_>>().join(". ");
    let understood = spoken(session.case(), way);
    session.take_understood(&input(Do::Say { text }), Some(Arc::new(understood)));
}

/// The numbers a case compares a mood with: between `n` and `n + 1` for each `n` here an answer may change.
struct Cuts {
    patience: Vec<i16>,
    trust: Vec<i16>,
}

impl Cuts {
    /// Every number that any condition compares a mood with, and the patience at which the customer leaves. Found in the
    /// written form of scenario, persona and beats, so that no place for a condition can be forgotten.
    fn of(case: &Case) -> Self {
        let mut cuts = Self { patience: vec![i16::from(case.persona.leaves_below) - 1], trust: Vec::new() };
        for value in [
            serde_json::to_value(&case.scenario),
            serde_json::to_value(&case.persona),
            serde_json::to_value(&case.beats),
        ]
        .into_iter()
        .flatten()
        {
            cuts.read(&value);
        }
        cuts
    }

    fn read(&mut self, value: &Value) {
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.read(value)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match name.as_str() {
                        "patience" => self.patience.extend(compared(value)),
                        "trust" => self.trust.extend(compared(value)),
                        _ => {}
                    }
                    self.read(value);
                }
            }
            _ => {}
        }
    }

    /// The moods for which a run that passed through these moods would have gone the same way.
    fn alike(&self, mood: Mood, passed: &[Mood]) -> Rectangle {
        let patience: Vec<u8> = passed.iter().map(|mood| mood.patience).collect();
        let trust: Vec<u8> = passed.iter().map(|mood| mood.trust).collect();
        let (patience_low, patience_high) = reach(mood.patience, &patience, &self.patience);
        let (trust_low, trust_high) = reach(mood.trust, &trust, &self.trust);
        Rectangle {
            low: Mood { patience: patience_low, trust: trust_low },
            high: Mood { patience: patience_high, trust: trust_high },
        }
    }
}

fn compared(value: &Value) -> Vec<i16> {
    let number = |name: &str| value.get(name).and_then(Value::as_i64).and_then(|n| i16::try_from(n).ok());
    let above = number("above");
    let below = number("below").map(|n| n - 1);
    above.into_iter().chain(below).collect()
}

/// How far the first value may lie otherwise, so that no value passed through crosses a cut or an end of the scale.
fn reach(from: u8, passed: &[u8], cuts: &[i16]) -> (u8, u8) {
    let moved = passed.len() > 1;
    let (mut down, mut up) = (i16::from(from), 100 - i16::from(from));
    for value in passed {
        let value = i16::from(*value);
        // A value at the end of the scale may have been stopped there: another start would have come out elsewhere.
        if moved && (value == 0 || value == 100) {
            return (from, from);
        }
        let low = cuts
            .iter()
            .filter(|cut| **cut < value)
            .map(|cut| cut + 1)
            .max()
            .unwrap_or(0)
            .max(i16::from(moved));
        let high = cuts
            .iter()
            .filter(|cut| **cut >= value)
            .min()
            .copied()
            .unwrap_or(100)
            .min(100 - i16::from(moved));
        down = down.min(value - low);
        up = up.min(high - value);
    }
    let at = |value: i16| u8::try_from(value.clamp(0, 100)).unwrap_or(0);
    (at(i16::from(from) - down.max(0)), at(i16::from(from) + up.max(0)))
}

/// Which moods are still to be tried: all from which the customer stays on the line.
struct Grid {
    lowest: u8,
    done: Vec<Vec<bool>>,
}

impl Grid {
    fn new(lowest: u8) -> Self {
        Self { lowest, done: vec![vec![false; 101]; 101] }
    }

    fn open(&self) -> Option<Mood> {
        (self.lowest..=100).find_map(|patience| {
            let row = self.done.get(usize::from(patience))?;
            let trust = row.iter().position(|done| !done)?;
            Some(Mood { patience, trust: u8::try_from(trust).ok()? })
        })
    }

    /// Closes these moods; returns how many of them were open.
    fn close(&mut self, moods: Rectangle) -> u64 {
        let mut closed = 0;
        for patience in moods.low.patience.max(self.lowest)..=moods.high.patience {
            let Some(row) = self.done.get_mut(usize::from(patience)) else { continue };
            for cell in
                row.iter_mut().take(usize::from(moods.high.trust) + 1).skip(usize::from(moods.low.trust))
            {
                closed += u64::from(!*cell);
                *cell = true;
            }
        }
        closed
    }
}

fn words(moods: Rectangle) -> String {
    let range = |low: u8, high: u8| if low == high { low.to_string() } else { format!("{low} to {high}") };
    format!(
        "patience {} and trust {}",
        range(moods.low.patience, moods.high.patience),
        range(moods.low.trust, moods.high.trust)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_alike_between_the_numbers_a_case_compares_with() {
        // It began at 40 and came down to 30; the case asks below(28) and above(50).
        assert_eq!(reach(40, &[40, 30], &[27, 50]), (38, 50));
        assert_eq!(reach(40, &[40], &[]), (0, 100), "nothing moved and nothing was asked");
        assert_eq!(reach(5, &[5, 0], &[]), (5, 5), "stopped at the end of the scale");
    }

    #[test]
    fn a_grid_is_done_when_every_mood_is_covered() {
        let mut grid = Grid::new(10);
        let mut runs = 0;
        while let Some(mood) = grid.open() {
            let high = Mood { patience: mood.patience.saturating_add(20).min(100), trust: 100 };
            assert!(grid.close(Rectangle { low: mood, high }) > 0);
            runs += 1;
        }
        assert_eq!(runs, 5);
    }
}
