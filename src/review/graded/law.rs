//! What may be done in a graded session, and what not.

use super::faults::TermsFault;
use super::gate::{Ask, WhyNot};
use super::session::{Attempt, Session};
use super::what::InSession;
use crate::review::entry::{By, Entry, says_something};
use crate::review::fold::Told;
use crate::review::ids::AttemptId;
use crate::review::people::{Action, NotAllowed};

/// Why something in a graded session is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionRefusal {
    /// The role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// A call may not begin or go on.
    #[error(transparent)]
    WhyNot(#[from] WhyNot),
    /// The terms are faulty.
    #[error("{}", joined(.0))]
    Terms(Vec<TermsFault>),
    /// It is made already.
    #[error("the session is made already; its terms are frozen")]
    MadeAlready,
    /// It is closed already.
    #[error("the session is closed already")]
    ClosedAlready,
    /// Nobody is named.
    #[error("name somebody")]
    Nobody,
    /// Words are asked for.
    #[error("write why; an empty reason explains nothing")]
    NoReason,
    /// An attempt with this id exists.
    #[error("the call {0} began already")]
    BeganAlready(AttemptId),
    /// It was left already.
    #[error("the call was left already")]
    LeftAlready,
}

impl Told for Session {
    type What = InSession;
    type Refusal = SessionRefusal;

    fn check(&self, entry: &Entry<InSession>) -> Result<(), SessionRefusal> {
        let (at, by) = (entry.at, entry.by);
        match &entry.what {
            InSession::Made { terms } => {
                by.may(Action::MakeSessions)?;
                let faults = terms.faults();
                if self.terms.is_some() {
                    return Err(SessionRefusal::MadeAlready);
                }
                if faults.is_empty() { Ok(()) } else { Err(SessionRefusal::Terms(faults)) }
            }
            _ if self.terms.is_none() => Err(WhyNot::NoSession.into()),
            InSession::Assigned { people } => {
                by.may(Action::MakeSessions)?;
                self.is_open()?;
                if people.is_empty() { Err(SessionRefusal::Nobody) } else { Ok(()) }
            }
            InSession::Unassigned { person, reason } => {
                by.may(Action::MakeSessions)?;
                if !self.assigned.contains(person) {
                    return Err(WhyNot::NotAssigned.into());
                }
                reasoned(reason)
            }
            InSession::Began { attempt, scenario, engine, digest } => {
                by.may(Action::TakeCalls)?;
                if self.attempts.contains_key(attempt) {
                    return Err(SessionRefusal::BeganAlready(*attempt));
                }
                let ask = Ask { person: by.person, scenario, engine: *engine, digest, now: at };
                self.may_begin(&ask).map(|_| ()).map_err(Into::into)
            }
            InSession::Left { attempt } => {
                let running = self.running(*attempt, by)?;
                if running.is_left() { Err(SessionRefusal::LeftAlready) } else { Ok(()) }
            }
            InSession::Resumed { attempt, last_input, engine, played_ms } => {
                let so_far = (*played_ms, *last_input);
                self.may_resume(*attempt, by.person, *engine, so_far, at).map(|_| ()).map_err(Into::into)
            }
            InSession::Finished { attempt } => self.running(*attempt, by).map(|_| ()),
            InSession::Released { .. } => by.may(Action::Release).map_err(Into::into),
            InSession::Closed { reason } => {
                by.may(Action::MakeSessions)?;
                self.is_open()?;
                reasoned(reason)
            }
        }
    }

    fn apply(&mut self, entry: &Entry<InSession>) {
        self.do_this(entry);
    }
}

impl Session {
    fn is_open(&self) -> Result<(), SessionRefusal> {
        if self.closed.is_some() { Err(SessionRefusal::ClosedAlready) } else { Ok(()) }
    }

    /// A call that is not over, for the one who takes it or a mentor who ends it for them.
    fn running(&self, id: AttemptId, by: By) -> Result<&Attempt, SessionRefusal> {
        let attempt = self.attempts.get(&id).ok_or(WhyNot::NoAttempt(id))?;
        if attempt.person != by.person {
            by.may(Action::MakeSessions).map_err(|_| WhyNot::NotYours)?;
        }
        if attempt.finished.is_some() { Err(WhyNot::Over.into()) } else { Ok(attempt) }
    }
}

fn reasoned(words: &str) -> Result<(), SessionRefusal> {
    if says_something(words) { Ok(()) } else { Err(SessionRefusal::NoReason) }
}

fn joined(faults: &[TermsFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
