//! What the window costs: `cargo bench --bench window`. Figures of one run may be compared with one another.
//!
//! A frame is laid out and cut into triangles here without a graphics card; drawing those is the card's work. The answers are those of
//! the program with its worker and a database on this disk, from Enter until they can be drawn. The start and
//! the memory are those of the real program beside a bare window of the same engine, and need a display: without one
//! they are left out.

#![expect(clippy::unwrap_used, reason = "a measurement that cannot be set up has to stop")]
#![expect(clippy::print_stdout, reason = "what is measured is for people to read")]
#![expect(clippy::print_stderr, reason = "the bare window says it as the program does")]
#![expect(clippy::float_arithmetic, reason = "milliseconds and ratios, for people to read")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use firstline::app::intent::{BriefingIntent, CallIntent, Intent};
use firstline::app::model::{CallView, Model, Pace, Screen, Settings};
use firstline::app::program::Program;
use firstline::app::screens;
use firstline::app::theme::{self, Look};
use firstline::app::worker::{Begun, Job, Places};
use firstline::content::Library;
use firstline::sim::call::{Event, Stamped};
use firstline::sim::plan::{Plan, PlanFile};
use firstline::sim::session::{Do, Session};

/// The argument with which this program opens a bare window.
const BARE: &str = "bare-window";

/// What a window says when its first frame is drawn.
const FIRST: &str = "the first frame is drawn";

/// How many turns the long call has.
const TURNS: usize = 200;

/// How many frames are drawn of each.
const FRAMES: usize = 300;

/// How often something is said, for the time until it is answered.
const SAID: usize = 300;

/// Longer than this no answer takes.
const NO_ANSWER: Duration = Duration::from_mins(1);

/// How often the program is started.
const STARTS: usize = 3;

/// After so long a window has come to rest.
const RESTS: Duration = Duration::from_secs(6);

fn main() {
    let args: Vec<String> = env::args().collect();
    if args.iter().any(|arg| arg == BARE) {
        return bare::run();
    }
    // Tests of all targets come by here too.
    if args.iter().any(|arg| arg == "--bench") {
        frames();
        answers();
        windows();
    }
}

/// How long the call screen takes to be laid out, by the length of the call.
fn frames() {
    let [short, long] = [10, TURNS].map(|turns| {
        let ctx = egui::Context::default();
        theme::install(&ctx, Look::Light, false);
        let mut model = on_the_line(turns);
        let first = frame(&ctx, &mut model);
        let mut times: Vec<Duration> = (0..FRAMES).map(|_| frame(&ctx, &mut model)).collect();
        times.sort_unstable();
        let (median, worst) = (times[FRAMES / 2], times[FRAMES * 99 / 100]);
        println!(
            "call screen, {turns} turns: first {:.1} ms, then {:.2} ms (99 % within {:.2} ms), without a graphics card",
            ms(first),
            ms(median),
            ms(worst)
        );
        median
    });
    println!("{TURNS} turns take {:.2} times as long as 10", ms(long) / ms(short));
}

fn frame(ctx: &egui::Context, model: &mut Model) -> Duration {
    // The clock ticks.
    model.now += Duration::from_secs(1);
    let size = egui::vec2(1_280.0, 800.0);
    let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size));
    let begun = Instant::now();
    let mut drawn = ctx.run_ui(egui::RawInput { screen_rect, ..Default::default() }, |ui| {
        let mut intents = Vec::new();
        screens::ui(ui, model, &mut intents);
    });
    let triangles = ctx.tessellate(std::mem::take(&mut drawn.shapes), drawn.pixels_per_point);
    let took = begun.elapsed();
    assert!(!triangles.is_empty(), "nothing was drawn");
    drawn.textures_delta.clear();
    took
}

