//! The schema, step by step.
//!
//! Each step is a file that never changes once it was released; its checksum is kept with the database, so that a database
//! made with other steps is refused and not guessed at.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::fault;
use super::open::copy_to;
use crate::records::error::{OpenError, StoreError};

/// Marks a file as a database of Firstline: "FLRC" in its header.
pub(super) const APPLICATION: u32 = 0x464C_5243;

/// The steps; the number of a step is its place, from 1.
const STEPS: [&str; SCHEMA as usize] = [include_str!("001.sql"), include_str!("002.sql")];

/// The newest schema that this program knows.
pub(in crate::records) const SCHEMA: u32 = 2;

/// Which steps were applied. Made before the first of them.
const LEDGER: &str = "CREATE TABLE IF NOT EXISTS schema_step (
    step       INTEGER NOT NULL PRIMARY KEY,
    sum        BLOB    NOT NULL,
    applied_ms INTEGER NOT NULL
) STRICT";

/// Refuses a database that a newer program made. Nothing has been written to it then.
pub(super) fn refuse_newer(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    known_version(connection, path, SCHEMA).map(|_| ())
}

/// Brings the schema up to that of this program. A database with something in it is first copied to `backup`.
pub(super) fn migrate(connection: &mut Connection, path: &Path, backup: &Path) -> Result<(), OpenError> {
    migrate_with(connection, path, backup, &STEPS)
}

fn migrate_with(
    connection: &mut Connection,
    path: &Path,
    backup: &Path,
    steps: &[&str],
) -> Result<(), OpenError> {
    let store = |cause| OpenError::Store { path: path.to_owned(), cause };
    let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let found = known_version(connection, path, known)?;
    if found > 0 {
        check_applied(connection, path, steps)?;
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        copy_to(connection, backup).map_err(fault::of("back up before the schema changes")).map_err(store)?;
    }
    // Another program may have been faster: what is missing is read again once nobody else can write.
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(fault::of("change the schema"))
        .map_err(store)?;
    let applied = apply(&transaction, steps).and_then(|()| transaction.commit());
    applied.map_err(fault::of("change the schema")).map_err(store)
}

