//! The queue of one store.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::records::{NewEntry, Records, StoreError, Stream, StreamKind};
use crate::report::xapi::Statement;

/// How many statements one entry holds at most: far below the longest payload that records take.
const QUEUED_MAX: usize = 1_000;

/// So often an entry is tried again when another program has written in between.
const TRIES: u32 = 20;

/// What waits for one store, and what became of the rest.
pub struct Outbox<'r> {
    records: &'r Records,
    stream: Stream,
    next: u64,
    bodies: BTreeMap<Uuid, Value>,
    order: Vec<Uuid>,
    done: BTreeSet<Uuid>,
    refused: Vec<Refused>,
}

/// A statement the store will never take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Which.
    pub id: Uuid,
    /// The number of the answer; 409: the store has something else under this id.
    pub status: u16,
    /// The answer's words, cut short.
    pub says: String,
}

/// Why the outbox cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Other programs write without a pause.
    #[error("other programs keep writing to the outbox; try again")]
    Contended,
    /// An entry does not hold what it should.
    #[error("entry {seq} of the outbox cannot be read: {why}")]
    Entry {
        /// The entry.
        seq: u64,
        /// Why.
        why: String,
    },
}

impl<'r> Outbox<'r> {
    /// The outbox for the store at this address.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn open(records: &'r Records, address: &str) -> Result<Self, OutboxError> {
        let stream = Stream::new(StreamKind::Outbox, Uuid::new_v5(&Uuid::NAMESPACE_URL, address.as_bytes()));
        let mut outbox = Self {
            records,
            stream,
            next: 0,
            bodies: BTreeMap::new(),
            order: Vec::new(),
            done: BTreeSet::new(),
            refused: Vec::new(),
        };
        outbox.follow()?;
        Ok(outbox)
    }

    /// Queues what was not queued before. Returns how many statements that were.
    ///
    /// # Errors
    /// When they cannot be stored.
    pub fn queue(&mut self, statements: &[Statement], at_ms: i64) -> Result<usize, OutboxError> {
        let mut queued = 0;
        for part in statements.chunks(QUEUED_MAX) {
            queued += self.say(at_ms, |outbox| {
                let mut seen = BTreeSet::new();
                let is_new = |one: &&Statement| !outbox.bodies.contains_key(&one.id) && seen.insert(one.id);
                let new: Vec<&Value> = part.iter().filter(is_new).map(|one| &one.body).collect();
                (!new.is_empty()).then(|| ("queued", json(&new), new.len()))
            })?;
        }
        Ok(queued)
    }

    /// What waits, in the order in which it was queued.
    #[must_use]
    pub fn waiting(&self) -> Vec<Statement> {
        let waits = self.order.iter().filter(|id| !self.done.contains(id));
        waits.filter_map(|id| Some(Statement { id: *id, body: self.bodies.get(id)?.clone() })).collect()
    }

    /// What the store will never take.
    #[must_use]
    pub fn refused(&self) -> &[Refused] {
        &self.refused
    }

    /// Notes that the store has taken these.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn sent(&mut self, ids: &[Uuid], at_ms: i64) -> Result<(), OutboxError> {
        self.say(at_ms, |outbox| {
            let new: Vec<&Uuid> = ids.iter().filter(|id| !outbox.done.contains(*id)).collect();
            (!new.is_empty()).then(|| ("sent", json(&new), new.len()))
        })?;
        Ok(())
    }

    /// Notes that the store will never take this one.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn refuse(&mut self, refused: &Refused, at_ms: i64) -> Result<(), OutboxError> {
        self.say(at_ms, |outbox| {
            (!outbox.done.contains(&refused.id)).then(|| ("refused", json(refused), 1))
        })?;
        Ok(())
    }

    /// Adds the entry that `what` makes of what holds: its kind, its payload and how many it is about. Where another program
    /// has written in between, what it wrote counts first and `what` is asked again.
    fn say(
        &mut self,
        at_ms: i64,
        mut what: impl FnMut(&Self) -> Option<(&'static str, Vec<u8>, usize)>,
    ) -> Result<usize, OutboxError> {
        for _ in 0..TRIES {
            let Some((kind, payload, many)) = what(self) else { return Ok(0) };
            let entry = NewEntry {
                stream: self.stream,
                seq: self.next,
                kind: kind.to_owned(),
                at_ms,
                by: String::new(),
                payload,
            };
            match self.records.append(entry.clone()) {
                Ok(_) => {
                    self.take(&entry)?;
                    return Ok(many);
                }
                Err(StoreError::Differs { .. }) => self.follow()?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(OutboxError::Contended)
    }

    /// Reads what was written since.
    fn follow(&mut self) -> Result<(), OutboxError> {
        for entry in self.records.after(self.stream, self.next.checked_sub(1))? {
            self.take(&entry.new)?;
        }
        Ok(())
    }

    fn take(&mut self, entry: &NewEntry) -> Result<(), OutboxError> {
        match entry.kind.as_str() {
            "queued" => {
                for body in read::<Vec<Value>>(entry)? {
                    let id = body.get("id").and_then(Value::as_str).and_then(|id| Uuid::try_parse(id).ok());
                    let Some(id) = id else { return Err(unread(entry, "a statement without an id")) };
                    if self.bodies.insert(id, body).is_none() {
                        self.order.push(id);
                    }
                }
            }
            "sent" => self.done.extend(read::<Vec<Uuid>>(entry)?),
            "refused" => {
                let refused: Refused = read(entry)?;
                self.done.insert(refused.id);
                self.refused.push(refused);
            }
            other => return Err(unread(entry, &format!("`{other}` is no kind of entry here"))),
        }
        self.next = entry.seq + 1;
        Ok(())
    }
}

fn json<T: Serialize + ?Sized>(what: &T) -> Vec<u8> {
    // Structs, lists and texts: there is nothing in them that JSON cannot hold.
    serde_json::to_vec(what).unwrap_or_default()
}

fn read<T: DeserializeOwned>(entry: &NewEntry) -> Result<T, OutboxError> {
    serde_json::from_slice(&entry.payload).map_err(|error| unread(entry, &error.to_string()))
}

fn unread(entry: &NewEntry, why: &str) -> OutboxError {
    OutboxError::Entry { seq: entry.seq, why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::records::DataDir;

    const STORE: &str = "https://lrs.example.org/xAPI/statements";

    fn records() -> (tempfile::TempDir, Records) {
        let home = tempfile::tempdir().unwrap();
        let records = Records::open(&DataDir::resolve(Some(home.path())).unwrap()).unwrap();
        (home, records)
    }

    fn told(numbers: std::ops::Range<usize>) -> Vec<Statement> {
        let statement = |number: usize| {
            let id = Uuid::from_u128(number as u128 + 1);
            Statement { id, body: json!({ "id": id.to_string() }) }
        };
        numbers.map(statement).collect()
    }

    #[test]
    fn two_who_push_at_once_queue_and_note_everything_once() {
        let (_home, records) = records();
        let mut one = Outbox::open(&records, STORE).unwrap();
        let mut other = Outbox::open(&records, STORE).unwrap();
        assert_eq!(one.queue(&told(0..2), 1).unwrap(), 2);
        assert_eq!(other.queue(&told(0..3), 2).unwrap(), 1);
        let ids: Vec<Uuid> = told(0..3).iter().map(|one| one.id).collect();
        one.sent(&ids[..1], 3).unwrap();
        other.sent(&ids, 4).unwrap();
        let refused = Refused { id: ids[2], status: 409, says: String::new() };
        one.refuse(&refused, 5).unwrap();
        assert_eq!((one.waiting(), one.refused()), (Vec::new(), &[][..]));
        assert_eq!(Outbox::open(&records, STORE).unwrap().order, ids);
    }

    #[test]
    fn many_statements_are_queued_in_several_entries_and_keep_their_order() {
        let (_home, records) = records();
        let most = 2 * QUEUED_MAX;
        let many = told(0..most.saturating_add(1));
        assert_eq!(Outbox::open(&records, STORE).unwrap().queue(&many, 1).unwrap(), many.len());
        let outbox = Outbox::open(&records, STORE).unwrap();
        assert_eq!((outbox.next, outbox.waiting()), (3, many));
    }
}
