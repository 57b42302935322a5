//! `firstline transcript`: a stored call as it went, or as a plan.

use std::io;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use super::args::{Places, Transcript};
use super::aside::aside;
use super::exit::Exit;
use super::file;
use super::plain;
use super::play::write_event;
use super::replay::stored;
use crate::attempt::{Outcome, Replayed, Verdict, replay};
use crate::sim::plan::{PlanFile, blessed};
use crate::sim::session::Session;

pub(super) fn run(places: &Places, args: &Transcript) -> anyhow::Result<Exit> {
    let replayed = replay(&stored(places, &args.attempt)?)?;
    if let Some(target) = &args.bless {
        return bless(&replayed, target, args.force);
    }
    show(&replayed)?;
    Ok(Exit::Fine)
}

fn show(replayed: &Replayed) -> io::Result<()> {
    let mut out = plain::stdout();
    let customer = &replayed.case.scenario.customer.name;
    replayed.events.iter().try_for_each(|stamped| write_event(&mut out, customer, stamped))
}

fn bless(replayed: &Replayed, target: &Path, force: bool) -> anyhow::Result<Exit> {
    if let Outcome::Differs { what, .. } = &replayed.outcome {
        bail!(
            "the attempt does not come out the same when it is played again, so no plan can be made of it: {what}"
        );
    }
    let scenario = &replayed.header.scenario;
    let name = plan_name(target, scenario)
        .with_context(|| format!("a plan is called SCENARIO.NAME.plan: take {scenario}.NAME.plan"))?;
    // Expectations are those of this program, whichever engine the call was taken with.
    let mut session = Session::start(Arc::clone(&replayed.case));
    for input in &replayed.taken {
        session.take(input);
    }
    session.finish();
    let verdict = Verdict::of(&session, &replayed.rubric);
    let text = blessed(&session, name, &replayed.taken, &verdict.scorecard, verdict.visit_name());
    // What was made is read back before it is kept.
    if let Err(faults) = PlanFile::parse(&text) {
        bail!(
            "no plan can be made of this call: {}",
            faults.first().map(ToString::to_string).unwrap_or_default()
        );
    }
    file::write(target, force, &text)?;
    aside(format_args!("Loosen what it expects, then: firstline play --plan {}", target.display()));
    Ok(Exit::Fine)
}

/// The plan's name in its file's name.
fn plan_name<'f>(file: &'f Path, scenario: &str) -> Option<&'f str> {
    let stem = file.file_name()?.to_str()?.strip_suffix(".plan")?;
    let name = stem.strip_prefix(scenario)?.strip_prefix('.')?;
    (!name.is_empty()).then_some(name)
}
