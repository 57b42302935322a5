//! Why records were not kept, or not read.

use std::path::PathBuf;

use super::attempt_id::AttemptId;
use super::data_dir::DataDirError;
use super::disk::DiskError;
use super::entry::ENTRY_BYTES_MAX;
use super::file::ReadError;
use super::stream::Stream;

/// Why something was not stored or not read. What was acknowledged before is safe in every case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk is full and nothing of this was stored; free some space, then try again")]
    Full,
    /// Nothing can be written there.
    #[error(
        "nothing can be written to the database; see that its folder can be written to, or choose another with --data"
    )]
    ReadOnly,
    /// Another program has been writing for too long.
    #[error("another program keeps the database busy; try again, or close it")]
    Busy,
    /// The database is damaged.
    #[error(
        "the database is damaged ({0}); `firstline doctor` says more, `firstline restore` brings a backup back"
    )]
    Damaged(String),
    /// Something else is stored under this number.
    #[error(
        "entry {seq} of {stream} is stored already, with other contents; two writers must have gone on from the same place"
    )]
    Differs {
        /// The stream.
        stream: Stream,
        /// The number.
        seq: u64,
    },
    /// Entries are missing before this one.
    #[error("entry {seq} of {stream} cannot be stored yet: entry {expected} comes next")]
    Gap {
        /// The stream.
        stream: Stream,
        /// The number that was given.
        seq: u64,
        /// The number that comes next.
        expected: u64,
    },
    /// An entry of an attempt may not stand here.
    #[error("entry {seq} is out of place: {why}")]
    Misplaced {
        /// The number.
        seq: u64,
        /// The rule.
        why: &'static str,
    },
    /// The payload would be too long.
    #[error("entry {seq} of {stream} has {bytes} bytes; at most {ENTRY_BYTES_MAX} are stored")]
    TooLong {
        /// The stream.
        stream: Stream,
        /// The number.
        seq: u64,
        /// The length of the payload.
        bytes: usize,
    },
    /// Other content is kept under this digest.
    #[error("other content is kept as {0}; it is damaged, or two programs name their contents differently")]
    ContentDiffers(String),
    /// The thread that writes has ended.
    #[error("the records are closed; start Firstline again")]
    Closed,
    /// Anything else that the database said.
    #[error("could not {action}: {why}")]
    Failed {
        /// What was tried.
        action: &'static str,
        /// What the database said.
        why: String,
    },
}

impl StoreError {
    /// Whether the database or its disk is at fault, and not what was to be stored: the same may pass another time.
    #[must_use]
    pub const fn is_of_the_database(&self) -> bool {
        match self {
            Self::Full
            | Self::ReadOnly
            | Self::Busy
            | Self::Damaged(_)
            | Self::Closed
            | Self::Failed { .. } => true,
            Self::Differs { .. }
            | Self::Gap { .. }
            | Self::Misplaced { .. }
            | Self::TooLong { .. }
            | Self::ContentDiffers(_) => false,
        }
    }
}

/// Why the records could not be opened. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no folder to keep them in.
    #[error(transparent)]
    Folder(#[from] DataDirError),
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The folder lies on another machine.
    #[error(
        "{} lies on a network file system ({kind}), where two programs can spoil a database for each other and a lost connection loses calls; choose a folder on a local disk with --data",
        folder.display()
    )]
    Network {
        /// The folder.
        folder: PathBuf,
        /// The kind of file system.
        kind: String,
    },
    /// Some other program's file.
    #[error("this is no database of Firstline, and it is left as it is: {}; choose another folder with --data", .0.display())]
    NotOurs(PathBuf),
    /// A newer program made it.
    #[error(
        "the database has schema {found}, and this program knows up to {known}: a newer Firstline has used it; update Firstline, or restore a backup from before with `firstline restore FILE`: {}",
        path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema of this program.
        known: u32,
    },
    /// A step of the schema is not the one that was applied.
    #[error(
        "step {step} of the schema was applied with other contents than this program has; another build of Firstline must have made the database: {}",
        path.display()
    )]
    OtherSchema {
        /// The database.
        path: PathBuf,
        /// The step.
        step: u32,
    },
    /// Another program is replacing the database.
    #[error("another program is repairing or restoring the database; wait until it has finished")]
    Replaced,
    /// A backup was being put in place when the program ended, and that could not be finished.
    #[error("a backup was being restored, and that could not be finished: {0}")]
    Unfinished(String),
    /// The database refused.
    #[error("{}: {cause}", path.display())]
    Store {
        /// The database.
        path: PathBuf,
        /// Why.
        cause: StoreError,
    },
}

/// Why an attempt could not be begun, or opened to go on with it.
#[derive(Debug, thiserror::Error)]
pub enum AttemptOpenError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// There is no such attempt.
    #[error("no attempt {id} is stored in {}", folder.display())]
    Missing {
        /// What was asked for.
        id: AttemptId,
        /// Where everything is kept.
        folder: PathBuf,
    },
    /// Another process is writing it.
    #[error("attempt {0} is open in another window or program; close it there first")]
    InUse(AttemptId),
    /// An attempt with this id is stored already.
    #[error("attempt {0} exists already; open it to go on with it")]
    Exists(AttemptId),
    /// It holds what this program does not know.
    #[error("entry {seq} is of the kind `{kind}`, which attempts do not have; a newer Firstline may know it")]
    UnknownKind {
        /// The entry.
        seq: u64,
        /// What it says it is.
        kind: String,
    },
}

/// Why an attempt could not be carried between machines.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file or a folder could not be written.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The chain in the file does not hold.
    #[error("the file was changed after it was written: {0}; nothing was brought in")]
    Changed(#[from] super::chain::Unchained),
    /// The attempt is not there, or is being taken.
    #[error(transparent)]
    Open(#[from] AttemptOpenError),
    /// The file carries what belongs to something else.
    #[error("the file carries {0}, which is no part of its attempt; nothing was brought in")]
    Foreign(Stream),
    /// What the attempt was played with is not what it should be.
    #[error(
        "what the attempt was played with, content {digest}, is not what it says: {why}; nothing was brought in"
    )]
    OtherContent {
        /// The digest.
        digest: String,
        /// What is wrong with it.
        why: String,
    },
    /// What was said of the attempt is not by whom it should be.
    #[error("what was said of the attempt may not count here: {0}; nothing was brought in")]
    SaidOtherwise(String),
    /// What the attempt was played with is neither in the file nor beside it.
    #[error(transparent)]
    Content(#[from] super::file::ContentError),
}
