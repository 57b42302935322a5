//! `firstline import`: an attempt from another machine.

use std::io::Write;

use super::args::{Import, Places};
use super::exit::Exit;
use crate::attempt::{check_content, verify};
use crate::records::Appended;

pub(super) fn run(places: &Places, args: &Import) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let (id, appended) =
        records.import(&args.file, &|digest, bytes| check_content(digest, bytes).map(|_| ()))?;
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
