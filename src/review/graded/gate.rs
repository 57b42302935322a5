//! Whether a call of a session may begin, or be gone on with.

use super::session::{Attempt, Session};
use super::terms::{FrozenCall, Terms};
use crate::review::ids::{AttemptId, PersonId};
use crate::review::moment::Moment;
use crate::sim::rng::Seed;
use crate::sim::time::{Millis, clock};

/// A clock may be set right by so much, in milliseconds, before anybody asks questions.
const CLOCK_DRIFT_MS: Millis = 2 * 60_000;

/// Who asks to begin which call, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask<'a> {
    /// Who.
    pub person: PersonId,
    /// The scenario.
    pub scenario: &'a str,
    /// The number of the engine that would play it.
    pub engine: u32,
    /// The digest of what it would be played with.
    pub digest: &'a str,
    /// When.
    pub now: Moment,
}

/// What a call of a session begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The seed.
    pub seed: Seed,
    /// Which try it is, counted from 1.
    pub nth: u32,
    /// How long it may last, time away included, in milliseconds.
    pub limit_ms: Option<Millis>,
}

/// Why a call may not begin, or not be gone on with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    /// There is no session.
    #[error("the session was never made")]
    NoSession,
    /// Not theirs.
    #[error("you are not assigned to this session")]
    NotAssigned,
    /// Too early.
    #[error("the session is not open yet")]
    NotOpenYet {
        /// When it opens.
        opens: Moment,
    },
    /// Too late.
    #[error("the session is closed")]
    Closed {
        /// Since when.
        since: Moment,
    },
    /// Not in it.
    #[error("{0} is not a call of this session")]
    NotACall(String),
    /// Something stands before it.
    #[error("{0} comes first")]
    ComesFirst(String),
    /// Another engine.
    #[error(
        "the session was made for engine {frozen} and this program has engine {ours}, under which the customer might answer otherwise"
    )]
    OtherEngine {
        /// That of the session.
        frozen: u32,
        /// That of the program.
        ours: u32,
    },
    /// Other content.
    #[error("{scenario} was changed since the session was made; what was frozen has to be played")]
    OtherContent {
        /// The scenario.
        scenario: String,
    },
    /// No try is left.
    #[error("all {allowed} attempts are used up")]
    UsedUp {
        /// How many there were.
        allowed: u8,
    },
    /// One is not over.
    #[error("your call {0} is not over; go on with it")]
    Unfinished(AttemptId),
    /// Time is over.
    #[error("the time is over: {} of {}, time away included", clock(*used_ms), clock(*limit_ms))]
    TimeOver {
        /// What was used, in milliseconds.
        used_ms: Millis,
        /// What there was, in milliseconds.
        limit_ms: Millis,
    },
    /// The clock of the machine was set back.
    #[error(
        "the clock of this computer stands before what is already written down here, so nobody could tell how long you were away; set it right, then go on"
    )]
    ClockSetBack {
        /// What was written last.
        last: Moment,
    },
    /// No such call.
    #[error("there is no call {0} in this session")]
    NoAttempt(AttemptId),
    /// Another's.
    #[error("the call is another person's")]
    NotYours,
    /// It is over.
    #[error("the call is over")]
    Over,
}

impl Session {
    /// What the call begins with.
    ///
    /// # Errors
    /// When it may not begin: the first reason.
    pub fn may_begin(&self, ask: &Ask<'_>) -> Result<Start, WhyNot> {
        let terms = self.open_to(ask.person, ask.now)?;
        let Some(call) = terms.call(ask.scenario) else {
            return Err(WhyNot::NotACall(ask.scenario.to_owned()));
        };
        same_engine(terms, ask.engine)?;
        if call.digest != ask.digest {
            return Err(WhyNot::OtherContent { scenario: call.scenario.clone() });
        }
        if let Some((id, _)) = self.of(ask.person).find(|(_, taken)| taken.finished.is_none()) {
            return Err(WhyNot::Unfinished(id));
        }
        if let Some(first) = self.comes_first(terms, call, ask.person) {
            return Err(WhyNot::ComesFirst(first.title.clone()));
        }
        let taken = self.of(ask.person).filter(|(_, taken)| taken.scenario == call.scenario).count();
        if taken >= usize::from(terms.attempts) {
            return Err(WhyNot::UsedUp { allowed: terms.attempts });
        }
        let nth = u32::try_from(taken + 1).unwrap_or(u32::MAX);
        let seed = terms.seeds.of(ask.person, &call.scenario, nth);
        Ok(Start { seed, nth, limit_ms: terms.limit_ms })
    }

