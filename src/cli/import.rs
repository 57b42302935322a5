//! `firstline import`: an attempt from another machine.

use std::io::Write;

use anyhow::bail;

use super::args::{Import, Places};
use super::exit::Exit;
use super::plain;
use crate::attempt::{check_content, verify};
use crate::mentoring::{People, check_said};
use crate::records::{Appended, AttemptFilter, AttemptId, CarryError, NewEntry, Records, Said};

pub(super) fn run(places: &Places, args: &Import) -> anyhow::Result<Exit> {
    // A pipe would be waited for, and some devices never end.
    if args.file.metadata().is_ok_and(|about| !about.is_file()) {
        bail!(
            "{} is no ordinary file; give one that `firstline export attempt` has written",
            args.file.display()
        );
    }
    let records = places.records()?;
    let people = People::read(&records)?;
    let may = |entry: &NewEntry| check_said(&people, entry);
    let said = if args.without_reviews { Said::Left } else { Said::If(&may) };
    let brought = records.import(&args.file, &|digest, bytes| check_content(digest, bytes).map(|_| ()), said);
    let (id, appended) = match brought {
        Err(why @ CarryError::SaidOtherwise(_)) => {
            bail!("{why}; `--without-reviews` brings in the call alone")
        }
        brought => brought?,
    };
    let mut out = plain::stdout();
    match appended {
        Appended::Stored => writeln!(out, "Attempt {id} was brought in.")?,
        Appended::Already => writeln!(out, "Attempt {id} was here already; nothing changed.")?,
    }
    if let Some(note) = taken_by(&records, &people, id)? {
        writeln!(out, "{note}")?;
    }
    if let Some(misfit) = verify(&records, id)?.misfit {
        writeln!(out, "But {misfit}.")?;
        return Ok(Exit::Findings);
    }
    Ok(Exit::Fine)
}

/// What is to be known of who took the call; nothing when they are known here by the same name.
fn taken_by(records: &Records, people: &People, id: AttemptId) -> anyhow::Result<Option<String>> {
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    let Some((name, person)) = row.and_then(|row| row.trainee.zip(row.person)) else { return Ok(None) };
    let name = plain::one_line(&name);
    let known = person.parse().ok().and_then(|person| people.roster().person(person));
    Ok(match known {
        None => Some(format!("It was taken by {name}, who is not entered here.")),
        Some(known) if known.name != name => {
            Some(format!("It was taken by {name}, who is called {} here.", known.name))
        }
        Some(_) => None,
    })
}
