//! The worker: a thread that owns the call, its record and the content, so that the window never waits for a disk.
//!
//! [`Job`]s go in, [`News`] come out, each in order. After every piece of news the worker wakes the window.

mod author;
mod job;
mod keeping;
mod news;
mod past;
mod run;

pub use author::{AuthorJob, AuthorNews, Errand, Looked, Meanwhile, Opened, Picture, Row};
pub use job::{Job, TryOut};
pub use news::{Begun, Card, Happened, News};
pub use past::{Past, PastState};
pub use run::{Places, Worker};
