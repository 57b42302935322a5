//! The model of a call.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::face::FaceMotion;
use super::settings::Pace;
use super::ticket::TicketForm;
use super::transcript::{Entry, Speaker, Voice, entry};
use crate::app::language::{Phrase, key};
use crate::app::worker::{Begun, Graded, Happened};
use crate::attempt::Thinking;
use crate::records::AttemptId;
use crate::sim::call::{Event, Mood, Phase, Stamped, State};
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::time::{Millis, speaking_ms};
use crate::sim::understanding::Understood;

/// While something moves, it is drawn so often.
const MOVING: Duration = Duration::from_millis(33);

/// A clock that ticks is drawn so often.
const TICKING: Duration = Duration::from_secs(1);

/// What lies on the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The customer's record, and earlier tickets.
    #[default]
    Record,
    /// The desk's tools.
    Tools,
    /// The knowledge base.
    Articles,
    /// The ticket.
    Ticket,
}

impl Tab {
    /// Every tab, from the left.
    pub const ALL: [Self; 4] = [Self::Record, Self::Tools, Self::Articles, Self::Ticket];

    /// Its name on the screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => key("Customer"),
            Self::Tools => key("Tools"),
            Self::Articles => key("Articles"),
            Self::Ticket => key("Ticket"),
        }
    }
}

/// A way to decide how the call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndingKind {
    /// To a team.
    Escalate,
    /// Solved.
    Resolve,
    /// To a place outside support.
    Refer,
    /// Under a policy.
    Decline,
    /// A call back.
    Callback,
    /// The telephone is put down.
    HangUp,
}

/// What is being decided about the end of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How.
    pub kind: EndingKind,
    /// The team, place or policy.
    pub to: Option<Id>,
    /// The words to the team, or how it was solved.
    pub reason: String,
    /// With the customer on the line and the team told.
    pub warm: bool,
    /// In so many minutes.
    pub minutes: u32,
}

impl Ending {
    /// A decision that begins.
    #[must_use]
    pub const fn new(kind: EndingKind) -> Self {
        Self { kind, to: None, reason: String::new(), warm: true, minutes: 30 }
    }
}

/// A call as it is seen.
pub struct CallView {
    /// What it is played with.
    pub case: Arc<Case>,
    /// The id under which it is stored.
    pub id: Option<AttemptId>,
    /// The seed.
    pub seed: Seed,
    /// The call as it stands.
    pub state: Box<State>,
    /// Everything that happened.
    pub events: Vec<Stamped>,
    /// What was said and done, to be read.
    pub transcript: Vec<Entry>,
    /// What was said and is not yet on disk.
    pub saying: Vec<String>,
    /// What is being typed.
    pub line: String,
    /// What is wrong with what was typed.
    pub line_fault: Option<Phrase>,
    /// What was said before, for going back to it.
    pub said: Vec<String>,
    /// What lies on the right.
    pub tab: Tab,
    /// Whether the desk lies over what is said, where there is room for one of them only.
    pub desk_open: bool,
    /// The article that is open.
    pub article: Option<Id>,
    /// What articles are searched for.
    pub article_search: String,
    /// What is being decided about the end.
    pub ending: Option<Ending>,
    /// The ticket as it is being typed.
    pub ticket: TicketForm,
    /// What was understood of the last utterance.
    pub understood: Option<Arc<Understood>>,
    /// Whether mood and understanding are shown.
    pub help: bool,
    /// The customer's face.
    pub face: FaceMotion,
    /// Lines of the supervisor's that were seen.
    pub pane_seen: usize,
    /// Whether thinking takes time. It does not when a plan drives the call.
    pub measured: bool,
    /// How often something happened.
    pub answers: usize,
    /// What holds in a graded session; none in practice.
    pub graded: Option<Graded>,
    /// The call clock when the time that is left was told.
    told_at: Millis,
    thinking: Thinking,
    /// Until then the customer's words arrive.
    speech_until: Instant,
    pace: Pace,
}

impl CallView {
    /// A call that begins, or goes on.
    #[must_use]
    pub fn new(begun: Begun, pace: Pace, help: bool, now: Instant) -> Self {
        let (mood, told_at) = (begun.state.mood, begun.state.now);
        let help = help && begun.graded.is_none();
        let mut view = Self {
            case: begun.case,
            id: begun.id,
            seed: begun.seed,
            state: begun.state,
            events: Vec::new(),
            transcript: Vec::new(),
            saying: Vec::new(),
            line: String::new(),
            line_fault: None,
            said: Vec::new(),
            tab: Tab::default(),
            desk_open: false,
            article: None,
            article_search: String::new(),
            ending: None,
            ticket: TicketForm::default(),
            understood: None,
            help,
            face: FaceMotion::still(mood, now),
            pane_seen: 0,
            measured: begun.measured,
            answers: 0,
            told_at,
            graded: begun.graded,
            thinking: Thinking::new(now),
            speech_until: now,
            pace,
        };
        view.ticket = TicketForm::of(&view.state.draft);
        // What was said before the call was interrupted stands there; only what is new is spoken.
        let fresh = begun.events.iter().all(|stamped| !matches!(stamped.event, Event::AgentSpoke { .. }));
        view.hear(begun.events, fresh, now);
        view
    }

