//! Playing a stored attempt again.

use std::sync::Arc;

use super::call::input_of;
use super::error::AttemptError;
use super::payload::{Header, StoredEvents, bytes, events_bytes, read};
use super::stored::Stored;
use super::verdict::Verdict;
use crate::records::{AttemptId, Record, RecordKind, Torn};
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::scoring::Rubric;
use crate::sim::session::{ENGINE, Input, Session};

/// A stored attempt, played again.
pub struct Replayed {
    /// Its id.
    pub id: AttemptId,
    /// Which call it is.
    pub header: Header,
    /// What it was played with.
    pub case: Arc<Case>,
    /// What is stored as having happened.
    pub events: Vec<Stamped>,
    /// The stored result; none when the attempt was not finished.
    pub verdict: Option<Verdict>,
    /// How many inputs are stored.
    pub inputs: usize,
    /// The inputs.
    pub taken: Vec<Input>,
    /// What it was scored by.
    pub rubric: Arc<Rubric>,
    /// Whether the attempt was closed.
    pub closed: bool,
    /// A last record that was not completely written.
    pub torn: Option<Torn>,
    /// What came of playing it again.
    pub outcome: Outcome,
}

/// What came of playing an attempt again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything came out the same, to the byte.
    Same,
    /// It was taken with another engine: the records are whole and in order, and that is all that can be said.
    OtherEngine {
        /// The number in the attempt.
        stored: u32,
    },
    /// Something came out otherwise.
    Differs {
        /// The first record that does.
        seq: u64,
        /// What is different.
        what: String,
    },
}

/// Plays a stored attempt again and compares everything with what is stored.
///
/// # Errors
/// When a record does not hold what it should.
pub fn replay(stored: &Stored) -> Result<Replayed, AttemptError> {
    let Stored { records, bundle, .. } = stored;
    let header: Header = read(records.first(), RecordKind::Header)?;
    let case = Arc::new(bundle.case(header.seed));
    let of_kind = |kind| records.iter().filter(move |record| record.kind == kind);
    let mut events = Vec::new();
    for record in of_kind(RecordKind::Events) {
        events.extend(read::<StoredEvents>(Some(record), RecordKind::Events)?.events);
    }
    let scorecard = of_kind(RecordKind::Scorecard).next_back();
    let verdict = scorecard.map(|record| read(Some(record), RecordKind::Scorecard)).transpose()?;
    let outcome = if header.engine == ENGINE {
        compare(&header, stored, &case)?
    } else {
        Outcome::OtherEngine { stored: header.engine }
    };
    Ok(Replayed {
        id: stored.id,
        header,
        case,
        events,
        verdict,
        inputs: of_kind(RecordKind::Input).count(),
        taken: of_kind(RecordKind::Input).map(input_of).collect::<Result<_, _>>()?,
        rubric: Arc::clone(&bundle.rubric),
        closed: of_kind(RecordKind::Closed).next().is_some(),
        torn: stored.torn.clone(),
        outcome,
    })
}

fn compare(header: &Header, stored: &Stored, case: &Arc<Case>) -> Result<Outcome, AttemptError> {
    let Stored { records, bundle, digest, .. } = stored;
    if *digest != header.digest {
        let what = "the content has another digest than the header says".to_owned();
        return Ok(Outcome::Differs { seq: 1, what });
    }
    let mut session = Session::start(Arc::clone(case));
    // Where the events that are due begin, and whether an input called for them.
    let mut due = Some((0, false));
    for record in records.iter().skip(2) {
        let from = session.events().len();
        let derived = match record.kind {
            RecordKind::Input => {
                session.take(&input_of(record)?);
                due = Some((from, true));
                continue;
            }
            RecordKind::Events => {
                // Events that no input called for: the call was left.
                if due.is_none() {
                    session.finish();
                }
                let (from, answered) = due.take().unwrap_or((from, false));
                events_bytes(&session, from, answered)
            }
            RecordKind::Scorecard => bytes(&Verdict::of(&session, &bundle.rubric)),
            RecordKind::Header | RecordKind::Content | RecordKind::Closed => continue,
        };
        if derived != record.payload {
            let what = difference(record, &derived);
            return Ok(Outcome::Differs { seq: record.seq, what });
        }
    }
    Ok(Outcome::Same)
}

/// The first place at which two payloads part.
fn difference(record: &Record, derived: &[u8]) -> String {
    let at = record.payload.iter().zip(derived).take_while(|(stored, derived)| stored == derived).count();
    let around = |bytes: &[u8]| {
        let from = at.saturating_sub(20);
        let part = bytes.get(from..(at + 40).min(bytes.len())).unwrap_or_default();
        String::from_utf8_lossy(part).into_owned()
    };
    let what = if record.kind == RecordKind::Scorecard { "the result" } else { "the events" };
    format!("{what} part at byte {at}: stored …{}… and now …{}…", around(&record.payload), around(derived))
}
