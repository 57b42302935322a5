//! What is counted over many calls. Everything adds up: the tallies of two shards make that of the whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::call::{Rehearsed, refusal};
use super::coverage::Coverage;
use crate::sim::ids::Id;
use crate::sim::scoring::{Effect, Scorecard};
use crate::sim::words::Dimension;

/// Everything counted for one scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The scenario.
    pub scenario: Id,
    /// By bot.
    pub bots: BTreeMap<Id, BotTally>,
    /// What was reached.
    pub coverage: Coverage,
}

/// Everything counted for one bot in one scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BotTally {
    /// Calls taken.
    pub runs: u32,
    /// Calls that ended rightly.
    pub right: u32,
    /// Utterances, over all calls.
    pub turns: u64,
    /// Sentences that were meant to do something, over all calls.
    pub meant: u64,
    /// By dimension: how often which result came out.
    pub dimensions: BTreeMap<Dimension, Spread>,
    /// How calls ended.
    pub endings: BTreeMap<String, u32>,
    /// Critical errors, by how many calls had them.
    pub critical: BTreeMap<String, u32>,
    /// What was refused, and why.
    pub refused: BTreeMap<String, u32>,
    /// By criterion.
    pub criteria: BTreeMap<String, CriterionTally>,
    /// What lost points, in a sentence with the words that lost them, by how many points it lost. Kept for a bot without a
    /// flaw alone: what a flawed one loses is its own doing.
    pub lost: BTreeMap<String, u32>,
    /// What was meant and heard otherwise.
    pub misheard: BTreeMap<Misheard, u32>,
}

/// A sentence that was not heard as it was meant, written `MEANT | SENTENCE` where it is a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Misheard {
    /// What was meant.
    pub meant: String,
    /// The words.
    pub sentence: String,
}

impl From<Misheard> for String {
    fn from(misheard: Misheard) -> Self {
        format!("{} | {}", misheard.meant, misheard.sentence)
    }
}

impl TryFrom<String> for Misheard {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (meant, sentence) = text.split_once(" | ").ok_or("expected `MEANT | SENTENCE`")?;
        Ok(Self { meant: meant.to_owned(), sentence: sentence.to_owned() })
    }
}

/// How often which per mille came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Spread(pub BTreeMap<u16, u32>);

impl Spread {
    /// Counts one result.
    pub fn count(&mut self, per_mille: u16) {
        *self.0.entry(per_mille).or_insert(0) += 1;
    }

    /// How many results there are.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.0.values().map(|n| u64::from(*n)).sum()
    }

    /// The mean, rounded; none without results.
    #[must_use]
    pub fn mean(&self) -> Option<u16> {
        let calls = self.calls();
        let sum: u64 = self.0.iter().map(|(value, n)| u64::from(*value) * u64::from(*n)).sum();
        (calls > 0).then(|| u16::try_from((sum + calls / 2) / calls).unwrap_or(u16::MAX))
    }

    /// The result that so many per mille of all results do not exceed; none without results.
    #[must_use]
    pub fn at(&self, per_mille: u64) -> Option<u16> {
        let rank = (self.calls() * per_mille).div_ceil(1_000).max(1);
        let mut seen = 0;
        self.0.iter().find_map(|(value, n)| {
            seen += u64::from(*n);
            (seen >= rank).then_some(*value)
        })
    }

    /// In how many of 1,000 pairs, one of these and one of the others, this one is higher; a tie counts half.
    #[must_use]
    pub fn above(&self, other: &Self) -> Option<u16> {
        let pairs = self.calls() * other.calls();
        let mut halves = 0;
        for (own, n) in &self.0 {
            for (their, m) in &other.0 {
                let weight = match own.cmp(their) {
                    std::cmp::Ordering::Greater => 2,
                    std::cmp::Ordering::Equal => 1,
                    std::cmp::Ordering::Less => 0,
                };
                halves += weight * u64::from(*n) * u64::from(*m);
            }
        }
        (pairs > 0).then(|| u16::try_from(halves * 500 / pairs).unwrap_or(1_000))
    }

    fn add(&mut self, other: Self) {
        add_counts(&mut self.0, other.0);
    }
}

/// How often a criterion applied, and what it gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionTally {
    /// Calls it applied to.
    pub applied: u32,
    /// Calls that earned all of it.
    pub full: u32,
    /// Calls that earned nothing of it.
    pub none: u32,
}

impl Tally {
    /// A tally of nothing.
    #[must_use]
    pub fn new(scenario: Id) -> Self {
        Self { scenario, ..Self::default() }
    }

