//! What counts for stored calls: their rows, with what mentors said of them.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::access;
use super::error::MentoringError;
use super::people::{Acting, People};
use super::{reviewed_id, reviews, sessions};
use crate::attempt::{AttemptError, check_content};
use crate::records::{AttemptFilter, AttemptRow, AttemptState, Entry, Records, Stream, StreamKind};
use crate::review::cohort::Filter;
use crate::review::graded::Session;
use crate::review::marking::{InReview, Review, Ruling, Subject, effective};
use crate::review::results::{CallMarks, CallResult, Trainee};
use crate::review::{self, Folded, Moment, PersonId, SessionId};
use crate::sim::scoring::{Rubric, Scorecard};

/// What counts for stored calls. What many share is read once, so it tells how things were when it was made.
pub struct Results<'r> {
    records: &'r Records,
    people: People,
    sessions: BTreeMap<SessionId, Session>,
    reviews: BTreeMap<Uuid, Vec<Entry>>,
}

/// A call, and what was said of it.
pub struct Judged {
    /// The call in numbers.
    pub result: CallResult,
    /// The scorecard that counts; only where it had to be read.
    pub card: Option<Scorecard>,
    /// What was said of it; none when nothing was said that could change a mark or waits.
    pub review: Option<Review>,
}

/// What a review can say without any effect on the marks, and without anybody having to answer it.
const HARMLESS: [&str; 6] =
    ["scored_blind", "score_shown", "commented", "signed_off", "reopened", "acknowledged"];

impl<'r> Results<'r> {
    /// Reads who is there, every session, and everything that was said of calls.
    ///
    /// # Errors
    /// When the database fails, or an entry cannot be read.
    pub fn read(records: &'r Records) -> Result<Self, MentoringError> {
        let told = sessions::all(records)?;
        let sessions = told.into_iter().map(|told| (sessions::id(&told), told.state().clone())).collect();
        let mut reviews: BTreeMap<Uuid, Vec<Entry>> = BTreeMap::new();
        for entry in records.of_kind(StreamKind::Review)? {
            reviews.entry(entry.new.stream.id).or_default().push(entry);
        }
        Ok(Self { records, people: People::read(records)?, sessions, reviews })
    }

    /// Who is there.
    #[must_use]
    pub const fn people(&self) -> &People {
        &self.people
    }

    /// Every graded session.
    pub fn sessions(&self) -> impl Iterator<Item = (SessionId, &Session)> {
        self.sessions.iter().map(|(id, session)| (*id, session))
    }

    /// Whether a call is over, has a result, and was not left only to be tried again from an earlier turn.
    #[must_use]
    pub fn counts(row: &AttemptRow) -> bool {
        row.marks.is_some() && matches!(row.state, AttemptState::Filed | AttemptState::Abandoned)
    }

