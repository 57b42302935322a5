//! The queue of one store.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::records::{NewEntry, Records, StoreError, Stream, StreamKind};
use crate::report::xapi::Statement;

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
        for entry in records.after(stream, None)? {
            outbox.take(&entry.new)?;
        }
        Ok(outbox)
    }

    /// Queues what was not queued before. Returns how many statements that were.
    ///
    /// # Errors
    /// When they cannot be stored.
    pub fn queue(&mut self, statements: Vec<Statement>, at_ms: i64) -> Result<usize, OutboxError> {
        let mut new: Vec<Value> = Vec::new();
        let mut seen = BTreeSet::new();
        for statement in statements {
            if !self.bodies.contains_key(&statement.id) && seen.insert(statement.id) {
                new.push(statement.body);
            }
        }
        if !new.is_empty() {
            self.append("queued", &new, at_ms)?;
        }
        Ok(new.len())
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
        self.append("sent", &ids, at_ms)
    }

    /// Notes that the store will never take this one.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn refuse(&mut self, refused: &Refused, at_ms: i64) -> Result<(), OutboxError> {
        self.append("refused", refused, at_ms)
    }

    fn append<T: Serialize>(&mut self, kind: &str, what: &T, at_ms: i64) -> Result<(), OutboxError> {
        let payload = serde_json::to_vec(what).unwrap_or_default();
        let entry = NewEntry {
            stream: self.stream,
            seq: self.next,
            kind: kind.to_owned(),
            at_ms,
            by: String::new(),
            payload,
        };
        self.records.append(entry.clone())?;
        self.take(&entry)
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

fn read<T: DeserializeOwned>(entry: &NewEntry) -> Result<T, OutboxError> {
    serde_json::from_slice(&entry.payload).map_err(|error| unread(entry, &error.to_string()))
}

fn unread(entry: &NewEntry, why: &str) -> OutboxError {
    OutboxError::Entry { seq: entry.seq, why: why.to_owned() }
}
