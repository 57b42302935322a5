//! What the worker does for those who write scenarios, on a thread of its own: a call in progress waits for none of it.
//!
//! [`Bench`] takes an [`AuthorJob`] at a time: files, and what is wrong in them. What takes longer than a moment (proofs,
//! rehearsals, the way to a beat) it leaves to [`errand`], a thread for each, of which there is one at a time.

mod bench;
mod errand;
mod files;
mod job;
mod news;
mod recovery;
mod rows;

pub(super) use bench::Bench;
pub(super) use files::{folder_of_own, folders};
pub use job::{AuthorJob, Errand};
pub use news::{AuthorNews, Looked, Meanwhile, Opened, Picture, Row};

pub use crate::content::Kind;
