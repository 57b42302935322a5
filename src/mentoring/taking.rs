//! Taking a call of a graded session: begun or gone on with, left, over.
//!
//! The order of writing is what keeps it honest: the session hears of a call before the call is stored, and of its end after
//! the result is. After a crash in between, the next start finds out and makes good what is missing.

use super::error::MentoringError;
use super::people::Acting;
use super::sessions::{self, ToldSession};
use super::{now, reviewed_id, stored_id};
use crate::attempt::{AttemptError, By, Call, DrivenBy, Left, Verdict};
use crate::records::{self, Records, Stream};
use crate::review::graded::{Ask, FrozenCall, InSession, WhyNot};
use crate::review::{AttemptId, Moment, PersonId};
use crate::sim::call::Stamped;
use crate::sim::session::ENGINE;
use crate::sim::time::Millis;

/// A call of a graded session that is being taken.
pub struct GradedCall {
    /// The call.
    pub call: Call,
    records: Records,
    session: ToldSession,
    attempt: AttemptId,
    acting: Acting,
}

/// What a trainee finds who takes their place.
pub enum Beginning {
    /// A call begins.
    New(Box<GradedCall>),
    /// One that was left, or cut off by a crash, goes on.
    GoesOn(Box<GradedCall>),
    /// The time of one that was left is over: it was scored as it stood.
    TimeOver(WhyNot),
    /// One was over and nobody had said so: now the session knows.
    WasOver,
}

impl GradedCall {
    /// Begins the next call of the session, or the one that is named; one that is not over is gone on with first.
    ///
    /// # Errors
    /// When it may not begin or go on, or cannot be stored.
    pub fn begin(
        records: &Records,
        mut session: ToldSession,
        acting: Acting,
        scenario: Option<&str>,
        driven_by: DrivenBy,
    ) -> Result<Beginning, MentoringError> {
        let unfinished = session.state().of(acting.by.person).find(|(_, taken)| taken.finished.is_none());
        if let Some((id, _)) = unfinished {
            return Self::go_on(records, session, acting, id, driven_by);
        }
        session.state().clock_is_right(acting.by.person, None, now())?;
        let frozen = next_call(&session, acting.by.person, scenario)?.clone();
        let ask = Ask {
            person: acting.by.person,
            scenario: &frozen.scenario,
            engine: ENGINE,
            digest: &frozen.digest,
            now: now(),
        };
        session.state().may_begin(&ask)?;
        let id = records::AttemptId::now();
        let began = InSession::Began {
            attempt: reviewed_id(id),
            scenario: frozen.scenario.clone(),
            engine: ENGINE,
            digest: frozen.digest.clone(),
        };
        session.say(records, acting.by, began)?;
        let call = pick_up(records, &session, &acting, (reviewed_id(id), &frozen), driven_by)?;
        Ok(Beginning::New(Box::new(Self {
            call,
            records: records.clone(),
            session,
            attempt: reviewed_id(id),
            acting,
        })))
    }

    fn go_on(
        records: &Records,
        mut session: ToldSession,
        acting: Acting,
        attempt: AttemptId,
        driven_by: DrivenBy,
    ) -> Result<Beginning, MentoringError> {
        let id = stored_id(attempt).ok_or(WhyNot::NoAttempt(attempt))?;
        let last = records.after(Stream::attempt(id), None)?.last().map(|last| Moment(last.new.at_ms));
        session.state().clock_is_right(acting.by.person, last, now())?;
        let Some(last_input) = last else {
            // A crash came between the session and the call: nothing of it was seen, so it begins now.
            let taken = session.state().attempts.get(&attempt).ok_or(WhyNot::NoAttempt(attempt))?;
            let terms = session.state().terms.as_ref().ok_or(WhyNot::NoSession)?;
            let frozen = terms.call(&taken.scenario).ok_or(WhyNot::NoAttempt(attempt))?.clone();
            let call = pick_up(records, &session, &acting, (attempt, &frozen), driven_by)?;
            let graded = Self { call, records: records.clone(), session, attempt, acting };
            return Ok(Beginning::New(Box::new(graded)));
        };
        let call = match Call::go_on(records, id) {
            Ok(call) => call,
            Err(AttemptError::Closed) => {
                session.say(records, acting.by, InSession::Finished { attempt })?;
                return Ok(Beginning::WasOver);
            }
            Err(error) => return Err(error.into()),
        };
        let played_ms = call.session().state().now;
        let may =
            session.state().may_resume(attempt, acting.by.person, ENGINE, (played_ms, last_input), now());
        let mut graded = Self { call, records: records.clone(), session, attempt, acting };
        match may {
            Ok(_) => {
                let resumed = InSession::Resumed { attempt, last_input, engine: ENGINE, played_ms };
                graded.session.say(records, graded.acting.by, resumed)?;
                Ok(Beginning::GoesOn(Box::new(graded)))
            }
            Err(why @ WhyNot::TimeOver { .. }) => {
                graded.finish(Left::Abandoned, &mut |_| {})?;
                Ok(Beginning::TimeOver(why))
            }
            Err(why) => Err(why.into()),
        }
    }