/// How long it takes from Enter until the own line is drawn, and from then until the customer's answer can be: the line is in
/// the database before they answer, and that is counted.
fn answers() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places { data: Some(folder.path().to_owned()), content: Vec::new() };
    let mut program = Program::start(places, Box::new(|| {}));
    program.override_settings(Some(Settings { motion: false, pace: Pace::AtOnce, ..Settings::default() }));
    let ctx = egui::Context::default();
    let lines = lines("expert_lost_packets");
    let (mut drawn, mut answered) = (Vec::new(), Vec::new());
    while answered.len() < SAID {
        program.ask(Job::Prepare { scenario: "expert_lost_packets".into(), seed: None });
        until(&mut program, |model| model.briefing.is_some());
        program.act(Intent::Briefing(BriefingIntent::PickUp));
        until(&mut program, |model| model.call.is_some());
        draw(&ctx, &mut program);
        for line in &lines {
            let Some(call) = program.model.call.as_ref().filter(|call| call.on_the_line()) else { break };
            let before = call.answers;
            program.act(Intent::Call(CallIntent::Type(line.clone())));
            draw(&ctx, &mut program);
            let enter = Instant::now();
            program.act(Intent::Call(CallIntent::Send));
            let own = program.model.call.as_ref().is_some_and(|call| call.saying.contains(line));
            assert!(own, "the own line is not in the next frame: {line}");
            draw(&ctx, &mut program);
            drawn.push(enter.elapsed());
            until(&mut program, |model| model.call.as_ref().is_none_or(|call| call.answers > before));
            answered.push(enter.elapsed());
        }
        program.ask(Job::Abandon);
        until(&mut program, |model| model.call.is_none());
    }
    for (what, times) in [("the own line is drawn", &mut drawn), ("the answer is there", &mut answered)] {
        times.sort_unstable();
        let (median, worst) = (times[times.len() / 2], times[times.len() * 99 / 100]);
        println!(
            "from Enter until {what}: {:.1} ms (99 % within {:.1} ms), {} lines, each in the database first",
            ms(median),
            ms(worst),
            times.len()
        );
    }
}

/// What is said in the model call of a scenario.
fn lines(scenario: &str) -> Vec<String> {
    let library = Library::built_in();
    let text = &library.plans[&(scenario.into(), "model".to_owned())].text;
    let plan = Plan::of(&PlanFile::parse(text).unwrap(), &|_| None).unwrap();
    let said = plan.inputs.into_iter().filter_map(|input| match input.input.act {
        Do::Say { text } => Some(text),
        _ => None,
    });
    said.collect()
}

fn until(program: &mut Program, holds: impl Fn(&Model) -> bool) {
    let begun = Instant::now();
    while !holds(&program.model) {
        assert!(begun.elapsed() < NO_ANSWER, "nothing comes: {:?}", program.model.notices);
        program.wait(NO_ANSWER);
    }
}

/// A frame of the whole program.
fn draw(ctx: &egui::Context, program: &mut Program) {
    let screen_rect = Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1_280.0, 800.0)));
    let mut drawn = ctx.run_ui(egui::RawInput { screen_rect, ..Default::default() }, |ui| {
        program.frame(ui, Instant::now());
    });
    std::hint::black_box(ctx.tessellate(std::mem::take(&mut drawn.shapes), drawn.pixels_per_point));
    drawn.textures_delta.clear();
}

/// A call with so many turns: what was said in the model call, again and again.
fn on_the_line(turns: usize) -> Model {
    let library = Library::built_in();
    let text = &library.plans[&("expert_lost_packets".into(), "model".to_owned())].text;
    let plan = Plan::of(&PlanFile::parse(text).unwrap(), &|_| None).unwrap();
    let case = Arc::new(library.bundle("expert_lost_packets").unwrap().case(plan.seed));
    let mut session = Session::start(Arc::clone(&case));
    for input in &plan.inputs {
        if input.input.act == Do::File {
            break;
        }
        session.take(&input.input);
    }
    let (all, end) = (session.events(), session.state().now);
    let mut said: Vec<Stamped> = all[..1].to_vec();
    let mut spoken = 0;
    'rounds: for round in 0.. {
        for stamped in &all[1..] {
            match stamped.event {
                Event::AgentSpoke { .. } if spoken == turns => break 'rounds,
                Event::AgentSpoke { .. } => spoken += 1,
                Event::CustomerSpoke { .. } => {}
                _ => continue,
            }
            said.push(Stamped { at: stamped.at + round * end, event: stamped.event.clone() });
        }
    }
    let opened = Session::start(Arc::clone(&case));
    let state = Box::new(opened.state().clone());
    let now = Instant::now();
    let begun = Begun { case, id: None, seed: plan.seed, events: said, state, measured: true, graded: None };
    let mut model = Model::new(now);
    model.call = Some(CallView::new(begun, Pace::AtOnce, true, now));
    model.screen = Screen::Call;
    model
}

