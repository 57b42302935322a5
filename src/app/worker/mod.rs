//! The worker: a thread that owns the call, its record and the content, so that the window never waits for a disk; and beside it
//! the office, for people, graded sessions and reviews ([`OfficeJob`]), so that a call never waits for them.
//!
//! [`Job`]s go in, [`News`] come out, each in order. After every piece of news the worker wakes the window.

mod author;
mod desk;
mod graded;
mod job;
mod keeping;
mod languages;
mod news;
mod office;
mod past;
mod run;
mod shared;
mod taking;
mod told;

pub use author::{AuthorJob, AuthorNews, Errand, Kind, Looked, Meanwhile, Opened, Picture, Row};
pub use job::{Job, TryOut};
pub use news::{Begun, Card, Graded, Happened, News};
pub use office::{
    Agreed, Assignment, GradedResult, Me, Mine, NewRound, NewSession, OfficeJob, OfficeNews, Regrade,
    ReviewedCall, RoundView, Shelf, Somebody, Waiting,
};
pub use past::{Past, PastState};
pub use run::{Places, Worker};
