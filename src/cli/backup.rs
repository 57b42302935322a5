//! `firstline backup` and `firstline restore`.

use std::io::Write;

use super::args::{Places, Restore};
use super::exit::Exit;
use crate::records;

pub(super) fn run(places: &Places) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let mut out = anstream::stdout();
    match records::back_up(records.data())? {
        Some(backup) => writeln!(out, "Everything is in {}.", backup.path.display())?,
        None => writeln!(out, "Nothing was stored since the last backup.")?,
    }
    Ok(Exit::Fine)
}

pub(super) fn restore(places: &Places, args: &Restore) -> anyhow::Result<Exit> {
    let data = places.data()?;
    let mut out = anstream::stdout();
    if args.list {
        for backup in records::backups(&data)? {
            writeln!(out, "{}  {}", backup.made, backup.path.display())?;
        }
        return Ok(Exit::Fine);
    }
    let restored = records::restore(&data, args.file.as_deref())?;
    writeln!(out, "{} is back, with {} entries.", restored.from.display(), restored.extent.entries)?;
    if let Some(aside) = &restored.set_aside {
        writeln!(out, "What was there before is kept in {}.", aside.display())?;
    }
    Ok(Exit::Fine)
}
