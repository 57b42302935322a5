//! Gathering what reports of attempts are made from: the call, who took it, what mentors said.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::call::input_of;
use super::error::AttemptError;
use super::payload::{Header, StoredEnd, StoredEvents, read};
use super::stored::bundle_in;
use super::verdict::Verdict;
use crate::content::Bundle;
use crate::records::{AttemptId, Record, RecordKind, Records, Stream, StreamKind};
use crate::report::dossier::{Dossier, SignedMarks};
use crate::review::graded::{self, InSession};
use crate::review::marking::{InReview, Review, Stage, Subject, effective};
use crate::review::people::{AboutPeople, Person, Roster};
use crate::review::{Entry, Folded, PersonId};
use crate::sim::call::Stamped;
use crate::sim::scenario::model::Marks;
use crate::sim::scoring::{Rubric, Scorecard};
use crate::sim::session::Session;

/// Gathers attempts. What many share is read once.
pub struct Gatherer<'r> {
    records: &'r Records,
    roster: Roster,
    sessions: BTreeMap<String, Option<graded::Session>>,
    contents: BTreeMap<Vec<u8>, Arc<Bundle>>,
}

impl<'r> Gatherer<'r> {
    /// Begins with who is at the desk.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn new(records: &'r Records) -> Result<Self, AttemptError> {
        let mut people = Vec::new();
        for stream in records.streams(StreamKind::Person)? {
            people.extend(entries::<AboutPeople>(records, stream)?);
        }
        let roster = Folded::of(Roster::default(), &people).state;
        Ok(Self { records, roster, sessions: BTreeMap::new(), contents: BTreeMap::new() })
    }

    /// Everything about an attempt; none while it is not finished.
    ///
    /// # Errors
    /// When what is stored cannot be read.
    pub fn dossier(&mut self, id: AttemptId) -> Result<Option<Dossier>, AttemptError> {
        let stream = Stream::attempt(id);
        let stored = self.records.after(stream, None)?;
        let own: Vec<Record> = stored.iter().filter_map(|entry| Record::of(&entry.new)).collect();
        let of_kind = |kind| own.iter().filter(move |record| record.kind == kind);
        let (Some(closed), Some(result)) =
            (of_kind(RecordKind::Closed).next_back(), of_kind(RecordKind::Scorecard).next_back())
        else {
            return Ok(None);
        };
        let header: Header = read(own.first(), RecordKind::Header)?;
        let Verdict { scorecard: card, visit } = read(Some(result), RecordKind::Scorecard)?;
        let end: StoredEnd = read(Some(closed), RecordKind::Closed)?;
        let mut events = Vec::new();
        for record in of_kind(RecordKind::Events) {
            events.extend(read::<StoredEvents>(Some(record), RecordKind::Events)?.events);
        }
        let bundle = self.bundle(&own)?;
        let taker = header.person.as_deref().and_then(|id| self.person(id)).cloned();
        let (review, signed) = self.reviewed(id, taker.as_ref(), &card, &bundle.rubric)?;
        let pass = self.pass(&header)?;
        let link = stored.last().map(|entry| entry.link.to_string()).unwrap_or_default();
        let at = |entry: Option<&crate::records::Entry>| entry.map_or(0, |entry| entry.new.at_ms);
        Ok(Some(Dossier {
            attempt: stream.id,
            began_ms: at(stored.first()),
            ended_ms: at(stored.last()),
            filed: end.how == "filed",
            trainee: taker.as_ref().map(|person| person.name.clone()).or(header.trainee),
            account: taker.map(|person| person.account),
            session: header.session,
            pass,
            case: Arc::new(bundle.case(header.seed)),
            rubric: Arc::clone(&bundle.rubric),
            digest: header.digest,
            seed: header.seed,
            engine: header.engine,
            program: header.program,
            link,
            events,
            card,
            visit,
            review,
            signed,
        }))
    }

    /// The events that this engine makes of a finished attempt's inputs, whichever it was taken with.
    ///
    /// # Errors
    /// When what is stored cannot be read.
    pub fn played_again(&mut self, id: AttemptId) -> Result<Vec<Stamped>, AttemptError> {
        let stored = self.records.after(Stream::attempt(id), None)?;
        let own: Vec<Record> = stored.iter().filter_map(|entry| Record::of(&entry.new)).collect();
        let header: Header = read(own.first(), RecordKind::Header)?;
        let mut session = Session::start(Arc::new(self.bundle(&own)?.case(header.seed)));
        for record in own.iter().filter(|record| record.kind == RecordKind::Input) {
            session.take(&input_of(record)?);
        }
        session.finish();
        Ok(session.events().to_vec())
    }

    fn person(&self, id: &str) -> Option<&Person> {
        self.roster.person(id.parse().ok()?)
    }

    fn bundle(&mut self, records: &[Record]) -> Result<Arc<Bundle>, AttemptError> {
        let record = records.iter().find(|record| record.kind == RecordKind::Content);
        let key = record.map(|record| record.payload.clone()).unwrap_or_default();
        if let Some(known) = self.contents.get(&key) {
            return Ok(Arc::clone(known));
        }
        let bundle = Arc::new(bundle_in(self.records, record)?);
        self.contents.insert(key, Arc::clone(&bundle));
        Ok(bundle)
    }

    /// What passes an attempt, when it belongs to a graded session.
    fn pass(&mut self, header: &Header) -> Result<Option<Marks>, AttemptError> {
        let Some(id) = &header.session else { return Ok(None) };
        if !self.sessions.contains_key(id) {
            let session = match Uuid::try_parse(id) {
                Ok(uuid) => {
                    let told = entries::<InSession>(self.records, Stream::new(StreamKind::Session, uuid))?;
                    Some(Folded::of(graded::Session::default(), &told).state)
                }
                Err(_) => None,
            };
            self.sessions.insert(id.clone(), session);
        }
        let terms = self.sessions.get(id).and_then(|session| session.as_ref()?.terms.as_ref());
        Ok(terms.and_then(|terms| terms.call(&header.scenario)).map(|call| call.pass))
    }

    /// What mentors said of an attempt, and each set of marks they stood behind.
    fn reviewed(
        &self,
        id: AttemptId,
        taker: Option<&Person>,
        card: &Scorecard,
        rubric: &Rubric,
    ) -> Result<(Option<Review>, Vec<SignedMarks>), AttemptError> {
        let told = entries::<InReview>(self.records, Stream::review(id))?;
        if told.is_empty() {
            return Ok((None, Vec::new()));
        }
        let trainee = taker.map_or(PersonId::new(Uuid::nil()), |person| person.id);
        let mut folded = Folded::new(Review::new(Subject::of(trainee, card)));
        let mut signed = Vec::new();
        for entry in &told {
            let aside = folded.aside.len();
            folded.take(entry);
            let marks =
                matches!(&entry.what, InReview::SignedOff {} | InReview::Answered { ruling: Some(_), .. });
            if !marks || folded.aside.len() > aside || folded.state.stage() == Stage::Open {
                continue;
            }
            let mentor = self.roster.person(entry.by.person);
            signed.push(SignedMarks {
                at: entry.at,
                name: mentor.map(|mentor| mentor.name.clone()),
                account: mentor.map(|mentor| mentor.account.clone()),
                card: effective(card, rubric, &folded.state),
            });
        }
        Ok((Some(folded.state), signed))
    }
}

/// What a stream of the review floor tells.
fn entries<W: DeserializeOwned>(records: &Records, stream: Stream) -> Result<Vec<Entry<W>>, AttemptError> {
    let read = |entry: &crate::records::Entry| {
        let unread =
            |error: serde_json::Error| AttemptError::Payload { seq: entry.new.seq, why: error.to_string() };
        Entry::read(&entry.new.payload).map_err(unread)
    };
    records.after(stream, None)?.iter().map(read).collect()
}
