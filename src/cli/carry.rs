//! `firstline export` and `firstline import`: an attempt from one machine to another.

use std::io::Write;

use super::args::{Export, Exported, Import, Places};
use super::exit::Exit;
use super::who;
use crate::attempt::verify;
use crate::records::Appended;

pub(super) fn export(places: &Places, args: &Export) -> anyhow::Result<Exit> {
    let Exported::Attempt { attempt, file } = &args.what;
    let records = places.records()?;
    let id = records.find(attempt)?;
    who::check_seeing(places, &records, id)?;
    records.export(id, file)?;
    writeln!(anstream::stdout(), "Attempt {id} is in {}.", file.display())?;
    Ok(Exit::Fine)
}

pub(super) fn import(places: &Places, args: &Import) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let (id, appended) = records.import(&args.file)?;
    let mut out = anstream::stdout();
    match appended {
        Appended::Stored => writeln!(out, "Attempt {id} was brought in.")?,
        Appended::Already => writeln!(out, "Attempt {id} was here already; nothing changed.")?,
    }
    if let Some(misfit) = verify(&records, id)?.misfit {
        writeln!(out, "But {misfit}.")?;
        return Ok(Exit::Findings);
    }
    Ok(Exit::Fine)
}
