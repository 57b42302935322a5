//! `firstline backup` and `firstline restore`.

use std::io::Write;

use super::args::{Places, Restore};
use super::exit::Exit;
use super::plain;
use super::who;
use crate::mentoring::People;
use crate::records;
use crate::review::people::{Action, may};

pub(super) fn run(places: &Places) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let mut out = plain::stdout();
    match records::back_up(records.data())? {
        Some(backup) => writeln!(out, "Everything is in {}.", backup.path.display())?,
        None => writeln!(out, "Nothing was stored since the last backup.")?,
    }
    Ok(Exit::Fine)
}

pub(super) fn restore(places: &Places, args: &Restore) -> anyhow::Result<Exit> {
    let data = places.data()?;
    let mut out = plain::stdout();
    if args.list {
        for backup in records::backups(&data)? {
            writeln!(out, "{}  {}", backup.made, backup.path.display())?;
        }
        return Ok(Exit::Fine);
    }
    check_lead(places, &data)?;
    let restored = records::restore(&data, args.file.as_deref())?;
    writeln!(out, "{} is back, with {} entries.", restored.from.display(), restored.extent.entries)?;
    if let Some(aside) = &restored.set_aside {
        writeln!(out, "What was there before is kept in {}.", aside.display())?;
    }
    Ok(Exit::Fine)
}

/// Where a lead has a PIN, nobody else puts the records back to what they were before a graded call. A database that cannot be
/// read any more tells of no lead, and has to be brought back all the same.
fn check_lead(places: &Places, data: &records::DataDir) -> anyhow::Result<()> {
    if !data.root().join("firstline.db").is_file() {
        return Ok(());
    }
    let Ok(records) = records::Records::open(data) else { return Ok(()) };
    let led = People::read(&records).is_ok_and(|people| {
        people.roster().people().any(|person| may(person.role, Action::BringBack) && person.pin.is_some())
    });
    if led {
        who::acting(places, &records, Action::BringBack)?;
    }
    Ok(())
}
