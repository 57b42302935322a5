//! What can be written after `firstline`.

mod calibrating;
mod calls;
mod language;
mod looking_back;
mod proving;
mod stored;
mod taking_along;
#[cfg(feature = "gui")]
mod window;
mod writing;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::people::PeopleArgs;
use super::review::ReviewArgs;
use super::session::SessionArgs;
use super::take::Take;
pub(super) use calibrating::{Calibrate, CalibrateArgs, OpenRound};
pub(super) use calls::{List, Play};
pub(super) use language::{Measure, Train, Understand};
pub(super) use looking_back::{Cohort, Progress, Regrade};
pub(super) use proving::{Prove, Rehearse, Report, Table};
pub(super) use stored::{Doctor, Import, Replay, Restore, Transcript, Verify};
pub(super) use taking_along::{Export, Exported, Push, Which};
#[cfg(feature = "gui")]
pub(super) use window::Window;
pub(super) use writing::{Explain, FailOn, Fmt, Format, Graph, Lint, New, NewKind, Picture};

const EXAMPLES: &str = "\
Examples:
  firstline                                   open the window
  firstline menu                              choose a scenario and take the call in this terminal
  firstline list                              show every scenario
  firstline play evening_dropouts             take a call
  firstline play --resume                     go on with the call that was interrupted
  firstline replay 0199                       play a stored attempt again and check it
  firstline new scenario lost_parcel          begin a scenario of your own
  firstline lint my_desk/                     check files you have written
  firstline explain tone-blame                what a criterion, a code or a word means

Exit codes:
  0  all is well
  1  there are findings, an expectation of a plan was not met, or something stored is not what was stored
  2  the command was used wrongly, or a file or disk failed
  3  the call was abandoned";

/// Practise first-line support calls against scripted customers, and see why you scored what you did.
#[derive(Debug, Parser)]
#[command(name = "firstline", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) places: Places,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Where things are.
#[derive(Clone, Debug, Args)]
pub(super) struct Places {
    /// Keep everything in this folder instead of the system's place for a person's data
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
    /// Add scenarios and assets from this folder, or replace built-in ones by id; may be given several times
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) content: Vec<PathBuf>,
    /// Act as this person, by name or account; see `firstline people --help`
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub(super) who: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Open the window; `firstline` alone does the same
    #[cfg(feature = "gui")]
    Window(Window),
    /// Choose a scenario and take the call in this terminal
    Menu,
    /// Show every scenario
    List(List),
    /// Take a call
    Play(Play),
    /// Take a call of a graded session
    Take(Take),
    /// Make graded sessions, see how they go, release their scorecards
    Session(SessionArgs),
    /// Review graded calls, answer for the marks, contest them
    Review(ReviewArgs),
    /// Have several mentors score the same calls blind, and compare their marks
    Calibrate(CalibrateArgs),
    /// Score stored calls anew, by another rubric or this engine, and say whose result would change
    Regrade(Regrade),
    /// Show the progress of one trainee: what gets better, what keeps costing points, what to take next
    Progress(Progress),
    /// Show many calls of many trainees: who stands where, what is hard, who needs a mentor today
    Cohort(Cohort),
    /// Show or change who is at the desk
    People(PeopleArgs),
    /// Play a stored attempt again, check that everything comes out the same, and show the debrief
    Replay(Replay),
    /// Show a stored call as it went, or turn it into a plan
    Transcript(Transcript),
    /// Begin a desk, a scenario, or anything that stands around it
    New(New),
    /// Check that stored attempts are what was stored
    Verify(Verify),
    /// Write what is stored into a file: pages, tables, statements, or an attempt to carry to another machine
    Export(Export),
    /// Send statements to a learning record store
    Push(Push),
    /// Bring in an attempt that was exported on another machine
    Import(Import),
    /// Make a backup of everything that is stored
    Backup,
    /// Bring back a backup
    Restore(Restore),
    /// Look for what is wrong with what is stored, and repair what can be
    Doctor(Doctor),
    /// Check scenario files
    Lint(Lint),
    /// Put scenario files into the canonical layout
    Fmt(Fmt),
    /// Draw a scenario: what leads to what
    Graph(Graph),
    /// Let bots take the calls of scenarios, and see what the scenarios are worth
    Rehearse(Rehearse),
    /// Try to prove what must hold of a scenario
    Prove(Prove),
    /// Say what a code, criterion, critical error, act or tone means
    Explain(Explain),
    /// Say what the customer would understand, line by line
    Understand(Understand),
    /// Measure how well the understanding does
    Measure(Measure),
    /// Learn from the phrases of a language
    Train(Train),
}
