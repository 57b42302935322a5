//! What a list says of an attempt, derived from its stream.
//!
//! A row is a view: whatever is in it stands in the entries, and `firstline doctor --repair` makes it anew from there. A
//! payload that says less than it should leaves gaps in the row; what is wrong with the payload, `firstline verify` says.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::attempt_id::AttemptId;
use super::entry::{Entry, NewEntry};
use super::record::RecordKind;

/// One attempt in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its id.
    pub id: AttemptId,
    /// The scenario; empty when the header cannot be read.
    pub scenario: String,
    /// The scenario's title.
    pub title: String,
    /// The desk.
    pub desk: String,
    /// The id of the person who took it, when it was somebody known.
    pub person: Option<String>,
    /// Who took it, by name; none when nobody said.
    pub trainee: Option<String>,
    /// The graded session it belongs to.
    pub session: Option<String>,
    /// The attempt it was begun from.
    pub parent: Option<String>,
    /// How far it came.
    pub state: AttemptState,
    /// When it began, in milliseconds since 1970 UTC, by the clock of whoever took it.
    pub began_ms: i64,
    /// When it was over.
    pub ended_ms: Option<i64>,
    /// The number of the engine.
    pub engine: u32,
    /// What it was played with.
    pub digest: String,
    /// The seed.
    pub seed: u64,
    /// The result; none before there is one.
    pub marks: Option<Marks>,
    /// The critical errors of the result, by id.
    pub errors: Vec<String>,
}

/// How far an attempt came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttemptState {
    /// The line was not picked up yet: there is nothing to go on with.
    Unbegun,
    /// It can be gone on with, unless another process is writing it now.
    Open,
    /// The ticket was filed.
    Filed,
    /// It was left before that.
    Abandoned,
    /// It was left to be tried again from an earlier turn.
    Retried,
}

/// A result in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Points over all dimensions.
    pub points: u32,
    /// Points that could be earned.
    pub of: u32,
    /// Per mille of each dimension: tone, information, escalation, ticket, upsell; none where it does not apply.
    pub dimensions: [Option<u16>; 5],
    /// Whether something fails the call whatever the points say.
    pub critical: bool,
}

/// The dimensions, in the order in which marks have them.
const DIMENSIONS: [&str; 5] = ["tone", "information", "escalation", "ticket", "upsell"];

impl AttemptState {
    /// The name, as it stands in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unbegun => "unbegun",
            Self::Open => "open",
            Self::Filed => "filed",
            Self::Abandoned => "abandoned",
            Self::Retried => "retried",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Unbegun, Self::Open, Self::Filed, Self::Abandoned, Self::Retried]
            .into_iter()
            .find(|state| state.name() == name)
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Filed | Self::Abandoned | Self::Retried)
    }
}

impl Marks {
    /// The whole call in one number, per mille: for lists, not for judging anybody.
    #[must_use]
    pub fn per_mille(&self) -> u16 {
        let share = (u64::from(self.points) * 1_000).checked_div(u64::from(self.of)).unwrap_or(0);
        u16::try_from(share).unwrap_or(1_000)
    }
}

/// What a header says, as far as a list shows it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    scenario: String,
    title: String,
    desk: String,
    person: Option<String>,
    trainee: Option<String>,
    session: Option<String>,
    parent: Option<Parent>,
    engine: u32,
    digest: String,
    seed: u64,
}

#[derive(Deserialize)]
struct Parent {
    attempt: String,
}

/// What a result says, as far as a list shows it.
#[derive(Deserialize)]
struct Verdict {
    scorecard: Scorecard,
}

#[derive(Deserialize)]
struct Scorecard {
    dimensions: BTreeMap<String, Dimension>,
    critical: Vec<CriticalError>,
}

#[derive(Deserialize)]
struct CriticalError {
    #[serde(default)]
    id: String,
}

#[derive(Deserialize)]
struct Dimension {
    points: u32,
    of: u32,
    per_mille: Option<u16>,
}

#[derive(Deserialize)]
struct End {
    how: String,
}

impl AttemptRow {
    /// The row of an attempt of which nothing is known but its id.
    #[must_use]
    pub fn new(id: AttemptId) -> Self {
        Self {
            id,
            scenario: String::new(),
            title: String::new(),
            desk: String::new(),
            person: None,
            trainee: None,
            session: None,
            parent: None,
            state: AttemptState::Unbegun,
            began_ms: id.started().as_millisecond(),
            ended_ms: None,
            engine: 0,
            digest: String::new(),
            seed: 0,
            marks: None,
            errors: Vec::new(),
        }
    }

    /// The row of an attempt with these entries.
    #[must_use]
    pub fn of(id: AttemptId, entries: &[Entry]) -> Self {
        let mut row = Self::new(id);
        for entry in entries {
            row.add(&entry.new);
        }
        row
    }

