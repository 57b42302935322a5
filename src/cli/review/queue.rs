//! `firstline review queue`: what waits for somebody.

use std::io::Write;

use crate::cli::args::Places;
use crate::cli::plain::{self, one_line};
use crate::cli::style::{FAINT, STRONG};
use crate::cli::who;
use crate::mentoring::Work;
use crate::mentoring::queue::{Queued, Waits, queue};
use crate::records::Records;

pub(super) fn run(places: &Places, records: &Records) -> anyhow::Result<()> {
    let Some(acting) = who::viewer(places, records)? else { return Err(who::unnamed()) };
    let waiting = queue(records, &acting, &Work::new())?;
    let mut out = plain::stdout();
    if waiting.is_empty() {
        writeln!(out, "Nothing waits for {}.", acting.name)?;
    }
    let mut last = None;
    for Queued { waits, row, disputes, .. } in &waiting {
        if last != Some(waits) {
            writeln!(out, "{STRONG}{}{STRONG:#}", heading(*waits))?;
            last = Some(waits);
        }
        let name = one_line(row.trainee.as_deref().unwrap_or_default());
        writeln!(out, "  {}  {name}: {} {FAINT}{}{FAINT:#}", row.id, row.title, row.scenario)?;
        for dispute in disputes {
            writeln!(out, "      {}: {}", dispute.proposed.item(), one_line(&dispute.words))?;
        }
    }
    Ok(())
}

const fn heading(waits: Waits) -> &'static str {
    match waits {
        Waits::Dispute => "A dispute waits for an answer",
        Waits::Review => "Waits for a review",
        Waits::Release => "Signed off, not released",
        Waits::Trainee => "Released: acknowledge or dispute it",
    }
}