    /// How much time is left, in milliseconds; none: no limit.
    ///
    /// # Errors
    /// When the time is over.
    pub fn time_left(&self) -> Result<Option<Millis>, WhyNot> {
        self.session.state().time_left(self.attempt, self.call.session().state().now, now())
    }

    /// The trainee leaves a call that is not over. The session keeps it in mind, and the time away counts.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn leave(&mut self) -> Result<(), MentoringError> {
        self.session.say(&self.records, self.acting.by, InSession::Left { attempt: self.attempt })
    }

    /// The call is over. It is scored, and nobody sees the result before it is released.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn finish(
        &mut self,
        left: Left,
        seen: &mut dyn FnMut(&[Stamped]),
    ) -> Result<Verdict, MentoringError> {
        let verdict = self.call.leave(left, seen)?;
        self.session.say(&self.records, self.acting.by, InSession::Finished { attempt: self.attempt })?;
        Ok(verdict)
    }
}

/// The call of a session that this person takes next: the one that is named, or the first that still has an attempt left.
///
/// # Errors
/// When there is none.
pub fn next_call<'s>(
    session: &'s ToldSession,
    person: PersonId,
    scenario: Option<&str>,
) -> Result<&'s FrozenCall, MentoringError> {
    let terms = session.state().terms.as_ref().ok_or(WhyNot::NoSession)?;
    if let Some(scenario) = scenario {
        return Ok(terms.call(scenario).ok_or_else(|| WhyNot::NotACall(scenario.to_owned()))?);
    }
    let taken = |call: &FrozenCall| {
        session.state().of(person).filter(|(_, taken)| taken.scenario == call.scenario).count()
    };
    // What was never taken comes first; then what may be taken once more.
    let fresh = terms.calls.iter().find(|call| taken(call) == 0);
    let again = terms.calls.iter().find(|call| taken(call) < usize::from(terms.attempts));
    let any = fresh.or(again).or(terms.calls.first());
    Ok(any.ok_or(WhyNot::NoSession)?)
}

/// Picks up the line of a call that the session has heard of.
fn pick_up(
    records: &Records,
    session: &ToldSession,
    acting: &Acting,
    (attempt, frozen): (AttemptId, &FrozenCall),
    driven_by: DrivenBy,
) -> Result<Call, MentoringError> {
    let terms = session.state().terms.as_ref().ok_or(WhyNot::NoSession)?;
    let bundle = sessions::content(records, frozen)?;
    let person = acting.by.person;
    let nth = session.state().of(person).filter(|(_, taken)| taken.scenario == frozen.scenario).count();
    let seed = terms.seeds.of(person, &frozen.scenario, u32::try_from(nth).unwrap_or(u32::MAX));
    let by = By {
        driven_by,
        trainee: Some(acting.name.clone()),
        person: Some(person.to_string()),
        session: Some(sessions::id(session).to_string()),
    };
    let id = stored_id(attempt).ok_or(WhyNot::NoAttempt(attempt))?;
    Ok(Call::begin_as(id, bundle, seed, by, records)?)
}

/// Ends every call of a session that nobody is at, as it stands: for a mentor who closes the session. Returns those that are
/// open in another program and go on.
///
/// # Errors
/// When one cannot be stored.
pub(super) fn end_all(
    records: &Records,
    session: &mut ToldSession,
    by: crate::review::By,
) -> Result<Vec<AttemptId>, MentoringError> {
    let unfinished: Vec<AttemptId> = session
        .state()
        .attempts
        .iter()
        .filter(|(_, taken)| taken.finished.is_none())
        .map(|(id, _)| *id)
        .collect();
    let mut open = Vec::new();
    for attempt in unfinished {
        match stored_id(attempt).map(|id| Call::go_on(records, id)) {
            Some(Ok(mut call)) => {
                call.leave(Left::Abandoned, &mut |_| {})?;
            }
            Some(Err(AttemptError::Open(records::AttemptOpenError::InUse(_)))) => {
                open.push(attempt);
                continue;
            }
            // Over already, never stored, or of another engine: there is nothing to score.
            _ => {}
        }
        session.say(records, by, InSession::Finished { attempt })?;
    }
    Ok(open)
}
