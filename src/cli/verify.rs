//! `firstline verify`: whether stored attempts are what was stored.

use std::fmt::Write as _;
use std::io::Write;

use super::args::{Places, Verify};
use super::exit::Exit;
use super::plain;
use super::style::{ALARM, FAINT};
use crate::attempt::{Verified, verify};
use crate::records::{AttemptId, Records, Stream, StreamKind};

pub(super) fn run(places: &Places, args: &Verify) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let mut out = plain::stdout();
    let mut misfits = 0;
    let ids = wanted(&records, &args.attempts)?;
    for id in &ids {
        let verified = verify(&records, *id)?;
        write_verified(&mut out, &verified)?;
        misfits += usize::from(verified.misfit.is_some());
    }
    match misfits {
        0 if ids.is_empty() => writeln!(out, "There are no attempts yet.")?,
        0 => writeln!(out, "Everything fits.")?,
        _ => writeln!(out, "{ALARM}{misfits} of {} do not fit.{ALARM:#}", ids.len())?,
    }
    Ok(if misfits == 0 { Exit::Fine } else { Exit::Findings })
}

fn wanted(records: &Records, given: &[String]) -> anyhow::Result<Vec<AttemptId>> {
    if given.is_empty() {
        let streams = records.streams(StreamKind::Attempt)?;
        return Ok(streams.into_iter().filter_map(Stream::of_attempt).collect());
    }
    given.iter().map(|start| Ok(records.find(start)?)).collect()
}

fn write_verified(out: &mut impl Write, verified: &Verified) -> std::io::Result<()> {
    let Verified { id, entries, said_of_it, .. } = verified;
    if let Some(misfit) = &verified.misfit {
        return writeln!(out, "{id}  {ALARM}{misfit}{ALARM:#}");
    }
    let mut says = format!("{entries} entries fit");
    if *said_of_it > 0 {
        let _ = write!(says, ", and {said_of_it} about it");
    }
    if !verified.closed {
        says.push_str("; not closed");
    }
    if let Some(engine) = verified.other_engine {
        let _ = write!(says, "; taken with engine {engine} and not played again");
    }
    let head = verified.head.map(|head| head.to_string()).unwrap_or_default();
    writeln!(out, "{id}  {says}  {FAINT}{head}{FAINT:#}")
}
