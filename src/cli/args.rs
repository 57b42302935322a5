//! What can be written after `firstline`.

mod taking_along;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::people::PeopleArgs;
use super::review::ReviewArgs;
use super::session::SessionArgs;
use super::take::Take;
pub(super) use taking_along::{Export, Exported, Push, Which};

use crate::author::prove::BOUND;
use crate::author::rehearse::Shard;

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
    /// Show or change who is at the desk
    People(PeopleArgs),
    /// Play a stored attempt again, check that everything comes out the same, and show the debrief
    Replay(Replay),
    /// Show a stored call as it went, or turn it into a plan
    Transcript(Transcript),
    /// Begin a desk, a scenario or a persona
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

#[cfg(feature = "gui")]
const WINDOW_HELP: &str = "\
Examples:
  firstline window
  firstline window --size 1024x640 --look dark --text 150
  firstline window --language de
  firstline window --plan evening_dropouts.model --shots pictures/
  firstline window --plan evening_dropouts.model --shots pictures/ --look light,dark,contrast --text 100,150,200

A plan plays a call through every screen, without anybody at the keyboard, and leaves; with --shots it takes a picture of
each, in a folder for each combination of size, colours and text when several are given. Then it says how long the first frame took, and how many frames were drawn while nothing changed.

Exit codes:
  0  the window was closed, or the plan was played to its end
  2  there is no display, no graphics driver, or something failed; calls are kept";

/// Open the window.
#[cfg(feature = "gui")]
#[derive(Debug, Default, Args)]
#[command(after_help = WINDOW_HELP)]
pub(super) struct Window {
    /// The size of the window, in points; several for pictures
    #[arg(long, value_name = "WIDTHxHEIGHT", value_delimiter = ',', value_parser = super::window::size)]
    pub(super) size: Vec<(u32, u32)>,
    /// Colours for this time: light, dark or contrast; several for pictures
    #[arg(long, value_delimiter = ',', value_parser = super::window::look)]
    pub(super) look: Vec<crate::app::theme::Look>,
    /// The size of text for this time, in per cent; several for pictures
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', value_parser = clap::value_parser!(u16).range(50..=300))]
    pub(super) text: Vec<u16>,
    /// What the window says, in this language for this time: en, de, or one of assets/interface in a --content folder
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) language: Option<String>,
    /// Play a plan through the window: a file SCENARIO.NAME.plan, or the name SCENARIO.NAME of a built-in one
    #[arg(long, value_name = "FILE")]
    pub(super) plan: Option<String>,
    /// Save a picture of every screen in this folder
    #[arg(long, value_name = "DIR", requires = "plan")]
    pub(super) shots: Option<PathBuf>,
}

