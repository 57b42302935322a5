//! Opening a database, and what is set for it.

use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::migrate::{APPLICATION, migrate, refuse_newer};
use super::{Sqlite, fault};
use crate::records::error::{OpenError, StoreError};

/// Is told each point that a write comes to, with the connection that writes. For tests: what kills the process here, or
/// makes the disk too small, shows what is left.
pub type AtWritePoint = Box<dyn FnMut(&'static str, &Connection) + Send>;

/// For what a database is opened.
pub enum Way {
    /// To write and to read; made when there is none. A change of the schema is backed up to the path first.
    Write(PathBuf),
    /// To read what is there, while others may write.
    Read,
    /// To look at a file that nobody writes, and to change nothing about it.
    Look,
}

const OPEN: &str = "open the database";

/// How long a program waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(5);

impl Sqlite {
    /// Opens the database in this file.
    ///
    /// # Errors
    /// When it is no database of Firstline, when a newer program made it, or when it cannot be opened.
    pub fn open(path: &Path, way: &Way) -> Result<Self, OpenError> {
        let store = |cause| OpenError::Store { path: path.to_owned(), cause };
        let flags = match way {
            Way::Write(_) => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
            // A reader of a database in this form of log takes part in it, and must be able to write beside it.
            Way::Read => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Way::Look => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(|error| store(cannot_open(&error)))?;
        connection.busy_timeout(PATIENCE).map_err(fault::of(OPEN)).map_err(store)?;
        refuse_others(&connection, path)?;
        if let Way::Write(_) = way
            && connection.is_readonly(rusqlite::MAIN_DB).unwrap_or(false)
        {
            return Err(store(StoreError::ReadOnly));
        }
        refuse_newer(&connection, path)?;
        if !matches!(way, Way::Look) {
            set(&connection).map_err(store)?;
        }
        if let Way::Write(backup) = way {
            migrate(&mut connection, path, backup)?;
        }
        Ok(Self { connection, at_write_point: None })
    }

    /// Has this told each point that a write comes to.
    pub fn tell_write_points(&mut self, at: Option<AtWritePoint>) {
        self.at_write_point = at;
    }
}

fn cannot_open(error: &rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => StoreError::ReadOnly,
        _ => StoreError::Failed { action: OPEN, why: error.to_string() },
    }
}

/// Refuses a file that holds something and is not marked as ours. Nothing has been written to it then.
fn refuse_others(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    match is_ours(connection) {
        Ok(true) => Ok(()),
        Ok(false) => Err(OpenError::NotOurs(path.to_owned())),
        Err(error) => match fault::of(OPEN)(error) {
            StoreError::Damaged(_) if !is_marked(path) => Err(OpenError::NotOurs(path.to_owned())),
            cause => Err(OpenError::Store { path: path.to_owned(), cause }),
        },
    }
}

/// Whether the database is marked as ours, or empty: a program that was ended while it made one leaves it empty.
fn is_ours(connection: &Connection) -> rusqlite::Result<bool> {
    let number = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    // In this order: between the two, another program may make it one of ours.
    let tables = number("SELECT count(*) FROM sqlite_schema")?;
    let application = number("PRAGMA application_id")?;
    Ok(application == i64::from(APPLICATION) || (application == 0 && tables == 0))
}

/// Whether the first bytes are those of a database at all; one of ours that is damaged further in is not called another's.
fn is_marked(path: &Path) -> bool {
    use std::io::Read;
    let mut first = [0; 16];
    let read = std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && &first == b"SQLite format 3\0"
}

fn set(connection: &Connection) -> Result<(), StoreError> {
    use_log(connection)?;
    connection.set_prepared_statement_cache_capacity(32);
    // FULL: what was acknowledged outlasts a power cut, not only a crash of the program.
    let set = connection
        .pragma_update(None, "synchronous", "FULL")
        .and_then(|()| connection.pragma_update(None, "foreign_keys", true))
        .and_then(|()| connection.pragma_update(None, "trusted_schema", false));
    set.map_err(fault::of(OPEN))
}

/// Has the database write a log ahead, so that reading and writing do not wait for each other. SQLite does not wait itself when
/// two programs ask for that at once.
fn use_log(connection: &Connection) -> Result<(), StoreError> {
    let until = Instant::now() + PATIENCE;
    loop {
        let set =
            connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0));
        match set {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < until =>
            {
                sleep(Duration::from_millis(10));
            }
            Ok(mode) if mode != "wal" => {
                let why = format!("the file system takes no log ahead of the database, only `{mode}`");
                return Err(StoreError::Failed { action: OPEN, why });
            }
            result => return result.map(|_| ()).map_err(fault::of(OPEN)),
        }
    }
}

/// Copies the database page by page, as it is at one moment, into a new file that needs no other file beside it.
pub(super) fn copy_to(connection: &Connection, file: &Path) -> rusqlite::Result<()> {
    let mut copy = Connection::open(file)?;
    Backup::new(connection, &mut copy)?.step(-1)?;
    copy.pragma_update(None, "journal_mode", "DELETE")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_set_as_promised() {
        let home = tempfile::tempdir().unwrap();
        let store =
            Sqlite::open(&home.path().join("x.db"), &Way::Write(home.path().join("before.db"))).unwrap();
        let text =
            |name| store.connection.pragma_query_value(None, name, |row| row.get::<_, String>(0)).unwrap();
        let number =
            |name| store.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        assert_eq!(text("journal_mode"), "wal");
        assert_eq!((number("synchronous"), number("foreign_keys"), number("trusted_schema")), (2, 1, 0));
        assert_eq!((number("application_id"), number("busy_timeout")), (i64::from(APPLICATION), 5_000));
    }

    #[test]
    fn what_a_program_left_that_was_ended_while_it_made_a_database_is_taken_up() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.db");
        use_log(&Connection::open(&path).unwrap()).unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() > 0);
        Sqlite::open(&path, &Way::Write(home.path().join("before.db"))).unwrap();
    }

    #[test]
    fn many_programs_may_begin_one_database_at_once() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("x.db");
        std::thread::scope(|scope| {
            let open = || Sqlite::open(&path, &Way::Write(home.path().join("before.db"))).map(|_| ());
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            for thread in threads {
                thread.join().unwrap().unwrap();
            }
        });
    }
}
