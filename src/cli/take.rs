//! `firstline take`: a call of a graded session.

use std::io::{IsTerminal, Write};

use clap::Args;

use super::args::Places;
use super::exit::Exit;
use super::plain;
use super::play::{backed_up, graded};
use super::style::{ALARM, FAINT, STRONG};
use super::{when, who};
use crate::attempt::DrivenBy;
use crate::mentoring::{Beginning, GradedCall, sessions};
use crate::review::graded::Terms;
use crate::review::people::Action;

const HELP: &str = "\
Examples:
  firstline session list
  firstline take 0199c4 --as Tess
  firstline take \"First week\" --as Tess --call evening_dropouts

The next call of the session begins, or the one you left goes on. A graded call has no hints, shows no mood, and is taken
once: there is no retry and no debrief until a mentor has released it. You may leave (/quit) and come back; that is written
down, and the time away counts against the limit. So is a crash: nothing you entered is lost.

Exit codes:
  0  the ticket was filed
  2  the call may not begin or go on, or a file or disk failed
  3  the call was left, or its time is over";

/// Take a call of a graded session.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct Take {
    /// The session: the beginning of its id or of its title
    session: String,
    /// Which of its calls; left out, the next
    #[arg(long, value_name = "SCENARIO")]
    call: Option<String>,
    /// Take the call in this terminal, even when it is none
    #[arg(long)]
    terminal: bool,
}

pub(super) fn run(places: &Places, args: &Take) -> anyhow::Result<Exit> {
    if !args.terminal && !std::io::stdin().is_terminal() {
        anyhow::bail!("a graded call is taken by a person at a terminal, and the input is none");
    }
    let records = places.records()?;
    if places.who.is_none() {
        return Err(who::unnamed());
    }
    let acting = who::acting(places, &records, Action::TakeCalls)?;
    let session = sessions::find(&records, &args.session)?;
    let terms = session.state().terms.clone();
    let mut out = plain::stdout();
    match GradedCall::begin(&records, session, acting, args.call.as_deref(), DrivenBy::Terminal)? {
        Beginning::New(call) => {
            terms.iter().try_for_each(|terms| rules(&mut out, terms))?;
            backed_up(places, graded(*call, false))
        }
        Beginning::GoesOn(call) => {
            terms.iter().try_for_each(|terms| rules(&mut out, terms))?;
            writeln!(out, "{FAINT}The time you were away is written down and counts.{FAINT:#}\n")?;
            backed_up(places, graded(*call, true))
        }
        Beginning::TimeOver(why) => {
            writeln!(out, "{ALARM}{why}{ALARM:#}. The call was scored as it stood.")?;
            Ok(Exit::Abandoned)
        }
        Beginning::WasOver => {
            writeln!(
                out,
                "Your last call was over; it is written down now. Take the next with the same command."
            )?;
            Ok(Exit::Fine)
        }
    }
}

fn rules(out: &mut impl Write, terms: &Terms) -> std::io::Result<()> {
    writeln!(out, "{STRONG}Graded session: {}{STRONG:#}", terms.title)?;
    let limit =
        terms.limit_ms.map_or("no time limit".to_owned(), |ms| format!("{} to take it", when::lasting(ms)));
    writeln!(out, "{FAINT}{limit}; no hints, no way back, no debrief before it is released{FAINT:#}\n")
}
