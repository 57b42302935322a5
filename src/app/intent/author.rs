//! What somebody wants who writes scenarios.

use std::ops::Range;

use crate::app::model::{Naming, View};
use crate::app::worker::Errand;
use crate::content::Kind;

/// What somebody wants who writes scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AuthorIntent {
    /// To write.
    Enter,
    /// To search for this.
    Search(String),
    /// To type another folder for one's own; none to stop that.
    TypeFolder(Option<String>),
    /// To use the folder that was typed.
    UseFolder,
    /// To see files of this kind.
    Kind(Kind),
    /// To see those of the next kind, or of the one before.
    TurnKind(bool),
    /// To open a file.
    Open(String),
    /// Back to the list. What was typed is kept.
    Close,
    /// To name a new file; none to stop that.
    Name(Option<Naming>),
    /// To make the file that was named.
    Make,
    /// Something with the text.
    Write(WriteIntent),
    /// To see this.
    Show(View),
    /// Something that takes a while.
    Errand(Errand),
    /// To leave it.
    Stop,
    /// From a call that is tried out back to the text.
    EndTrial,
}

/// What somebody wants with the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteIntent {
    /// To have typed this.
    Type(String),
    /// The cursor stands at this byte.
    Cursor(usize),
    /// To save.
    Save,
    /// To look for this; none to stop that.
    Find(Option<String>),
    /// To the next place of it, or to the one before.
    NextFound(bool),
    /// To the next problem, or to the one before.
    NextProblem(bool),
    /// To these bytes.
    Jump(Range<usize>),
    /// To this line.
    JumpLine(usize),
    /// To make the change that was suggested for the problem with this number.
    Mend(usize),
    /// To make the one that was suggested where the cursor stands.
    MendHere,
    /// To take up the text that was not saved, or to throw it away.
    Recover(bool),
    /// To save over what somebody else wrote.
    KeepMine,
    /// To go on with what somebody else wrote.
    TakeTheirs,
    /// To save under another name.
    Aside,
    /// To decide that later.
    Later,
}
