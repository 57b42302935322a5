//! Everything that reports of one attempt are made from.

use std::sync::Arc;

use jiff::Timestamp;

use crate::review::Moment;
use crate::review::marking::Review;
use crate::review::results::CallMarks;
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::scenario::model::Marks;
use crate::sim::scoring::{Rubric, Scorecard};
use crate::sim::ticket::VisitReport;

/// One finished attempt, with what was said of it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The attempt's id.
    pub attempt: uuid::Uuid,
    /// When it began, in milliseconds since 1970 UTC.
    pub began_ms: i64,
    /// When it was over.
    pub ended_ms: i64,
    /// Whether the ticket was filed; otherwise the call was abandoned.
    pub filed: bool,
    /// The name of whoever took the call, for people; none when nobody said.
    pub trainee: Option<String>,
    /// The account of whoever took the call: all that leaves the program about a person.
    pub account: Option<String>,
    /// The graded session, by id.
    pub session: Option<String>,
    /// What passes it, in a graded session.
    pub pass: Option<Marks>,
    /// What it was played with.
    pub case: Arc<Case>,
    /// What it was scored by.
    pub rubric: Arc<Rubric>,
    /// The digest of that.
    pub digest: String,
    /// The seed.
    pub seed: u64,
    /// The number of the engine.
    pub engine: u32,
    /// The version of the program that took the call.
    pub program: String,
    /// The last link of the attempt's chain, in hexadecimal digits.
    pub link: String,
    /// What happened.
    pub events: Vec<Stamped>,
    /// The automatic score.
    pub card: Scorecard,
    /// The technician's visit.
    pub visit: Option<VisitReport>,
    /// What mentors said.
    pub review: Option<Review>,
    /// Each set of marks that a mentor stood behind, in order; the last one counts.
    pub signed: Vec<SignedMarks>,
}

/// Marks that a mentor stands behind.
#[derive(Clone, Debug)]
pub struct SignedMarks {
    /// When.
    pub at: Moment,
    /// The mentor's name.
    pub name: Option<String>,
    /// The mentor's account.
    pub account: Option<String>,
    /// The marks.
    pub card: Scorecard,
}

impl Dossier {
    /// The marks that count: the mentor's where there are some.
    #[must_use]
    pub fn counts(&self) -> &Scorecard {
        self.signed.last().map_or(&self.card, |signed| &signed.card)
    }
}

/// A moment for people: `2026-03-10 14:05 UTC`.
#[must_use]
pub(super) fn said_moment(ms: i64) -> String {
    let moment = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// A moment for programs: `2026-03-10T14:05:00.123Z`.
#[must_use]
pub fn moment(ms: i64) -> String {
    Timestamp::from_millisecond(ms)
        .unwrap_or(Timestamp::UNIX_EPOCH)
        .strftime("%Y-%m-%dT%H:%M:%S%.3fZ")
        .to_string()
}

/// The mean of the dimensions that apply, per mille; none when none does.
#[must_use]
pub fn overall(card: &Scorecard) -> Option<u16> {
    CallMarks::of(card).overall()
}

/// Whether these marks pass: every one that is asked for is reached, the ticket was filed, and nothing fails the call.
#[must_use]
pub fn passes(card: &Scorecard, pass: &Marks, filed: bool) -> bool {
    CallMarks::of(card).misses(pass, filed).is_empty()
}
