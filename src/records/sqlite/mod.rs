//! SQLite behind the verbs of a store.
//!
//! The texts of queries number their parameters in the order in which they first appear, and use only what a server's
//! database knows too; what is SQLite's own is the schema (`001.sql` and on) and what [`open`] sets.

mod check;
mod fault;
mod migrate;
mod open;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::path::Path;

use rusqlite::Connection;

use super::attempt_row::AttemptRow;
use super::chain::Link;
use super::entry::{Appended, Batch, Entry};
use super::error::StoreError;
use super::store::{AttemptFilter, Extent, Head, KeptContent, Store};
use super::stream::{Stream, StreamKind};

pub(super) use migrate::SCHEMA;
pub use open::{AtWritePoint, Way};

/// A database of records.
pub struct Sqlite {
    connection: Connection,
    at_write_point: Option<AtWritePoint>,
}

impl Store for Sqlite {
    fn append(&mut self, batch: &Batch) -> Result<Appended, StoreError> {
        write::append(self, batch)
    }

    fn after(&self, stream: Stream, after: Option<u64>, at_most: usize) -> Result<Vec<Entry>, StoreError> {
        read::after(&self.connection, stream, after, at_most).map_err(fault::of("read a stream"))
    }

    fn head(&self, stream: Stream) -> Result<Option<Head>, StoreError> {
        read::head(&self.connection, stream).map_err(fault::of("read the end of a stream"))
    }

    fn streams(&self, kind: StreamKind) -> Result<Vec<Stream>, StoreError> {
        read::streams(&self.connection, kind).map_err(fault::of("list streams"))
    }

    fn of_kind(&self, kind: StreamKind) -> Result<Vec<Entry>, StoreError> {
        read::of_kind(&self.connection, kind).map_err(fault::of("read the streams of a kind"))
    }

    fn content(&self, digest: &str) -> Result<Option<KeptContent>, StoreError> {
        read::content(&self.connection, digest).map_err(fault::of("read content"))
    }

    fn contents(&self) -> Result<Vec<String>, StoreError> {
        read::contents(&self.connection).map_err(fault::of("list contents"))
    }

    fn attempts(&self, filter: &AttemptFilter) -> Result<Vec<AttemptRow>, StoreError> {
        read::attempts(&self.connection, filter).map_err(fault::of("list attempts"))
    }

    fn replace_attempts(&mut self, rows: &[AttemptRow]) -> Result<(), StoreError> {
        write::replace_attempts(self, rows).map_err(fault::of("write the list of attempts"))
    }

    fn last_link(&self) -> Result<Option<Link>, StoreError> {
        read::last_link(&self.connection).map_err(fault::of("read the last entry"))
    }

    fn extent(&self) -> Result<Extent, StoreError> {
        read::extent(&self.connection).map_err(fault::of("count entries"))
    }

    fn faults(&self) -> Result<Vec<String>, StoreError> {
        check::faults(&self.connection).map_err(fault::of("check the database"))
    }

    fn mend(&mut self) -> Result<(), StoreError> {
        check::mend(&mut self.connection).map_err(fault::of("mend the schema"))
    }

    fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        open::copy_to(&self.connection, file).map_err(fault::of("copy the database"))
    }
}
