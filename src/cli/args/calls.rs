//! What can be written after `firstline list` and `firstline play`.

use clap::Args;

/// Show every scenario and every course.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline list\n  firstline list --json | jq -r '.[].id'\n  firstline list --content my_desk/"
)]
pub(in crate::cli) struct List {
    /// Write one JSON array instead of a table: of the scenarios, or with --courses of the courses
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// Show the courses alone
    #[arg(long)]
    pub(in crate::cli) courses: bool,
}

const PLAY_HELP: &str = "\
Examples:
  firstline play evening_dropouts
  firstline play evening_dropouts --seed 7
  firstline play scenarios/lumen/evening_dropouts.ron
  firstline play --plan evening_dropouts.model
  firstline play --resume
  printf '{\"do\":\"say\",\"text\":\"Lumen, good evening, Daniel speaking.\"}\\n' | firstline play evening_dropouts --stdio

With --stdio every line in is one JSON object, {\"do\":\"say\",\"text\":…}, and every line out is one, {\"event\":…}. After the
events of an input comes {\"event\":\"ready\"}; the last line is the scorecard. Wall time does not count there: let time
pass with {\"do\":\"wait\",\"seconds\":5}. In the terminal, thinking takes time; see /help in a call.

After the call comes a short debrief: the dimensions, what failed the call, the three things that cost most, the technician,
one next step. /debrief then shows every criterion with its evidence; --full shows that at once.

Exit codes:
  0  the ticket was filed
  1  an expectation of the plan was not met
  2  the command was used wrongly, or a file or disk failed
  3  the call was abandoned: the input ended before the ticket was filed";

/// Take a call.
#[derive(Debug, Args)]
#[command(after_help = PLAY_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(in crate::cli) struct Play {
    /// The scenario: its id, or a file SCENARIO.ron
    #[arg(required_unless_present_any = ["plan", "resume"], conflicts_with_all = ["plan", "resume"])]
    pub(in crate::cli) scenario: Option<String>,
    /// The seed: the same seed and the same words give the same call. Left out, a new one is drawn
    #[arg(long, value_name = "N")]
    pub(in crate::cli) seed: Option<u64>,
    /// Drive the call by lines of JSON
    #[arg(long, conflicts_with = "terminal")]
    pub(in crate::cli) stdio: bool,
    /// Take the call in this terminal, even when it is none
    #[arg(long)]
    pub(in crate::cli) terminal: bool,
    /// Play a plan: a file SCENARIO.NAME.plan, or the name SCENARIO.NAME of a built-in one
    #[arg(long, value_name = "FILE", conflicts_with_all = ["resume", "terminal"])]
    pub(in crate::cli) plan: Option<String>,
    /// Store the call of a plan as an attempt
    #[arg(long, requires = "plan")]
    pub(in crate::cli) store: bool,
    /// Show the whole debrief, criterion by criterion, and not the short one
    #[arg(long, conflicts_with = "stdio")]
    pub(in crate::cli) full: bool,
    /// Go on with an attempt that was not finished: the beginning of its id, or nothing for the latest
    #[arg(long, value_name = "ATTEMPT", num_args = 0..=1, default_missing_value = "")]
    pub(in crate::cli) resume: Option<String>,
}