/// Show every scenario and every course.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline list\n  firstline list --json | jq -r '.[].id'\n  firstline list --content my_desk/"
)]
pub(super) struct List {
    /// Write one JSON array instead of a table: of the scenarios, or with --courses of the courses
    #[arg(long)]
    pub(super) json: bool,
    /// Show the courses alone
    #[arg(long)]
    pub(super) courses: bool,
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
pub(super) struct Play {
    /// The scenario: its id, or a file SCENARIO.ron
    #[arg(required_unless_present_any = ["plan", "resume"], conflicts_with_all = ["plan", "resume"])]
    pub(super) scenario: Option<String>,
    /// The seed: the same seed and the same words give the same call. Left out, a new one is drawn
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// Drive the call by lines of JSON
    #[arg(long, conflicts_with = "terminal")]
    pub(super) stdio: bool,
    /// Take the call in this terminal, even when it is none
    #[arg(long)]
    pub(super) terminal: bool,
    /// Play a plan: a file SCENARIO.NAME.plan, or the name SCENARIO.NAME of a built-in one
    #[arg(long, value_name = "FILE", conflicts_with_all = ["resume", "terminal"])]
    pub(super) plan: Option<String>,
    /// Store the call of a plan as an attempt
    #[arg(long, requires = "plan")]
    pub(super) store: bool,
    /// Show the whole debrief, criterion by criterion, and not the short one
    #[arg(long, conflicts_with = "stdio")]
    pub(super) full: bool,
    /// Go on with an attempt that was not finished: the beginning of its id, or nothing for the latest
    #[arg(long, value_name = "ATTEMPT", num_args = 0..=1, default_missing_value = "")]
    pub(super) resume: Option<String>,
}

/// Play a stored attempt again.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline replay 0199a2\n  firstline replay saved/0199a2….attempt --transcript\n\nExit codes:\n  0  everything came out the same, to the byte\n  1  something came out otherwise\n  2  the attempt cannot be read"
)]
pub(super) struct Replay {
    /// The beginning of the attempt's id, or a file that was exported
    pub(super) attempt: String,
    /// Show the call as well
    #[arg(long)]
    pub(super) transcript: bool,
    /// Show the whole debrief, criterion by criterion, and not the short one
    #[arg(long)]
    pub(super) full: bool,
    /// Write the events as JSON lines instead
    #[arg(long, conflicts_with_all = ["transcript", "full"])]
    pub(super) json: bool,
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
pub(super) struct Verify {
    /// The beginnings of attempts' ids; left out, all attempts are checked
    pub(super) attempts: Vec<String>,
}

/// Bring in an attempt that was exported on another machine.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  firstline import ann.attempt\n\nThe same attempt again changes nothing.")]
pub(super) struct Import {
    /// The file
    pub(super) file: PathBuf,
}

const RESTORE_HELP: &str = "\
Examples:
  firstline restore
  firstline restore --list
  firstline restore backups/2026-03-10T12-00-05.123Z.db

The backup is checked first. The database that was there is kept in the folder `set-aside`.";

/// Bring back a backup.
#[derive(Debug, Args)]
#[command(after_help = RESTORE_HELP)]
pub(super) struct Restore {
    /// The backup; left out, the newest that is whole
    pub(super) file: Option<PathBuf>,
    /// Show the backups instead
    #[arg(long, conflicts_with = "file")]
    pub(super) list: bool,
}

const DOCTOR_HELP: &str = "\
Examples:
  firstline doctor
  firstline doctor --repair

Examined are the database itself, the chain of every stream, every content, and the lists that are derived from
the entries. With --repair what is derived is made anew, after a backup of everything as it is; nothing
that was stored is ever changed or dropped. What only a backup has, `firstline restore` brings back.

Exit codes:
  0  all is well, or well again
  1  something is wrong
  2  the records cannot be read";

/// Look for what is wrong with what is stored.
#[derive(Debug, Args)]
#[command(after_help = DOCTOR_HELP)]
pub(super) struct Doctor {
    /// Make anew what can be derived
    #[arg(long)]
    pub(super) repair: bool,
}

const LINT_HELP: &str = "\
Examples:
  firstline lint
  firstline lint my_desk/
  firstline lint my_desk/ --watch
  firstline lint my_desk/evening.ron --format concise
  firstline lint my_desk/ --format sarif > lint.sarif

What is still open in a Draft or Trial is a warning, in a Stable scenario an error. `firstline explain CODE` says more
about each finding.

Exit codes:
  0  nothing was found that counts
  1  there are errors, or warnings unless --fail-on error
  2  the command was used wrongly, or a file cannot be read";

/// Check scenario files.
#[derive(Debug, Args)]
#[command(after_help = LINT_HELP)]
pub(super) struct Lint {
    /// Files or folders; left out, everything that can be played
    pub(super) paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub(super) format: Format,
    /// Look again whenever a file changes, until stopped
    #[arg(long)]
    pub(super) watch: bool,
    /// What makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning)]
    pub(super) fail_on: FailOn,
    /// Look at everything anew, and keep nothing for the next time
    #[arg(long)]
    pub(super) no_cache: bool,
}

const REHEARSE_HELP: &str = "\
Examples:
  firstline rehearse evening_dropouts --runs 100
  firstline rehearse --all --runs 1000 --jobs 2
  firstline rehearse my_desk/late_router.ron --bot model --bot brusque
  firstline rehearse --all --shard 1/4 --format ndjson > one.ndjson
  firstline rehearse --add one.ndjson --add two.ndjson

The same seed gives the same result for every number of jobs, and the shards of a rehearsal add up to the whole.
`firstline rehearse --bots` lists the bots.

Exit codes:
  0  every scenario tells the model bot from each flawed one, in the dimension of its flaw
  1  some scenario does not
  2  the command was used wrongly, or a file cannot be read";

/// Let bots take the calls of scenarios.
#[derive(Debug, Args)]
#[command(after_help = REHEARSE_HELP)]
pub(super) struct Rehearse {
    /// Scenarios: ids, or files SCENARIO.ron
    #[arg(required_unless_present_any = ["all", "add", "bots"])]
    pub(super) scenarios: Vec<String>,
    /// Rehearse every scenario that can be played
    #[arg(long, conflicts_with = "scenarios")]
    pub(super) all: bool,
    /// Calls that each bot takes of each scenario
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(super) runs: u32,
    /// What the seeds of all calls are drawn from
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    /// Threads; left out, as many as the machine has cores
    #[arg(long, value_name = "J", value_parser = clap::value_parser!(u16).range(1..=1_024))]
    pub(super) jobs: Option<u16>,
    /// Let only this bot play; may be given several times
    #[arg(long, value_name = "BOT")]
    pub(super) bot: Vec<String>,
    /// Take only every N-th call, from the I-th on
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
    /// Take no calls: add up what was written with --format ndjson
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenarios", "all", "shard"])]
    pub(super) add: Vec<PathBuf>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Table::Text)]
    pub(super) format: Table,
    /// Name every line that was never said
    #[arg(long)]
    pub(super) unreached: bool,
    /// Say which bots there are
    #[arg(long)]
    pub(super) bots: bool,
}

