//! A call that is being taken, and stored while it is.

use std::sync::Arc;

use serde_json::Value;

use super::error::AttemptError;
use super::payload::{By, Header, Parent, StoredEnd, bytes, events_bytes, kept, read};
use super::stored::bundle_in;
use super::verdict::Verdict;
use crate::content::Bundle;
use crate::records::{AttemptId, AttemptLog, Record, RecordKind, Records};
use crate::sim::call::Stamped;
use crate::sim::rng::Seed;
use crate::sim::session::{ENGINE, Input, Session};

/// A call that is being taken. Each input is on disk before it is answered.
pub struct Call {
    header: Header,
    bundle: Bundle,
    session: Session,
    /// How many of its events are stored.
    recorded: usize,
    id: Option<AttemptId>,
    /// None when nothing is stored, and after the attempt was closed.
    log: Option<AttemptLog>,
}

/// How a call is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The ticket was filed.
    Filed,
    /// Before that.
    Abandoned,
    /// To be tried again from an earlier turn.
    Retried,
}

impl Call {
    /// Picks up the line. With `keep` the call is stored there.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn begin(
        bundle: Bundle,
        seed: Seed,
        by: impl Into<By>,
        keep: Option<&Records>,
    ) -> Result<Self, AttemptError> {
        let header = Header::new(&bundle, seed, by.into());
        Self::open(bundle, header, AttemptId::now(), keep)
    }

    /// Picks up the line of a call whose id was given to others before it began. It is always stored.
    ///
    /// # Errors
    /// When it cannot be stored, or there is such an attempt.
    pub fn begin_as(
        id: AttemptId,
        bundle: Bundle,
        seed: Seed,
        by: impl Into<By>,
        keep: &Records,
    ) -> Result<Self, AttemptError> {
        let header = Header::new(&bundle, seed, by.into());
        Self::open(bundle, header, id, Some(keep))
    }

    /// Begins another attempt at the same call with the first `inputs` inputs of this one.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn again(&self, inputs: usize, keep: Option<&Records>) -> Result<Self, AttemptError> {
        let mut header = self.header.clone();
        header.parent = self.id.map(|id| Parent { attempt: id.to_string(), inputs });
        let mut call = Self::open(self.bundle.clone(), header, AttemptId::now(), keep)?;
        for taken in self.session.taken().iter().take(inputs) {
            call.take(&taken.input)?;
        }
        Ok(call)
    }

    /// Goes on with a stored attempt: takes every stored input again, and answers one that was not answered.
    ///
    /// # Errors
    /// When it cannot be read, is over, was taken with another engine, or does not follow from its inputs.
    pub fn go_on(records: &Records, id: AttemptId) -> Result<Self, AttemptError> {
        let (mut log, stored) = AttemptLog::open(records, id)?;
        if stored.last().is_some_and(|last| last.kind == RecordKind::Closed) {
            return Err(AttemptError::Closed);
        }
        let header: Header = read(stored.first(), RecordKind::Header)?;
        if header.engine != ENGINE {
            return Err(AttemptError::OtherEngine { stored: header.engine, ours: ENGINE });
        }
        let bundle = bundle_in(records, stored.get(1))?;
        let session = Session::start(Arc::new(bundle.case(header.seed)));
        let mut rest = Rest { session, records: stored.get(2..).unwrap_or_default().iter().peekable() };
        rest.events(&mut log, 0, false)?;
        rest.inputs(&mut log)?;
        let Rest { session, .. } = rest;
        let recorded = session.events().len();
        Ok(Self { header, bundle, session, recorded, id: Some(id), log: Some(log) })
    }

    /// Takes an input: stores it, then lets the customer answer. Returns what happened.
    ///
    /// The answer is stored too, but nobody waits for that: it follows from the input, which is on disk.
    ///
    /// # Errors
    /// When it cannot be stored; then nothing happened, and it may be tried again.
    pub fn take(&mut self, input: &Input) -> Result<&[Stamped], AttemptError> {
        self.store(vec![(RecordKind::Input, bytes(&input.to_json()))])?;
        let from = self.session.events().len();
        self.session.take(input);
        if let Some(log) = &mut self.log {
            log.post(RecordKind::Events, events_bytes(&self.session, from, true))?;
        }
        self.recorded = self.session.events().len();
        Ok(&self.session.events()[from..])
    }

    /// Leaves the call: one that is still going on is abandoned. Scores it, stores the result and closes the attempt.
    /// `seen` is given what leaving did.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn leave(&mut self, left: Left, seen: &mut dyn FnMut(&[Stamped])) -> Result<Verdict, AttemptError> {
        let from = self.recorded;
        let mut last = Vec::new();
        if left != Left::Retried {
            self.session.finish();
        }
        if self.session.events().len() > from {
            last.push((RecordKind::Events, events_bytes(&self.session, from, false)));
        }
        let verdict = Verdict::of(&self.session, &self.bundle.rubric);
        last.push((RecordKind::Scorecard, bytes(&verdict)));
        last.push((RecordKind::Closed, bytes(&StoredEnd { how: left.name().to_owned() })));
        self.store(last)?;
        self.log = None;
        self.recorded = self.session.events().len();
        if self.session.events().len() > from {
            seen(&self.session.events()[from..]);
        }
        Ok(verdict)
    }

    /// The call as it stands.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What it is played with.
    #[must_use]
    pub const fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// Which call it is.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The id under which it is stored.
    #[must_use]
    pub const fn id(&self) -> Option<AttemptId> {
        self.id
    }

    fn open(
        bundle: Bundle,
        header: Header,
        id: AttemptId,
        keep: Option<&Records>,
    ) -> Result<Self, AttemptError> {
        let by = header.person.clone().unwrap_or_default();
        let log = keep.map(|records| AttemptLog::create(records, id, &by)).transpose()?;
        let session = Session::start(Arc::new(bundle.case(header.seed)));
        let id = log.as_ref().map(AttemptLog::id);
        let recorded = session.events().len();
        let mut call = Self { header, bundle, session, recorded, id, log };
        call.store_beginning()?;
        Ok(call)
    }

    /// Header, content and picking up together: no attempt is ever without what it names.
    fn store_beginning(&mut self) -> Result<(), AttemptError> {
        let Some(log) = &mut self.log else { return Ok(()) };
        let (content, content_record) = kept(&self.bundle, &self.header.digest);
        let beginning = vec![
            (RecordKind::Header, bytes(&self.header)),
            (RecordKind::Content, content_record),
            (RecordKind::Events, events_bytes(&self.session, 0, false)),
        ];
        Ok(log.append(vec![content], beginning)?)
    }

    fn store(&mut self, records: Vec<(RecordKind, Vec<u8>)>) -> Result<(), AttemptError> {
        match &mut self.log {
            Some(log) => Ok(log.append(Vec::new(), records)?),
            None => Ok(()),
        }
    }
}

