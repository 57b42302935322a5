//! What a person wants at the mentor's desk.

use crate::app::model::{Agreeing, Allowed, Drawer, RoundDraft, Sight, Since};
use crate::records::AttemptId;
use crate::review::people::Role;
use crate::review::{PersonId, RoundId, SessionId};
use crate::sim::ids::Id;

/// What a person wants at the mentor's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MentorIntent {
    /// To the desk.
    Open,
    /// This drawer.
    Show(Drawer),
    /// To search the list that lies open.
    Search(String),
    /// To sort it by this column.
    SortBy(usize),
    /// To sort it by the next column.
    SortNext,
    /// To have it the other way round.
    Turn,
    /// To stop what takes long.
    Cancel,
    /// To look at this call.
    Review(AttemptId),
    /// Something with the cohort.
    Cohort(CohortIntent),
    /// Something with calibration.
    Calibration(CalibrationIntent),
    /// To look at this session; none to look at all.
    Session(Option<SessionId>),
    /// To look at this person; none to look at all.
    Person(Option<PersonId>),
    /// Something with a session that is being made.
    Draft(DraftIntent),
    /// To let this one take the open session, or no longer.
    Assign(PersonId, bool),
    /// To let this one see their scorecards, or everybody.
    Release(Option<PersonId>),
    /// To type words that something asks for.
    Words(String),
    /// To close the open session, for the reason that was typed.
    CloseSession,
    /// To enter somebody: who they are so far; none to stop that.
    Newcomer(Option<super::super::model::Newcomer>),
    /// To enter them.
    Enter,
    /// The person who is looked at becomes this.
    SetRole(Role),
    /// They get the name that was typed.
    Rename,
    /// They leave, or come back.
    Here(bool),
    /// The warnings were read.
    WarningsRead,
}

/// What a person wants with calibration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalibrationIntent {
    /// To look at this round; none to look at all.
    Look(Option<RoundId>),
    /// To score this call blind.
    Score(RoundId, AttemptId),
    /// A round that is being made, so far; none to make none.
    Draft(Option<RoundDraft>),
    /// To open it.
    Open,
    /// To close the round that is looked at.
    Close,
    /// A mark that was agreed on, as it is filled in; none to agree on none.
    Agree(Option<Agreeing>),
    /// To have it written.
    WriteAgreed,
}

/// What a person wants with the cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CohortIntent {
    /// This sight of it.
    Show(Sight),
    /// Only calls of these days.
    Since(Since),
    /// Only calls of this desk.
    Desk(Option<String>),
    /// Only graded calls, or only practice.
    Graded(Option<bool>),
    /// Only calls that a mentor signed.
    Signed(bool),
    /// Only calls of this scenario.
    Scenario(Option<String>),
    /// Only calls of graded sessions made from this course.
    Course(Option<String>),
    /// Only calls that began then or later, as it is typed.
    From(String),
    /// Only calls that began before, as it is typed.
    Until(String),
    /// The rubric that calls are scored anew by; none for the one that each was played with.
    Rubric(Option<Id>),
    /// Whether they are played again first.
    Replayed(bool),
    /// To score them anew.
    ScoreAnew,
}

/// What a person wants with a session that is being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftIntent {
    /// To begin one.
    Begin,
    /// To make none.
    Stop,
    /// Its title.
    Title(String),
    /// To search the scenarios.
    Search(String),
    /// This scenario, or not.
    Scenario(Id, bool),
    /// This course in their place; none for scenarios.
    Course(Option<Id>),
    /// This person, or not.
    Person(PersonId, bool),
    /// Everybody who is a trainee, or nobody.
    Everybody(bool),
    /// The limit, as it is typed.
    Limit(String),
    /// How often each call may be taken.
    Attempts(u8),
    /// When it opens, as it is typed.
    Opens(String),
    /// When it closes, as it is typed.
    Closes(String),
    /// What its calls are scored by; none for what they are always scored by.
    Rubric(Option<Id>),
    /// Whether each person gets another customer.
    SeedEach(bool),
    /// Which articles may be read.
    Articles(Allowed),
    /// To make it.
    Make,
}
