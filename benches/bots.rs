//! What rehearsals and proofs cost. `cargo bench --bench bots` prints them; ratios hold within one run.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]
#![expect(clippy::print_stdout, reason = "what is measured is for people to read")]

use std::env;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use firstline::author::prove::{BOUND, Watch, prove};
use firstline::author::rehearse::{Batch, Ground, Shard, rehearse, seed_of};
use firstline::author::trainee::{Bot, Bots};
use firstline::content::{Bundle, Library};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

/// Calls in one batch of the comparison of one job with two.
const RUNS: u32 = 200;

fn main() {
    // Tests of all targets come by here too, unoptimised.
    if env::args().any(|arg| arg == "--bench") {
        print_promises();
    }
    divan::main();
}

fn print_promises() {
    print_rehearsals();
    print_proofs();
}

/// Rehearsed calls a second on one core and on two, each the best of a few batches.
fn print_rehearsals() {
    let [one, two] = [1, 2].map(|jobs| (0..5).map(|_| time_of_batch(jobs)).min().unwrap_or_default());
    let a_second = |time: Duration| u128::from(RUNS) * 1_000_000 / time.as_micros().max(1);
    let ratio = 100 * one.as_micros() / two.as_micros().max(1);
    println!("rehearsed calls a second: {} on one core, {} on two", a_second(one), a_second(two));
    println!(
        "two cores do {}.{:02} times as much as one (promised: at least 1.80)",
        ratio / 100,
        ratio % 100
    );
}

/// How long each shipped scenario takes to prove, and which takes longest.
fn print_proofs() {
    let bot = model();
    let mut slowest = (Duration::ZERO, "none");
    for scenario in LIBRARY.scenarios.keys() {
        let bundle = bundle(scenario.as_str());
        let plan = LIBRARY.plan(scenario.as_str(), "model").and_then(Result::ok);
        let plans: Vec<_> = plan.into_iter().collect();
        let start = Instant::now();
        black_box(prove(&bundle, &bot, &plans, BOUND, &Watch::to_the_end()));
        let time = start.elapsed();
        println!("{scenario} proved in {} ms (promised: at most 2000)", time.as_millis());
        slowest = slowest.max((time, scenario.as_str()));
    }
    println!("slowest to prove: {} in {} ms (promised: at most 2000)", slowest.1, slowest.0.as_millis());
}

fn time_of_batch(jobs: usize) -> Duration {
    let batch = batch(jobs);
    let start = Instant::now();
    black_box(rehearse(&batch, false, &|| {}));
    start.elapsed()
}

fn batch(jobs: usize) -> Batch {
    let scenarios = vec![bundle("evening_dropouts")];
    Batch { scenarios, bots: vec![model()], runs: RUNS, seed: 1, shard: Shard::WHOLE, jobs }
}

fn bots() -> Bots {
    Bots::read(LIBRARY.bots.iter().map(|(id, bot)| (id, bot.file.as_str(), bot.text.as_ref())))
}

fn model() -> Bot {
    bots().get("model").unwrap()
}

fn bundle(scenario: &str) -> Arc<Bundle> {
    Arc::new(LIBRARY.bundle(scenario).unwrap())
}

/// Calls of the model bot, each with a seed of its own: phrases and lines differ from call to call.
fn calls(bencher: Bencher, scenario: &str, forget: bool) {
    let bot = model();
    let mut ground = Ground::new(bundle(scenario));
    let mut run = 0;
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        if forget {
            ground.forget();
        }
        run += 1;
        ground.score(black_box(&bot), seed_of(1, &scenario.into(), &bot.id, run))
    });
}

#[divan::bench(args = ["evening_dropouts", "cheap_pages"])]
fn one_bot_call_cold(bencher: Bencher, scenario: &str) {
    calls(bencher, scenario, true);
}

/// Understanding is remembered from call to call; seeds differ, so much of what is said is new all the same.
#[divan::bench(args = ["evening_dropouts", "cheap_pages"])]
fn one_bot_call_memoised(bencher: Bencher, scenario: &str) {
    calls(bencher, scenario, false);
}

/// The same call again and again: everything is remembered.
#[divan::bench(args = ["evening_dropouts", "cheap_pages"])]
fn the_same_bot_call_memoised(bencher: Bencher, scenario: &str) {
    let bot = model();
    let ground = Ground::new(bundle(scenario));
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| ground.score(black_box(&bot), 7));
}

#[divan::bench(args = [1, 2], sample_count = 4, sample_size = 1)]
fn a_batch_of_calls_by_jobs(bencher: Bencher, jobs: usize) {
    let batch = batch(jobs);
    bencher
        .counter(ItemsCount::new(RUNS as usize))
        .bench_local(|| rehearse(black_box(&batch), false, &|| {}));
}
