//! A round of calibration: who has scored what, and what may not be done in it.

use std::collections::{BTreeMap, BTreeSet};

use super::what::{InRound, RoundCall};
use crate::review::entry::{Entry, says_something};
use crate::review::fold::Told;
use crate::review::ids::{AttemptId, PersonId};
use crate::review::marking::{Misruling, check_points};
use crate::review::moment::Moment;
use crate::review::people::{Action, NotAllowed};

/// A round of calibration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Its title; empty until it is opened.
    pub title: String,
    /// The calls.
    pub calls: BTreeMap<AttemptId, RoundCall>,
    /// Who scores them.
    pub mentors: BTreeSet<PersonId>,
    /// Until when.
    pub due: Moment,
    /// Points by criterion, by call and mentor. Show them through [`Round::shown_to`].
    pub(super) scores: BTreeMap<(AttemptId, PersonId), BTreeMap<String, u32>>,
    /// What they agreed on: points and why, by call and criterion; the last word counts.
    pub agreed: BTreeMap<(AttemptId, String), (u32, String)>,
    /// When it was closed.
    pub closed: Option<Moment>,
}

/// Why something in a round is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoundRefusal {
    /// The role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// It is open already.
    #[error("the round is open already")]
    OpenAlready,
    /// It is not open.
    #[error("the round is not open")]
    NotOpen,
    /// Too little to compare.
    #[error("a round needs a title, a call and two mentors to compare")]
    TooLittle,
    /// Twice the same.
    #[error("the call {0} is in the round twice")]
    Twice(AttemptId),
    /// Not asked.
    #[error("you are not asked to score in this round")]
    NotAsked,
    /// Of one's own call.
    #[error("nobody scores a call of their own")]
    OwnCall,
    /// No such call.
    #[error("the call {0} is not in this round")]
    NotACall(AttemptId),
    /// Scored already.
    #[error("you have scored this call already; a blind score is given once")]
    ScoredAlready,
    /// The call has no room for the mark.
    #[error(transparent)]
    Misruling(#[from] Misruling),
    /// Agreement comes after the blind scores.
    #[error("close the round first: agreement comes after everybody scored blind")]
    StillBlind,
    /// Words are asked for.
    #[error("write why; an empty reason explains nothing")]
    NoReason,
}

impl Round {
    /// The scores this person may see: their own, and everybody's once the round is closed.
    pub fn shown_to(
        &self,
        person: PersonId,
    ) -> impl Iterator<Item = (AttemptId, PersonId, &BTreeMap<String, u32>)> {
        let all = self.scores.iter().map(|((attempt, mentor), points)| (*attempt, *mentor, points));
        all.filter(move |(_, mentor, _)| self.closed.is_some() || *mentor == person)
    }

    /// Who has not scored which call yet; nobody scores their own.
    pub fn missing(&self) -> impl Iterator<Item = (AttemptId, PersonId)> {
        let asked =
            self.calls.values().flat_map(|call| self.mentors.iter().map(move |mentor| (call, *mentor)));
        let open = asked.filter(|(call, mentor)| call.trainee != *mentor);
        open.map(|(call, mentor)| (call.attempt, mentor)).filter(|key| !self.scores.contains_key(key))
    }

    fn check_points(&self, attempt: AttemptId, criterion: &str, points: u32) -> Result<(), RoundRefusal> {
        let call = self.calls.get(&attempt).ok_or(RoundRefusal::NotACall(attempt))?;
        let of = call.automatic.get(criterion).map_or(0, |(_, of)| *of);
        Ok(check_points(criterion, points, of)?)
    }

    fn is_open(&self) -> bool {
        !self.calls.is_empty() && self.closed.is_none()
    }
}

impl Told for Round {
    type What = InRound;
    type Refusal = RoundRefusal;

    fn check(&self, entry: &Entry<InRound>) -> Result<(), RoundRefusal> {
        let by = entry.by;
        match &entry.what {
            InRound::Opened { title, calls, mentors, .. } => {
                by.may(Action::OpenCalibration)?;
                if !self.calls.is_empty() {
                    return Err(RoundRefusal::OpenAlready);
                }
                if !says_something(title) || calls.is_empty() || mentors.len() < 2 {
                    return Err(RoundRefusal::TooLittle);
                }
                let mut known = BTreeSet::new();
                let twice = calls.iter().find(|call| !known.insert(call.attempt));
                twice.map_or(Ok(()), |call| Err(RoundRefusal::Twice(call.attempt)))
            }
            InRound::Scored { attempt, points } => {
                by.may(Action::Calibrate)?;
                if !self.is_open() {
                    return Err(RoundRefusal::NotOpen);
                }
                if !self.mentors.contains(&by.person) {
                    return Err(RoundRefusal::NotAsked);
                }
                let call = self.calls.get(attempt).ok_or(RoundRefusal::NotACall(*attempt))?;
                if call.trainee == by.person {
                    return Err(RoundRefusal::OwnCall);
                }
                if self.scores.contains_key(&(*attempt, by.person)) {
                    return Err(RoundRefusal::ScoredAlready);
                }
                points
                    .iter()
                    .try_for_each(|(criterion, points)| self.check_points(*attempt, criterion, *points))
            }
            InRound::Agreed { attempt, criterion, points, words } => {
                by.may(Action::Calibrate)?;
                self.check_points(*attempt, criterion, *points)?;
                if self.closed.is_none() {
                    return Err(RoundRefusal::StillBlind);
                }
                if says_something(words) { Ok(()) } else { Err(RoundRefusal::NoReason) }
            }
            InRound::Closed {} => {
                by.may(Action::OpenCalibration)?;
                if self.is_open() { Ok(()) } else { Err(RoundRefusal::NotOpen) }
            }
        }
    }

    fn apply(&mut self, entry: &Entry<InRound>) {
        match &entry.what {
            InRound::Opened { title, calls, mentors, due } => {
                self.title.clone_from(title);
                self.calls = calls.iter().map(|call| (call.attempt, call.clone())).collect();
                self.mentors.clone_from(mentors);
                self.due = *due;
            }
            InRound::Scored { attempt, points } => {
                self.scores.insert((*attempt, entry.by.person), points.clone());
            }
            InRound::Agreed { attempt, criterion, points, words } => {
                self.agreed.insert((*attempt, criterion.clone()), (*points, words.clone()));
            }
            InRound::Closed {} => self.closed = Some(entry.at),
        }
    }
}