    /// Counts a call.
    pub(super) fn count(&mut self, call: Rehearsed) {
        self.coverage.count(&call.events);
        let bot = self.bots.entry(call.record.bot.clone()).or_default();
        bot.runs += 1;
        bot.right += u32::from(call.record.right);
        bot.turns += u64::from(call.record.turns);
        bot.meant += u64::from(call.meant);
        for (dimension, per_mille) in &call.record.dimensions {
            if let Some(per_mille) = per_mille {
                bot.dimensions.entry(*dimension).or_default().count(*per_mille);
            }
        }
        *bot.endings.entry(call.record.disposition).or_insert(0) += 1;
        let mut critical = call.record.critical;
        critical.dedup();
        for id in critical {
            *bot.critical.entry(id).or_insert(0) += 1;
        }
        for why in call.events.iter().filter_map(|stamped| refusal(&stamped.event)) {
            *bot.refused.entry(why).or_insert(0) += 1;
        }
        bot.judge(&call.card, call.faultless);
        for (meant, sentence) in call.misheard {
            *bot.misheard.entry(Misheard { meant, sentence }).or_insert(0) += 1;
        }
    }

    /// Adds another tally of the same scenario.
    pub fn add(&mut self, other: Self) {
        self.coverage.add(other.coverage);
        for (id, bot) in other.bots {
            self.bots.entry(id).or_default().add(bot);
        }
    }
}

impl BotTally {
    /// Per mille of everything: the mean of the dimensions' means.
    #[must_use]
    pub fn overall(&self) -> Option<u16> {
        let means: Vec<u32> = self.dimensions.values().filter_map(Spread::mean).map(u32::from).collect();
        let count = u32::try_from(means.len()).ok().filter(|count| *count > 0)?;
        u16::try_from((means.iter().sum::<u32>() + count / 2) / count).ok()
    }

    fn judge(&mut self, card: &Scorecard, faultless: bool) {
        for result in &card.criteria {
            let criterion = self.criteria.entry(result.id.clone()).or_default();
            if result.of > 0 {
                criterion.applied += 1;
                criterion.full += u32::from(result.points == result.of);
                criterion.none += u32::from(result.points == 0);
            }
            let lost =
                result.evidence.iter().filter(|piece| piece.effect == Effect::Lost && piece.points > 0);
            for piece in lost.filter(|_| faultless) {
                let quote = &piece.place.quote;
                let quote = if quote.is_empty() { String::new() } else { format!(" \"{quote}\"") };
                *self.lost.entry(format!("{}: {}{quote}", result.id, piece.says)).or_insert(0) +=
                    piece.points;
            }
        }
    }

    fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.right += other.right;
        self.turns += other.turns;
        self.meant += other.meant;
        for (dimension, spread) in other.dimensions {
            self.dimensions.entry(dimension).or_default().add(spread);
        }
        add_counts(&mut self.endings, other.endings);
        add_counts(&mut self.critical, other.critical);
        add_counts(&mut self.refused, other.refused);
        for (id, criterion) in other.criteria {
            let own = self.criteria.entry(id).or_default();
            own.applied += criterion.applied;
            own.full += criterion.full;
            own.none += criterion.none;
        }
        add_counts(&mut self.lost, other.lost);
        add_counts(&mut self.misheard, other.misheard);
    }

    /// The sentences that were misheard most often, most often first.
    #[must_use]
    pub fn misheard_most(&self) -> Vec<(&Misheard, u32)> {
        let mut all: Vec<(&Misheard, u32)> =
            self.misheard.iter().map(|(misheard, n)| (misheard, *n)).collect();
        all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        all
    }
}

/// Adds counts key by key.
pub(super) fn add_counts<K: Ord>(own: &mut BTreeMap<K, u32>, other: BTreeMap<K, u32>) {
    for (key, count) in other {
        *own.entry(key).or_insert(0) += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spread(values: &[u16]) -> Spread {
        let mut spread = Spread::default();
        for value in values {
            spread.count(*value);
        }
        spread
    }

    #[test]
    fn a_spread_knows_its_mean_and_its_ranks() {
        let spread = spread(&[100, 200, 300, 1_000]);
        assert_eq!((spread.mean(), spread.at(500), spread.at(1_000)), (Some(400), Some(200), Some(1_000)));
        assert_eq!(Spread::default().mean(), None);
    }

    #[test]
    fn one_spread_stands_above_another_by_pairs() {
        let (high, low) = (spread(&[800, 900]), spread(&[100, 900]));
        assert_eq!(high.above(&low), Some(625));
        assert_eq!(high.above(&high), Some(500));
    }
}
