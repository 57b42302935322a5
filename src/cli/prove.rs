//! `firstline prove`: what must hold of a scenario.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;

use super::args::{Places, Prove, Report};
use super::exit::Exit;
use super::plain;
use super::style::{ALARM, FAINT, STRONG};
use super::{open, who};
use crate::author::prove::{Proof, Verdict, Watch, prove};
use crate::content::Library;
use crate::report::wrap::wrapped;
use crate::sim::plan::Plan;

/// The widest line, in columns.
const WIDTH: usize = 100;

pub(super) fn run(places: &Places, args: &Prove) -> anyhow::Result<Exit> {
    let mut library = places.library();
    let id = open::scenario_id(&mut library, &args.scenario)?;
    who::check_facts(places, [id.as_str()])?;
    let bundle = Arc::new(open::bundle(&library, id.as_str())?);
    let bots = open::bots(&library, &["model".to_owned()])?;
    let Some(bot) = bots.first() else { anyhow::bail!("there is no bot `model`") };
    let proof = prove(&bundle, bot, &plans(&library, id.as_str()), args.bound, &Watch::to_the_end());
    if let Some(folder) = &args.write_plan {
        write_plans(&proof, folder)?;
    }
    let mut out = plain::stdout();
    match args.format {
        Report::Text => text(&mut out, &proof)?,
        Report::Json => writeln!(out, "{}", serde_json::to_string(&proof)?)?,
    }
    Ok(if proof.is_refuted() { Exit::Findings } else { Exit::Fine })
}

/// The plans of a scenario that can be read.
fn plans(library: &Library, scenario: &str) -> Vec<Plan> {
    let names = library.plans.keys().filter(|(own, _)| *own == *scenario).map(|(_, name)| name);
    names.filter_map(|name| library.plan(scenario, name)?.ok()).collect()
}

fn write_plans(proof: &Proof, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for finding in &proof.findings {
        let Some(plan) = &finding.plan else { continue };
        // A plan goes by its file's name, and its header says the same.
        let name = format!("{}.{}.plan", proof.scenario, plan_name(plan));
        let file = folder.join(name);
        fs::write(&file, plan).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// The name that the header of a plan gives.
fn plan_name(plan: &str) -> String {
    let header = plan.lines().find(|line| line.starts_with('{')).unwrap_or_default();
    let value: serde_json::Value = serde_json::from_str(header).unwrap_or_default();
    value.pointer("/plan/name").and_then(serde_json::Value::as_str).unwrap_or("proof").to_owned()
}

fn text(out: &mut impl Write, proof: &Proof) -> std::io::Result<()> {
    writeln!(
        out,
        "{STRONG}{}{STRONG:#} {FAINT}(bound: {} inputs a claim){FAINT:#}",
        proof.scenario, proof.bound
    )?;
    for finding in &proof.findings {
        let style = if finding.verdict == Verdict::Refuted { ALARM } else { STRONG };
        writeln!(out, "{style}{:<8}{style:#} {}", finding.verdict.name(), finding.claim.says())?;
        for line in wrapped(&format!("{} ({} inputs tried)", finding.because, finding.tried), WIDTH - 9) {
            writeln!(out, "         {line}")?;
        }
        for detail in &finding.details {
            for line in wrapped(detail, WIDTH - 11) {
                writeln!(out, "           {FAINT}{line}{FAINT:#}")?;
            }
        }
        let next = match finding.verdict {
            Verdict::Proved => continue,
            Verdict::Refuted => finding.claim.what_to_do(),
            Verdict::Unknown => finding.claim.when_unknown(),
        };
        for line in wrapped(&format!("What to do: {next}"), WIDTH - 9) {
            writeln!(out, "         {line}")?;
        }
    }
    Ok(())
}
