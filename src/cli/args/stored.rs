//! What can be written after the commands about what is stored: `replay`, `transcript`, `verify`, `import`, `restore`, `doctor`.

use std::path::PathBuf;

use clap::Args;

/// Play a stored attempt again.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline replay\n  firstline replay 0199a2\n  firstline replay saved/0199a2….attempt --transcript\n\nExit codes:\n  0  everything came out the same, to the byte\n  1  something came out otherwise\n  2  the attempt cannot be read"
)]
pub(in crate::cli) struct Replay {
    /// The beginning of the attempt's id, or a file that was exported; left out, the last call of practice
    #[arg(default_value = "")]
    pub(in crate::cli) attempt: String,
    /// Show the call as well
    #[arg(long)]
    pub(in crate::cli) transcript: bool,
    /// Show the whole debrief, criterion by criterion, and not the short one
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Write the events as JSON lines instead
    #[arg(long, conflicts_with_all = ["transcript", "full"])]
    pub(in crate::cli) json: bool,
}

/// Show a stored call, or turn it into a plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline transcript\n  firstline transcript 0199a2\n  firstline transcript --bless my_desk/scenarios/lumen/late_router.model.plan\n\nExit codes:\n  0  the call was shown, or the plan was written\n  2  the attempt cannot be read, does not come out the same, or the plan cannot be written"
)]
pub(in crate::cli) struct Transcript {
    /// The beginning of the attempt's id, or a file ID.attempt; left out, the last call of practice
    #[arg(default_value = "")]
    pub(in crate::cli) attempt: String,
    /// Write the call as a plan SCENARIO.NAME.plan that expects what came of it
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) bless: Option<PathBuf>,
    /// Put the plan in the place of one that is there
    #[arg(long, requires = "bless")]
    pub(in crate::cli) force: bool,
}

const VERIFY_HELP: &str = "\
Examples:
  firstline verify 0199a2
  firstline verify

Checked are the chain over everything that was stored, what the call was played with, the whole call played again, what
was said of it, and what lists show; the first thing that does not fit is named. The code at the end of a line is
the last link of the chain. On this computer alone a chain shows that something was changed, but somebody who has the
files and the knowledge can forge a whole new one: only a code that was written down elsewhere shows that.

Exit codes:
  0  everything fits
  1  something does not
  2  the records cannot be read";

/// Check that stored attempts are what was stored.
#[derive(Debug, Args)]
#[command(after_help = VERIFY_HELP)]
pub(in crate::cli) struct Verify {
    /// The beginnings of attempts' ids; left out, all attempts are checked
    pub(in crate::cli) attempts: Vec<String>,
}

const IMPORT_HELP: &str = "\
Examples:
  firstline import ann.attempt
  firstline import ann.attempt --without-reviews

The same attempt again changes nothing. What was said of it comes along when whoever signed it as a mentor or a lead is one
here too; otherwise nothing is brought in, for it could be anybody's word. Where nobody is entered yet, all of it comes along.

Exit codes:
  0  it was brought in, or was here already
  1  it was brought in, and something of it does not fit
  2  it was refused, or the file cannot be read";

/// Bring in an attempt that was exported on another machine.
#[derive(Debug, Args)]
#[command(after_help = IMPORT_HELP)]
pub(in crate::cli) struct Import {
    /// The file
    pub(in crate::cli) file: PathBuf,
    /// Bring in the call alone, and leave behind what was said of it
    #[arg(long)]
    pub(in crate::cli) without_reviews: bool,
}

const RESTORE_HELP: &str = "\
Examples:
  firstline restore
  firstline restore --list
  firstline restore backups/2026-03-10T12-00-05.123Z.db

The backup is checked first. The database that was there is kept in the folder `set-aside`. Where a lead has a PIN, only a lead
brings back a backup, with --as NAME: what came after it, graded calls too, is gone from the records. A database that cannot be
read any more is brought back by anybody.";

/// Bring back a backup.
#[derive(Debug, Args)]
#[command(after_help = RESTORE_HELP)]
pub(in crate::cli) struct Restore {
    /// The backup; left out, the newest that is whole
    pub(in crate::cli) file: Option<PathBuf>,
    /// Show the backups instead
    #[arg(long, conflicts_with = "file")]
    pub(in crate::cli) list: bool,
}

const DOCTOR_HELP: &str = "\
Examples:
  firstline doctor
  firstline doctor --repair

Examined are the database itself, the chain of every stream, every content, and the lists that are derived from
the entries. With --repair what is derived is made anew, after a backup of everything as it is; nothing
that was stored is ever changed or dropped. What only a backup has, `firstline restore` brings back.

Named as odd is what does no harm: entries about people, sessions and reviews that no rule of today allows. Those that have no
effect, and names that could not be given any more, are kept as they are.

Exit codes:
  0  all is well, or well again; something odd is no fault
  1  something is wrong
  2  the records cannot be read";

/// Look for what is wrong with what is stored.
#[derive(Debug, Args)]
#[command(after_help = DOCTOR_HELP)]
pub(in crate::cli) struct Doctor {
    /// Make anew what can be derived
    #[arg(long)]
    pub(in crate::cli) repair: bool,
}