/// The start and the memory of the program beside those of a bare window.
fn windows() {
    let shown = ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| env::var_os(name).is_some_and(|at| !at.is_empty()));
    if !shown || !cfg!(target_os = "linux") {
        println!(
            "start and memory: left out, they need a display on Linux (xvfb-run cargo bench --bench window)"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut bare, mut own) = (Vec::new(), Vec::new());
    // In turns, so that whatever else this machine does falls on both.
    for _ in 0..STARTS {
        bare.push(opened(Command::new(env::current_exe().unwrap()).arg(BARE)));
        own.push(opened(&mut program(folder.path())));
    }
    let [bare, own] = [bare, own].map(|mut seen| {
        seen.sort_unstable_by_key(|one| one.first);
        let first = seen[seen.len() / 2].first;
        seen.sort_unstable_by_key(|one| one.memory);
        Opened { first, memory: seen[seen.len() / 2].memory }
    });
    println!(
        "start to first frame: {:.0} ms, a bare window {:.0} ms: {:.2} times",
        ms(own.first),
        ms(bare.first),
        ms(own.first) / ms(bare.first)
    );
    println!(
        "memory at home: {} MiB, a bare window {} MiB: {} MiB more",
        own.memory >> 10,
        bare.memory >> 10,
        own.memory.saturating_sub(bare.memory) >> 10
    );
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.arg("--data").arg(folder).arg("window").env("RUST_LOG", "off,firstline::app::window=info");
    command
}

/// A window that was opened and came to rest.
struct Opened {
    /// From the start of the process to the first frame.
    first: Duration,
    /// Memory of its own, in KiB.
    memory: u64,
}

/// Opens a window, waits for its first frame and for rest, and closes it.
fn opened(command: &mut Command) -> Opened {
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let drawn = said.into_iter().any(|line| line.contains(FIRST));
    let first = begun.elapsed();
    assert!(drawn, "the window did not open");
    thread::sleep(RESTS);
    let memory = memory(&child);
    child.kill().unwrap();
    child.wait().unwrap();
    Opened { first, memory }
}

/// What a process holds for itself alone, without what it shares with others, in KiB.
fn memory(child: &Child) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", child.id())).unwrap();
    let of = |name: &str| {
        let line = rollup.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
    };
    of("Private_Clean:") + of("Private_Dirty:")
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// A window with a word in it, which draws when something happens, as the program does.
mod bare {
    use bevy::prelude::*;
    use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass};

    pub(super) fn run() {
        App::new()
            .add_plugins(DefaultPlugins)
            .add_plugins(EguiPlugin::default())
            .insert_resource(bevy::winit::WinitSettings::desktop_app())
            .add_systems(Startup, |mut commands: Commands| {
                commands.spawn(Camera2d);
            })
            .add_systems(EguiPrimaryContextPass, draw)
            .add_systems(Last, tell)
            .run();
    }

    fn draw(mut contexts: EguiContexts) -> Result {
        egui::Area::new("bare".into()).show(contexts.ctx_mut()?, |ui| ui.label("bare"));
        Ok(())
    }

    fn tell(mut told: Local<bool>) {
        if !*told {
            eprintln!("{}", super::FIRST);
            *told = true;
        }
    }
}
