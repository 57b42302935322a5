//! A whole rehearsal: calls spread over threads, counted where they are taken, added up at the end.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::call::{CallRecord, Ground, seed_of};
use super::tally::Tally;
use crate::author::trainee::Bot;
use crate::content::Bundle;
use crate::sim::rng::Seed;

/// A part of a rehearsal: every `of`-th call, from number `index`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which part, 1 to `of`.
    pub index: u64,
    /// How many parts there are.
    pub of: u64,
}

impl Shard {
    /// The whole.
    pub const WHOLE: Self = Self { index: 1, of: 1 };
}

/// What is to be rehearsed.
#[derive(Clone)]
pub struct Batch {
    /// The scenarios.
    pub scenarios: Vec<Arc<Bundle>>,
    /// The bots.
    pub bots: Vec<Bot>,
    /// Calls for each scenario and bot.
    pub runs: u32,
    /// What the seeds of all calls are drawn from.
    pub seed: Seed,
    /// Which part of it.
    pub shard: Shard,
    /// Threads.
    pub jobs: usize,
}

impl Batch {
    /// How many calls this part of the rehearsal has.
    #[must_use]
    pub fn calls(&self) -> u64 {
        let all = self.all();
        (all + self.shard.of).saturating_sub(self.shard.index) / self.shard.of
    }

    fn all(&self) -> u64 {
        let (scenarios, bots) = (self.scenarios.len() as u64, self.bots.len() as u64);
        scenarios * bots * u64::from(self.runs)
    }

    /// The scenario, bot and run of the call with this number.
    fn call(&self, number: u64) -> Option<(usize, &Bot, u32)> {
        let runs = u64::from(self.runs.max(1));
        let bots = (self.bots.len() as u64).max(1);
        let bot = self.bots.get(usize::try_from(number / runs % bots).ok()?)?;
        Some((usize::try_from(number / runs / bots).ok()?, bot, u32::try_from(number % runs).ok()?))
    }
}

/// What one thread has done.
#[derive(Default)]
struct Done {
    tallies: BTreeMap<usize, Tally>,
    records: Vec<(u64, CallRecord)>,
}

/// The grounds that are in use, by scenario.
#[derive(Default)]
struct Grounds(Mutex<BTreeMap<usize, Arc<Ground>>>);

impl Grounds {
    fn of(&self, index: usize, bundle: &Arc<Bundle>) -> Arc<Ground> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Calls come scenario by scenario: what was understood for those before is no use any more, and is much.
        known.retain(|earlier, _| earlier + 1 >= index);
        Arc::clone(known.entry(index).or_insert_with(|| Arc::new(Ground::new(Arc::clone(bundle)))))
    }
}

/// Rehearses: the tallies by scenario, and the records of all calls in their order when `keep` says so. `progress` is
/// told after each call, on the thread that took it.
pub fn rehearse(batch: &Batch, keep: bool, progress: &(dyn Fn() + Sync)) -> (Vec<Tally>, Vec<CallRecord>) {
    let next = AtomicU64::new(0);
    let grounds = Grounds::default();
    let work = || one_job(batch, keep, &next, &grounds, progress);
    let done: Vec<Done> = thread::scope(|scope| {
        let others: Vec<_> = (1..batch.jobs.max(1)).map(|_| scope.spawn(work)).collect();
        let own = work();
        // A thread that failed has said so; what the others did is still worth having.
        std::iter::once(own).chain(others.into_iter().filter_map(|job| job.join().ok())).collect()
    });
    let mut tallies: Vec<Tally> =
        batch.scenarios.iter().map(|bundle| Tally::new(bundle.scenario.id.clone())).collect();
    let mut records = Vec::new();
    for job in done {
        for (index, tally) in job.tallies {
            if let Some(own) = tallies.get_mut(index) {
                own.add(tally);
            }
        }
        records.extend(job.records);
    }
    records.sort_by_key(|(number, _)| *number);
    (tallies, records.into_iter().map(|(_, record)| record).collect())
}

fn one_job(
    batch: &Batch,
    keep: bool,
    next: &AtomicU64,
    grounds: &Grounds,
    progress: &(dyn Fn() + Sync),
) -> Done {
    let mut done = Done::default();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed) * batch.shard.of + batch.shard.index - 1;
        let Some((index, bot, run)) = batch.call(number) else { break };
        let Some(bundle) = batch.scenarios.get(index) else { break };
        let scenario = &bundle.scenario.id;
        let call = grounds.of(index, bundle).take(bot, seed_of(batch.seed, scenario, &bot.id, run), run);
        if keep {
            done.records.push((number, call.record.clone()));
        }
        done.tallies.entry(index).or_insert_with(|| Tally::new(scenario.clone())).count(call);
        progress();
    }
    done
}
