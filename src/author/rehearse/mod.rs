//! Rehearsal: bots take a scenario's calls by the hundred, and what comes of it shows what the scenario is worth.
//!
//! Every bot takes the same number of calls; a call is told by (scenario, bot, run), and so are its seed and its result.
//! What is counted is added up in whole numbers, so that any number of jobs and any split into shards gives the same.

mod call;
mod coverage;
mod jobs;
mod places;
mod report;
mod tally;
mod verdict;

pub use call::{CallRecord, Ground, seed_of};
pub use coverage::{Coverage, Unreached, unreached};
pub use jobs::{Batch, Shard, rehearse};
pub use report::text;
pub use tally::{BotTally, CriterionTally, Misheard, Spread, Tally};
pub use verdict::{Separation, Verdict, judge};
