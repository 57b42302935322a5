//! A stream of entries, read and added to under its law.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::MentoringError;
use super::now;
use crate::records::{Batch, Content, NewEntry, Records, StoreError, Stream};
use crate::review::{self, By, Entry, Folded};

/// So often an entry is tried again when another program has written in between.
const TRIES: u32 = 20;

/// A stream and what its entries come to.
pub struct Told<T: review::Told> {
    stream: Stream,
    folded: Folded<T>,
}

impl<T> Told<T>
where
    T: review::Told,
    T::What: Serialize + DeserializeOwned,
    MentoringError: From<T::Refusal>,
{
    /// Reads a stream; `begin` is what holds before its first entry.
    ///
    /// # Errors
    /// When the database fails, or an entry cannot be read.
    pub fn read(records: &Records, stream: Stream, begin: T) -> Result<Self, MentoringError> {
        let mut told = Self { stream, folded: Folded::new(begin) };
        told.follow(records)?;
        Ok(told)
    }

    /// What holds now.
    #[must_use]
    pub const fn state(&self) -> &T {
        &self.folded.state
    }

    /// What holds now, and which entries have no effect or would not be written today.
    #[must_use]
    pub const fn folded(&self) -> &Folded<T> {
        &self.folded
    }

    /// The stream.
    #[must_use]
    pub const fn stream(&self) -> Stream {
        self.stream
    }

    /// Adds an entry, after the law has let it pass. When it returns, the entry is on disk.
    ///
    /// # Errors
    /// When the law or the database refuses it.
    pub fn say(&mut self, records: &Records, by: By, what: T::What) -> Result<(), MentoringError> {
        self.say_with(records, by, what, &[])
    }

    /// Adds an entry together with contents that it names.
    ///
    /// # Errors
    /// When the law or the database refuses it.
    pub fn say_with(
        &mut self,
        records: &Records,
        by: By,
        what: T::What,
        contents: &[Content],
    ) -> Result<(), MentoringError> {
        let entry = Entry { at: now(), by, what };
        for _ in 0..TRIES {
            self.folded.state.check(&entry)?;
            self.folded.state.check_new(&entry)?;
            let new = NewEntry {
                stream: self.stream,
                seq: self.folded.next,
                kind: kind(&entry),
                at_ms: entry.at.0,
                by: by.person.to_string(),
                payload: entry.bytes(),
            };
            match records.append(Batch { contents: contents.to_vec(), entries: vec![new] }) {
                Ok(_) => {
                    self.folded.take(&entry);
                    return Ok(());
                }
                // Another program was faster: what it wrote counts first.
                Err(StoreError::Differs { .. }) => self.follow(records)?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(MentoringError::Busy(self.stream))
    }

    /// Reads what others have added meanwhile.
    ///
    /// # Errors
    /// When the database fails, or an entry cannot be read.
    pub fn follow(&mut self, records: &Records) -> Result<(), MentoringError> {
        let last = self.folded.next.checked_sub(1);
        for stored in records.after(self.stream, last)? {
            let unreadable = |why: serde_json::Error| MentoringError::Unreadable {
                stream: self.stream,
                seq: stored.new.seq,
                why: why.to_string(),
            };
            let entry = Entry::read(&stored.new.payload).map_err(unreadable)?;
            self.folded.take(&entry);
        }
        Ok(())
    }
}

/// The word for what an entry says.
fn kind<W: Serialize>(entry: &Entry<W>) -> String {
    let what = serde_json::to_value(&entry.what).unwrap_or_default();
    what["kind"].as_str().unwrap_or("entry").to_owned()
}
