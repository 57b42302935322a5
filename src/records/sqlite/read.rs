//! Reading.

use rusqlite::types::Type;
use rusqlite::{Connection, Error, OptionalExtension, Row, params, params_from_iter};

use crate::records::attempt_id::AttemptId;
use crate::records::attempt_row::{AttemptRow, AttemptState, Marks};
use crate::records::chain::Link;
use crate::records::entry::{Entry, NewEntry};
use crate::records::store::{AttemptFilter, Extent, Head, KeptContent};
use crate::records::stream::{Stream, StreamKind};

pub(super) fn after(
    connection: &Connection,
    stream: Stream,
    after: Option<u64>,
    at_most: usize,
) -> rusqlite::Result<Vec<Entry>> {
    let mut query = connection.prepare_cached(
        "SELECT seq, kind, at_ms, by, payload, link FROM entry WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3",
    )?;
    let after = after.map_or(-1, u64::cast_signed);
    let at_most = i64::try_from(at_most).unwrap_or(i64::MAX);
    let entry = |row: &Row<'_>| {
        let new = NewEntry {
            stream,
            seq: row.get::<_, i64>(0)?.cast_unsigned(),
            kind: row.get(1)?,
            at_ms: row.get(2)?,
            by: row.get(3)?,
            payload: row.get(4)?,
        };
        Ok(Entry { new, link: Link(row.get(5)?) })
    };
    query.query_map(params![stream.to_string(), after, at_most], entry)?.collect()
}

pub(super) fn of_kind(connection: &Connection, kind: StreamKind) -> rusqlite::Result<Vec<Entry>> {
    let mut query = connection.prepare_cached(
        "SELECT stream, seq, kind, at_ms, by, payload, link FROM entry WHERE stream >= $1 AND stream < $2 ORDER BY stream, seq",
    )?;
    let entry = |row: &Row<'_>| {
        let new = NewEntry {
            stream: parsed(row, 0)?,
            seq: row.get::<_, i64>(1)?.cast_unsigned(),
            kind: row.get(2)?,
            at_ms: row.get(3)?,
            by: row.get(4)?,
            payload: row.get(5)?,
        };
        Ok(Entry { new, link: Link(row.get(6)?) })
    };
    query.query_map(range(kind), entry)?.collect()
}

pub(super) fn head(connection: &Connection, stream: Stream) -> rusqlite::Result<Option<Head>> {
    let mut query = connection
        .prepare_cached("SELECT seq, link, kind FROM entry WHERE stream = $1 ORDER BY seq DESC LIMIT 1")?;
    let head = |row: &Row<'_>| {
        Ok(Head { seq: row.get::<_, i64>(0)?.cast_unsigned(), link: Link(row.get(1)?), kind: row.get(2)? })
    };
    query.query_row([stream.to_string()], head).optional()
}

pub(super) fn streams(connection: &Connection, kind: StreamKind) -> rusqlite::Result<Vec<Stream>> {
    let mut query = connection.prepare_cached(
        "SELECT stream FROM entry WHERE seq = 0 AND stream >= $1 AND stream < $2 ORDER BY stream",
    )?;
    query.query_map(range(kind), |row| parsed(row, 0))?.collect()
}

/// Where the streams of a kind begin and end. `0` is the character after `/`: all names that begin with the kind, by an index
/// and without patterns.
fn range(kind: StreamKind) -> [String; 2] {
    [format!("{}/", kind.name()), format!("{}0", kind.name())]
}

pub(super) fn content(connection: &Connection, digest: &str) -> rusqlite::Result<Option<KeptContent>> {
    let mut query = connection.prepare_cached("SELECT bytes, sum FROM content WHERE digest = $1")?;
    query.query_row([digest], |row| Ok(KeptContent { bytes: row.get(0)?, sum: row.get(1)? })).optional()
}

pub(super) fn contents(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = connection.prepare("SELECT digest FROM content ORDER BY digest")?;
    query.query_map([], |row| row.get(0))?.collect()
}

pub(super) fn last_link(connection: &Connection) -> rusqlite::Result<Option<Link>> {
    let query = "SELECT link FROM entry ORDER BY rowid DESC LIMIT 1";
    connection.query_row(query, [], |row| Ok(Link(row.get(0)?))).optional()
}

pub(super) fn extent(connection: &Connection) -> rusqlite::Result<Extent> {
    // Nothing is ever deleted, so the last number that was given is the count.
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned);
    Ok(Extent {
        entries: count("SELECT coalesce(max(rowid), 0) FROM entry")?,
        contents: count("SELECT coalesce(max(rowid), 0) FROM content")?,
    })
}

const ATTEMPT: &str = "SELECT id, scenario, title, desk, person, trainee, session, parent, state, began_ms, ended_ms, engine, \
     digest, seed, points, of, tone, information, escalation, ticket, upsell, critical, errors FROM attempt";

pub(super) fn attempt(connection: &Connection, id: AttemptId) -> rusqlite::Result<Option<AttemptRow>> {
    let mut query = connection.prepare_cached(&format!("{ATTEMPT} WHERE id = $1"))?;
    query.query_row([id.to_string()], attempt_row).optional()
}

pub(super) fn attempts(connection: &Connection, filter: &AttemptFilter) -> rusqlite::Result<Vec<AttemptRow>> {
    let mut wanted: Vec<String> = Vec::new();
    let mut given: Vec<String> = Vec::new();
    if filter.open {
        wanted.push("state = 'open'".to_owned());
    }
    let id = filter.id.map(|id| id.to_string());
    let columns = [
        ("id", &id),
        ("person", &filter.person),
        ("session", &filter.session),
        ("scenario", &filter.scenario),
    ];
    for (column, value) in columns {
        if let Some(value) = value {
            given.push(value.clone());
            wanted.push(format!("{column} = ${}", given.len()));
        }
    }
    let wanted = if wanted.is_empty() { String::new() } else { format!(" WHERE {}", wanted.join(" AND ")) };
    let limit = filter.at_most.map(|at_most| format!(" LIMIT {at_most}")).unwrap_or_default();
    let mut query = connection.prepare_cached(&format!("{ATTEMPT}{wanted} ORDER BY id DESC{limit}"))?;
    query.query_map(params_from_iter(given), attempt_row)?.collect()
}

fn attempt_row(row: &Row<'_>) -> rusqlite::Result<AttemptRow> {
    let points: Option<u32> = row.get(14)?;
    let marks = match points {
        Some(points) => Some(Marks {
            points,
            of: row.get(15)?,
            dimensions: [row.get(16)?, row.get(17)?, row.get(18)?, row.get(19)?, row.get(20)?],
            critical: row.get::<_, u32>(21)? > 0,
        }),
        None => None,
    };
    let state: String = row.get(8)?;
    let errors: String = row.get(22)?;
    Ok(AttemptRow {
        id: parsed(row, 0)?,
        scenario: row.get(1)?,
        title: row.get(2)?,
        desk: row.get(3)?,
        person: row.get(4)?,
        trainee: row.get(5)?,
        session: row.get(6)?,
        parent: row.get(7)?,
        state: AttemptState::named(&state).unwrap_or(AttemptState::Unbegun),
        began_ms: row.get(9)?,
        ended_ms: row.get(10)?,
        engine: row.get(11)?,
        digest: row.get(12)?,
        // As text: a seed is any 64-bit number, and the columns of databases end at 63 bits.
        seed: parsed(row, 13)?,
        marks,
        errors: errors.split_whitespace().map(str::to_owned).collect(),
    })
}

/// A column of text that is something else's name.
fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}
