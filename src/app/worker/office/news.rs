//! What the office has to say.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::attempt::Verdict;
use crate::mentoring::queue::Waits;
use crate::mentoring::regrades::Came;
use crate::records::AttemptId;
use crate::review::calibration::RoundReport;
use crate::review::cohort::Cohort;
use crate::review::graded::{Attempt, Session};
use crate::review::marking::{Review, Stage};
use crate::review::people::Role;
use crate::review::progress::Progress;
use crate::review::{self, Moment, PersonId, RoundId, SessionId};
use crate::sim::call::Stamped;
use crate::sim::case::Case;
use crate::sim::ids::Id;
use crate::sim::scoring::Scorecard;
use crate::sim::time::Millis;

/// What the office has to say.
pub enum OfficeNews {
    /// Everybody who is or was at the desk.
    People(Vec<Somebody>),
    /// Who is at the window; none when nobody is.
    Me(Option<Me>),
    /// A PIN is needed for this one.
    PinNeeded {
        /// Who.
        person: PersonId,
        /// Whether one was given and was wrong.
        wrong: bool,
        /// How long until the next is looked at, in milliseconds.
        wait_ms: Millis,
    },
    /// What is assigned to whoever is at the window.
    Mine(Mine),
    /// How somebody is doing, and how many of their calls are not for whoever asks.
    Progress(Box<Progress>, usize),
    /// How everybody is doing.
    Cohort(Box<Cohort>),
    /// What came of scoring calls anew.
    Regraded(Box<Came>),
    /// The blind points of a call in a round are kept.
    ScoredInRound,
    /// Every round of calibration, the newest first.
    Rounds(Vec<RoundView>),
    /// What sessions can be made of.
    Shelf(Shelf),
    /// Every graded session, the newest first, and the moment at which they stood so.
    Sessions(Vec<(SessionId, Session)>, Moment),
    /// A session was made: warnings of it.
    SessionMade(Vec<String>),
    /// What waits for whoever is at the window.
    Queue(Vec<Waiting>),
    /// A call and its review.
    Reviewed(Box<ReviewedCall>),
    /// What was asked for last has been written.
    Written,
}

/// Somebody who is or was at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// Who.
    pub id: PersonId,
    /// The name others see.
    pub name: String,
    /// The account.
    pub account: String,
    /// What they are.
    pub role: Role,
    /// Whether a PIN is set.
    pub has_pin: bool,
    /// Since when.
    pub joined: Moment,
    /// When they left, if they did.
    pub left: Option<Moment>,
}

/// What graded sessions can be made of, besides scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Courses: id and title.
    pub courses: Vec<(Id, String)>,
    /// Articles: their desk, id and title.
    pub articles: Vec<(Id, Id, String)>,
    /// What calls can be scored by, by id.
    pub rubrics: Vec<Id>,
}

/// Who is at the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// Who.
    pub id: PersonId,
    /// The name others see.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Whether they have shown with a PIN that it is them.
    pub proved: bool,
}

/// What concerns whoever is at the window.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// Sessions they are assigned to and that are not over for them.
    pub assigned: Vec<Assignment>,
    /// Their graded calls that are over, the newest first.
    pub graded: Vec<GradedResult>,
}

/// A session that somebody is assigned to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Which.
    pub session: SessionId,
    /// Its title.
    pub title: String,
    /// How many of its calls are over.
    pub done: usize,
    /// How many calls there are.
    pub calls: usize,
    /// The call that comes next.
    pub next: String,
    /// Whether that call was begun and is not over.
    pub begun: bool,
    /// How long a call may last, in milliseconds.
    pub limit_ms: Option<Millis>,
    /// When it opens, when that is still to come.
    pub opens: Option<Moment>,
    /// Until when.
    pub closes: Option<Moment>,
}

/// A graded call of one's own that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradedResult {
    /// The call.
    pub id: AttemptId,
    /// The scenario's title.
    pub title: String,
    /// The session's title.
    pub session: String,
    /// When it began.
    pub began: Moment,
    /// Whether its scorecard may be seen.
    pub shown: bool,
    /// How far the review is, when that may be seen.
    pub stage: Option<Stage>,
}

/// A call that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The call.
    pub id: AttemptId,
    /// Why.
    pub waits: Waits,
    /// Who took it.
    pub trainee: String,
    /// The scenario's title.
    pub title: String,
    /// The session's title.
    pub session: String,
    /// When it was taken.
    pub began: Moment,
    /// How many disputes wait for an answer.
    pub disputes: usize,
    /// For how long the trainee was away, in milliseconds.
    pub away_ms: Millis,
}

/// A call and its review.
pub struct ReviewedCall {
    /// The call.
    pub id: AttemptId,
    /// Who took it.
    pub trainee: String,
    /// The session it belongs to, its title, and the attempt as the session knows it.
    pub session: Option<(SessionId, String, Option<Attempt>)>,
    /// Whether the trainee may see its scorecard.
    pub shown: bool,
    /// Whether whoever is at the window judges it; otherwise it is their own.
    pub judges: bool,
    /// What it was played with.
    pub case: Arc<Case>,
    /// What happened.
    pub events: Vec<Stamped>,
    /// What the machine made of it.
    pub verdict: Verdict,
    /// What counts now.
    pub counts: Scorecard,
    /// What was said of it.
    pub review: Review,
    /// The critical errors that can be judged: id and title.
    pub errors: Vec<(String, String)>,
    /// The names of those who said something.
    pub names: Vec<(PersonId, String)>,
    /// What does not fit when it is played again.
    pub misfit: Option<String>,
    /// When it was taken.
    pub began: Moment,
    /// The round of calibration in which it is scored blind; none in a review.
    pub round: Option<RoundId>,
}

/// A round of calibration, as whoever is at the window may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundView {
    /// Which.
    pub id: RoundId,
    /// Its title.
    pub title: String,
    /// Its calls: the scenario's title.
    pub calls: Vec<(AttemptId, String)>,
    /// Who scores them, and how many calls they have left.
    pub mentors: Vec<(PersonId, String, usize)>,
    /// The calls that whoever is at the window has yet to score.
    pub mine: Vec<AttemptId>,
    /// Until when.
    pub due: Moment,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// What came of it, once it is closed.
    pub report: Option<RoundReport>,
    /// The titles of its criteria, by id.
    pub criteria: BTreeMap<String, String>,
    /// How many points a criterion is worth in a call.
    pub worth: BTreeMap<(review::AttemptId, String), u32>,
    /// What was agreed on afterwards: points and why.
    pub agreed: BTreeMap<(review::AttemptId, String), (u32, String)>,
}