    /// Takes in one more entry of the attempt's stream.
    pub fn add(&mut self, entry: &NewEntry) {
        match RecordKind::named(&entry.kind) {
            Some(RecordKind::Header) => self.header(entry),
            Some(RecordKind::Events) if self.state == AttemptState::Unbegun => {
                self.state = AttemptState::Open;
            }
            Some(RecordKind::Scorecard) => self.result(&entry.payload),
            Some(RecordKind::Closed) => {
                self.ended_ms = Some(entry.at_ms);
                let how = serde_json::from_slice(&entry.payload).map(|end: End| end.how).unwrap_or_default();
                let over = AttemptState::named(&how).filter(|state| state.is_over());
                self.state = over.unwrap_or(AttemptState::Abandoned);
            }
            _ => {}
        }
    }

    fn header(&mut self, entry: &NewEntry) {
        let header: Header = serde_json::from_slice(&entry.payload).unwrap_or_default();
        self.scenario = header.scenario;
        self.title = header.title;
        self.desk = header.desk;
        self.person = header.person;
        self.trainee = header.trainee;
        self.session = header.session;
        self.parent = header.parent.map(|parent| parent.attempt);
        self.began_ms = entry.at_ms;
        self.engine = header.engine;
        self.digest = header.digest;
        self.seed = header.seed;
    }

    fn result(&mut self, payload: &[u8]) {
        let card = serde_json::from_slice(payload).ok().map(|Verdict { scorecard }| scorecard);
        self.marks = card.as_ref().map(marks);
        let errors = card.into_iter().flat_map(|card| card.critical).map(|error| error.id);
        self.errors = errors.filter(|id| !id.is_empty()).collect();
    }
}

fn marks(scorecard: &Scorecard) -> Marks {
    let mut marks = Marks { critical: !scorecard.critical.is_empty(), ..Marks::default() };
    for (name, dimension) in &scorecard.dimensions {
        marks.points = marks.points.saturating_add(dimension.points);
        marks.of = marks.of.saturating_add(dimension.of);
        if let Some(place) = DIMENSIONS.iter().position(|known| known == name) {
            marks.dimensions[place] = dimension.per_mille;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::super::stream::Stream;
    use super::*;

    fn row(entries: &[(RecordKind, &str)]) -> AttemptRow {
        let id: AttemptId = "01977e9f-8b00-7000-8000-000000000001".parse().unwrap();
        let mut row = AttemptRow::new(id);
        for (seq, (kind, payload)) in (0..).zip(entries) {
            let (stream, kind) = (Stream::attempt(id), kind.name().to_owned());
            let at_ms = 5_000 + i64::try_from(seq).unwrap();
            row.add(&NewEntry {
                stream,
                seq,
                kind,
                at_ms,
                by: String::new(),
                payload: payload.as_bytes().to_vec(),
            });
        }
        row
    }

    const HEADER: (RecordKind, &str) = (
        RecordKind::Header,
        r#"{"scenario":"s","title":"T","desk":"d","seed":7,"engine":3,"digest":"ab","trainee":"Ann","parent":{"attempt":"p","inputs":2}}"#,
    );
    const EVENTS: (RecordKind, &str) = (RecordKind::Events, r#"{"events":[]}"#);

    #[test]
    fn a_row_says_what_the_entries_say() {
        let card = r#"{"scorecard":{"dimensions":{"tone":{"points":8,"of":10,"per_mille":800},"upsell":{"points":0,"of":0,"per_mille":null}},"critical":[{"id":"critical-insult"}]},"visit":null}"#;
        let row =
            row(&[HEADER, EVENTS, (RecordKind::Scorecard, card), (RecordKind::Closed, r#"{"how":"filed"}"#)]);
        assert_eq!((row.scenario.as_str(), row.seed, row.engine), ("s", 7, 3));
        assert_eq!((row.trainee.as_deref(), row.parent.as_deref()), (Some("Ann"), Some("p")));
        assert_eq!((row.state, row.began_ms, row.ended_ms), (AttemptState::Filed, 5_000, Some(5_003)));
        let marks = row.marks.unwrap();
        assert_eq!((marks.per_mille(), marks.critical), (800, true));
        assert_eq!(row.errors, ["critical-insult"]);
        assert_eq!(marks.dimensions, [Some(800), None, None, None, None]);
    }

    #[test]
    fn a_call_is_open_from_picking_up_until_it_is_closed() {
        assert_eq!(row(&[HEADER]).state, AttemptState::Unbegun);
        assert_eq!(row(&[HEADER, EVENTS]).state, AttemptState::Open);
        assert_eq!(row(&[HEADER, EVENTS, (RecordKind::Closed, "?")]).state, AttemptState::Abandoned);
    }

    #[test]
    fn payloads_that_cannot_be_read_leave_gaps() {
        let row = row(&[(RecordKind::Header, "?"), (RecordKind::Scorecard, "{}")]);
        assert_eq!((row.scenario.as_str(), row.marks), ("", None));
    }
}
