//! What a stream is: one thing that is told entry by entry.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::attempt_id::AttemptId;

/// What a stream tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StreamKind {
    /// A call that was taken.
    Attempt,
    /// A person: trainee, mentor or lead.
    Person,
    /// A graded session.
    Session,
    /// What mentors say of one attempt; the stream has the attempt's id.
    Review,
    /// What the trainee disputes of one attempt; the stream has the attempt's id.
    Dispute,
    /// A calibration of mentors.
    Calibration,
    /// What waits to be sent to a learning record store, and what was sent.
    Outbox,
}

/// One stream: what it tells of, and an id that whoever began it has made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stream {
    /// What it tells of.
    pub kind: StreamKind,
    /// Which one.
    pub id: Uuid,
}

/// A text that names no stream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` names no stream: expected a kind and an id, such as attempt/01980a3c-5b7e-7c11-9f00-3d5b2a6f8e10"
)]
pub struct NotAStream(String);

impl StreamKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Attempt,
        Self::Person,
        Self::Session,
        Self::Review,
        Self::Dispute,
        Self::Calibration,
        Self::Outbox,
    ];

    /// The name, as it stands in the database and in the first link of a chain. It never changes.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attempt => "attempt",
            Self::Person => "person",
            Self::Session => "session",
            Self::Review => "review",
            Self::Dispute => "dispute",
            Self::Calibration => "calibration",
            Self::Outbox => "outbox",
        }
    }
}

impl Stream {
    /// The stream of this kind and id.
    #[must_use]
    pub const fn new(kind: StreamKind, id: Uuid) -> Self {
        Self { kind, id }
    }

    /// A stream that begins now: with a new id (version 7, so that later streams sort later).
    #[must_use]
    pub fn begin(kind: StreamKind) -> Self {
        Self::new(kind, Uuid::now_v7())
    }

    /// The call that was taken as this attempt.
    #[must_use]
    pub fn attempt(id: AttemptId) -> Self {
        Self::new(StreamKind::Attempt, id.uuid())
    }

    /// What mentors say of this attempt.
    #[must_use]
    pub fn review(id: AttemptId) -> Self {
        Self::new(StreamKind::Review, id.uuid())
    }

    /// What the trainee disputes of this attempt.
    #[must_use]
    pub fn dispute(id: AttemptId) -> Self {
        Self::new(StreamKind::Dispute, id.uuid())
    }

    /// The attempt that this stream is, or tells of.
    #[must_use]
    pub fn of_attempt(self) -> Option<AttemptId> {
        let tells = matches!(self.kind, StreamKind::Attempt | StreamKind::Review | StreamKind::Dispute);
        tells.then(|| AttemptId::from_bytes(self.id.into_bytes()).ok()).flatten()
    }
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.name(), self.id.hyphenated())
    }
}

impl FromStr for Stream {
    type Err = NotAStream;

    fn from_str(text: &str) -> Result<Self, NotAStream> {
        let parts = text.split_once('/').and_then(|(kind, id)| {
            let kind = StreamKind::ALL.into_iter().find(|known| known.name() == kind)?;
            Some(Self::new(kind, Uuid::try_parse(id).ok()?))
        });
        // An id has many spellings; one stream has one name.
        parts.filter(|stream| stream.to_string() == text).ok_or_else(|| NotAStream(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_stream() {
        for kind in StreamKind::ALL {
            let stream = Stream::begin(kind);
            assert_eq!(stream.to_string().parse(), Ok(stream));
        }
    }

    #[test]
    fn only_one_spelling_names_a_stream() {
        let id = "01980a3c-5b7e-7c11-9f00-3d5b2a6f8e10";
        assert!(format!("person/{id}").parse::<Stream>().is_ok());
        for text in [id, "person/", &format!("Person/{id}"), &format!("person/{}", id.to_uppercase())] {
            assert_eq!(text.parse::<Stream>(), Err(NotAStream(text.to_owned())));
        }
    }
}
