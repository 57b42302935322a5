//! A call in the middle of an input: events are taken in as they happen, because the next one depends on them.

use super::apply::apply;
use super::condition::{Moment, holds};
use super::event::{Event, Heard, Stamped};
use super::state::{Phase, State};
use crate::sim::case::Case;
use crate::sim::scenario::model::Condition;

/// A call in the middle of an input.
pub struct Scene<'a> {
    /// What the call is played with.
    pub case: &'a Case,
    /// The call as it stands.
    pub state: &'a mut State,
    /// What has happened so far in this input.
    pub events: Vec<Stamped>,
    /// Whether the call goes on to the end of what the customer says. It does after an utterance, which the agent follows
    /// up when the answer is out; what comes by itself while time passes does not move the clock that passes.
    pub listening: bool,
}

impl<'a> Scene<'a> {
    /// The scene before anything has happened.
    pub fn new(case: &'a Case, state: &'a mut State) -> Self {
        Self { case, state, events: Vec::new(), listening: true }
    }

    /// Lets something happen now.
    pub fn emit(&mut self, event: Event) {
        let stamped = Stamped { at: self.state.now, event };
        apply(self.state, &stamped);
        self.events.push(stamped);
    }

    /// Whether the condition holds now.
    #[must_use]
    pub fn holds(&self, condition: &Condition, heard: Option<&Heard>) -> bool {
        holds(condition, &Moment::new(self.case, self.state, heard))
    }

    /// Whether the customer is on the line.
    #[must_use]
    pub fn on_the_line(&self) -> bool {
        self.state.phase == Phase::Call
    }
}
