//! Rounds of calibration and their calls, without any mark.

use std::io::Write;

use crate::attempt::{Stored, replay};
use crate::cli::args::Places;
use crate::cli::plain;
use crate::cli::review::show::{write_criteria, write_turns};
use crate::cli::style::{FAINT, STRONG};
use crate::cli::{when, who};
use crate::mentoring::calibrations::{self, ToldRound};
use crate::mentoring::{MentoringError, People, stored_id};
use crate::records::Records;
use crate::review::people::Action;

pub(super) fn list(places: &Places, records: &Records) -> anyhow::Result<()> {
    let acting = who::acting(places, records, Action::Calibrate)?;
    let people = People::read(records)?;
    let mut out = plain::stdout();
    let all = calibrations::all(records)?;
    if all.is_empty() {
        writeln!(out, "There is no round of calibration yet: firstline calibrate --help")?;
    }
    for told in &all {
        write_head(&mut out, told, &people)?;
        let left = told.state().missing().filter(|(_, mentor)| *mentor == acting.by.person).count();
        if left > 0 && told.state().closed.is_none() {
            writeln!(out, "  you have still to score {left} of its calls")?;
        }
    }
    Ok(())
}

pub(super) fn round(places: &Places, records: &Records, start: &str) -> anyhow::Result<()> {
    who::acting(places, records, Action::Calibrate)?;
    let people = People::read(records)?;
    let told = calibrations::find(records, start)?;
    let mut out = plain::stdout();
    write_head(&mut out, &told, &people)?;
    for attempt in told.state().calls.keys() {
        let missing = told.state().missing().filter(|(id, _)| id == attempt);
        let names: Vec<String> = missing.map(|(_, mentor)| people.name(mentor)).collect();
        let left = if names.is_empty() {
            "scored by all".to_owned()
        } else {
            format!("to score: {}", names.join(", "))
        };
        writeln!(out, "  {attempt}  {FAINT}{left}{FAINT:#}")?;
    }
    Ok(())
}

fn write_head(out: &mut impl Write, told: &ToldRound, people: &People) -> std::io::Result<()> {
    let round = told.state();
    let state = match round.closed {
        Some(at) => format!("closed {}", when::shown(at)),
        None => format!("open, due {}", when::shown(round.due)),
    };
    let names: Vec<String> = round.mentors.iter().map(|mentor| people.name(*mentor)).collect();
    writeln!(out, "{STRONG}{}{STRONG:#}  {}", calibrations::id(told), round.title)?;
    writeln!(out, "  {} calls, scored by {}; {state}", round.calls.len(), names.join(", "))
}

/// A call as it went. Neither its marks nor the name of whoever took it, which could sway somebody.
pub(super) fn call(places: &Places, records: &Records, start: &str, attempt: &str) -> anyhow::Result<()> {
    who::acting(places, records, Action::Calibrate)?;
    let told = calibrations::find(records, start)?;
    let attempt = calibrations::call_of(records, told.state(), attempt)?;
    let id = stored_id(attempt).ok_or(MentoringError::NotOver)?;
    let replayed = replay(&Stored::of(records, id)?)?;
    let mut out = plain::stdout();
    writeln!(out, "{STRONG}{}{STRONG:#}\n{FAINT}attempt {id}{FAINT:#}\n", replayed.header.title)?;
    write_turns(&mut out, &replayed, |_, _| Ok(()))?;
    if let Some(verdict) = &replayed.verdict {
        write_criteria(&mut out, &verdict.scorecard)?;
    }
    let round = calibrations::id(&told);
    writeln!(out, "\nScore it with: firstline calibrate score {round} {id} CRITERION=MARK… --as NAME")?;
    Ok(())
}
