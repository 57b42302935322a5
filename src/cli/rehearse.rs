//! `firstline rehearse`: bots take the calls of scenarios.

use std::fs;
use std::io::Write;
use std::num::NonZero;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, bail};
use serde_json::{Value, json};

use super::args::{Places, Rehearse, Table};
use super::exit::Exit;
use super::plain;
use super::style::{FAINT, STRONG};
use super::{bar, open, who};
use crate::author::rehearse::{Batch, CallRecord, Shard, Tally, judge, rehearse, text};
use crate::author::trainee::Bot;
use crate::content::{Bundle, Library};

pub(super) fn run(places: &Places, args: &Rehearse) -> anyhow::Result<Exit> {
    let mut library = places.library();
    let bots = open::bots(&library, &args.bot)?;
    if args.bots {
        return list(&bots);
    }
    let (tallies, records) = if args.add.is_empty() {
        let scenarios = scenarios(&mut library, args)?;
        who::check_facts(places, scenarios.iter().map(|bundle| bundle.scenario.id.as_str()))?;
        let batch = Batch {
            scenarios,
            bots: bots.clone(),
            runs: args.runs,
            seed: args.seed,
            shard: args.shard.unwrap_or(Shard::WHOLE),
            jobs: args.jobs.map_or_else(cores, usize::from),
        };
        let bar = bar::of_calls(batch.calls());
        let done = rehearse(&batch, args.format == Table::Ndjson, &|| bar.inc(1));
        bar.finish_and_clear();
        done
    } else {
        (added(args)?, Vec::new())
    };
    let mut out = plain::stdout();
    match args.format {
        Table::Text => write!(out, "{}", text(&library, &tallies, &bots, args.unreached))?,
        Table::Ndjson => lines(&mut out, &records, &tallies)?,
    }
    // A part of a rehearsal is no verdict on the whole.
    let whole = args.shard.is_none();
    let apart = tallies.iter().all(|tally| judge(tally, &bots).holds());
    Ok(if apart || !whole { Exit::Fine } else { Exit::Findings })
}

fn list(bots: &[Bot]) -> anyhow::Result<Exit> {
    let mut out = plain::stdout();
    for bot in bots {
        let flaw: Vec<&str> = bot.flaw.iter().map(|dimension| dimension.name()).collect();
        let flaw = if flaw.is_empty() { "no flaw".to_owned() } else { format!("spoils {}", flaw.join(", ")) };
        writeln!(out, "{STRONG}{:<17}{STRONG:#} {} {FAINT}({flaw}){FAINT:#}", bot.id.as_str(), bot.about)?;
    }
    Ok(Exit::Fine)
}

fn scenarios(library: &mut Library, args: &Rehearse) -> anyhow::Result<Vec<Arc<Bundle>>> {
    let mut ids: Vec<String> = Vec::new();
    if args.all {
        ids.extend(library.scenarios.keys().map(ToString::to_string));
    }
    for given in &args.scenarios {
        ids.push(open::scenario_id(library, given)?.to_string());
    }
    if ids.is_empty() {
        bail!("there is no scenario to rehearse");
    }
    ids.iter().map(|id| Ok(Arc::new(open::bundle(library, id)?))).collect()
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// A bar on standard error; none where nobody would see it.
fn lines(out: &mut impl Write, records: &[CallRecord], tallies: &[Tally]) -> anyhow::Result<()> {
    for record in records {
        writeln!(out, "{}", json!({ "call": record }))?;
    }
    for tally in tallies {
        writeln!(out, "{}", json!({ "tally": tally }))?;
    }
    Ok(())
}

/// The tallies of several files added up, by scenario.
fn added(args: &Rehearse) -> anyhow::Result<Vec<Tally>> {
    let mut all: Vec<Tally> = Vec::new();
    for file in &args.add {
        for tally in tallies_in(file)? {
            match all.iter_mut().find(|own| own.scenario == tally.scenario) {
                Some(own) => own.add(tally),
                None => all.push(tally),
            }
        }
    }
    if all.is_empty() {
        bail!("no file holds what a rehearsal counted; write one with --format ndjson");
    }
    Ok(all)
}

fn tallies_in(file: &Path) -> anyhow::Result<Vec<Tally>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{}:{}: no line of a rehearsal", file.display(), number + 1);
        let mut value: Value = serde_json::from_str(line).with_context(place)?;
        if let Some(tally) = value.get_mut("tally") {
            found.push(serde_json::from_value(tally.take()).with_context(place)?);
        }
    }
    Ok(found)
}
