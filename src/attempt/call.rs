//! A call that is being taken, and stored while it is.

use std::sync::Arc;

use serde_json::Value;

use super::error::AttemptError;
use super::payload::{By, Header, Parent, StoredEnd, bytes, content, events_bytes, keep, read};
use super::verdict::Verdict;
use crate::content::Bundle;
use crate::records::{AttemptId, AttemptLog, DataDir, Dropped, Record, RecordKind, Reopened};
use crate::sim::call::Stamped;
use crate::sim::rng::Seed;
use crate::sim::session::{ENGINE, Input, Session};

/// A call that is being taken. Each input is on disk before it is answered.
pub struct Call {
    header: Header,
    bundle: Bundle,
    session: Session,
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
        keep: Option<&DataDir>,
    ) -> Result<Self, AttemptError> {
        let header = Header::new(&bundle, seed, by.into());
        Self::open(bundle, header, keep)
    }

    /// Begins another attempt at the same call with the first `inputs` inputs of this one.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn again(&self, inputs: usize, keep: Option<&DataDir>) -> Result<Self, AttemptError> {
        let mut header = self.header.clone();
        header.parent = self.id.map(|id| Parent { attempt: id.to_string(), inputs });
        let mut call = Self::open(self.bundle.clone(), header, keep)?;
        for taken in self.session.taken().iter().take(inputs) {
            call.take(&taken.input)?;
        }
        Ok(call)
    }

    /// Goes on with a stored attempt: takes every stored input again, and answers one that was not answered. The second
    /// value is what a crash had cut off, for the person to know.
    ///
    /// # Errors
    /// When it cannot be read, is over, was taken with another engine, or does not follow from its inputs.
    pub fn go_on(data: &DataDir, id: AttemptId) -> Result<(Self, Option<Dropped>), AttemptError> {
        let Reopened { mut log, records, dropped } = AttemptLog::open(data, id)?;
        if records.last().is_some_and(|last| last.kind == RecordKind::Closed) {
            return Err(AttemptError::Closed);
        }
        let header: Header = read(records.first(), RecordKind::Header)?;
        if header.engine != ENGINE {
            return Err(AttemptError::OtherEngine { stored: header.engine, ours: ENGINE });
        }
        let bundle = content(&data.attempt_path(id), records.get(1))?;
        let session = Session::start(Arc::new(bundle.case(header.seed)));
        let mut rest = Rest { session, records: records.get(2..).unwrap_or_default().iter().peekable() };
        rest.events(&mut log, 0, false)?;
        rest.inputs(&mut log)?;
        Ok((Self { header, bundle, session: rest.session, id: Some(id), log: Some(log) }, dropped))
    }

    /// Takes an input: stores it, lets the customer answer, stores the answer. Returns what happened.
    ///
    /// # Errors
    /// When it cannot be stored; then nothing happened.
    pub fn take(&mut self, input: &Input) -> Result<&[Stamped], AttemptError> {
        self.store(RecordKind::Input, &bytes(&input.to_json()))?;
        let from = self.session.events().len();
        self.session.take(input);
        self.store(RecordKind::Events, &events_bytes(&self.session, from, true))?;
        Ok(&self.session.events()[from..])
    }

    /// Leaves the call: one that is still going on is abandoned. Scores it, stores the result and closes the attempt.
    /// `seen` is given what leaving did.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn leave(&mut self, left: Left, seen: &mut dyn FnMut(&[Stamped])) -> Result<Verdict, AttemptError> {
        let from = self.session.events().len();
        if left != Left::Retried && !self.session.finish().is_empty() {
            self.store(RecordKind::Events, &events_bytes(&self.session, from, false))?;
            seen(&self.session.events()[from..]);
        }
        let verdict = Verdict::of(&self.session, &self.bundle.rubric);
        self.store(RecordKind::Scorecard, &bytes(&verdict))?;
        let how = match left {
            Left::Filed => "filed",
            Left::Abandoned => "abandoned",
            Left::Retried => "retried",
        };
        self.store(RecordKind::Closed, &bytes(&StoredEnd { how: how.to_owned() }))?;
        self.log = None;
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

    fn open(bundle: Bundle, header: Header, data: Option<&DataDir>) -> Result<Self, AttemptError> {
        // Before the attempt: none is ever without what it names.
        let content = data.map(|data| keep(&bundle, &header.digest, data)).transpose()?;
        let log = data.map(|data| AttemptLog::create(data, AttemptId::now())).transpose()?;
        let session = Session::start(Arc::new(bundle.case(header.seed)));
        let id = log.as_ref().map(AttemptLog::id);
        let mut call = Self { header, bundle, session, id, log };
        call.store(RecordKind::Header, &bytes(&call.header))?;
        if let Some(content) = content {
            call.store(RecordKind::Content, &content)?;
        }
        call.store(RecordKind::Events, &events_bytes(&call.session, 0, false))?;
        Ok(call)
    }

    fn store(&mut self, kind: RecordKind, payload: &[u8]) -> Result<(), AttemptError> {
        store(self.log.as_mut(), kind, payload)
    }
}

fn store(log: Option<&mut AttemptLog>, kind: RecordKind, payload: &[u8]) -> Result<(), AttemptError> {
    if let Some(log) = log {
        log.append(kind, log.next_seq(), payload)?;
    }
    Ok(())
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
            None => store(Some(log), RecordKind::Events, &derived),
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
