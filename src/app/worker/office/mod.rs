//! The office: a thread of its own for people, graded sessions and reviews, so that a long look at the records never holds up
//! a call.
//!
//! Who is at the window is kept in [`super::shared`], with what they have shown: a PIN is asked for once and never kept.

mod doing;
mod job;
mod marks;
mod mine;
mod news;
mod people;
mod rounds;
mod run;

pub use job::{Agreed, NewRound, NewSession, OfficeJob, Regrade};
pub use news::{
    Assignment, GradedResult, Me, Mine, OfficeNews, ReviewedCall, RoundView, Shelf, Somebody, Waiting,
};
pub(super) use people::{arrive, tell_past};
pub(super) use run::Office;
