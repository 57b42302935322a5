//! What can be written after `firstline export` and `firstline push`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::review::Moment;

const EXPORT_HELP: &str = "\
Examples:
  firstline export report 0199a2 ann.html
  firstline export cohort course.html --scenario evening_dropouts
  firstline export table marks.csv --bom
  firstline export json - | jq '.[].automatic.overall'
  firstline export xapi statements.jsonl --home https://desk.example.org --account trainee-07
  firstline export attempt 0199a2 ann.attempt

The pages need nothing beside themselves, and print on A4. They are made from assets/report/attempt.html, cohort.html and
style.css; --content DIR with files of these names in DIR/assets/report takes their place. Marks in tables are per mille.
FILE may be - for standard output.";

/// Write what is stored into a file.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_HELP)]
pub(in crate::cli) struct Export {
    #[command(subcommand)]
    pub(in crate::cli) what: Exported,
}

/// What is written into a file.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Exported {
    /// One attempt, with what it was played with and what was said of it, for `firstline import`
    Attempt {
        /// The beginning of the attempt's id
        attempt: String,
        /// The file to write; one that exists is left as it is
        file: PathBuf,
    },
    /// One attempt as a page of HTML: the debrief with its evidence
    Report {
        /// The beginning of the attempt's id
        attempt: String,
        #[command(flatten)]
        out: OutFile,
    },
    /// Many attempts as a page of HTML: trainees, scenarios, marks
    Cohort {
        #[command(flatten)]
        out: OutFile,
        #[command(flatten)]
        which: Which,
    },
    /// Attempts and their marks as CSV, safe for spreadsheets
    Table {
        #[command(flatten)]
        out: OutFile,
        #[command(flatten)]
        which: Which,
        /// Begin with the mark by which Excel knows UTF-8
        #[arg(long)]
        bom: bool,
    },
    /// Attempts and their marks as JSON, or one attempt in full
    Json {
        #[command(flatten)]
        out: OutFile,
        /// The beginning of one attempt's id: its events and scorecards too
        attempt: Option<String>,
        #[command(flatten)]
        which: Which,
    },
    /// Attempts as xAPI 1.0.3 statements, one a line
    Xapi {
        #[command(flatten)]
        out: OutFile,
        #[command(flatten)]
        which: Which,
        #[command(flatten)]
        site: XapiSite,
    },
}

/// Where it is written.
#[derive(Debug, Args)]
pub(in crate::cli) struct OutFile {
    /// The file to write, or - for standard output
    pub(in crate::cli) file: PathBuf,
    /// Write over a file that is there
    #[arg(long)]
    pub(in crate::cli) force: bool,
}

/// Which attempts.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct Which {
    /// Only attempts of this scenario
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) scenario: Option<String>,
    /// Only attempts of this graded session: the beginning of its id or of its title
    #[arg(long, value_name = "SESSION")]
    pub(in crate::cli) session: Option<String>,
    /// Only attempts of graded sessions that were made from this course
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) course: Option<String>,
    /// Only attempts of this person, by name, account or id
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) person: Option<String>,
    /// Only attempts that began then or later, such as 2026-03-10 or 2026-03-10T09:00
    #[arg(long, value_name = "WHEN", value_parser = crate::cli::when::moment)]
    pub(in crate::cli) since: Option<Moment>,
    /// Only attempts that began before
    #[arg(long, value_name = "WHEN", value_parser = crate::cli::when::moment)]
    pub(in crate::cli) until: Option<Moment>,
}

/// Under which names statements are told.
#[derive(Debug, Args)]
pub(in crate::cli) struct XapiSite {
    /// The web address that stands for your desk; accounts and activities are named under it. It need not answer
    #[arg(long, value_name = "URL", env = "FIRSTLINE_LRS_HOME")]
    home: String,
    /// The account under which attempts are told that were taken by nobody who is known
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) account: Option<String>,
}

impl XapiSite {
    /// The address without a slash at its end.
    pub(in crate::cli) fn home(&self) -> anyhow::Result<String> {
        let home = self.home.trim().trim_end_matches('/');
        let behind =
            home.strip_prefix("https://").or_else(|| home.strip_prefix("http://")).unwrap_or_default();
        let fits = !behind.is_empty()
            && behind.chars().all(|sign| sign.is_ascii_graphic() && !"<>\"{}|\\^`#?".contains(sign));
        anyhow::ensure!(fits, "--home wants a web address such as https://desk.example.org, not `{home}`");
        Ok(home.to_owned())
    }
}

const PUSH_HELP: &str = "\
Examples:
  export FIRSTLINE_LRS_USER=trainer FIRSTLINE_LRS_PASSWORD=…
  firstline push --to https://lrs.example.org/xAPI/statements --home https://desk.example.org
  firstline push --to http://127.0.0.1:8100/xAPI/statements --home https://desk.example.org --account trainee-07
  firstline push --to … --home … --queue-only      put statements into the outbox, and send nothing

Statements wait in the records until the store took them: without a network nothing is lost, and the same again is
harmless. At most 50 go at once; while the store cannot be reached, pauses grow. Nothing personal leaves but the account's
name; a mentor's mark goes once it is signed, and of a graded call no mark goes before.

The user and the password are stored nowhere; a password is taken from FIRSTLINE_LRS_PASSWORD or a file, never from the
command line, where others could read it. http:// would send it readably and is taken for this machine alone.

Exit codes:
  0  everything was taken
  1  the store refuses statements for good; they are named, and not sent again
  2  the store could not be reached or does not let us in; what waits goes on waiting";

/// Send statements to a learning record store.
#[derive(Debug, Args)]
#[command(after_help = PUSH_HELP)]
pub(in crate::cli) struct Push {
    /// Where the store takes statements
    #[arg(long, value_name = "URL", env = "FIRSTLINE_LRS_ENDPOINT", value_parser = crate::cli::push::address)]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) site: XapiSite,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// The user
    #[arg(long, value_name = "NAME", env = "FIRSTLINE_LRS_USER")]
    pub(in crate::cli) user: Option<String>,
    /// A file that holds the password; left out, `FIRSTLINE_LRS_PASSWORD` is taken
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) password_file: Option<PathBuf>,
    /// The version that is told to the store
    #[arg(long = "xapi", value_name = "VERSION", default_value = "1.0.3", value_parser = ["1.0.3", "2.0.0"])]
    pub(in crate::cli) version: String,
    /// How often each request is tried
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=20))]
    pub(in crate::cli) tries: u32,
    /// Put statements into the outbox, and send nothing
    #[arg(long)]
    pub(in crate::cli) queue_only: bool,
}
