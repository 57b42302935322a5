//! What a database finds wrong with itself.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::migrate::pattern;

/// Damaged pages are many at once; so many are named.
const NAMED: u32 = 20;

pub(super) fn faults(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = integrity(connection)?;
    found.extend(
        headless(connection)?.into_iter().map(|stream| format!("the first entry of {stream} is missing")),
    );
    let (ours, pattern) = (schema(connection)?, schema(&pattern()?)?);
    for (name, sql) in &pattern {
        match ours.get(name) {
            None => found.push(format!("of the schema, {name} is missing")),
            Some(other) if other != sql => found.push(format!("of the schema, {name} was changed")),
            Some(_) => {}
        }
    }
    let foreign = ours.keys().filter(|name| !pattern.contains_key(*name));
    found.extend(foreign.map(|name| format!("{name} does not belong to the schema")));
    Ok(found)
}

fn integrity(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = connection.prepare(&format!("PRAGMA integrity_check({NAMED})"))?;
    let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(if lines == ["ok"] { Vec::new() } else { lines })
}

/// Streams that no list of streams shows.
fn headless(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = connection.prepare(
        "SELECT DISTINCT stream FROM entry AS some WHERE NOT EXISTS \
         (SELECT 1 FROM entry AS first WHERE first.stream = some.stream AND first.seq = 0) ORDER BY stream",
    )?;
    query.query_map([], |row| row.get(0))?.collect()
}

/// What the schema consists of: kind and name, and how it was made.
fn schema(connection: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut query = connection
        .prepare("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1")?;
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Makes indexes and triggers anew. Tables hold what cannot be made anew, and stay.
pub(super) fn mend(connection: &mut Connection) -> rusqlite::Result<()> {
    let (ours, pattern) = (schema(connection)?, schema(&pattern()?)?);
    let transaction = connection.transaction()?;
    for (name, sql) in &pattern {
        let Some((kind @ ("index" | "trigger"), bare)) = name.split_once(' ') else { continue };
        match ours.get(name) {
            Some(other) if other == sql => {}
            Some(_) => transaction.execute_batch(&format!("DROP {kind} {bare}; {sql};"))?,
            None => transaction.execute_batch(&format!("{sql};"))?,
        }
    }
    transaction.execute_batch("REINDEX")?;
    transaction.commit()
}
