//! Going on with a call that was interrupted: first of all, whose it is.

use std::io::{self, IsTerminal, Write};

use anyhow::bail;

use crate::attempt::Call;
use crate::cli::args::Places;
use crate::cli::plain;
use crate::cli::who;
use crate::mentoring::{Acting, MentoringError, People};
use crate::records::{AttemptFilter, AttemptId, AttemptRow, Records};
use crate::review::PersonId;
use crate::review::people::Action;

/// Opens the attempt whose id begins like this, or the latest that whoever asks can go on with.
pub(super) fn open(places: &Places, start: &str) -> anyhow::Result<(Records, Call)> {
    let records = places.records()?;
    let id = if start.is_empty() { latest(places, &records)? } else { records.find(start)? };
    let row = records.attempts(&AttemptFilter { id: Some(id), ..AttemptFilter::default() })?.pop();
    if let Some(row) = &row {
        if row.session.is_some() {
            return Err(MentoringError::Graded.into());
        }
        check_whose(places, &records, row, !start.is_empty())?;
    }
    let call = Call::go_on(&records, id)?;
    Ok((records, call))
}

/// Refuses the call of another person. `named`: its id was given, and was not just the latest there is.
fn check_whose(places: &Places, records: &Records, row: &AttemptRow, named: bool) -> anyhow::Result<()> {
    let owner: Option<PersonId> = row.person.as_deref().and_then(|id| id.parse().ok());
    let Some(owner) = owner else {
        // A name that stands for nobody who is known here can be asked for, and not checked.
        return match &row.trainee {
            Some(name) if !named && places.who.is_none() => check_said(row, name),
            _ => Ok(()),
        };
    };
    let mut people = People::read(records)?;
    let name = people.name(owner);
    if places.who.is_none() && !says_they_are(row, &name)? {
        bail!("{} is a call of {name}'s: they go on with it with --as \"{name}\"", row.id);
    }
    let asked = places.who.as_deref().unwrap_or(&name);
    let Acting { by, .. } = people.acting(records, Some(asked), Action::TakeCalls, &mut who::ask)?;
    if by.person != owner {
        bail!("{} is a call of {name}'s, and nobody else goes on with it", row.id);
    }
    Ok(())
}

fn check_said(row: &AttemptRow, name: &str) -> anyhow::Result<()> {
    if says_they_are(row, name)? {
        return Ok(());
    }
    bail!(
        "the latest interrupted call is one of {name}'s; to go on with it all the same, name it: firstline play --resume {}",
        row.id
    )
}

/// Asks at the terminal; without one there is nobody to ask.
fn says_they_are(row: &AttemptRow, name: &str) -> io::Result<bool> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    let mut out = plain::stdout();
    write!(out, "{}, begun {}, is a call of {name}'s. Are you {name}? [y/N] ", row.title, row.id.started())?;
    out.flush()?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The latest call of whoever `--as` names; without it the latest of all.
fn latest(places: &Places, records: &Records) -> anyhow::Result<AttemptId> {
    let mut open = interrupted(records)?;
    if let Some(name) = places.who.as_deref() {
        let own = People::read(records)?.find(name)?.id.to_string();
        open.retain(|row| row.person.as_ref() == Some(&own));
    }
    match open.first() {
        Some(attempt) => Ok(attempt.id),
        None => bail!("there is no interrupted call in {}", records.data().root().display()),
    }
}

/// The calls of practice that can be gone on with, the latest first. Graded ones go on in their session.
pub(in crate::cli) fn interrupted(records: &Records) -> anyhow::Result<Vec<AttemptRow>> {
    let mut open = records.attempts(&AttemptFilter { open: true, ..AttemptFilter::default() })?;
    open.retain(|row| row.session.is_none());
    Ok(open)
}
