//! `firstline import`: an attempt from another machine.

use std::io::Write;

use anyhow::bail;

use super::args::{Import, Places};
use super::exit::Exit;
use super::plain;
use crate::attempt::{check_content, verify};
use crate::records::Appended;

pub(super) fn run(places: &Places, args: &Import) -> anyhow::Result<Exit> {
    // A pipe would be waited for, and some devices never end.
    if args.file.metadata().is_ok_and(|about| !about.is_file()) {
        bail!(
            "{} is no ordinary file; give one that `firstline export attempt` has written",
            args.file.display()
        );
    }
    let records = places.records()?;
    let (id, appended) =
        records.import(&args.file, &|digest, bytes| check_content(digest, bytes).map(|_| ()))?;
    let mut out = plain::stdout();
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
