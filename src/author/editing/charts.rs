//! What a rehearsal counted, as charts are drawn from it.

use std::collections::BTreeMap;

use crate::author::rehearse::{Tally, judge, unreached};
use crate::author::trainee::Bot;
use crate::content::Library;
use crate::sim::words::Dimension;

/// Everything that is drawn of the rehearsal of one scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charts {
    /// Calls that were taken.
    pub calls: u32,
    /// How hard it is, per mille of what bots left lying; none without calls.
    pub difficulty: Option<u16>,
    /// The bots, those without a flaw first.
    pub bots: Vec<BotBars>,
    /// What no call reached, by sort.
    pub lacking: Vec<Lacking>,
    /// Criteria that gave the same in every call, so decided nothing.
    pub undecided: Vec<String>,
}

/// What came of one bot's calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BotBars {
    /// The bot's name.
    pub name: String,
    /// Calls it took.
    pub calls: u32,
    /// Those that ended rightly.
    pub right: u32,
    /// By dimension: the mean, per mille, and between which results nine of ten calls lie.
    pub bars: BTreeMap<Dimension, (u16, u16, u16)>,
    /// By dimension that its flaw spoils: whether the scenario tells it from the bot without a flaw.
    pub apart: BTreeMap<Dimension, bool>,
}

/// What no call reached, of one sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The sort: `facts`, `questions`, `beats`, `lines`.
    pub sort: &'static str,
    /// How many there are.
    pub of: usize,
    /// Those that were not reached.
    pub never: Vec<Lack>,
}

/// Something that no call reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Its name.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its line there, counted from 1.
    pub line: usize,
}

impl Charts {
    /// The charts of what was counted.
    #[must_use]
    pub fn of(library: &Library, tally: &Tally, bots: &[Bot]) -> Self {
        let verdict = judge(tally, bots);
        let known = bots.iter().filter_map(|bot| Some((bot, tally.bots.get(&bot.id)?)));
        let rows: Vec<BotBars> = known
            .map(|(bot, counted)| BotBars {
                name: bot.name.clone(),
                calls: counted.runs,
                right: counted.right,
                bars: counted
                    .dimensions
                    .iter()
                    .filter_map(|(dimension, spread)| {
                        Some((*dimension, (spread.mean()?, spread.at(50)?, spread.at(950)?)))
                    })
                    .collect(),
                apart: verdict
                    .separations
                    .iter()
                    .filter(|one| one.bot == bot.id)
                    .map(|one| (one.dimension, one.holds()))
                    .collect(),
            })
            .collect();
        let entry = library.scenarios.get(&tally.scenario);
        let lacking = entry.map(|entry| unreached(library, entry, &tally.coverage)).unwrap_or_default();
        Self {
            calls: rows.iter().map(|row| row.calls).sum(),
            difficulty: verdict.difficulty,
            bots: rows,
            lacking: lacking
                .into_iter()
                .map(|sort| Lacking {
                    sort: sort.sort,
                    of: sort.of,
                    never: sort.never.iter().map(|(name, at)| lack(name, at)).collect(),
                })
                .collect(),
            undecided: verdict.undecided,
        }
    }

    /// Whether every bot with a flaw is told from the one without.
    #[must_use]
    pub fn tells_apart(&self) -> bool {
        self.bots.iter().flat_map(|bot| bot.apart.values()).all(|apart| *apart)
    }
}

fn lack(name: &str, at: &str) -> Lack {
    let (file, line) = at.rsplit_once(':').unwrap_or((at, "1"));
    Lack { name: name.to_owned(), file: file.to_owned(), line: line.parse().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::author::rehearse::{Batch, Shard, rehearse};
    use crate::author::trainee::Bots;

    #[test]
    fn charts_show_bars_flaws_and_what_was_never_reached() {
        let library = Library::built_in();
        let bots = Bots::read(library.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), &*bot.text)));
        let bots = vec![bots.get("model").unwrap(), bots.get("seller").unwrap()];
        let bundle = Arc::new(library.bundle("evening_dropouts").unwrap());
        let batch = Batch {
            scenarios: vec![bundle],
            bots: bots.clone(),
            runs: 2,
            seed: 1,
            shard: Shard::WHOLE,
            jobs: 1,
        };
        let (tallies, _) = rehearse(&batch, false, &|| ());
        let charts = Charts::of(&library, &tallies[0], &bots);
        assert_eq!((charts.calls, charts.bots.len()), (4, 2));
        assert_eq!(charts.bots[1].apart.keys().collect::<Vec<_>>(), [&Dimension::Upsell]);
        let (mean, low, high) = charts.bots[0].bars[&Dimension::Tone];
        assert!(low <= mean && mean <= high, "{low} {mean} {high}");
        let lines = charts.lacking.iter().find(|sort| sort.sort == "lines").unwrap();
        let first = &lines.never[0];
        assert!(first.file.ends_with("evening_dropouts.ron") && first.line > 1, "{first:?}");
    }
}
