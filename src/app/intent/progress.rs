//! What a person wants with their graded calls and their progress.

use crate::records::AttemptId;
use crate::review::{PersonId, SessionId};

/// What a person wants with their graded calls and their progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressIntent {
    /// To see it.
    Open,
    /// To see that of this person.
    Of(PersonId),
    /// To take the next call of this session.
    Take(SessionId),
    /// To look at a call of their own.
    Look(AttemptId),
    /// The note about a call that was handed in was read.
    NoteRead,
}
