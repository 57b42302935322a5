//! Playing a plan, and saying which of its expectations were not met.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, bail};

use super::debrief::debrief_text;
use super::stdio::Out;
use super::transcript::write_event;
use crate::attempt::{Call, DrivenBy, Left};
use crate::cli::args::{Places, Play};
use crate::cli::exit::Exit;
use crate::cli::plain;
use crate::cli::style::{ALARM, STRONG};
use crate::cli::{open, who};
use crate::content::Library;
use crate::sim::call::{Phase, Stamped};
use crate::sim::ids::Id;
use crate::sim::plan::{Plan, PlanFault, PlanFile, Unmet, unmet_after, unmet_at_end};
use crate::sim::wire::Message;

/// The longest plan that is read, in bytes.
const LONGEST: u64 = 4 << 20;

pub(super) fn run(places: &Places, args: &Play, given: &str) -> anyhow::Result<Exit> {
    let mut library = places.library();
    let (plan, scenario) = read(&mut library, given)?;
    who::check_facts(places, [scenario.as_str()])?;
    let bundle = open::bundle(&library, scenario.as_str())?;
    let records = if args.store { Some(places.records()?) } else { None };
    let seed = args.seed.unwrap_or(plan.seed);
    let call = Call::begin(bundle, seed, DrivenBy::Plan(plan.name.clone()), records.as_ref())?;
    if args.stdio { by_lines(call, &plan) } else { for_people(call, &plan, args.full) }
}

/// A plan and its scenario, for whoever plays it.
#[cfg(feature = "gui")]
pub(in crate::cli) fn plan_of(places: &Places, given: &str) -> anyhow::Result<(Plan, Id)> {
    read(&mut places.library(), given)
}

fn read(library: &mut Library, given: &str) -> anyhow::Result<(Plan, Id)> {
    let (file, text, folder) = text_of(library, given)?;
    let parsed = PlanFile::parse(&text).map_err(|faults| shown(&file, &faults))?;
    let scenario = scenario_of(library, &parsed, folder.as_deref())?;
    let find =
        |name: &str| like(library, &scenario, folder.as_deref(), name).map(|text| PlanFile::parse(&text));
    let plan = Plan::of(&parsed, &find).map_err(|faults| shown(&file, &faults))?;
    Ok((plan, scenario))
}

/// The plan's file, its text, and the folder it lies in when it is none of the library's.
fn text_of(library: &Library, given: &str) -> anyhow::Result<(String, String, Option<std::path::PathBuf>)> {
    if let Some((scenario, name)) = given.split_once('.')
        && let Some(plan) = library.plans.get(&(Id::from(scenario), name.to_owned()))
    {
        return Ok((plan.file.clone(), plan.text.to_string(), None));
    }
    let path = Path::new(given);
    let length = match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => bail!("{given} is no file"),
        Err(error) => {
            bail!(
                "there is no plan {given}: {error}; give a file, or the name SCENARIO.NAME of a built-in plan"
            )
        }
    };
    if length > LONGEST {
        bail!("{given} has {length} bytes, and at most {LONGEST} are read");
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {given}"))?;
    let text = String::from_utf8(bytes).with_context(|| format!("{given} is not UTF-8 text"))?;
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    Ok((given.to_owned(), text, Some(folder)))
}

/// The scenario: the one beside the plan, or the library's.
fn scenario_of(library: &mut Library, plan: &PlanFile, folder: Option<&Path>) -> anyhow::Result<Id> {
    let name = &plan.header.scenario;
    let beside = folder.map(|folder| folder.join(format!("{name}.ron"))).filter(|file| file.is_file());
    match beside.and_then(|file| file.to_str().map(str::to_owned)) {
        Some(file) => open::scenario_id(library, &file),
        None => Ok(Id::from(name.as_str())),
    }
}

/// The text of another plan of the scenario: the one beside this plan, or the library's.
fn like(library: &Library, scenario: &Id, folder: Option<&Path>, name: &str) -> Option<String> {
    let beside = folder.map(|folder| folder.join(format!("{scenario}.{name}.plan")));
    let text = beside.and_then(|file| fs::read_to_string(file).ok());
    text.or_else(|| library.plan_text(scenario.as_str(), name).map(|text| text.to_string()))
}

