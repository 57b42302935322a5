//! What can be written after the commands of those who write scenarios: `new`, `lint`, `fmt`, `graph`, `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Begin a desk, a scenario, or anything that stands around it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline new scenario lost_parcel\n  firstline new desk my_desk --into my_content\n  firstline new scenario first_call --desk my_desk --into my_content\n  firstline new persona in_a_hurry --into my_content\n  firstline new plan model --scenario first_call --into my_content\n  firstline new course first_days --desk my_desk --into my_content\n\nThe file can be used as it is and explains itself. Nothing that exists is ever overwritten, and nothing takes the place of\nwhat comes with Firstline: to change that, copy it in the Author screen of the window.\n\nExit codes:\n  0  the file was written\n  2  it exists, the name is no id or is taken, or there is no such desk, persona or scenario"
)]
pub(in crate::cli) struct New {
    /// What to begin
    #[arg(value_enum)]
    pub(in crate::cli) what: NewKind,
    /// Its id: small letters, digits and underscores
    pub(in crate::cli) name: String,
    /// The desk of a scenario, course, article, event or shared block; left out, the only desk of the content folder, or `lumen`
    #[arg(long)]
    pub(in crate::cli) desk: Option<String>,
    /// The scenario of a plan
    #[arg(long, required_if_eq("what", "plan"))]
    pub(in crate::cli) scenario: Option<String>,
    /// The kind of customer of a scenario
    #[arg(long, default_value = "vague")]
    pub(in crate::cli) persona: String,
    /// The content folder to put it into, as given to --content
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(in crate::cli) into: PathBuf,
}

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NewKind {
    /// A desk: DIR/scenarios/NAME/desk.ron
    Desk,
    /// A scenario: DIR/scenarios/DESK/NAME.ron
    Scenario,
    /// A persona: DIR/assets/personas/NAME.ron
    Persona,
    /// A plan: DIR/scenarios/DESK/SCENARIO.NAME.plan
    Plan,
    /// A course with the desk's scenarios: DIR/scenarios/DESK/courses/NAME.ron
    Course,
    /// A rubric, from the one that calls are scored by: DIR/assets/rubrics/NAME.ron
    Rubric,
    /// A knowledge article: DIR/scenarios/DESK/knowledge/NAME.md
    Article,
    /// An open event, such as an outage: DIR/scenarios/DESK/events/NAME.ron
    Event,
    /// Parts that several scenarios share: DIR/scenarios/DESK/shared/NAME.ron
    Shared,
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
pub(in crate::cli) struct Lint {
    /// Files or folders; left out, everything that can be played
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Full)]
    pub(in crate::cli) format: Format,
    /// Look again whenever a file changes, until stopped
    #[arg(long)]
    pub(in crate::cli) watch: bool,
    /// What makes the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning)]
    pub(in crate::cli) fail_on: FailOn,
    /// Look at everything anew, and keep nothing for the next time
    #[arg(long)]
    pub(in crate::cli) no_cache: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
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
pub(in crate::cli) enum FailOn {
    /// Errors alone
    Error,
    /// Errors and warnings
    Warning,
}

/// Put scenario files into the canonical layout.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline fmt my_desk/\n  firstline fmt --check my_desk/\n  firstline fmt - < evening.ron\n\nIndentation, spaces, commas, empty lines and lines that are too long are put right. Values and comments stay as they\nare, and so do your own line breaks. A file that cannot be read is left alone.\n\nExit codes:\n  0  every file is in the canonical layout\n  1  --check found one that is not, or a file has faults\n  2  a file cannot be read or written"
)]
pub(in crate::cli) struct Fmt {
    /// Files or folders with .ron files; `-` reads the standard input
    #[arg(required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Change nothing; say which files would be changed
    #[arg(long)]
    pub(in crate::cli) check: bool,
}

/// Draw a scenario.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  firstline graph evening_dropouts > evening.svg\n  firstline graph my_desk/evening.ron --format dot | dot -Tpdf > evening.pdf"
)]
pub(in crate::cli) struct Graph {
    /// The scenario: its id, or a file SCENARIO.ron
    pub(in crate::cli) scenario: String,
    /// What to write
    #[arg(long, value_enum, default_value_t = Picture::Svg)]
    pub(in crate::cli) format: Picture,
}

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Picture {
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
pub(in crate::cli) struct Explain {
    /// A code (SC012), a criterion (tone-blame), a critical error, an act or a tone; left out, all are listed
    pub(in crate::cli) code: Option<String>,
}
