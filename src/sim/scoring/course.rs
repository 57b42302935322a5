//! The course of a call: one replay that writes down how things stood at each utterance and when conditions came to hold.

use super::call_view::{Spoken, Standing};
use crate::sim::call::{Disposition, Event, Heard, Moment, Stamped, State, apply, holds};
use crate::sim::case::Case;
use crate::sim::scenario::model::{Condition, Moment as OfferMoment};
use crate::sim::time::{Millis, Span};
use crate::sim::understanding::{ActHit, Understood};
use crate::sim::words::Act;

/// A moment of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// Which event.
    pub event: usize,
    /// The turn.
    pub turn: u32,
    /// The time.
    pub at: Millis,
}

/// What the agent decided.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// How the call ends.
    pub how: &'a Disposition,
    /// When that was decided.
    pub when: When,
    /// Whether the problem was solved then.
    pub fixed: bool,
}

/// What one replay of the events shows.
pub struct Course<'a> {
    pub(super) decision: Option<Decision<'a>>,
    pub(super) call_ended: Millis,
    watched: Vec<Watched<'a>>,
}

/// A condition and when it came to hold.
struct Watched<'a> {
    condition: &'a Condition,
    first: Option<When>,
    at_decision: bool,
}

impl<'a> Course<'a> {
    pub(super) fn follow(case: &'a Case, events: &'a [Stamped]) -> (Self, Vec<Spoken<'a>>, State) {
        let mut state = State::default();
        let mut spoken = Vec::new();
        let watched = conditions(case).into_iter();
        let watched =
            watched.map(|condition| Watched { condition, first: None, at_decision: false }).collect();
        let mut course = Self { decision: None, call_ended: 0, watched };
        let mut on_line = true;
        for (event, stamped) in events.iter().enumerate() {
            if let Some((heard, ends)) = said(&stamped.event) {
                let read_back = matches!(stamped.event, Event::ReadBack { .. });
                let before = course.standing(case, &state);
                let turn = if heard.turn == 0 { state.turn } else { heard.turn };
                spoken.push(Spoken { heard, turn, at: stamped.at, ends, event, read_back, before });
            }
            apply(&mut state, stamped);
            let now = When { event, turn: state.turn, at: stamped.at };
            if on_line {
                let announced = announced(&stamped.event);
                let heard = said(&stamped.event).map(|(heard, _)| heard).or(announced.as_ref());
                course.watch(case, &state, heard, now);
                course.call_ended = stamped.at;
            }
            match &stamped.event {
                Event::Decided { how }
                    if !matches!(how, Disposition::CustomerHungUp | Disposition::Abandoned) =>
                {
                    course.decide(case, &state, how, now);
                }
                Event::Ended { .. } | Event::HungUp { .. } | Event::LineCut => on_line = false,
                _ => {}
            }
        }
        (course, spoken, state)
    }

    pub(super) fn first_held(&self, condition: &Condition) -> Option<When> {
        self.find(condition)?.first
    }

    pub(super) fn held_at_decision(&self, condition: &Condition) -> bool {
        self.find(condition).is_some_and(|watched| watched.at_decision)
    }

    fn find(&self, condition: &Condition) -> Option<&Watched<'a>> {
        self.watched.iter().find(|watched| std::ptr::eq(watched.condition, condition))
    }

    fn standing(&self, case: &Case, state: &State) -> Standing {
        let moment = Moment::new(case, state, None);
        let now =
            |condition: Option<&Condition>| condition.is_some_and(|condition| holds(condition, &moment));
        Standing {
            mood: state.mood,
            fixed: now(case.scenario.problem.fixed_when.as_ref()),
            verified: state.verified,
            goodwill_due: now(case.scenario.goodwill.due_when.as_ref()),
            offer_fits: match &case.scenario.upsell.moment {
                OfferMoment::Never => false,
                OfferMoment::After(condition) => holds(condition, &moment),
                OfferMoment::WhenCustomerAsks(ask) => state.asks.contains_key(ask),
            },
            decided: self.decision.is_some(),
        }
    }

    fn watch(&mut self, case: &Case, state: &State, heard: Option<&Heard>, now: When) {
        let moment = Moment::new(case, state, heard);
        for watched in self.watched.iter_mut().filter(|watched| watched.first.is_none()) {
            if holds(watched.condition, &moment) {
                watched.first = Some(now);
            }
        }
    }

    fn decide(&mut self, case: &Case, state: &State, how: &'a Disposition, when: When) {
        let moment = Moment::new(case, state, None);
        for watched in &mut self.watched {
            let once = watched.first.is_some() && watched.condition.needs_hearing();
            watched.at_decision = once || holds(watched.condition, &moment);
        }
        let fixed_when = case.scenario.problem.fixed_when.as_ref();
        let fixed = fixed_when.is_some_and(|condition| holds(condition, &moment));
        self.decision = Some(Decision { how, when, fixed });
    }
}

fn said(event: &Event) -> Option<(&Heard, Millis)> {
    match event {
        Event::AgentSpoke { heard, ends } | Event::ReadBack { heard, ends } => Some((heard.as_ref(), *ends)),
        _ => None,
    }
}

/// A hand-over is heard as one, also when it is made without a word.
fn announced(event: &Event) -> Option<Heard> {
    let Event::Decided { how: Disposition::Escalated { team, .. } } = event else { return None };
    let hit = ActHit {
        act: Act::Escalate,
        confidence: 1_000,
        span: Span::default(),
        cue: "escalate".to_owned(),
        sentence: 0,
        object: Some(team.clone()),
        within_s: None,
    };
    let understood = Understood { understood: true, acts: vec![hit], ..Understood::default() };
    Some(Heard { understood, ..Heard::default() })
}

/// Every condition of the scenario that some criterion asks about.
fn conditions(case: &Case) -> Vec<&Condition> {
    let (outcome, scenario) = (&case.scenario.outcome, &case.scenario);
    let mut all: Vec<&Condition> = outcome.after.iter().chain(&outcome.also).collect();
    all.extend(outcome.in_order.iter().flat_map(|pair| [&pair.first, &pair.then]));
    all.extend(&scenario.problem.fixed_when);
    all.extend(&scenario.goodwill.due_when);
    all
}
