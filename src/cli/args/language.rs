//! What can be written after the commands about the understanding: `understand`, `measure`, `train`.

use std::path::PathBuf;

use clap::Args;

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
pub(in crate::cli) struct Understand {
    /// Understand as in a call of this scenario, with its facts, steps and teams
    #[arg(long)]
    pub(in crate::cli) scenario: Option<String>,
    /// The language, when no scenario is given
    #[arg(long, default_value = "en")]
    pub(in crate::cli) language: String,
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
pub(in crate::cli) struct Measure {
    /// Measure on the sets in this folder; left out, on our own phrases, style by style
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) sets: Option<PathBuf>,
    /// Write what was made of each row, one file a set
    #[arg(long, value_name = "DIR", requires = "sets")]
    pub(in crate::cli) predictions: Option<PathBuf>,
    /// Write the figures of our own phrases into this page instead of printing them
    #[arg(long, value_name = "FILE", conflicts_with = "sets")]
    pub(in crate::cli) card: Option<PathBuf>,
    /// The language
    #[arg(long, default_value = "en")]
    pub(in crate::cli) language: String,
}

/// Learn from the phrases of a language.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  firstline train --content . assets/language/en/learnt.ron\n\nThe same phrases give the same file on every machine. A language without such a file is learnt at each start."
)]
pub(in crate::cli) struct Train {
    /// The file to write
    pub(in crate::cli) file: PathBuf,
    /// The language
    #[arg(long, default_value = "en")]
    pub(in crate::cli) language: String,
}