fn shown(file: &str, faults: &[PlanFault]) -> anyhow::Error {
    let lines: Vec<String> =
        faults.iter().map(|fault| format!("{file}:{}: {}", fault.line, fault.says)).collect();
    anyhow::anyhow!("the plan has faults\n{}", lines.join("\n"))
}

/// Takes every input of the plan. Returns what was not met on the way.
fn play(
    call: &mut Call,
    plan: &Plan,
    seen: &mut dyn FnMut(&Call, &[Stamped]) -> io::Result<()>,
) -> anyhow::Result<Vec<Unmet>> {
    let mut unmet = Vec::new();
    for planned in &plan.inputs {
        if call.session().phase() == Phase::Done {
            break;
        }
        let from = call.session().events().len();
        call.take(&planned.input)?;
        seen(call, &call.session().events()[from..])?;
        if let Some(name) = &planned.name {
            unmet.extend(unmet_after(plan, name, call.session()));
        }
    }
    Ok(unmet)
}

fn by_lines(mut call: Call, plan: &Plan) -> anyhow::Result<Exit> {
    let mut stdout = io::stdout().lock();
    let mut out = Out::new(&mut stdout);
    let id = call.id().map(|id| id.to_string());
    let header = call.header();
    out.say(&Message::call(id.as_deref(), &header.scenario, header.seed, &header.digest))?;
    out.events(call.session().events())?;
    out.ready(&call)?;
    let mut unmet = play(&mut call, plan, &mut |call, events| {
        out.events(events)?;
        out.ready(call)
    })?;
    let filed = call.session().phase() == Phase::Done;
    let mut said = Ok(());
    let verdict = call.leave(left(filed), &mut |events| said = out.events(events))?;
    said?;
    unmet.extend(unmet_at_end(plan, call.session(), &verdict.scorecard, verdict.visit_name()));
    for unmet in &unmet {
        out.say(&Message::unmet(unmet.line, &unmet.says))?;
    }
    out.say(&verdict.message())?;
    Ok(exit(filed, &unmet))
}

fn for_people(mut call: Call, plan: &Plan, full: bool) -> anyhow::Result<Exit> {
    let mut out = plain::stdout();
    let name = call.bundle().scenario.customer.name.clone();
    let begun = call.session().events().to_vec();
    begun.iter().try_for_each(|stamped| write_event(&mut out, &name, stamped))?;
    let mut unmet = play(&mut call, plan, &mut |_, events| {
        events.iter().try_for_each(|stamped| write_event(&mut out, &name, stamped))
    })?;
    let filed = call.session().phase() == Phase::Done;
    let mut said = Ok(());
    let verdict = call.leave(left(filed), &mut |events| {
        said = events.iter().try_for_each(|stamped| write_event(&mut out, &name, stamped));
    })?;
    said?;
    unmet.extend(unmet_at_end(plan, call.session(), &verdict.scorecard, verdict.visit_name()));
    let more = "--full shows every criterion with its evidence.";
    writeln!(out, "\n{}", debrief_text(call.session().case(), &verdict, full, more))?;
    if unmet.is_empty() && !plan.expects.is_empty() {
        writeln!(out, "{STRONG}Everything that the plan expects is so.{STRONG:#}")?;
    }
    for unmet in &unmet {
        writeln!(out, "{ALARM}not met:{ALARM:#} {unmet}")?;
    }
    Ok(exit(filed, &unmet))
}

const fn left(filed: bool) -> Left {
    if filed { Left::Filed } else { Left::Abandoned }
}

/// A plan that abandons its call on purpose says so in its expectations; that is no failure then.
fn exit(filed: bool, unmet: &[Unmet]) -> Exit {
    match (unmet.is_empty(), filed) {
        (false, _) => Exit::Findings,
        (true, true) => Exit::Fine,
        (true, false) => Exit::Abandoned,
    }
}
