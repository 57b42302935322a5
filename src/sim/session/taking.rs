//! The session: a case, the call as it stands, and everything that happened.

use std::sync::Arc;

use super::clock::notice_time;
use super::decide::{Action, decide};
use super::ending::abandon;
use super::hearing::{understood_of, understood_with};
use super::input::Input;
use super::memo::Memo;
use crate::sim::call::{Event, Mood, Phase, Scene, Stamped, State};
use crate::sim::case::Case;
use crate::sim::understanding::Understood;

/// One input and what it did.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The input.
    pub input: Input,
    /// What was understood of its text.
    pub understood: Option<Arc<Understood>>,
    /// Where its events begin in the list of all events.
    pub from: usize,
}

/// A call being taken.
#[derive(Clone)]
pub struct Session {
    case: Arc<Case>,
    state: State,
    events: Vec<Stamped>,
    taken: Vec<Taken>,
}

impl Session {
    /// Picks up the line.
    #[must_use]
    pub fn start(case: Arc<Case>) -> Self {
        let mut state = State::default();
        let start = case.scenario.customer.mood;
        let mood = Mood {
            patience: start.patience.unwrap_or(case.persona.patience).min(100),
            trust: start.trust.unwrap_or(case.persona.trust).min(100),
        };
        let mut scene = Scene::new(&case, &mut state);
        scene.emit(Event::PickedUp { mood, knows: given(&case) });
        notice_time(&mut scene);
        let events = scene.events;
        Self { case, state, events, taken: Vec::new() }
    }

    /// Goes on from a call as it stands, whatever led to it: what happened before is not among the events.
    #[must_use]
    pub const fn at(case: Arc<Case>, state: State) -> Self {
        Self { case, state, events: Vec::new(), taken: Vec::new() }
    }

    /// Everything that happened, when the call itself is no longer wanted.
    #[must_use]
    pub fn into_events(self) -> Vec<Stamped> {
        self.events
    }

    /// Takes an input: understands its text and lets happen what follows. Returns its events.
    pub fn take(&mut self, input: &Input) -> &[Stamped] {
        let understood = understood_of(&self.case, &self.state, &input.act).map(Arc::new);
        self.take_understood(input, understood)
    }

    /// Takes an input, and understands its text only when the memo of this case does not know it.
    pub fn take_with(&mut self, input: &Input, memo: &Memo) -> &[Stamped] {
        let understood = understood_with(&self.case, &self.state, &input.act, memo);
        self.take_understood(input, understood)
    }

    /// Takes an input whose text was understood before.
    pub fn take_understood(&mut self, input: &Input, understood: Option<Arc<Understood>>) -> &[Stamped] {
        let from = self.events.len();
        let action = Action { act: &input.act, took_ms: input.took_ms, understood: understood.as_ref() };
        let events = decide(&self.case, &mut self.state, &action);
        self.events.extend(events);
        self.taken.push(Taken { input: input.clone(), understood, from });
        &self.events[from..]
    }

    /// Nothing more will come: a call that is still going on is abandoned. Returns what that did.
    pub fn finish(&mut self) -> &[Stamped] {
        let from = self.events.len();
        if self.state.phase == Phase::Call {
            let mut scene = Scene::new(&self.case, &mut self.state);
            abandon(&mut scene);
            self.events.extend(scene.events);
        }
        &self.events[from..]
    }

    /// What the call is played with.
    #[must_use]
    pub fn case(&self) -> &Arc<Case> {
        &self.case
    }

    /// The call as it stands.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Where the call is.
    #[must_use]
    pub const fn phase(&self) -> Phase {
        self.state.phase
    }

    /// Everything that happened.
    #[must_use]
    pub fn events(&self) -> &[Stamped] {
        &self.events
    }

    /// Every input, with what was understood of it.
    #[must_use]
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }

    /// How many milliseconds from now the customer or the desk moves next, if nothing is done; none when nothing is due.
    #[must_use]
    pub fn next_due_in(&self) -> Option<u64> {
        super::clock::next_due(&self.case, &self.state).map(|due| due.at().saturating_sub(self.state.now))
    }
}

/// What the desk knows from the start: what the call was given.
fn given(case: &Case) -> Vec<crate::sim::ids::Id> {
    let mut all = Vec::new();
    for ticket in &case.scenario.given {
        for id in &ticket.knows {
            let items = case.items(id.as_str());
            if items.is_empty() {
                all.push(id.clone());
            }
            all.extend(items.into_iter().map(|item| item.id));
        }
        all.extend(ticket.steps.iter().cloned());
    }
    all
}
