//! The command line: one file a subcommand, and the only place that prints.

mod args;
mod aside;
mod backup;
mod bar;
#[cfg(any(feature = "gui", all(test, feature = "screens")))]
mod broken;
mod calibrate;
mod clock;
mod cohort;
mod doctor;
mod exit;
mod explain;
mod export;
mod file;
mod fmt;
mod graph;
mod import;
mod lines;
mod lint;
mod list;
mod measure;
mod menu;
mod new;
mod open;
mod people;
mod plain;
mod play;
mod progress;
mod prove;
mod push;
mod regrade;
mod rehearse;
mod replay;
mod review;
mod session;
mod style;
mod take;
mod train;
mod transcript;
mod understand;
mod verify;
mod when;
mod who;
#[cfg(feature = "gui")]
mod window;
mod words;

use std::time::SystemTime;

use clap::Parser;

use args::{Arguments, Command, Places};
use exit::Exit;

/// Runs the program with the arguments of the process and returns its exit code.
#[must_use]
pub fn main() -> std::process::ExitCode {
    let Arguments { places, command } = Arguments::parse();
    let checked = clock::check(SystemTime::now()).and_then(|()| places.check());
    let judges = command.as_ref().is_some_and(judges);
    exit::code(judges, checked.and_then(|()| run(&places, command))).into()
}

/// Whether a command's exit code says whether something is as it should be.
const fn judges(command: &Command) -> bool {
    match command {
        Command::Verify(_)
        | Command::Doctor(_)
        | Command::Lint(_)
        | Command::Fmt(_)
        | Command::Prove(_)
        | Command::Rehearse(_)
        | Command::Replay(_)
        | Command::Regrade(_)
        | Command::Import(_) => true,
        Command::Play(args) => args.plan.is_some(),
        _ => false,
    }
}

fn run(places: &Places, command: Option<Command>) -> anyhow::Result<Exit> {
    match command {
        #[cfg(feature = "gui")]
        None => window::run(places, &args::Window::default()),
        #[cfg(not(feature = "gui"))]
        None => menu::run(places),
        #[cfg(feature = "gui")]
        Some(Command::Window(args)) => window::run(places, &args),
        Some(Command::Menu) => menu::run(places),
        Some(Command::List(args)) => list::run(places, &args),
        Some(Command::Play(args)) => play::run(places, &args),
        Some(Command::Take(args)) => take::run(places, &args),
        Some(Command::Session(args)) => session::run(places, &args),
        Some(Command::Review(args)) => review::run(places, &args),
        Some(Command::Calibrate(args)) => calibrate::run(places, &args),
        Some(Command::Regrade(args)) => regrade::run(places, &args),
        Some(Command::Progress(args)) => progress::run(places, &args),
        Some(Command::Cohort(args)) => cohort::run(places, &args),
        Some(Command::People(args)) => people::run(places, &args),
        Some(Command::Replay(args)) => replay::run(places, &args),
        Some(Command::Transcript(args)) => transcript::run(places, &args),
        Some(Command::New(args)) => new::run(places, &args),
        Some(Command::Fmt(args)) => fmt::run(&args),
        Some(Command::Graph(args)) => graph::run(places, &args),
        Some(Command::Verify(args)) => verify::run(places, &args),
        Some(Command::Export(args)) => export::run(places, &args),
        Some(Command::Import(args)) => import::run(places, &args),
        Some(Command::Push(args)) => push::run(places, &args),
        Some(Command::Backup) => backup::run(places),
        Some(Command::Restore(args)) => backup::restore(places, &args),
        Some(Command::Doctor(args)) => doctor::run(places, &args),
        Some(Command::Lint(args)) => lint::run(places, &args),
        Some(Command::Prove(args)) => prove::run(places, &args),
        Some(Command::Rehearse(args)) => rehearse::run(places, &args),
        Some(Command::Explain(args)) => explain::run(places, &args),
        Some(Command::Measure(args)) => measure::run(places, &args),
        Some(Command::Train(args)) => train::run(places, &args),
        Some(Command::Understand(args)) => understand::run(places, &args),
    }
}
