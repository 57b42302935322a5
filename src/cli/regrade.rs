//! `firstline regrade`: stored calls scored anew, and nothing changed.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use serde_json::json;

use super::args::{self, Places};
use super::exit::Exit;
use super::export::{left_out, note_hidden};
use super::plain;
use super::session;
use super::style::{ALARM, FAINT, STRONG};
use super::{bar, who};
use crate::mentoring::Results;
use crate::mentoring::regrades::{Anew, Came, run as regraded};
use crate::report::percent::{change, counted, percent};
use crate::review::regrade::{Flip, Regraded, Regrades};
use crate::review::results::Miss;
use crate::sim::scoring::Rubric;
use crate::sim::words::Dimension;

pub(super) fn run(places: &Places, args: &args::Regrade) -> anyhow::Result<Exit> {
    let records = places.records()?;
    let anew = Anew {
        rubric: args.rubric.as_deref().map(|given| rubric(places, given)).transpose()?,
        from_inputs: args.from_inputs,
    };
    let viewer = who::viewer(places, &records)?;
    let rows = Results::read(&records)?.rows(&args.which.filter(&records)?)?;
    let came = bar::over_calls(|work| regraded(&records, viewer.as_ref(), &rows, &anew, work))?;
    came.left_out.iter().for_each(|(id, why)| left_out(id, why));
    note_hidden(came.hidden);
    let mut out = plain::stdout();
    if args.json {
        let left: Vec<_> =
            came.left_out.iter().map(|(id, why)| json!({ "attempt": id.to_string(), "why": why })).collect();
        let all = json!({ "regrades": came.regrades, "left_out": left });
        writeln!(out, "{}", serde_json::to_string_pretty(&all)?)?;
    } else {
        write_regrades(&mut out, &came.regrades, args.full)?;
    }
    Ok(exit(&came))
}

const fn exit(came: &Came) -> Exit {
    if came.regrades.changed.is_empty() && came.left_out.is_empty() { Exit::Fine } else { Exit::Findings }
}

/// A rubric of the content by its id, or one in a file.
fn rubric(places: &Places, given: &str) -> anyhow::Result<Arc<Rubric>> {
    if Path::new(given).is_file() {
        return session::rubric(Path::new(given));
    }
    let library = places.library();
    if let Some(rubric) = library.rubrics.get(given).and_then(|entry| entry.value.clone()) {
        return Ok(rubric);
    }
    let known: Vec<&str> = library.rubrics.keys().map(crate::sim::ids::Id::as_str).collect();
    bail!("there is no file and no rubric `{given}`; rubrics there are: {}", known.join(", "))
}

fn write_regrades(out: &mut impl Write, all: &Regrades, full: bool) -> io::Result<()> {
    let changed = all.changed.len();
    if all.scored == 0 {
        return writeln!(out, "No finished call fits.");
    }
    writeln!(
        out,
        "{STRONG}{} scored anew{STRONG:#}; the result of {changed} would change. Nothing was changed.",
        counted(all.scored as usize, "call")
    )?;
    if changed == 0 && all.criteria.is_empty() {
        return Ok(());
    }
    writeln!(out, "{} would pass that do not, {} would not pass that do", all.would_pass, all.would_fail)?;
    writeln!(
        out,
        "\n{STRONG}{:<34} {:>8} {:>8} {:>10} {:>8}{STRONG:#}",
        "", "rises", "falls", "otherwise", "mean"
    )?;
    for (dimension, shift) in Dimension::ALL.into_iter().zip(&all.dimensions) {
        let mean =
            shift.mean().and_then(|mean| i32::try_from(mean).ok()).map_or_else(|| "-".to_owned(), change);
        writeln!(
            out,
            "{:<34} {:>8} {:>8} {:>10} {mean:>8}",
            dimension.title(),
            shift.rises,
            shift.falls,
            shift.applies_otherwise
        )?;
    }
    for (id, shift) in &all.criteria {
        writeln!(out, "  {id:<32} {:>8} {:>8} {:>10}", shift.rises, shift.falls, shift.weighs_otherwise)?;
    }
    writeln!(out, "{FAINT}otherwise: begins or ceases to apply, or has another weight{FAINT:#}")?;
    if changed > 0 {
        writeln!(out, "\n{STRONG}Whose result would change{STRONG:#}")?;
    }
    all.changed.iter().try_for_each(|call| write_call(out, call, full))
}

fn write_call(out: &mut impl Write, call: &Regraded, full: bool) -> io::Result<()> {
    let (before, after) = (call.call.marks.overall(), call.after.overall());
    let flip = match call.flips() {
        Some(Flip::Fails) => format!("  {ALARM}would not pass{ALARM:#}"),
        Some(Flip::Passes) => format!("  {STRONG}would pass{STRONG:#}"),
        None => String::new(),
    };
    writeln!(
        out,
        "  {:<20} {:<28} {:>6} -> {:>6}{flip}  {FAINT}{}{FAINT:#}",
        call.call.trainee.shown(),
        call.call.scenario,
        percent(before),
        percent(after),
        call.call.attempt
    )?;
    let dimensions = call.dimensions().map(|(dimension, before, after)| {
        format!("{} {} -> {}", dimension.name(), percent(before), percent(after))
    });
    let errors = call
        .new_errors()
        .map(|id| format!("new: {id}"))
        .chain(call.gone_errors().map(|id| format!("gone: {id}")));
    let misses = call.misses_after.iter().flatten().filter(|_| call.flips().is_some()).map(Miss::says);
    let told: Vec<String> = dimensions.chain(errors).chain(misses).collect();
    writeln!(out, "      {}", told.join("; "))?;
    for criterion in call.criteria.iter().filter(|_| full) {
        let points = |side: Option<(u32, u32)>| match side {
            Some((points, of)) if of > 0 => format!("{points} of {of}"),
            _ => "not judged".to_owned(),
        };
        writeln!(
            out,
            "      {:<32} {} -> {}",
            criterion.criterion,
            points(criterion.before),
            points(criterion.after)
        )?;
    }
    Ok(())
}