impl Left {
    const fn name(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Abandoned => "abandoned",
            Self::Retried => "retried",
        }
    }
}

/// The records after header and content, taken again one by one.
struct Rest<'r> {
    session: Session,
    records: std::iter::Peekable<std::slice::Iter<'r, Record>>,
}

impl Rest<'_> {
    fn inputs(&mut self, log: &mut AttemptLog) -> Result<(), AttemptError> {
        while let Some(record) = self.records.next() {
            let from = self.session.events().len();
            match record.kind {
                RecordKind::Input => {
                    let input = input_of(record)?;
                    self.session.take(&input);
                    self.events(log, from, true)?;
                }
                // The call had been left and the program was ended before it could say so.
                RecordKind::Events => {
                    self.session.finish();
                    same(record, &events_bytes(&self.session, from, false))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The events of an input: compared with those stored, or stored when a crash came before.
    fn events(&mut self, log: &mut AttemptLog, from: usize, answered: bool) -> Result<(), AttemptError> {
        let derived = events_bytes(&self.session, from, answered);
        match self.records.next() {
            Some(record) => same(record, &derived),
            None => Ok(log.append(Vec::new(), vec![(RecordKind::Events, derived)])?),
        }
    }
}

fn same(record: &Record, derived: &[u8]) -> Result<(), AttemptError> {
    if record.kind == RecordKind::Events && record.payload == derived {
        return Ok(());
    }
    Err(AttemptError::Differs { seq: record.seq })
}

/// The input in a record.
pub(super) fn input_of(record: &Record) -> Result<Input, AttemptError> {
    let fault = |why: String| AttemptError::Payload { seq: record.seq, why };
    let value: Value = serde_json::from_slice(&record.payload).map_err(|error| fault(error.to_string()))?;
    match value {
        Value::Object(object) => Input::from_object(object).map_err(fault),
        _ => Err(fault("expected an input".to_owned())),
    }
}
