//! `firstline replay`: a stored attempt, played again and compared.

use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;

use super::args::{Places, Replay};
use super::exit::Exit;
use super::plain;
use super::play::{debrief_text, write_event};
use super::style::{ALARM, FAINT, STRONG};
use super::who;
use crate::attempt::{DrivenBy, Outcome, Replayed, Stored, replay};
use crate::mentoring::People;
use crate::records::{AttemptFilter, AttemptId, AttemptState, Records};
use crate::sim::session::ENGINE;
use crate::sim::wire::Message;

pub(super) fn run(places: &Places, args: &Replay) -> anyhow::Result<Exit> {
    let replayed = replay(&stored(places, &args.attempt)?)?;
    let mut out = plain::stdout();
    if args.json {
        write_json(&mut out, &replayed)?;
    } else {
        write_text(&mut out, &replayed, args)?;
    }
    Ok(if matches!(replayed.outcome, Outcome::Differs { .. }) { Exit::Findings } else { Exit::Fine })
}

/// An attempt that is given by its file or by the beginning of its id; by nothing, the last call of practice.
pub(super) fn stored(places: &Places, given: &str) -> anyhow::Result<Stored> {
    let path = Path::new(given);
    if path.is_file() {
        return Ok(Stored::file(path)?);
    }
    let records = places.records()?;
    let id = if given.is_empty() { last(places, &records)? } else { records.find(given)? };
    who::check_seeing(places, &records, id)?;
    Ok(Stored::of(&records, id)?)
}

/// The last call of practice that is over: of whoever `--as` names, otherwise of all.
fn last(places: &Places, records: &Records) -> anyhow::Result<AttemptId> {
    let own = match places.who.as_deref() {
        Some(name) => Some(People::read(records)?.find(name)?.id.to_string()),
        None => None,
    };
    let rows = records.attempts(&AttemptFilter::default())?;
    let mut over = rows.iter().filter(|row| {
        row.session.is_none() && matches!(row.state, AttemptState::Filed | AttemptState::Abandoned)
    });
    match over.find(|row| own.is_none() || row.person == own) {
        Some(row) => Ok(row.id),
        None => bail!("no call of practice is kept in {} yet", records.data().root().display()),
    }
}

fn write_json(out: &mut impl Write, replayed: &Replayed) -> io::Result<()> {
    let header = &replayed.header;
    let id = replayed.id.to_string();
    writeln!(out, "{}", Message::call(Some(&id), &header.scenario, header.seed, &header.digest).line())?;
    for stamped in &replayed.events {
        writeln!(out, "{}", Message::event(stamped).line())?;
    }
    if let Some(verdict) = &replayed.verdict {
        writeln!(out, "{}", verdict.message().line())?;
    }
    let (same, what) = match &replayed.outcome {
        Outcome::Same => (Some(true), String::new()),
        Outcome::OtherEngine { stored } => (None, other_engine(*stored)),
        Outcome::Differs { seq, what } => (Some(false), format!("record {seq}: {what}")),
    };
    writeln!(out, "{}", Message::replayed(same, &what).line())
}

fn write_text(out: &mut impl Write, replayed: &Replayed, args: &Replay) -> io::Result<()> {
    let header = &replayed.header;
    let by = match &header.driven_by {
        DrivenBy::Terminal => "at a terminal".to_owned(),
        DrivenBy::Window => "at the window".to_owned(),
        DrivenBy::Lines => "by lines".to_owned(),
        DrivenBy::Plan(name) => format!("by the plan {name}"),
    };
    let (id, inputs) = (replayed.id, replayed.inputs);
    writeln!(
        out,
        "{STRONG}{}{STRONG:#} ({}, seed {}), taken {by}",
        header.title, header.scenario, header.seed
    )?;
    writeln!(out, "{FAINT}attempt {id}, begun {}, {inputs} inputs{FAINT:#}\n", id.started())?;
    if args.transcript {
        let customer = &replayed.case.scenario.customer.name;
        replayed.events.iter().try_for_each(|stamped| write_event(out, customer, stamped))?;
        writeln!(out)?;
    }
    match &replayed.verdict {
        Some(verdict) => {
            let more = "--full shows every criterion with its evidence.";
            writeln!(out, "{}", debrief_text(&replayed.case, verdict, args.full, more))?;
        }
        None => {
            writeln!(out, "The call was not finished: `firstline play --resume {id}` goes on with it.\n")?;
        }
    }
    if let Some(torn) = &replayed.torn {
        writeln!(out, "{ALARM}torn:{ALARM:#} {torn}")?;
    }
    match &replayed.outcome {
        Outcome::Same => writeln!(out, "Played again: everything came out the same, to the byte."),
        Outcome::OtherEngine { stored } => writeln!(out, "{}", other_engine(*stored)),
        Outcome::Differs { seq, what } => {
            writeln!(out, "{ALARM}Played again, record {seq} came out otherwise:{ALARM:#} {what}")
        }
    }
}

fn other_engine(stored: u32) -> String {
    format!(
        "Taken with engine {stored}; this program has engine {ENGINE}. The records are whole and in order; what is shown is \
         what was stored then."
    )
}