/// The version of the schema, if it is none that only a newer program knows.
fn known_version(connection: &Connection, path: &Path, known: u32) -> Result<u32, OpenError> {
    let path = || path.to_owned();
    let found = version(connection)
        .map_err(fault::of("read the schema"))
        .map_err(|cause| OpenError::Store { path: path(), cause })?;
    if found > known { Err(OpenError::Newer { path: path(), found, known }) } else { Ok(found) }
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn check_applied(connection: &Connection, path: &Path, steps: &[&str]) -> Result<(), OpenError> {
    let read = || -> rusqlite::Result<Vec<(u32, Vec<u8>)>> {
        let mut query = connection.prepare("SELECT step, sum FROM schema_step ORDER BY step")?;
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let applied = read().map_err(fault::of("read the steps of the schema"));
    let applied = applied.map_err(|cause: StoreError| OpenError::Store { path: path.to_owned(), cause })?;
    for (step, sum) in applied {
        let text = step.checked_sub(1).and_then(|at| steps.get(at as usize));
        if text.is_none_or(|text| sum != sum_of(text)) {
            return Err(OpenError::OtherSchema { path: path.to_owned(), step });
        }
    }
    Ok(())
}

fn apply(transaction: &Transaction<'_>, steps: &[&str]) -> rusqlite::Result<()> {
    transaction.execute_batch(LEDGER)?;
    let from = version(transaction)?;
    for (step, text) in (1_u32..).zip(steps).skip(from as usize) {
        transaction.execute_batch(text)?;
        let now = jiff::Timestamp::now().as_millisecond();
        transaction.execute(
            "INSERT INTO schema_step (step, sum, applied_ms) VALUES ($1, $2, $3)",
            params![step, sum_of(text), now],
        )?;
        transaction.pragma_update(None, "user_version", step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)
}

fn sum_of(text: &str) -> Vec<u8> {
    Sha256::digest(text).to_vec()
}

/// A database in memory with the schema of this program, to compare others with.
pub(super) fn pattern() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    let transaction = connection.transaction()?;
    apply(&transaction, &STEPS)?;
    transaction.commit()?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEXT: &str = "ALTER TABLE content ADD COLUMN note TEXT;";

    struct Scene {
        home: tempfile::TempDir,
        connection: Connection,
    }

    impl Scene {
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let connection = Connection::open(home.path().join("x.db")).unwrap();
            Self { home, connection }
        }

        fn migrate(&mut self, steps: &[&str]) -> Result<(), OpenError> {
            let backup = self.home.path().join("before.db");
            migrate_with(&mut self.connection, Path::new("x.db"), &backup, steps)
        }

        fn backed_up(&self) -> bool {
            self.home.path().join("before.db").exists()
        }
    }

    #[test]
    fn a_new_database_gets_every_step_and_no_backup() {
        let mut scene = Scene::new();
        scene.migrate(&[STEPS[0], NEXT]).unwrap();
        assert_eq!(version(&scene.connection).unwrap(), 2);
        scene.connection.execute_batch("SELECT note FROM content").unwrap();
        assert!(!scene.backed_up());
        scene.migrate(&[STEPS[0], NEXT]).unwrap();
    }

    #[test]
    fn an_older_database_is_backed_up_and_gets_what_is_missing() {
        let mut scene = Scene::new();
        scene.migrate(&STEPS[..1]).unwrap();
        scene.connection.execute("INSERT INTO content VALUES ('d', x'00', zeroblob(32))", []).unwrap();
        scene.migrate(&[STEPS[0], NEXT]).unwrap();
        let count = |connection: &Connection| -> u32 {
            connection.query_row("SELECT count(*) FROM content", [], |row| row.get(0)).unwrap()
        };
        assert_eq!((version(&scene.connection).unwrap(), count(&scene.connection)), (2, 1));
        let before = Connection::open(scene.home.path().join("before.db")).unwrap();
        assert_eq!((version(&before).unwrap(), count(&before)), (1, 1));
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let mut scene = Scene::new();
        scene.migrate(&STEPS[..1]).unwrap();
        let result = scene.migrate(&[STEPS[0], "CREATE TABLE half (x TEXT) STRICT; nonsense;"]);
        assert!(matches!(result, Err(OpenError::Store { .. })));
        assert_eq!(version(&scene.connection).unwrap(), 1);
        assert!(scene.connection.execute_batch("SELECT x FROM half").is_err());
    }

    #[test]
    fn a_newer_schema_and_a_changed_step_are_refused() {
        let mut scene = Scene::new();
        scene.migrate(&[STEPS[0], NEXT]).unwrap();
        let newer = scene.migrate(&STEPS[..1]).unwrap_err();
        assert!(matches!(newer, OpenError::Newer { found: 2, known: 1, .. }), "{newer}");
        let changed = scene.migrate(&[STEPS[0], "SELECT 1;"]).unwrap_err();
        assert!(matches!(changed, OpenError::OtherSchema { step: 2, .. }), "{changed}");
    }

    #[test]
    fn the_second_step_names_the_critical_errors_of_results_that_are_there() {
        let mut scene = Scene::new();
        scene.migrate(&STEPS[..1]).unwrap();
        let card = |errors: &str| format!(r#"{{"scorecard":{{"dimensions":{{}},"critical":[{errors}]}}}}"#);
        let two = card(r#"{"id":"critical-privacy"},{"id":"critical-insult"}"#);
        for (id, critical, payload) in [("a", 1, two), ("b", 0, card("")), ("c", 1, "nonsense".to_owned())] {
            let row = "INSERT INTO attempt (id, scenario, title, desk, state, began_ms, engine, digest, seed, points, of, critical) \
                       VALUES ($1, 's', 'S', 'd', 'filed', 0, 4, '', '7', 0, 0, $2)";
            scene.connection.execute(row, params![id, critical]).unwrap();
            let entry =
                "INSERT INTO entry VALUES ('attempt/' || $1, 0, 'scorecard', 0, '', $2, zeroblob(32))";
            scene.connection.execute(entry, params![id, payload.as_bytes()]).unwrap();
        }
        scene.migrate(&STEPS).unwrap();
        let mut query = scene.connection.prepare("SELECT errors FROM attempt ORDER BY id").unwrap();
        let errors: Vec<String> =
            query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(errors, ["critical-privacy critical-insult", "", ""]);
    }
}
