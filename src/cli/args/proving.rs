//! What can be written after `firstline rehearse` and `firstline prove`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::author::prove::BOUND;
use crate::author::rehearse::Shard;

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
pub(in crate::cli) struct Rehearse {
    /// Scenarios: ids, or files SCENARIO.ron
    #[arg(required_unless_present_any = ["all", "add", "bots"])]
    pub(in crate::cli) scenarios: Vec<String>,
    /// Rehearse every scenario that can be played
    #[arg(long, conflicts_with = "scenarios")]
    pub(in crate::cli) all: bool,
    /// Calls that each bot takes of each scenario
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(in crate::cli) runs: u32,
    /// What the seeds of all calls are drawn from
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) seed: u64,
    /// Threads; left out, as many as the machine has cores
    #[arg(long, value_name = "J", value_parser = clap::value_parser!(u16).range(1..=1_024))]
    pub(in crate::cli) jobs: Option<u16>,
    /// Let only this bot play; may be given several times
    #[arg(long, value_name = "BOT")]
    pub(in crate::cli) bot: Vec<String>,
    /// Take only every N-th call, from the I-th on
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(in crate::cli) shard: Option<Shard>,
    /// Take no calls: add up what was written with --format ndjson
    #[arg(long, value_name = "FILE", conflicts_with_all = ["scenarios", "all", "shard"])]
    pub(in crate::cli) add: Vec<PathBuf>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Table::Text)]
    pub(in crate::cli) format: Table,
    /// Name every line that was never said
    #[arg(long)]
    pub(in crate::cli) unreached: bool,
    /// Say which bots there are
    #[arg(long)]
    pub(in crate::cli) bots: bool,
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
pub(in crate::cli) struct Prove {
    /// The scenario: its id, or a file SCENARIO.ron
    pub(in crate::cli) scenario: String,
    /// Try at most so many inputs for each claim
    #[arg(long, value_name = "N", default_value_t = BOUND, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) bound: u32,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(in crate::cli) format: Report,
    /// Write the plans that show what was found into this folder
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) write_plan: Option<PathBuf>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Report {
    /// For people
    Text,
    /// One JSON object
    Json,
}

/// How a result over many calls is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Table {
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
