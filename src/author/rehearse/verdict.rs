//! Whether a scenario tells a good trainee from a flawed one, in the very dimension of the flaw.

use super::tally::{Spread, Tally};
use crate::author::trainee::Bot;
use crate::sim::ids::Id;
use crate::sim::words::Dimension;

/// So much lower must the flawed bot's mean be, per mille.
pub(super) const LEAST_DISTANCE: u16 = 150;

/// In so many of 1,000 pairs of calls must the model bot's be the better.
pub(super) const LEAST_ABOVE: u16 = 900;

/// How a scenario tells the model bot from a flawed one in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Separation {
    /// The flawed bot.
    pub bot: Id,
    /// The dimension of its flaw.
    pub dimension: Dimension,
    /// The model bot's mean, per mille.
    pub model: u16,
    /// The flawed bot's mean, per mille.
    pub flawed: u16,
    /// In how many of 1,000 pairs of calls the model bot's is the better.
    pub above: u16,
}

impl Separation {
    /// Whether that tells them apart.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.model >= self.flawed + LEAST_DISTANCE && self.above >= LEAST_ABOVE
    }
}

/// What a rehearsal says about a scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Every flawed bot in every dimension of its flaw that the scenario scores.
    pub separations: Vec<Separation>,
    /// How hard the scenario is: per mille of the points that all bots together lost.
    pub difficulty: Option<u16>,
    /// Criteria that applied and gave every bot the same in every call.
    pub undecided: Vec<String>,
    /// Criteria that never applied.
    pub unapplied: Vec<String>,
}

impl Verdict {
    /// Whether the scenario tells every flawed bot from the model.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.separations.iter().all(Separation::holds)
    }
}

/// Judges a scenario by its tally. Without a bot that has no flaw there is nothing to compare with.
#[must_use]
pub fn judge(tally: &Tally, bots: &[Bot]) -> Verdict {
    let model = bots.iter().find(|bot| bot.flaw.is_empty()).and_then(|bot| tally.bots.get(&bot.id));
    let mut separations = Vec::new();
    for bot in bots {
        let (Some(model), Some(flawed)) = (model, tally.bots.get(&bot.id)) else { continue };
        for dimension in &bot.flaw {
            let (Some(good), Some(bad)) = (model.dimensions.get(dimension), flawed.dimensions.get(dimension))
            else {
                continue;
            };
            separations.extend(separation(bot, *dimension, good, bad));
        }
    }
    let overall: Vec<u32> = tally.bots.values().filter_map(|bot| bot.overall().map(u32::from)).collect();
    let difficulty = match u32::try_from(overall.len()) {
        Ok(count) if count > 0 => u16::try_from(1_000 - overall.iter().sum::<u32>() / count).ok(),
        _ => None,
    };
    let (undecided, unapplied) = idle(tally);
    Verdict { separations, difficulty, undecided, unapplied }
}

fn separation(bot: &Bot, dimension: Dimension, good: &Spread, bad: &Spread) -> Option<Separation> {
    Some(Separation {
        bot: bot.id.clone(),
        dimension,
        model: good.mean()?,
        flawed: bad.mean()?,
        above: good.above(bad)?,
    })
}

/// Criteria that always gave the same, and those that never applied.
fn idle(tally: &Tally) -> (Vec<String>, Vec<String>) {
    let mut ids: Vec<&String> = tally.bots.values().flat_map(|bot| bot.criteria.keys()).collect();
    ids.sort();
    ids.dedup();
    let (mut undecided, mut unapplied) = (Vec::new(), Vec::new());
    for id in ids {
        let all = || tally.bots.values().filter_map(|bot| bot.criteria.get(id));
        let applied: u32 = all().map(|one| one.applied).sum();
        let full: u32 = all().map(|one| one.full).sum();
        let none: u32 = all().map(|one| one.none).sum();
        if applied == 0 {
            unapplied.push(id.clone());
        } else if full == applied || none == applied {
            undecided.push(id.clone());
        }
    }
    (undecided, unapplied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bots_are_told_apart_by_distance_and_by_pairs() {
        let apart = |model, flawed, above| {
            let (bot, dimension) = (Id::from("seller"), Dimension::Upsell);
            Separation { bot, dimension, model, flawed, above }.holds()
        };
        assert!(apart(900, 600, 990));
        assert!(!apart(900, 800, 990), "too near");
        assert!(!apart(900, 600, 800), "too often the other way round");
    }
}