const PROVE_HELP: &str = "\
Examples:
  firstline prove evening_dropouts
  firstline prove my_desk/late_router.ron --write-plan proofs/
  firstline prove cheap_pages --format json

Each claim comes out proved, refuted or unknown; unknown says how far it went. What counts as a proof:
see the page `prove` of the help folder, or `firstline explain facts_in_every_mood` and the other claims.

Exit codes:
  0  nothing was refuted
  1  some claim was refuted
  2  the command was used wrongly, or a file cannot be read";

/// Try to prove what must hold of a scenario.
#[derive(Debug, Args)]
#[command(after_help = PROVE_HELP)]
pub(super) struct Prove {
    /// The scenario: its id, or a file SCENARIO.ron
    pub(super) scenario: String,
    /// Try at most so many inputs for each claim
    #[arg(long, value_name = "N", default_value_t = BOUND, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) bound: u32,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(super) format: Report,
    /// Write the plans that show what was found into this folder
    #[arg(long, value_name = "DIR")]
    pub(super) write_plan: Option<PathBuf>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Report {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// How a result over many calls is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Table {
    /// For people
    Text,
    /// One JSON object a line: every call, then what was counted for each scenario
    Ndjson,
}

fn shard(text: &str) -> Result<Shard, String> {
    let parts = text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
    match parts {
        Some((index, of)) if (1..=of).contains(&index) => Ok(Shard { index, of }),
        _ => Err("expected I/N with I from 1 to N, such as 2/4".to_owned()),
    }
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines they speak of
    Full,
    /// One line each, as compilers write them: file, line, column, code, what is wrong
    Concise,
    /// One JSON object a line
    Json,
    /// Workflow commands, shown beside the lines of a change on GitHub
    Github,
    /// One SARIF 2.1.0 document
    Sarif,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors alone
    Error,
    /// Errors and warnings
    Warning,
}

/// Show a stored call, or turn it into a plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline transcript 0199a2\n  firstline transcript 0199a2 --bless my_desk/scenarios/lumen/late_router.model.plan\n\nExit codes:\n  0  the call was shown, or the plan was written\n  2  the attempt cannot be read, does not come out the same, or the plan cannot be written"
)]
pub(super) struct Transcript {
    /// The beginning of the attempt's id, or a file ID.attempt
    pub(super) attempt: String,
    /// Write the call as a plan SCENARIO.NAME.plan that expects what came of it
    #[arg(long, value_name = "FILE")]
    pub(super) bless: Option<PathBuf>,
    /// Put the plan in the place of one that is there
    #[arg(long, requires = "bless")]
    pub(super) force: bool,
}

/// Begin a desk, a scenario or a persona.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline new scenario lost_parcel\n  firstline new desk my_desk --into my_content\n  firstline new scenario first_call --desk my_desk --into my_content\n  firstline new persona in_a_hurry --into my_content\n\nThe file can be played as it is and explains itself. Nothing that exists is ever overwritten.\n\nExit codes:\n  0  the file was written\n  2  it exists, the name is no id, or there is no such desk"
)]
pub(super) struct New {
    /// What to begin
    #[arg(value_enum)]
    pub(super) what: NewKind,
    /// Its id: small letters, digits and underscores
    pub(super) name: String,
    /// The desk of a scenario
    #[arg(long, default_value = "lumen")]
    pub(super) desk: String,
    /// The kind of customer of a scenario
    #[arg(long, default_value = "vague")]
    pub(super) persona: String,
    /// The content folder to put it into, as given to --content
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) into: PathBuf,
}

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum NewKind {
    /// A desk: DIR/scenarios/NAME/desk.ron
    Desk,
    /// A scenario: DIR/scenarios/DESK/NAME.ron
    Scenario,
    /// A persona: DIR/assets/personas/NAME.ron
    Persona,
}