    /// The calls that a filter lets through, the oldest first. What cannot be read is among them, so that it can be named.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rows(&self, filter: &Filter) -> Result<Vec<AttemptRow>, MentoringError> {
        let stored = AttemptFilter {
            person: filter.person.map(|id| id.to_string()),
            session: filter.session.map(|id| id.to_string()),
            scenario: filter.scenario.clone(),
            ..AttemptFilter::default()
        };
        let mut rows = self.records.attempts(&stored)?;
        rows.retain(|row| {
            Self::counts(row) && self.of(row).map_or(true, |judged| filter.lets(&judged.result))
        });
        rows.sort_by_key(|row| (row.began_ms, row.id));
        Ok(rows)
    }

    /// Whether somebody may see a call and what came of it; see [`may_see`](super::may_see).
    ///
    /// # Errors
    /// When they may not.
    pub fn may_see(&self, row: &AttemptRow, who: Option<&Acting>) -> Result<(), MentoringError> {
        access::check(row, who, |person| Ok(self.session(row).is_none_or(|session| session.shows(person))))
    }

    /// The session of a call.
    #[must_use]
    pub fn session(&self, row: &AttemptRow) -> Option<&Session> {
        self.sessions.get(&row.session.as_deref()?.parse().ok()?)
    }

    /// Whoever took a call.
    #[must_use]
    pub fn trainee(&self, row: &AttemptRow) -> Trainee {
        let person: Option<PersonId> = row.person.as_deref().and_then(|id| id.parse().ok());
        let known = person.and_then(|id| self.people.roster().person(id)).map(|known| known.name.clone());
        Trainee { name: known.or_else(|| row.trainee.clone()).unwrap_or_default(), person }
    }

    /// What counts for a call. The scorecard itself is read only where a review may have changed it.
    ///
    /// # Errors
    /// When something stored cannot be read.
    pub fn of(&self, row: &AttemptRow) -> Result<Judged, MentoringError> {
        let said = self.said(row);
        if said.iter().all(|entry| HARMLESS.contains(&entry.new.kind.as_str())) {
            let marks = row.marks.unwrap_or_default();
            let marks = CallMarks { dimensions: marks.dimensions, critical: row.errors.clone() };
            let unjudged =
                Subject { trainee: self.subject(row), criteria: BTreeMap::new(), critical: BTreeSet::new() };
            let review = fold(row, unjudged, said)?;
            let result = self.result(row, marks, !review.sign_offs.is_empty());
            return Ok(Judged { result, card: None, review: (!said.is_empty()).then_some(review) });
        }
        self.in_full(row)
    }

    /// What counts for a call, with its scorecard.
    ///
    /// # Errors
    /// When something stored cannot be read.
    pub fn in_full(&self, row: &AttemptRow) -> Result<Judged, MentoringError> {
        let automatic = reviews::automatic(self.records, row.id)?.ok_or(MentoringError::NotOver)?.scorecard;
        let said = self.said(row);
        let review = fold(row, Subject::of(self.subject(row), &automatic), said)?;
        let rubric = self.rubric(row, &review)?;
        let card = effective(&automatic, &rubric, &review);
        let result = self.result(row, CallMarks::of(&card), !review.sign_offs.is_empty());
        Ok(Judged { result, card: Some(card), review: (!said.is_empty()).then_some(review) })
    }

    fn result(&self, row: &AttemptRow, marks: CallMarks, signed: bool) -> CallResult {
        let terms = self.session(row).and_then(|session| session.terms.as_ref());
        let call = terms.and_then(|terms| terms.call(&row.scenario));
        let filed = row.state == AttemptState::Filed;
        CallResult {
            attempt: reviewed_id(row.id),
            trainee: self.trainee(row),
            desk: row.desk.clone(),
            scenario: row.scenario.clone(),
            title: row.title.clone(),
            seed: row.seed,
            session: row.session.as_deref().and_then(|id| id.parse().ok()),
            course: terms.and_then(|terms| terms.course.clone()),
            began: Moment(row.began_ms),
            filed,
            misses: call.map(|call| marks.misses(&call.pass, filed)),
            marks,
            signed,
        }
    }

    fn said(&self, row: &AttemptRow) -> &[Entry] {
        self.reviews.get(&reviewed_id(row.id).uuid()).map(Vec::as_slice).unwrap_or_default()
    }

    fn subject(&self, row: &AttemptRow) -> PersonId {
        self.trainee(row).person.unwrap_or(PersonId::new(Uuid::nil()))
    }

    /// The rubric is asked only for the words of a critical error that a person added.
    fn rubric(&self, row: &AttemptRow, review: &Review) -> Result<Rubric, MentoringError> {
        let added = |ruling: &Ruling| matches!(ruling, Ruling::Critical { made: true, .. });
        if !review.in_force().values().any(|change| added(&change.ruling)) {
            return Ok(Rubric::default());
        }
        let kept = self.records.content(&row.digest)?;
        let kept = kept.ok_or_else(|| AttemptError::NoContent(row.digest.clone()))?;
        let bundle = check_content(&row.digest, &kept.bytes)
            .map_err(|why| AttemptError::OtherContent { digest: row.digest.clone(), why })?;
        Ok(Rubric::clone(&bundle.rubric))
    }
}

/// What these entries of a review come to.
fn fold(row: &AttemptRow, subject: Subject, said: &[Entry]) -> Result<Review, MentoringError> {
    let mut folded = Folded::new(Review::new(subject));
    for stored in said {
        let unreadable = |why: serde_json::Error| MentoringError::Unreadable {
            stream: Stream::review(row.id),
            seq: stored.new.seq,
            why: why.to_string(),
        };
        folded.take(&review::Entry::<InReview>::read(&stored.new.payload).map_err(unreadable)?);
    }
    Ok(folded.state)
}