    /// Whether the clock can be believed as far as this person's calls go: not when it stands clearly before something that is
    /// written down of them already, such as `last_input` of the call. The clocks of others are no concern of theirs.
    ///
    /// # Errors
    /// When it was set back.
    pub fn clock_is_right(
        &self,
        person: PersonId,
        last_input: Option<Moment>,
        now: Moment,
    ) -> Result<(), WhyNot> {
        match self.latest_of(person).max(last_input) {
            Some(last) if last.since(now) > CLOCK_DRIFT_MS => Err(WhyNot::ClockSetBack { last }),
            _ => Ok(()),
        }
    }

    /// How much time is left for a call that lasted `played_ms` by its own clock; none: no limit.
    ///
    /// After a crash `last_input` says since when nobody was there: when the last input was stored.
    ///
    /// # Errors
    /// When it may not be gone on with: the first reason.
    pub fn may_resume(
        &self,
        id: AttemptId,
        person: PersonId,
        engine: u32,
        (played_ms, last_input): (Millis, Moment),
        now: Moment,
    ) -> Result<Option<Millis>, WhyNot> {
        let terms = self.open_to(person, now)?;
        let attempt = self.attempts.get(&id).ok_or(WhyNot::NoAttempt(id))?;
        if attempt.person != person {
            return Err(WhyNot::NotYours);
        }
        if attempt.finished.is_some() {
            return Err(WhyNot::Over);
        }
        same_engine(terms, engine)?;
        let crashed = if attempt.is_left() { 0 } else { now.since(last_input) };
        time_left(terms, attempt.used_ms(played_ms, now).saturating_add(crashed))
    }

    /// How much time a running call has left; none: no limit.
    ///
    /// # Errors
    /// When there is no such call, or its time is over.
    pub fn time_left(&self, id: AttemptId, played_ms: Millis, now: Moment) -> Result<Option<Millis>, WhyNot> {
        let terms = self.terms.as_ref().ok_or(WhyNot::NoSession)?;
        let attempt: &Attempt = self.attempts.get(&id).ok_or(WhyNot::NoAttempt(id))?;
        time_left(terms, attempt.used_ms(played_ms, now))
    }

    fn open_to(&self, person: PersonId, now: Moment) -> Result<&Terms, WhyNot> {
        let terms = self.terms.as_ref().ok_or(WhyNot::NoSession)?;
        if !self.assigned.contains(&person) {
            return Err(WhyNot::NotAssigned);
        }
        if let Some((since, _)) = self.closed {
            return Err(WhyNot::Closed { since });
        }
        if now < terms.opens {
            return Err(WhyNot::NotOpenYet { opens: terms.opens });
        }
        match terms.closes {
            Some(closes) if now >= closes => Err(WhyNot::Closed { since: closes }),
            _ => Ok(terms),
        }
    }

    /// The call that has to be finished before this one, if one has.
    fn comes_first<'t>(
        &self,
        terms: &'t Terms,
        call: &FrozenCall,
        person: PersonId,
    ) -> Option<&'t FrozenCall> {
        let done = |before: &&FrozenCall| self.of(person).any(|(_, taken)| taken.scenario == before.scenario);
        let before = terms.calls.iter().take_while(|before| before.scenario != call.scenario);
        before.filter(|_| terms.in_order).find(|before| !done(before))
    }
}

fn same_engine(terms: &Terms, ours: u32) -> Result<(), WhyNot> {
    if terms.engine == ours { Ok(()) } else { Err(WhyNot::OtherEngine { frozen: terms.engine, ours }) }
}

fn time_left(terms: &Terms, used_ms: Millis) -> Result<Option<Millis>, WhyNot> {
    match terms.limit_ms {
        Some(limit_ms) if used_ms >= limit_ms => Err(WhyNot::TimeOver { used_ms, limit_ms }),
        limit => Ok(limit.map(|limit_ms| limit_ms - used_ms)),
    }
}
