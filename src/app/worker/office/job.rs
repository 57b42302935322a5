//! What the office is asked to do.

use std::collections::BTreeMap;

use crate::app::model::Since;
use crate::records::AttemptId;
use crate::review::cohort::Filter;
use crate::review::graded::InSession;
use crate::review::marking::InReview;
use crate::review::people::{AboutPeople, Role};
use crate::review::{self, Moment, PersonId, RoundId, SessionId};
use crate::sim::ids::Id;

/// What the office is asked to do: people, graded sessions, reviews.
#[derive(Clone, Debug)]
pub enum OfficeJob {
    /// This one is at the window from now on; with their PIN, when they have one.
    Be {
        /// Who.
        person: PersonId,
        /// What they typed.
        pin: Option<String>,
    },
    /// Nobody is at the window any more.
    SignOut,
    /// Somebody new is at the window.
    Join(String),
    /// A PIN is set.
    SetPin {
        /// Whose.
        person: PersonId,
        /// The PIN.
        pin: String,
    },
    /// Somebody is entered by whoever is there.
    Enter {
        /// The name others see.
        name: String,
        /// The account; empty for the name.
        account: String,
        /// What they are.
        role: Role,
    },
    /// Something else about people.
    AboutPeople(AboutPeople),
    /// What is assigned to whoever is there, and what was released to them.
    Mine,
    /// How this one is doing.
    Progress(PersonId),
    /// How everybody is doing, of the calls that the filter lets through.
    Cohort(Box<Filter>, Since),
    /// The calls that the filter lets through, scored anew.
    Regrade(Box<Regrade>),
    /// All rounds of calibration.
    Rounds,
    /// A new round.
    OpenRound(Box<NewRound>),
    /// A call, to be scored blind in this round.
    OpenInRound(RoundId, AttemptId),
    /// The blind points of a call in this round.
    ScoreInRound(RoundId, AttemptId, BTreeMap<String, u32>),
    /// This round is over.
    CloseRound(RoundId),
    /// What mentors agreed on in this round.
    AgreeInRound(RoundId, Box<Agreed>),
    /// All graded sessions.
    Sessions,
    /// A new one.
    MakeSession(Box<NewSession>),
    /// Something in a session.
    InSession(SessionId, InSession),
    /// What waits for whoever is there.
    Queue,
    /// A call and its review.
    Open(AttemptId),
    /// Something in the review of a call.
    InReview(AttemptId, InReview),
}

/// What a new session is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// What people read in lists; empty for the titles of the calls.
    pub title: String,
    /// The scenarios, in order.
    pub scenarios: Vec<Id>,
    /// A course, in the place of scenarios.
    pub course: Option<Id>,
    /// Who takes it.
    pub people: Vec<PersonId>,
    /// How long a call may last, in minutes; none: as long as it takes.
    pub limit_minutes: Option<u32>,
    /// How often each call may be taken.
    pub attempts: u8,
    /// Whether each person gets another customer.
    pub seed_each: bool,
    /// From when on; none: at once.
    pub opens: Option<Moment>,
    /// Until when; none: until somebody closes it.
    pub closes: Option<Moment>,
    /// What its calls are scored by; none: what they are always scored by.
    pub rubric: Option<Id>,
    /// The articles that may be read; none: all of them.
    pub articles: Option<Vec<String>>,
}

/// How which calls are scored anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regrade {
    /// Which calls.
    pub filter: Filter,
    /// Of which days.
    pub since: Since,
    /// By which rubric; none for the one that each was played with.
    pub rubric: Option<Id>,
    /// Whether they are played again first.
    pub replayed: bool,
}

/// A mark that mentors agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The call.
    pub call: review::AttemptId,
    /// The criterion, by id.
    pub criterion: String,
    /// The points.
    pub points: u32,
    /// Why.
    pub words: String,
}

/// What a new round of calibration is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRound {
    /// What people read in lists.
    pub title: String,
    /// The calls that are scored.
    pub calls: Vec<review::AttemptId>,
    /// Who scores them.
    pub mentors: Vec<PersonId>,
    /// In so many days.
    pub days: u32,
}
