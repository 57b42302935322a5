//! A call as it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::disposition::Disposition;
use super::event::{AskEnd, Heard};
use crate::sim::ids::Id;
use crate::sim::ledger::Ledger;
use crate::sim::scenario::model::MoodShift;
use crate::sim::ticket::Draft;
use crate::sim::time::Millis;

/// Patience and trust, 0 to 100 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mood {
    /// How long they will go on.
    pub patience: u8,
    /// How far they believe the agent.
    pub trust: u8,
}

impl Mood {
    /// The mood after a shift, kept within 0 to 100.
    #[must_use]
    pub fn shifted(self, by: MoodShift) -> Self {
        let move_by = |value: u8, by: i16| {
            u8::try_from((i16::from(value) + by.clamp(-100, 100)).clamp(0, 100)).unwrap_or(0)
        };
        Self { patience: move_by(self.patience, by.patience), trust: move_by(self.trust, by.trust) }
    }
}

/// Where a call is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The customer is on the line.
    #[default]
    Call,
    /// After-call work: the ticket.
    Acw,
    /// Filed.
    Done,
}

/// How often and when a beat was played.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Played {
    /// How often it was played.
    pub times: u16,
    /// How often its condition held, `times` aside.
    pub met: u16,
    /// The turn in which it was played last.
    pub turn: u32,
}

/// Where a question of the customer's stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskState {
    /// The turn in which it was put last.
    pub put: u32,
    /// How it ended, if it did.
    pub end: Option<AskEnd>,
}

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepState {
    /// The try after the last one that was played.
    pub next: u16,
    /// Whether it is done.
    pub done: bool,
}

/// What the customer is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doing {
    /// The step.
    pub step: Id,
    /// Which try it is, counted from 0.
    pub attempt: u16,
    /// When it will be done.
    pub due: Millis,
}

/// A tool that is running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// The tool.
    pub tool: Id,
    /// When it was started.
    pub started: Millis,
    /// When it will be done.
    pub due: Millis,
}

/// A hold that goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Since when.
    pub since: Millis,
    /// For how many seconds it was announced.
    pub seconds: Option<u32>,
    /// How often it was found too long.
    pub overruns: u32,
}

/// A call as it stands: everything that follows from its events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The call clock.
    pub now: Millis,
    /// The last moment at which something that waits for a time was looked at.
    pub instants_passed: Millis,
    /// Where the call is.
    pub phase: Phase,
    /// How many utterances the agent has made.
    pub turn: u32,
    /// The customer's mood.
    pub mood: Mood,
    /// Who knows what.
    pub ledger: Ledger,
    /// Every utterance, with the mood it left.
    pub heard: Vec<(Arc<Heard>, Mood)>,
    /// Whether the customer has said their opening.
    pub opened: bool,
    /// The customer's lines since the agent spoke last.
    pub customer_lines: String,
    /// How often each thing was asked for.
    pub asked: BTreeMap<Id, u32>,
    /// The facts spoken of last, newest first, at most eight.
    pub spoken_of: Vec<Id>,
    /// Beats.
    pub beats: BTreeMap<Id, Played>,
    /// The customer's questions.
    pub asks: BTreeMap<Id, AskState>,
    /// How often each mover has moved the mood.
    pub movers: BTreeMap<Id, u16>,
    /// Digressions and the turn each was made in.
    pub digressions: BTreeMap<Id, u32>,
    /// The digression that waits for an answer.
    pub wandering: Option<Id>,
    /// Lines said, by their place in the files.
    pub said: BTreeMap<String, u32>,
    /// Steps.
    pub steps: BTreeMap<Id, StepState>,
    /// What the customer is doing.
    pub doing: Option<Doing>,
    /// Marks on the world.
    pub world: BTreeSet<Id>,
    /// Facts of which the customer claims something else.
    pub claims: BTreeSet<Id>,
    /// Claims that fell.
    pub fallen: BTreeSet<Id>,
    /// Tools that are running, by when they are due.
    pub running: Vec<Running>,
    /// Tools that have finished.
    pub tools: BTreeSet<Id>,
    /// Articles that were opened.
    pub articles: BTreeSet<Id>,
    /// Tools the agent said they would run.
    pub announced: BTreeSet<Id>,
    /// The hold that goes on.
    pub hold: Option<Hold>,
    /// When the last word was out.
    pub quiet_since: Millis,
    /// Until when silence is explained.
    pub excused_until: Millis,
    /// How often the customer spoke into this silence.
    pub silences: u32,
    /// How many messages of pressure have come.
    pub pressures: BTreeSet<usize>,
    /// Whether the caller counts as verified.
    pub verified: bool,
    /// How the call ended, once that is decided.
    pub disposition: Option<Disposition>,
    /// The ticket.
    pub draft: Draft,
}

impl State {
    /// Whether the customer listens: nobody is talked to on hold and after the call.
    #[must_use]
    pub const fn hears_agent(&self) -> bool {
        matches!(self.phase, Phase::Call) && self.hold.is_none()
    }

    /// What was heard in this turn.
    #[must_use]
    pub fn heard_in(&self, turn: u32) -> Option<&Heard> {
        self.heard.iter().map(|(heard, _)| heard.as_ref()).find(|heard| heard.turn == turn)
    }

    /// The question of the customer's that waits for an answer.
    #[must_use]
    pub fn waiting(&self) -> Option<(&Id, AskState)> {
        self.asks
            .iter()
            .filter(|(_, ask)| matches!(ask.end, None | Some(AskEnd::Partly)))
            .map(|(id, ask)| (id, *ask))
            .max_by_key(|(_, ask)| ask.put)
    }
}
