//! What can be written after `firstline calibrate`.

use clap::{Args, Subcommand};

use crate::review::Moment;

const HELP: &str = "\
Examples, for a lead:
  firstline calibrate open 0199c5 0199c6 --mentor Mo --mentor Max --title October --as Lea
  firstline calibrate open --session exam --mentor Mo --mentor Max --title \"After the exam\" --due 2026-04-01 --as Lea
  firstline calibrate close october --as Lea
  firstline calibrate report october --as Lea

For a mentor who is asked:
  firstline calibrate list --as Mo
  firstline calibrate show october 0199c5 --as Mo               the call as it went, and what can be judged
  firstline calibrate score october 0199c5 tone-blame=8 info-began=50% --as Mo
  firstline calibrate agree october 0199c5 tone-blame 6 --words \"see turn 4\" --as Mo    after the round is closed

Several mentors score the same calls blind: they see neither the automatic marks nor each other's until the round is closed. A mark
is a number of points (8) or a share (50%). The report then tells, for each criterion, how often they agree exactly and within one
step of five, how much better than chance (weighted kappa), and who is milder: between the mentors, and each against the
machine; and in which calls they differ most.

Exit codes:
  0  done
  1  a report has something worth a talk
  2  the command was used wrongly, it may not be done, or the records cannot be read";

/// Have several mentors score the same calls blind, and compare their marks.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(in crate::cli) struct CalibrateArgs {
    #[command(subcommand)]
    pub(in crate::cli) what: Calibrate,
}

/// What is done in a round of calibration.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Calibrate {
    /// Open a round over some calls
    Open(OpenRound),
    /// Show all rounds, and what is still to score
    List,
    /// Show a round, or one of its calls as it went, without the automatic marks
    Show {
        /// The beginning of the round's id or of its title
        round: String,
        /// The beginning of the id of one of its calls
        attempt: Option<String>,
    },
    /// Score a call of a round blind; once
    Score {
        /// The beginning of the round's id or of its title
        round: String,
        /// The beginning of the id of one of its calls
        attempt: String,
        /// CRITERION=MARK; criteria that are left out are not judged
        #[arg(required = true, value_name = "CRITERION=MARK")]
        marks: Vec<String>,
    },
    /// End the blind scoring; from then on the marks can be seen and compared
    Close {
        /// The beginning of the round's id or of its title
        round: String,
    },
    /// Compare the marks of a round that is closed
    Report {
        /// The beginning of the round's id or of its title
        round: String,
        /// Write one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Write down which mark you agreed on
    Agree {
        /// The beginning of the round's id or of its title
        round: String,
        /// The beginning of the id of one of its calls
        attempt: String,
        /// The criterion
        criterion: String,
        /// Points (8) or a share (50%); need not be anybody's mark
        mark: String,
        /// Why
        #[arg(long)]
        words: String,
    },
}

/// A round to open.
#[derive(Debug, Args)]
pub(in crate::cli) struct OpenRound {
    /// The calls: the beginnings of their ids
    #[arg(required_unless_present = "session", value_name = "ATTEMPT")]
    pub(in crate::cli) attempts: Vec<String>,
    /// Every finished call of this graded session: the beginning of its id or of its title
    #[arg(long, value_name = "SESSION")]
    pub(in crate::cli) session: Option<String>,
    /// Who scores them, by name or account; at least two
    #[arg(long = "mentor", value_name = "NAME", required = true)]
    pub(in crate::cli) mentors: Vec<String>,
    /// What people read in lists
    #[arg(long)]
    pub(in crate::cli) title: String,
    /// Until when; for people, nothing closes by itself. Left out, in a week
    #[arg(long, value_name = "WHEN", value_parser = crate::cli::when::moment)]
    pub(in crate::cli) due: Option<Moment>,
}
