//! Appending.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::{Sqlite, fault, read};
use crate::records::attempt_id::AttemptId;
use crate::records::attempt_row::AttemptRow;
use crate::records::chain::Link;
use crate::records::entry::{Appended, Batch, Content, ENTRY_BYTES_MAX, NewEntry};
use crate::records::error::StoreError;
use crate::records::store::Head;
use crate::records::stream::StreamKind;

const APPEND: &str = "append";

pub(super) fn append(store: &mut Sqlite, batch: &Batch) -> Result<Appended, StoreError> {
    let Sqlite { connection, at_write_point } = store;
    let mut points = Points { at: at_write_point.as_mut() };
    points.reach("before it begins", connection);
    // The lock for writing at once: whoever reads first and writes then may find that another was faster.
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault::of(APPEND))?;
    points.reach("begun", &transaction);
    let mut appended = Appended::Already;
    for content in &batch.contents {
        if keep(&transaction, content)? {
            appended = Appended::Stored;
            points.reach("content written", &transaction);
        }
    }
    for entry in &batch.entries {
        if add(&transaction, entry)? {
            appended = Appended::Stored;
            points.reach("entry written", &transaction);
            project(&transaction, entry).map_err(fault::of(APPEND))?;
            points.reach("row written", &transaction);
        }
    }
    transaction.commit().map_err(fault::of(APPEND))?;
    points.reach("committed", connection);
    Ok(appended)
}

struct Points<'s> {
    at: Option<&'s mut super::AtWritePoint>,
}

impl Points<'_> {
    fn reach(&mut self, point: &'static str, connection: &Connection) {
        if let Some(at) = &mut self.at {
            at(point, connection);
        }
    }
}

/// Keeps content, unless it is kept already. Returns whether it is new.
fn keep(transaction: &Transaction<'_>, content: &Content) -> Result<bool, StoreError> {
    let sum = Sha256::digest(&content.bytes).to_vec();
    let kept = "SELECT sum = $1 AND bytes = $2 FROM content WHERE digest = $3";
    let same: Option<bool> = transaction
        .prepare_cached(kept)
        .and_then(|mut query| {
            query.query_row(params![sum, content.bytes, content.digest], |row| row.get(0)).optional()
        })
        .map_err(fault::of("keep content"))?;
    match same {
        Some(true) => return Ok(false),
        Some(false) => return Err(StoreError::ContentDiffers(content.digest.clone())),
        None => {}
    }
    transaction
        .prepare_cached("INSERT INTO content (digest, bytes, sum) VALUES ($1, $2, $3)")
        .and_then(|mut insert| insert.execute(params![content.digest, content.bytes, sum]))
        .map_err(fault::of("keep content"))?;
    Ok(true)
}

/// Adds an entry, unless it is there already. Returns whether it is new.
fn add(transaction: &Transaction<'_>, entry: &NewEntry) -> Result<bool, StoreError> {
    let NewEntry { stream, seq, .. } = *entry;
    if entry.payload.len() > ENTRY_BYTES_MAX {
        return Err(StoreError::TooLong { stream, seq, bytes: entry.payload.len() });
    }
    let head = read::head(transaction, stream).map_err(fault::of(APPEND))?;
    let expected = head.as_ref().map_or(0, |head| head.seq + 1);
    if seq > expected {
        return Err(StoreError::Gap { stream, seq, expected });
    }
    if seq < expected {
        let before = seq.checked_sub(1);
        let stored = read::after(transaction, stream, before, 1).map_err(fault::of(APPEND))?;
        let same = stored.first().is_some_and(|stored| stored.new == *entry);
        return if same { Ok(false) } else { Err(StoreError::Differs { stream, seq }) };
    }
    let before = head.map_or_else(|| Link::first(stream), |Head { link, .. }| link);
    let Link(link) = before.next(entry);
    transaction
        .prepare_cached(
            "INSERT INTO entry (stream, seq, kind, at_ms, by, payload, link) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .and_then(|mut insert| {
            insert.execute(params![
                stream.to_string(),
                entry.seq.cast_signed(),
                entry.kind,
                entry.at_ms,
                entry.by,
                entry.payload,
                link
            ])
        })
        .map_err(fault::of(APPEND))?;
    Ok(true)
}

/// Keeps the row of an attempt in step with its stream.
fn project(transaction: &Transaction<'_>, entry: &NewEntry) -> rusqlite::Result<()> {
    let id = (entry.stream.kind == StreamKind::Attempt).then(|| entry.stream.of_attempt()).flatten();
    let Some(id) = id else { return Ok(()) };
    let stored = read::attempt(transaction, id)?;
    let mut row = stored.clone().unwrap_or_else(|| AttemptRow::new(id));
    row.add(entry);
    if stored.as_ref() == Some(&row) {
        return Ok(());
    }
    remove(transaction, id)?;
    insert(transaction, &row)
}

pub(super) fn replace_attempts(store: &mut Sqlite, rows: &[AttemptRow]) -> rusqlite::Result<()> {
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("DELETE FROM attempt", [])?;
    rows.iter().try_for_each(|row| insert(&transaction, row))?;
    transaction.commit()
}

fn remove(transaction: &Transaction<'_>, id: AttemptId) -> rusqlite::Result<()> {
    transaction.prepare_cached("DELETE FROM attempt WHERE id = $1")?.execute([id.to_string()])?;
    Ok(())
}

fn insert(transaction: &Transaction<'_>, row: &AttemptRow) -> rusqlite::Result<()> {
    let marks = row.marks.unwrap_or_default();
    let scored = |number: u32| row.marks.map(|_| number);
    let mut insert = transaction.prepare_cached(
        "INSERT INTO attempt (id, scenario, title, desk, person, trainee, session, parent, state, began_ms, ended_ms, engine, \
         digest, seed, points, of, tone, information, escalation, ticket, upsell, critical, errors) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)",
    )?;
    insert.execute(params![
        row.id.to_string(),
        row.scenario,
        row.title,
        row.desk,
        row.person,
        row.trainee,
        row.session,
        row.parent,
        row.state.name(),
        row.began_ms,
        row.ended_ms,
        row.engine,
        row.digest,
        row.seed.to_string(),
        scored(marks.points),
        scored(marks.of),
        marks.dimensions[0],
        marks.dimensions[1],
        marks.dimensions[2],
        marks.dimensions[3],
        marks.dimensions[4],
        scored(u32::from(marks.critical)),
        row.errors.join(" "),
    ])?;
    Ok(())
}
