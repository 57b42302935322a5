//! Where attempts are kept: the data folder, and one append-only file for each attempt.
//!
//! ```text
//! DATA/attempts/ID.attempt   the attempt, as laid out in `layout.rs`
//! DATA/attempts/ID.lock      locked by the one process that writes it; empty
//! DATA/attempts/ID.torn-N    bytes of a last record that a crash had cut, kept when the attempt was reopened
//! DATA/content/DIGEST.json   what calls were played with, once for all attempts that name it
//! ```
//!
//! What holds here:
//!
//! - Whoever writes makes the id ([`AttemptId`], version 7). A write is an append keyed (attempt, sequence): the
//!   same bytes again change nothing, other bytes under a stored number are refused, and so is a gap.
//! - [`AttemptLog::append`] returns when the record is on disk. A crash can only cut the record that was being
//!   written; [`read`] leaves such a torn record out and says so. Anything else that is wrong is an error that
//!   names the record and the byte.
//! - Reading never changes a file. Following is "what came after number n", [`read_after`], and nothing else.
//! - Payloads are opaque. Who gives them their meaning is the session; here they are bytes.
//!
//! A database behind a team's desk takes the same verbs (append by attempt and sequence, read after n, list) and
//! the same [`Record`]s; the file stays the place where a call is written while it runs.

mod append;
mod attempt_id;
mod attempt_log;
mod content_store;
mod damage;
mod data_dir;
mod disk;
#[cfg(test)]
mod faulty_disk;
mod layout;
mod list;
mod read;
mod record;
mod writer;

pub use append::{AfterFailure, AppendError, Appended};
pub use attempt_id::{AttemptId, NotAnId};
pub use attempt_log::{AttemptLog, Dropped, OpenError, Reopened};
pub use content_store::{ContentError, keep_content, read_content};
pub use damage::{Broken, Fault, Torn};
pub use data_dir::{DataDir, DataDirError};
pub use disk::DiskError;
pub use layout::RECORD_BYTES_MAX;
pub use list::{FindError, State, StoredAttempt, find, list};
pub use read::{ReadAttempt, ReadError, read, read_after};
pub use record::{Record, RecordKind};
