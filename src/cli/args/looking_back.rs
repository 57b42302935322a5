//! What can be written after the commands that look back over many calls: `progress`, `cohort`, `regrade`.

use clap::Args;

use super::Which;

const PROGRESS_HELP: &str = "\
Examples:
  firstline progress --as Tess               your own
  firstline progress Tess --as Mo            a mentor looks at Tess
  firstline progress                         practice that nobody put a name to
  firstline progress Tess --json --as Mo | jq '.losses[0].quotes'

Shown are the five dimensions over time, with the mean of the last five calls against the five before; what keeps costing
points in the last ten calls, in the trainee's own words; the courses, graded and practised apart; and what to take next, by
the weakest dimension. Where a mentor signed a call, their marks count. Graded calls appear once they are released.

Exit codes:
  0  shown
  2  it is another person's, there is no such person, or the records cannot be read";

/// Show the progress of one trainee.
#[derive(Debug, Args)]
#[command(after_help = PROGRESS_HELP)]
pub(in crate::cli) struct Progress {
    /// Whose, by name or account; left out, your own
    pub(in crate::cli) name: Option<String>,
    /// Write one JSON object. Marks are per mille, moments milliseconds since 1970 UTC
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

const COHORT_HELP: &str = "\
Examples:
  firstline cohort --as Mo
  firstline cohort --session exam --as Mo
  firstline cohort --course first_week --since 2026-03-01 --as Mo
  firstline cohort --practice --find router --calls --as Mo
  firstline cohort --json --as Mo | jq '.needs'

First comes who needs a mentor today, and why; then the trainees, the heat map of trainees and scenarios, and the scenarios.
Where a mentor signed a call, their marks count. `firstline export cohort FILE` puts the same numbers on a page.

How hard a scenario is: 100 % minus the mean mark of each trainee's first call. How well it tells good from weak: the correlation
of those marks with the same trainees' mean in the other scenarios, from -1 to 1; 0.40 and above is very good, below 0.20 poor.
With too few trainees (8 for the one, 20 for the other) neither is told.

Exit codes:
  0  shown
  2  the command was used wrongly, or the records cannot be read";

/// Show many calls of many trainees.
#[derive(Debug, Args)]
#[command(after_help = COHORT_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(in crate::cli) struct Cohort {
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Only graded calls
    #[arg(long)]
    pub(in crate::cli) graded: bool,
    /// Only practice
    #[arg(long, conflicts_with = "graded")]
    pub(in crate::cli) practice: bool,
    /// Only calls that a mentor signed
    #[arg(long)]
    pub(in crate::cli) signed: bool,
    /// Only calls whose trainee, scenario or title has this in it
    #[arg(long, value_name = "WORDS")]
    pub(in crate::cli) find: Option<String>,
    /// List every call as well
    #[arg(long)]
    pub(in crate::cli) calls: bool,
    /// Write one JSON object. Marks are per mille, moments milliseconds since 1970 UTC
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

const REGRADE_HELP: &str = "\
Examples:
  firstline regrade --rubric stricter.ron --as Lea
  firstline regrade --rubric stricter.ron --session exam --as Lea
  firstline regrade --from-inputs --since 2026-03-01 --as Lea
  firstline regrade --rubric stricter.ron --json --as Lea > would-change.json

Nothing is changed: it says what would be. Without --rubric each call is scored by the rubric it was played with, and what differs is
this program's doing. The stored events are scored; with --from-inputs what was typed is understood and played again first,
as this engine would. What a mentor changed and signed stands in both marks.

Exit codes:
  0  no result would change
  1  some would, or a call could not be scored anew
  2  the command was used wrongly, or the records cannot be read";

/// Score stored calls anew, and say whose result would change.
#[derive(Debug, Args)]
#[command(after_help = REGRADE_HELP)]
pub(in crate::cli) struct Regrade {
    /// The rubric: a file, or the id of one there is
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) rubric: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) which: Which,
    /// Play what was typed again first, with this engine
    #[arg(long)]
    pub(in crate::cli) from_inputs: bool,
    /// Name every criterion that would be marked otherwise in each call
    #[arg(long)]
    pub(in crate::cli) full: bool,
    /// Write one JSON object. Marks are per mille, moments milliseconds since 1970 UTC
    #[arg(long, conflicts_with = "full")]
    pub(in crate::cli) json: bool,
}
