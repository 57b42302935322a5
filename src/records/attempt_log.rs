//! The stream of an attempt that this process writes.

use super::attempt_id::AttemptId;
use super::entry::{Batch, Content, NewEntry};
use super::error::{AttemptOpenError, StoreError};
use super::handle::Records;
use super::lock::Lock;
use super::record::{Record, RecordKind};
use super::stream::Stream;
use super::writer::Pending;

/// An attempt that this process writes, and no other.
pub struct AttemptLog {
    records: Records,
    id: AttemptId,
    by: String,
    next: u64,
    last: Option<RecordKind>,
    owed: Option<Owed>,
    lock: Lock,
}

/// What was posted and has not been answered yet.
struct Owed {
    batch: Batch,
    /// None after it failed once.
    pending: Option<Pending>,
}

impl AttemptLog {
    /// Begins a new attempt, written by the person with this id. Nothing is stored before the first append.
    ///
    /// # Errors
    /// When the attempt exists.
    pub fn create(records: &Records, id: AttemptId, by: &str) -> Result<Self, AttemptOpenError> {
        let lock = take(records, id)?;
        if records.head(Stream::attempt(id))?.is_some() {
            return Err(AttemptOpenError::Exists(id));
        }
        Ok(Self { records: records.clone(), id, by: by.to_owned(), next: 0, last: None, owed: None, lock })
    }

    /// Opens a stored attempt to go on with it. Returns every record that is stored as well.
    ///
    /// # Errors
    /// When another process writes it, or it cannot be read.
    pub fn open(records: &Records, id: AttemptId) -> Result<(Self, Vec<Record>), AttemptOpenError> {
        // Before the lock, so that asking for an attempt that does not exist leaves no lock file.
        if records.head(Stream::attempt(id))?.is_none() {
            return Err(AttemptOpenError::Missing { id, folder: records.data().root().to_owned() });
        }
        let lock = take(records, id)?;
        let entries = records.after(Stream::attempt(id), None)?;
        let mut stored = Vec::with_capacity(entries.len());
        for entry in &entries {
            let unknown =
                || AttemptOpenError::UnknownKind { seq: entry.new.seq, kind: entry.new.kind.clone() };
            stored.push(Record::of(&entry.new).ok_or_else(unknown)?);
        }
        let by = entries.last().map(|last| last.new.by.clone()).unwrap_or_default();
        let last = stored.last().map(|last: &Record| last.kind);
        let next = stored.len() as u64;
        Ok((Self { records: records.clone(), id, by, next, last, owed: None, lock }, stored))
    }

    /// Stores records, all of them or none, after the contents that they name. Returns when they are on disk.
    ///
    /// # Errors
    /// When a kind may not stand there, or they cannot be stored; all records before are safe, and the append may be tried again.
    pub fn append(
        &mut self,
        contents: Vec<Content>,
        records: Vec<(RecordKind, Vec<u8>)>,
    ) -> Result<(), StoreError> {
        self.settle()?;
        let (batch, last) = self.batch(contents, records)?;
        let count = batch.entries.len() as u64;
        self.records.post(batch).wait()?;
        self.next += count;
        self.last = last;
        Ok(())
    }

    /// Has a record stored without waiting for it. What comes after it waits, and fails when it cannot be stored.
    ///
    /// # Errors
    /// When the kind may not stand there, or what was posted before cannot be stored.
    pub fn post(&mut self, kind: RecordKind, payload: Vec<u8>) -> Result<(), StoreError> {
        self.settle()?;
        let (batch, last) = self.batch(Vec::new(), vec![(kind, payload)])?;
        let pending = Some(self.records.post(batch.clone()));
        self.owed = Some(Owed { batch, pending });
        self.next += 1;
        self.last = last;
        Ok(())
    }

    /// Waits until what was posted is stored; what failed is tried once more.
    ///
    /// # Errors
    /// When it cannot be stored. It is not forgotten: the next call tries again.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        let Some(mut owed) = self.owed.take() else { return Ok(()) };
        let stored = owed.pending.take().is_some_and(|pending| pending.wait().is_ok());
        if stored {
            return Ok(());
        }
        let tried = self.records.post(owed.batch.clone()).wait();
        if tried.is_err() {
            self.owed = Some(owed);
        }
        tried.map(|_| ())
    }

    /// The attempt.
    #[must_use]
    pub const fn id(&self) -> AttemptId {
        self.id
    }

    fn batch(
        &self,
        contents: Vec<Content>,
        records: Vec<(RecordKind, Vec<u8>)>,
    ) -> Result<(Batch, Option<RecordKind>), StoreError> {
        let at_ms = jiff::Timestamp::now().as_millisecond();
        let mut last = self.last;
        let mut entries = Vec::with_capacity(records.len());
        for (seq, (kind, payload)) in (self.next..).zip(records) {
            if let Some(why) = kind.misplaced(seq, last) {
                return Err(StoreError::Misplaced { seq, why });
            }
            let (stream, kind_name, by) = (Stream::attempt(self.id), kind.name().to_owned(), self.by.clone());
            entries.push(NewEntry { stream, seq, kind: kind_name, at_ms, by, payload });
            last = Some(kind);
        }
        Ok((Batch { contents, entries }, last))
    }
}

