//! `firstline play`: taking a call, by a person, by lines, or by a plan.

mod debrief;
mod plan;
mod resume;
mod stdio;
mod terminal;
mod transcript;

use std::io::IsTerminal;

use super::args::{Places, Play};
use super::exit::Exit;
use super::open;
use super::style::ALARM;
use super::who;
use crate::attempt::{Call, DrivenBy, new_seed};
use crate::cli::aside::aside;
use crate::records::back_up_when_due;

pub(super) use debrief::debrief_text;
#[cfg(feature = "gui")]
pub(super) use plan::plan_of;
pub(super) use resume::interrupted;
pub(super) use terminal::graded;
pub(super) use transcript::write_event;

pub(super) fn run(places: &Places, args: &Play) -> anyhow::Result<Exit> {
    if let Some(plan) = &args.plan {
        return plan::run(places, args, plan);
    }
    if let Some(attempt) = &args.resume {
        let (records, call) = resume::open(places, attempt)?;
        if args.stdio {
            return backed_up(places, stdio::run(call));
        }
        return backed_up(places, terminal::go_on(records, call, args.full));
    }
    let given = args.scenario.as_deref().unwrap_or_default();
    let mut library = places.library();
    let id = open::scenario_id(&mut library, given)?;
    let bundle = open::bundle(&library, id.as_str())?;
    let records = places.records()?;
    let seed = args.seed.unwrap_or_else(new_seed);
    // Without a terminal at the other end there is nobody to type; lines of text can still be piped in with --terminal.
    if args.stdio {
        let by = who::trainee(places, &records, DrivenBy::Lines)?;
        return backed_up(places, stdio::run(Call::begin(bundle, seed, by, Some(&records))?));
    }
    if !args.terminal && !std::io::stdin().is_terminal() {
        anyhow::bail!(
            "the input is no terminal; give --stdio to drive the call by lines of JSON, or --terminal to type all the same"
        );
    }
    let by = who::trainee(places, &records, DrivenBy::Terminal)?;
    let call = Call::begin(bundle, seed, by, Some(&records))?;
    backed_up(places, terminal::begin(records, call, args.full))
}

/// Takes the call of a scenario that was chosen from the menu.
pub(super) fn chosen(places: &Places, library: &crate::content::Library, id: &str) -> anyhow::Result<Exit> {
    let bundle = open::bundle(library, id)?;
    let records = places.records()?;
    let by = who::trainee(places, &records, DrivenBy::Terminal)?;
    let call = Call::begin(bundle, new_seed(), by, Some(&records))?;
    backed_up(places, terminal::begin(records, call, false))
}

/// Goes on with an attempt that was chosen from the menu.
pub(super) fn go_on(places: &Places, attempt: &str) -> anyhow::Result<Exit> {
    let (records, call) = resume::open(places, attempt)?;
    backed_up(places, terminal::go_on(records, call, false))
}

/// After a call a backup is made, when the last one is old enough. That it cannot be made spoils no call.
pub(super) fn backed_up(places: &Places, done: anyhow::Result<Exit>) -> anyhow::Result<Exit> {
    let exit = done?;
    if let Err(error) = back_up_when_due(&places.data()?) {
        aside(format_args!("{ALARM}note:{ALARM:#} no backup could be made: {error}"));
    }
    Ok(exit)
}
