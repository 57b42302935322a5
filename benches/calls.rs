//! What the promises in numbers are measured by: `cargo bench`. Figures of one run may be compared with one another.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]
#![expect(clippy::print_stdout, reason = "what is measured is for people to read")]

use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};
use std::{env, fs};

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use firstline::author::lint;
use firstline::content::{Bundle, Library};
use firstline::sim::case::Case;
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::scoring::{Scorecard, score_reading};
use firstline::sim::session::{Do, Input, Memo, Session};
use firstline::sim::understanding::{Context, understand};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::built_in);

/// How many scenario files are loaded and checked at once.
const MANY: usize = 1_000;

/// For how long each promise is measured.
const LONG_ENOUGH: Duration = Duration::from_secs(2);

fn main() {
    // Tests of all targets come by here too, unoptimised.
    if env::args().any(|arg| arg == "--bench") {
        print_promises();
    }
    divan::main();
}

/// The promises in one place, each as the median of many runs on one core.
fn print_promises() {
    for scenario in ["evening_dropouts", "expert_lost_packets"] {
        let model = model(scenario);
        let memo = Memo::default();
        let cold = calls_a_second(median(|| drop(play(&model))));
        let memoised = calls_a_second(median(|| drop(play_with(&model, &memo))));
        println!("{scenario}: {cold} whole calls a second cold (promised: at least 500)");
        println!("{scenario}: {memoised} whole calls a second memoised (promised: at least 2000)");
        let case = median(|| drop(model.bundle.set(7)));
        println!("{scenario}: its case put together in {} µs", case.as_micros());
    }
    let (case, context) = (model("evening_dropouts").case, Context::default());
    let text = "I'm sorry about that. Which lights are on, and since when does it drop out?";
    let utterance = median(|| drop(understand(&case.pack, &case.lexicon, &context, text)));
    println!("one utterance understood in {} µs (promised: at most 100)", utterance.as_micros());
    let load = median(|| drop(LIBRARY.languages["en"].own_pack()));
    println!("the language pack loaded in {} ms (promised: at most 150)", load.as_millis());
    print_lint();
}

/// Many scenarios looked at for the first time, and by the program again, when nothing has changed.
fn print_lint() {
    let folder = tempfile::tempdir().unwrap();
    many_scenarios(folder.path());
    let begun = Instant::now();
    let library = Library::load(None, &[folder.path()]);
    let found = lint(&library, &|_| true).len();
    let first = begun.elapsed();
    println!(
        "{MANY} scenarios linted in {} ms, {found} findings (promised: at most 10000 ms)",
        first.as_millis()
    );
    let again = || {
        let program = env!("CARGO_BIN_EXE_firstline");
        let data = folder.path().join("data");
        Command::new(program).arg("--data").arg(data).arg("lint").arg(folder.path()).output().unwrap().status
    };
    again();
    let begun = Instant::now();
    again();
    println!(
        "{MANY} scenarios linted again unchanged in {} ms (promised: at most 1000 ms)",
        begun.elapsed().as_millis()
    );
}

fn calls_a_second(one: Duration) -> u128 {
    Duration::from_secs(1).as_nanos() / one.as_nanos().max(1)
}

/// How long a run takes: the median of as many as there is time for.
fn median(mut run: impl FnMut()) -> Duration {
    let begun = Instant::now();
    let mut times = Vec::new();
    while times.is_empty() || begun.elapsed() < LONG_ENOUGH {
        let start = Instant::now();
        run();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

/// A model call: what it is played with, and what the agent does.
struct Model {
    bundle: Bundle,
    case: Arc<Case>,
    inputs: Vec<Input>,
}

fn model(scenario: &str) -> Model {
    let text = &LIBRARY.plans[&(scenario.into(), "model".to_owned())].text;
    let file = PlanFile::parse(text).unwrap();
    let plan = Plan::of(&file, &|_| None).unwrap();
    let bundle = LIBRARY.bundle(scenario).unwrap();
    let case = Arc::new(bundle.case(plan.seed));
    Model { bundle, case, inputs: plan.inputs.into_iter().map(|input| input.input).collect() }
}

/// A call with nothing remembered from earlier ones.
fn play(model: &Model) -> Scorecard {
    play_with(model, &Memo::default())
}

fn play_with(model: &Model, memo: &Memo) -> Scorecard {
    let mut session = Session::start(Arc::clone(&model.case));
    for input in &model.inputs {
        session.take_with(input, memo);
    }
    session.finish();
    let read = |text: &str| memo.statements(&model.case, text);
    score_reading(&model.case, &model.bundle.rubric, session.events(), &read)
}

#[divan::bench]
fn one_utterance_understood(bencher: Bencher) {
    let model = model("evening_dropouts");
    let texts: Vec<&str> = model
        .inputs
        .iter()
        .filter_map(|input| match &input.act {
            Do::Say { text } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let context = Context::default();
    let mut next = texts.iter().cycle();
    bencher.with_inputs(move || *next.next().unwrap_or(&"")).bench_local_values(|text| {
        understand(&model.case.pack, &model.case.lexicon, &context, black_box(text))
    });
}

#[divan::bench(args = ["evening_dropouts", "expert_lost_packets"])]
fn one_whole_call_scored_cold(bencher: Bencher, scenario: &str) {
    let model = model(scenario);
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| play(black_box(&model)));
}

#[divan::bench(args = ["evening_dropouts", "expert_lost_packets"])]
fn one_whole_call_scored_memoised(bencher: Bencher, scenario: &str) {
    let model = model(scenario);
    let memo = Memo::default();
    play_with(&model, &memo);
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| play_with(black_box(&model), &memo));
}

/// The same call on one thread and on two. A thread's time for a call stays the same as far as two cores do twice as much.
#[divan::bench(threads = [1, 2])]
fn whole_calls_side_by_side_cold(bencher: Bencher) {
    let model = model("evening_dropouts");
    bencher.counter(ItemsCount::new(1_usize)).bench(|| play(black_box(&model)));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn the_language_pack_loaded(bencher: Bencher) {
    bencher.bench_local(|| LIBRARY.languages["en"].own_pack());
}

#[divan::bench(args = ["evening_dropouts"])]
fn one_case_put_together(bencher: Bencher, scenario: &str) {
    let model = model(scenario);
    bencher.bench_local(|| black_box(&model.bundle).set(7));
}

/// What a further call of the same scenario pays for its case.
#[divan::bench(args = ["evening_dropouts"])]
fn one_case_of_another_seed(bencher: Bencher, scenario: &str) {
    let model = model(scenario);
    bencher.bench_local(|| black_box(&model.bundle).case(8));
}

/// The shipped scenario, a thousand times under other names, beside its desk.
fn many_scenarios(folder: &std::path::Path) {
    let desk = folder.join("scenarios").join("lumen");
    fs::create_dir_all(&desk).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join("lumen");
    let text = fs::read_to_string(root.join("evening_dropouts.ron")).unwrap();
    for number in 0..MANY {
        let id = format!("copy_{number}");
        fs::write(desk.join(format!("{id}.ron")), text.replace("evening_dropouts", &id)).unwrap();
    }
}