impl Drop for AttemptLog {
    fn drop(&mut self) {
        // The lock is held until everything is stored. What cannot be stored follows from the inputs, which are.
        self.settle().ok();
        // Of a closed attempt nothing is written any more, so its lock file has no use left.
        if self.last == Some(RecordKind::Closed) {
            self.lock.remove();
        }
    }
}

fn take(records: &Records, id: AttemptId) -> Result<Lock, AttemptOpenError> {
    Lock::alone(&records.data().lock_path(id))?.ok_or(AttemptOpenError::InUse(id))
}

#[cfg(test)]
mod tests {
    use super::super::data_dir::DataDir;
    use super::*;

    fn records() -> (tempfile::TempDir, Records) {
        let home = tempfile::tempdir().unwrap();
        let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
        (home, records)
    }

    fn header() -> Vec<(RecordKind, Vec<u8>)> {
        vec![(RecordKind::Header, b"{}".to_vec())]
    }

    #[test]
    fn an_attempt_is_gone_on_with_where_it_ended() {
        let (_home, records) = records();
        let id = AttemptId::now();
        let mut log = AttemptLog::create(&records, id, "ann").unwrap();
        log.append(Vec::new(), header()).unwrap();
        log.post(RecordKind::Events, b"[]".to_vec()).unwrap();
        drop(log);
        let (mut log, stored) = AttemptLog::open(&records, id).unwrap();
        assert_eq!(
            stored.iter().map(|record| record.kind).collect::<Vec<_>>(),
            [RecordKind::Header, RecordKind::Events]
        );
        log.append(Vec::new(), vec![(RecordKind::Closed, b"{}".to_vec())]).unwrap();
        assert!(records.data().lock_path(id).exists());
        drop(log);
        assert!(!records.data().lock_path(id).exists(), "a closed attempt leaves no lock file");
        let entries = records.after(Stream::attempt(id), None).unwrap();
        assert!(entries.iter().all(|entry| entry.new.by == "ann"), "{entries:?}");
    }

    #[test]
    fn only_one_at_a_time_writes_and_others_may_read() {
        let (_home, records) = records();
        let (id, other) = (AttemptId::now(), AttemptId::now());
        let mut log = AttemptLog::create(&records, id, "").unwrap();
        log.append(Vec::new(), header()).unwrap();
        assert!(matches!(AttemptLog::open(&records, id), Err(AttemptOpenError::InUse(_))));
        assert!(matches!(AttemptLog::create(&records, id, ""), Err(AttemptOpenError::InUse(_))));
        assert_eq!(records.after(Stream::attempt(id), None).unwrap().len(), 1);
        AttemptLog::create(&records, other, "").unwrap().append(Vec::new(), header()).unwrap();
        drop(log);
        assert!(matches!(AttemptLog::create(&records, id, ""), Err(AttemptOpenError::Exists(_))));
        AttemptLog::open(&records, id).unwrap();
        let missing = AttemptLog::open(&records, AttemptId::now());
        assert!(matches!(missing, Err(AttemptOpenError::Missing { .. })));
    }

    #[test]
    fn a_header_stands_first_and_nothing_after_the_end() {
        let (_home, records) = records();
        let mut log = AttemptLog::create(&records, AttemptId::now(), "").unwrap();
        let misplaced = |result| matches!(result, Err(StoreError::Misplaced { .. }));
        assert!(misplaced(log.append(Vec::new(), vec![(RecordKind::Input, Vec::new())])));
        log.append(Vec::new(), header()).unwrap();
        assert!(misplaced(log.append(Vec::new(), header())));
        log.append(Vec::new(), vec![(RecordKind::Closed, Vec::new())]).unwrap();
        assert!(misplaced(log.post(RecordKind::Input, Vec::new())));
    }
}