    /// Something happened.
    pub fn happened(&mut self, happened: Happened, now: Instant) {
        let Happened { events, state, understood, left_ms } = happened;
        self.answers += 1;
        if let Some(graded) = &mut self.graded {
            (graded.left_ms, self.told_at) = (left_ms, state.now);
        }
        self.state = state;
        self.understood = understood.or_else(|| self.understood.take());
        if self.measured {
            // What was thought so far is in the call now.
            let _ = self.thinking.wait(now);
            self.thinking.hear(now, &events);
        }
        self.face = self.face.towards(self.state.mood, now);
        self.hear(events, true, now);
        self.ticket.follow(&self.state.draft);
    }

    /// From now on the customer's words arrive so.
    pub const fn set_pace(&mut self, pace: Pace) {
        self.pace = pace;
    }

    /// The trainee pressed a key in the line.
    pub fn key(&mut self, now: Instant) {
        if self.state.hears_agent() {
            self.thinking.key(now);
        }
    }

    /// The trainee breaks in: what the customer was saying stands there at once.
    pub fn break_in(&mut self, now: Instant) {
        self.speech_until = now;
        for entry in &mut self.transcript {
            entry.voice = entry.voice.filter(|voice| voice.from + voice.lasts <= now);
        }
    }

    /// Mood and understanding are shown from now on, or not. In a graded call they never are.
    pub const fn set_help(&mut self, help: bool) {
        self.help = help && self.graded.is_none();
    }

    /// How much time is left in a graded call, in milliseconds; none: no limit.
    #[must_use]
    pub fn time_left(&self, now: Instant) -> Option<Millis> {
        let left = self.graded.as_ref()?.left_ms?;
        Some(left.saturating_sub(self.clock(now).saturating_sub(self.told_at)))
    }

    /// The customer's mood as it stands.
    #[must_use]
    pub const fn mood(&self) -> Mood {
        self.state.mood
    }

    /// Whether the customer is on the line.
    #[must_use]
    pub fn on_the_line(&self) -> bool {
        self.state.phase == Phase::Call
    }

    /// The line that is heard now, or was heard last.
    #[must_use]
    pub fn caption(&self, now: Instant) -> Option<&Entry> {
        let spoken = |entry: &&Entry| matches!(entry.speaker, Speaker::Customer(_));
        let begun = |entry: &&Entry| entry.voice.is_none_or(|voice| voice.from <= now);
        self.transcript.iter().rev().filter(spoken).find(begun)
    }

    /// Whether the customer speaks now.
    #[must_use]
    pub fn speaks(&self, now: Instant) -> bool {
        self.speech_until > now
    }

    /// The call clock as it is shown: it runs on while the customer speaks, while one thinks, and while one types.
    #[must_use]
    pub fn clock(&self, now: Instant) -> Millis {
        if !self.measured {
            return self.state.now;
        }
        let thought = self.thinking.clone().thought_ms(now);
        let left = self.speech_until.saturating_duration_since(now) * self.pace.speed().unwrap_or(1);
        let left = Millis::try_from(left.as_millis()).unwrap_or(0);
        let typed = if self.line.starts_with('/') { 0 } else { speaking_ms(&self.line) };
        (self.state.now + thought + typed).saturating_sub(left)
    }

    /// How long nobody has spoken without a reason.
    #[must_use]
    pub fn silence(&self, now: Instant) -> Millis {
        let explained = self.state.hold.is_some() || self.state.doing.is_some() || !self.line.is_empty();
        if explained || self.speaks(now) || !self.on_the_line() {
            return 0;
        }
        self.clock(now).saturating_sub(self.state.quiet_since.max(self.state.excused_until))
    }

    /// How long the customer has been on hold this time; none when they are not.
    #[must_use]
    pub fn held(&self, now: Instant) -> Option<Millis> {
        self.state.hold.map(|hold| self.clock(now).saturating_sub(hold.since))
    }

    /// How long the customer has been on hold before, all in all.
    #[must_use]
    pub fn held_before(&self) -> Millis {
        let ended = |stamped: &Stamped| match stamped.event {
            Event::HoldEnded { lasted_ms, .. } => Some(lasted_ms),
            _ => None,
        };
        self.events.iter().filter_map(ended).sum()
    }

    /// What colleagues wrote in the chat pane.
    pub fn pane(&self) -> impl Iterator<Item = &Entry> {
        self.transcript.iter().filter(|entry| matches!(entry.speaker, Speaker::Colleague(_)))
    }

    /// After how long it must be drawn again.
    #[must_use]
    pub fn redraw_in(&self, now: Instant) -> Option<Duration> {
        if self.speaks(now) || self.face.moves(now) {
            return Some(MOVING);
        }
        (self.measured && self.state.phase != Phase::Done).then_some(TICKING)
    }

    fn hear(&mut self, events: Vec<Stamped>, aloud: bool, now: Instant) {
        for stamped in &events {
            if let Event::AgentSpoke { .. } | Event::ReadBack { .. } = stamped.event {
                self.saying.clear();
            }
            let Some(mut entry) = entry(&self.case, stamped) else { continue };
            entry.voice = aloud.then(|| self.voice(stamped, now)).flatten();
            self.transcript.push(entry);
        }
        self.events.extend(events);
    }

    /// How the words of an event arrive: one after the other.
    fn voice(&mut self, stamped: &Stamped, now: Instant) -> Option<Voice> {
        let Event::CustomerSpoke { ends, .. } = &stamped.event else { return None };
        let speed = self.pace.speed().filter(|_| self.measured)?;
        let lasts = Duration::from_millis(ends.saturating_sub(stamped.at)) / speed;
        let from = self.speech_until.max(now);
        self.speech_until = from + lasts;
        Some(Voice { from, lasts })
    }
}
