//! Rounds of calibration: opened over stored calls, scored blind, closed, compared.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::error::MentoringError;
use super::people::{Acting, People};
use super::results::Results;
use super::reviews;
use super::told::Told;
use super::{reviewed_id, stored_id};
use crate::records::{AttemptFilter, AttemptRow, Records, Stream, StreamKind};
use crate::review::calibration::{InRound, Round, RoundCall};
use crate::review::marking::Subject;
use crate::review::people::{Action, may};
use crate::review::{AttemptId, By, Moment, PersonId, RoundId};

/// A round with its stream.
pub type ToldRound = Told<Round>;

/// What a lead wants a round to be.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What people read in lists.
    pub title: String,
    /// The calls.
    pub calls: Vec<AttemptRow>,
    /// Who scores them.
    pub mentors: BTreeSet<PersonId>,
    /// Until when.
    pub due: Moment,
}

/// Every round, the newest first.
///
/// # Errors
/// When the database fails, or an entry cannot be read.
pub fn all(records: &Records) -> Result<Vec<ToldRound>, MentoringError> {
    let streams = records.streams(StreamKind::Calibration)?;
    streams.into_iter().rev().map(|stream| Told::read(records, stream, Round::default())).collect()
}

/// The one round whose id or title begins like this; capitals and hyphens do not matter.
///
/// # Errors
/// When none or several do, or the database fails.
pub fn find(records: &Records, start: &str) -> Result<ToldRound, MentoringError> {
    let plain = |text: &str| text.trim().replace('-', "").to_lowercase();
    let wanted = plain(start);
    let fits = |told: &ToldRound| {
        let names = [plain(&id(told).to_string()), plain(&told.state().title)];
        !wanted.is_empty() && names.iter().any(|name| name.starts_with(&wanted))
    };
    let mut found = all(records)?.into_iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(told), None) => Ok(told),
        (Some(_), Some(_)) => Err(MentoringError::SeveralRounds(start.to_owned())),
        (None, _) => Err(MentoringError::NoRound(start.to_owned())),
    }
}

/// The id of a round.
#[must_use]
pub fn id(told: &ToldRound) -> RoundId {
    RoundId::new(told.stream().id)
}

/// Opens a round.
///
/// # Errors
/// When a call is not over, somebody who is asked is no mentor, or the law or the database refuses it.
pub fn open(records: &Records, by: By, wanted: Wanted) -> Result<ToldRound, MentoringError> {
    by.may(Action::OpenCalibration)?;
    let people = People::read(records)?;
    for mentor in &wanted.mentors {
        let role = people.roster().acting(*mentor).map(|by| by.role);
        if !role.is_some_and(|role| may(role, Action::Calibrate)) {
            return Err(MentoringError::NoMentor(people.name(*mentor)));
        }
    }
    let calls = wanted.calls.iter().map(|row| call(records, row)).collect::<Result<_, _>>()?;
    let mut told = Told::read(records, Stream::begin(StreamKind::Calibration), Round::default())?;
    let Wanted { title, mentors, due, .. } = wanted;
    told.say(records, by, InRound::Opened { title, calls, mentors, due })?;
    Ok(told)
}

fn call(records: &Records, row: &AttemptRow) -> Result<RoundCall, MentoringError> {
    let trainee = row.person.as_deref().and_then(|id| id.parse().ok());
    let trainee = trainee.unwrap_or(PersonId::new(Uuid::nil()));
    let card = reviews::automatic(records, row.id)?.ok_or(MentoringError::NotOver)?.scorecard;
    Ok(RoundCall { attempt: reviewed_id(row.id), trainee, automatic: Subject::of(trainee, &card).criteria })
}

/// The finished calls of a session.
///
/// # Errors
/// When the database fails.
pub fn calls_of(records: &Records, session: &str) -> Result<Vec<AttemptRow>, MentoringError> {
    let filter = AttemptFilter { session: Some(session.to_owned()), ..AttemptFilter::default() };
    let mut rows = records.attempts(&filter)?;
    rows.retain(Results::counts);
    Ok(rows)
}

/// The one call of a round whose id begins like this.
///
/// # Errors
/// When none or several do, or it is no call of the round.
pub fn call_of(records: &Records, round: &Round, start: &str) -> Result<AttemptId, MentoringError> {
    let id = reviewed_id(records.find(start)?);
    if round.calls.contains_key(&id) {
        Ok(id)
    } else {
        Err(crate::review::calibration::RoundRefusal::NotACall(id).into())
    }
}

/// What can be judged in a call of a round.
#[must_use]
pub fn subject(round: &Round, attempt: AttemptId) -> Option<Subject> {
    let call = round.calls.get(&attempt)?;
    Some(Subject { trainee: call.trainee, criteria: call.automatic.clone(), critical: BTreeSet::new() })
}

/// Scores a call blind.
///
/// # Errors
/// When whoever scores has seen the automatic marks in the review of the call, or the law or the database refuses it.
pub fn score(
    records: &Records,
    told: &mut ToldRound,
    acting: &Acting,
    attempt: AttemptId,
    points: BTreeMap<String, u32>,
) -> Result<(), MentoringError> {
    if has_seen(records, acting.by.person, attempt)? {
        return Err(MentoringError::NotBlind { name: acting.name.clone(), attempt });
    }
    told.say(records, acting.by, InRound::Scored { attempt, points })
}

/// Whether somebody saw the automatic marks of a call in its review.
fn has_seen(records: &Records, person: PersonId, attempt: AttemptId) -> Result<bool, MentoringError> {
    let Some(id) = stored_id(attempt) else { return Ok(false) };
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    match row.map(|row| reviews::read(records, row)) {
        Some(Ok(reviewed)) => Ok(reviewed.told.state().seen_by.contains(&person)),
        // Calls of nobody have no review, so nothing was shown in one.
        Some(Err(MentoringError::NobodysCall)) | None => Ok(false),
        Some(Err(error)) => Err(error),
    }
}
