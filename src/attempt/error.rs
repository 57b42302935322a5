//! Why an attempt could not be written or read.

use crate::records::{AttemptOpenError, ContentError, ReadError, StoreError};

/// Why an attempt could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum AttemptError {
    /// It could not be begun or opened.
    #[error(transparent)]
    Open(#[from] AttemptOpenError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Its file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What it was played with cannot be read.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// What it was played with is not kept.
    #[error(
        "what the call was played with, content {0}, is missing from the database; `firstline restore` brings a backup back"
    )]
    NoContent(String),
    /// What is kept as its content is another's, or damaged.
    #[error(
        "what is kept as content {digest} is not that: {why}; the attempt cannot be played again without it"
    )]
    OtherContent {
        /// What the attempt names.
        digest: String,
        /// What is wrong with it.
        why: String,
    },
    /// A record does not hold what it should.
    #[error("record {seq} does not hold what it should: {why}")]
    Payload {
        /// The record.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
    /// It is over.
    #[error("the attempt is closed; `firstline replay` shows it")]
    Closed,
    /// It was taken with another engine.
    #[error(
        "the attempt was taken with engine {stored} and this program has engine {ours}, under which the customer might answer otherwise; it can be looked at, but not gone on with"
    )]
    OtherEngine {
        /// The number in the attempt.
        stored: u32,
        /// The number of this program.
        ours: u32,
    },
    /// What is stored does not follow from its inputs.
    #[error(
        "record {seq} holds other events than its inputs give; the attempt was changed or the program is broken, and it is not gone on with"
    )]
    Differs {
        /// The first such record.
        seq: u64,
    },
}
