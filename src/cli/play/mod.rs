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
use crate::attempt::{Call, DrivenBy, new_seed};

pub(super) use debrief::debrief_text;
#[cfg(feature = "gui")]
pub(super) use plan::plan_of;
pub(super) use resume::interrupted;
pub(super) use transcript::write_event;

pub(super) fn run(places: &Places, args: &Play) -> anyhow::Result<Exit> {
    if let Some(plan) = &args.plan {
        return plan::run(places, args, plan);
    }
    if let Some(attempt) = &args.resume {
        let (call, dropped) = resume::open(places, attempt)?;
        if args.stdio {
            return stdio::run(call);
        }
        return terminal::go_on(places, call, dropped.as_ref(), args.full);
    }
    let given = args.scenario.as_deref().unwrap_or_default();
    let mut library = places.library();
    let id = open::scenario_id(&mut library, given)?;
    let bundle = open::bundle(&library, id.as_str())?;
    let data = places.data()?;
    let seed = args.seed.unwrap_or_else(new_seed);
    // Without a terminal at the other end there is nobody to type; lines of text can still be piped in with --terminal.
    if args.stdio {
        return stdio::run(Call::begin(bundle, seed, DrivenBy::Lines, Some(&data))?);
    }
    if !args.terminal && !std::io::stdin().is_terminal() {
        anyhow::bail!(
            "the input is no terminal; give --stdio to drive the call by lines of JSON, or --terminal to type all the same"
        );
    }
    terminal::begin(places, Call::begin(bundle, seed, DrivenBy::Terminal, Some(&data))?, args.full)
}

/// Takes the call of a scenario that was chosen from the menu.
pub(super) fn chosen(places: &Places, library: &crate::content::Library, id: &str) -> anyhow::Result<Exit> {
    let bundle = open::bundle(library, id)?;
    let data = places.data()?;
    terminal::begin(places, Call::begin(bundle, new_seed(), DrivenBy::Terminal, Some(&data))?, false)
}

/// Goes on with an attempt that was chosen from the menu.
pub(super) fn go_on(places: &Places, attempt: &str) -> anyhow::Result<Exit> {
    let (call, dropped) = resume::open(places, attempt)?;
    terminal::go_on(places, call, dropped.as_ref(), false)
}
