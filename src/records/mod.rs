//! Where everything that is known is kept: a database in the data folder.
//!
//! ```text
//! DATA/firstline.db        the records; `-wal` and `-shm` beside it belong to it
//! DATA/backups/TIME.db     backups, each a whole database
//! DATA/set-aside/TIME/     what a backup was put in the place of
//! DATA/locks/              files that are locked while something is in use; empty
//! DATA/brought-in/         attempt files from before there was a database, as they were
//! ```
//!
//! What holds here:
//!
//! - What is known is a number of *streams* ([`Stream`]): an attempt, a person, a graded session, what mentors say of an attempt.
//!   A stream is only ever added to. An entry is keyed (stream, sequence): the same bytes again change nothing, other
//!   bytes under a stored number are refused, and so is a gap. "After number n" is the one way to follow a stream.
//! - Whoever writes makes the ids (version 7); nothing has to be asked first. So a server can stand behind the same verbs
//!   ([`Store`]).
//! - [`Records::append`] returns when the entries would outlast a power cut: all of a batch, or nothing. One thread writes.
//! - Entries are chained ([`Link`]): what is changed afterwards shows, as far as a computer that stands alone can show it.
//! - What lists show ([`AttemptRow`]) is derived from the entries and can be made anew.
//! - Payloads are bytes. Who gives them their meaning are the floors above.

mod attempt_id;
mod attempt_log;
mod attempt_row;
mod backup;
mod bring_in;
mod carry;
mod chain;
mod data_dir;
mod disk;
mod doctor;
mod entry;
mod error;
mod file;
mod handle;
mod lock;
mod network;
mod record;
mod restore;
mod sqlite;
mod store;
mod stream;
mod thinning;
mod writer;

pub use attempt_id::{AttemptId, NotAnId};
pub use attempt_log::AttemptLog;
pub use attempt_row::{AttemptRow, AttemptState, Marks};
pub use backup::{Backup, BackupError, back_up, back_up_when_due, backups, check as check_backup};
pub use carry::Said;
pub use chain::{Link, Unchained, check_chain};
pub use data_dir::{DataDir, DataDirError};
pub use disk::DiskError;
pub use doctor::{CheckContent, Cure, Examined, Finding, examine, repair};
pub use entry::{Appended, Batch, Content, ENTRY_BYTES_MAX, Entry, NewEntry};
pub use error::{AttemptOpenError, CarryError, OpenError, StoreError};
pub use file::{AttemptFile, Broken, Carried, ContentError, Fault, ReadError, Torn, read_content};
pub use handle::{FindError, Records};
pub use record::{Record, RecordKind};
pub use restore::{Restored, newest_whole, restore};
pub use sqlite::{AtWritePoint, Sqlite, Way};
pub use store::{AttemptFilter, Extent, Head, KeptContent, Store};
pub use stream::{NotAStream, Stream, StreamKind};
pub use writer::Pending;