/// Put scenario files into the canonical layout.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline fmt my_desk/\n  firstline fmt --check my_desk/\n  firstline fmt - < evening.ron\n\nIndentation, spaces, commas, empty lines and lines that are too long are put right. Values and comments stay as they\nare, and so do your own line breaks. A file that cannot be read is left alone.\n\nExit codes:\n  0  every file is in the canonical layout\n  1  --check found one that is not, or a file has faults\n  2  a file cannot be read or written"
)]
pub(super) struct Fmt {
    /// Files or folders with .ron files; `-` reads the standard input
    #[arg(required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Change nothing; say which files would be changed
    #[arg(long)]
    pub(super) check: bool,
}

/// Draw a scenario.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline graph evening_dropouts > evening.svg\n  firstline graph my_desk/evening.ron --format dot | dot -Tpdf > evening.pdf"
)]
pub(super) struct Graph {
    /// The scenario: its id, or a file SCENARIO.ron
    pub(super) scenario: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = Picture::Svg)]
    pub(super) format: Picture,
}

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Picture {
    /// A picture for browsers
    Svg,
    /// Text for Graphviz
    Dot,
}

/// Say what something means.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline explain SC012\n  firstline explain tone-blame\n  firstline explain code_word\n  firstline explain"
)]
pub(super) struct Explain {
    /// A code (SC012), a criterion (tone-blame), a critical error, an act or a tone; left out, all are listed
    pub(super) code: Option<String>,
}

const UNDERSTAND_HELP: &str = "\
In:   {\"id\":1,\"text\":\"And since when?\",\"context\":[\"agent: What does it say?\",\"customer: E-4012.\"]}
Out:  {\"id\":1,\"understood\":true,\"acts\":[{\"act\":\"ask_fact\",…}],\"asks\":[…],\"mentions\":[…],\"tone\":[…]}

Examples:
  firstline understand < utterances.jsonl
  firstline understand --scenario evening_dropouts < utterances.jsonl

Spans are bytes of the text, [start, end); confidences are per mille. A line that cannot be read is answered with
{\"id\":null,\"error\":…}, and the run goes on.";

/// Say what the customer would understand.
#[derive(Debug, Args)]
#[command(after_help = UNDERSTAND_HELP)]
pub(super) struct Understand {
    /// Understand as in a call of this scenario, with its facts, steps and teams
    #[arg(long)]
    pub(super) scenario: Option<String>,
    /// The language, when no scenario is given
    #[arg(long, default_value = "en")]
    pub(super) language: String,
}

const MEASURE_HELP: &str = "\
Examples:
  firstline measure
  firstline measure --sets sets/ --predictions out/
  firstline measure --card assets/help/quality.md

Sets are known by the beginning of their names: t1_ (acts), t2_ (politeness), t2b_ (toxic), t4_ (asked-for information), t6_
(the clearer of two texts), agent_utterances; one JSON object a line with id, text, context and label. A prediction is
{\"id\":…,\"label\":…,\"confident\":…}, for agent_utterances {\"id\":…,\"acts\":[…],\"asks\":[…],\"tone\":[…]}.";

/// Measure how well the understanding does.
#[derive(Debug, Args)]
#[command(after_help = MEASURE_HELP)]
pub(super) struct Measure {
    /// Measure on the sets in this folder; left out, on our own phrases, style by style
    #[arg(long, value_name = "DIR")]
    pub(super) sets: Option<PathBuf>,
    /// Write what was made of each row, one file a set
    #[arg(long, value_name = "DIR", requires = "sets")]
    pub(super) predictions: Option<PathBuf>,
    /// Write the figures of our own phrases into this page instead of printing them
    #[arg(long, value_name = "FILE", conflicts_with = "sets")]
    pub(super) card: Option<PathBuf>,
    /// The language
    #[arg(long, default_value = "en")]
    pub(super) language: String,
}

/// Learn from the phrases of a language.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  firstline train --content . assets/language/en/learnt.ron\n\nThe same phrases give the same file on every machine. A language without such a file is learnt at each start."
)]
pub(super) struct Train {
    /// The file to write
    pub(super) file: PathBuf,
    /// The language
    #[arg(long, default_value = "en")]
    pub(super) language: String,
}
