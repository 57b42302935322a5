//! Why something was not done.

use crate::attempt::AttemptError;
use crate::content::CaseError;
use crate::records::{FindError, StoreError, Stream};
use crate::review;
use crate::review::calibration::RoundRefusal;
use crate::review::graded::{SessionRefusal, WhyNot};
use crate::review::marking::ReviewRefusal;
use crate::review::people::{NotAllowed, PeopleRefusal};
use crate::sim::time::Millis;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum MentoringError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An attempt could not be written or read.
    #[error(transparent)]
    Attempt(#[from] AttemptError),
    /// No single attempt was meant.
    #[error(transparent)]
    Find(#[from] FindError),
    /// A scenario cannot be played.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// The records could not be opened.
    #[error("{0}")]
    NoRecords(String),
    /// A terminal failed while a PIN was asked for.
    #[error("the PIN could not be read: {0}")]
    Asking(#[from] std::io::Error),
    /// The rules for people forbid it.
    #[error(transparent)]
    People(#[from] PeopleRefusal),
    /// The role does not allow it.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// The rules of graded sessions forbid it.
    #[error(transparent)]
    Session(#[from] SessionRefusal),
    /// A call may not begin or go on.
    #[error(transparent)]
    WhyNot(#[from] WhyNot),
    /// The rules of reviews forbid it.
    #[error(transparent)]
    Review(#[from] ReviewRefusal),
    /// The rules of calibration forbid it.
    #[error(transparent)]
    Round(#[from] RoundRefusal),
    /// Somebody stopped it.
    #[error("stopped; nothing was changed")]
    Cancelled,
    /// Nothing begins like this.
    #[error(
        "no round of calibration begins with `{0}`, by id or title; `firstline calibrate list` shows all"
    )]
    NoRound(String),
    /// Several do.
    #[error("several rounds of calibration begin with `{0}`; write more of the id")]
    SeveralRounds(String),
    /// A blind score of what was seen.
    #[error(
        "{name} has seen the automatic marks of the call {attempt}, so a score of theirs would not be blind"
    )]
    NotBlind {
        /// Who.
        name: String,
        /// The call.
        attempt: review::AttemptId,
    },
    /// A mentor would score their own call, or a trainee any.
    #[error("{0} may not score calls: only mentors and leads do")]
    NoMentor(String),
    /// An entry cannot be read.
    #[error("entry {seq} of {stream} cannot be read, perhaps a newer Firstline wrote it: {why}")]
    Unreadable {
        /// Where.
        stream: Stream,
        /// Which.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
    /// Others wrote to the same stream at the same moment, again and again.
    #[error("another program writes to {0} all the time; try again")]
    Busy(Stream),
    /// There is nobody of this name.
    #[error("there is nobody called `{0}`; `firstline people` shows all")]
    Nobody(String),
    /// Several have this name.
    #[error("several people are called `{0}`; give the account instead")]
    SeveralPeople(String),
    /// Nobody said who acts.
    #[error("say who you are with --as NAME")]
    WhoAreYou,
    /// A PIN is needed, and none was set.
    #[error("no PIN is set for {name}, and this needs one; a lead sets it: `firstline people pin {name}`")]
    NeedsPin {
        /// Who.
        name: String,
    },
    /// It was wrong.
    #[error("wrong PIN{}", waiting(*wait_ms))]
    WrongPin {
        /// How long until the next is looked at, in milliseconds.
        wait_ms: Millis,
    },
    /// It cannot be a PIN.
    #[error("a PIN has at least 4 characters")]
    ShortPin,
    /// It could not be hashed or compared.
    #[error("the PIN cannot be used: {0}")]
    Pin(String),
    /// Nothing begins like this.
    #[error("no graded session begins with `{0}`, by id or title; `firstline session list` shows all")]
    NoSession(String),
    /// Several do.
    #[error("several graded sessions begin with `{0}`; write more of the id")]
    SeveralSessions(String),
    /// A call that is no part of a session is not reviewed.
    #[error(
        "the call belongs to nobody who is known here, so there is nobody to review it for; take it with --as NAME"
    )]
    NobodysCall,
    /// It is not over.
    #[error("the call is not over yet")]
    NotOver,
    /// It is another's.
    #[error("the call is another person's; a mentor or a lead may see it, with --as NAME and their PIN")]
    NotYours,
    /// It is not released.
    #[error("the scorecard is not released yet; a mentor releases it after the review")]
    NotReleased,
    /// It is part of a graded session.
    #[error("the call belongs to a graded session; `firstline take` goes on with it")]
    Graded,
    /// A course has a fault.
    #[error("there is no course `{0}` that can be taken; `firstline list --courses` shows all")]
    NoCourse(String),
    /// A rubric does not exist.
    #[error("there is no rubric `{0}` that can be scored by")]
    NoRubric(String),
    /// An article does not exist.
    #[error("there is no article `{0}` at the desk of {1}")]
    NoArticle(String, String),
}

fn waiting(wait_ms: Millis) -> String {
    if wait_ms == 0 {
        String::new()
    } else {
        format!("; the next is looked at in {} s", wait_ms.div_ceil(1_000))
    }
}
