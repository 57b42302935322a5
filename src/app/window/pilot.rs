//! A plan that plays a call through the window: every screen, with a picture of each.

mod office;
mod writing;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy::winit::EventLoopProxyWrapper;

pub use office::Sitter;

use super::drawing::Frames;
use super::open::{Flown, Outcome};
use super::pictures::Pictures;
use super::waking::waker;
use crate::app::intent::{AuthorIntent, CallIntent, DebriefIntent, Intent};
use crate::app::model::{CallView, Screen, Settings, Tab};
use crate::app::program::Program;
use crate::app::theme::Look;
use crate::app::worker::Job;
use crate::attempt::{By, DrivenBy};
use crate::sim::call::Phase;
use crate::sim::ids::Id;
use crate::sim::rng::Seed;
use crate::sim::session::{Do, Input};

/// So many frames are drawn before a picture is taken: sizes settle in the first.
const SETTLE: u32 = 5;

/// After so long at the end everything has come to rest.
const CALM: Duration = Duration::from_secs(4);

/// For so long nothing is done then, and the frames are counted.
pub(super) const IDLE: Duration = Duration::from_secs(3);

/// Longer than this nothing takes.
const PATIENCE: Duration = Duration::from_mins(3);

/// What to play.
#[derive(Clone, Debug)]
pub struct Flight {
    /// The scenario.
    pub scenario: Id,
    /// The plan's name.
    pub plan: String,
    /// The seed.
    pub seed: Seed,
    /// The inputs.
    pub inputs: Vec<Input>,
    /// The folder for pictures; none to take none.
    pub pictures: Option<PathBuf>,
    /// How each picture is taken; once as things are when this is empty.
    pub views: Vec<View>,
    /// Who sits down at the window afterwards, so that there are pictures of their desk too.
    pub sitter: Option<Sitter>,
}

/// How a picture is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The size of the window, in points.
    pub size: (u32, u32),
    /// Its colours.
    pub look: Look,
    /// The size of text, in per cent.
    pub text_size: u16,
}

impl View {
    /// The name of a folder for its pictures.
    #[must_use]
    pub fn folder(&self) -> String {
        let (width, height) = self.size;
        format!("{width}x{height}-{}-{}", self.look.name().to_lowercase().replace(' ', "-"), self.text_size)
    }
}

/// Where the flight is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leg {
    Home,
    Briefing,
    /// The next input.
    Call(usize),
    /// Tabs of the call, one after the other.
    Tab(usize, usize),
    WrapUp(usize),
    /// What became of the ticket.
    Debrief,
    /// What was earned.
    Points,
    Settings,
    /// Where scenarios are written.
    Writing(writing::Stop),
    /// The desk of somebody who works here.
    Office(office::Stop),
    Idle,
    Landed,
}

/// The one who plays.
pub(super) struct Pilot {
    flight: Flight,
    outcome: Outcome,
    leg: Leg,
    /// Frames since something was done.
    frames: u32,
    /// How many of this leg's pictures were asked for.
    shots: usize,
    /// How things look now.
    view: Option<View>,
    /// How many screens there are pictures of.
    screens: u32,
    /// Whether every tab was shown.
    toured: bool,
    /// News that must have been heard before the next thing is done.
    answers: usize,
    since: Instant,
    flown: Flown,
    idle_from: Option<u32>,
}

impl Pilot {
    pub(super) fn new(flight: Flight, outcome: Outcome) -> Self {
        Self {
            flight,
            outcome,
            leg: Leg::Home,
            frames: 0,
            shots: 0,
            view: None,
            screens: 0,
            toured: false,
            answers: 0,
            since: Instant::now(),
            flown: Flown::default(),
            idle_from: None,
        }
    }

    /// Whether frames are drawn without a pause.
    pub(super) fn steers(&self) -> bool {
        !matches!(self.leg, Leg::Idle | Leg::Landed)
    }

    fn to(&mut self, leg: Leg) {
        self.leg = leg;
        self.frames = 0;
        self.shots = 0;
        self.since = Instant::now();
    }

    /// Takes this leg's pictures, one after the other, and says whether all are there: until then nothing may change what
    /// is seen.
    fn shoot(&mut self, pictures: &mut Pictures, name: &str) -> bool {
        let Some(folder) = &self.flight.pictures else { return true };
        let views = &self.flight.views;
        if self.shots >= views.len().max(1) {
            return true;
        }
        let view = views.get(self.shots).copied();
        if view.is_some() && self.view != view {
            self.view = view;
            self.frames = 0;
            return false;
        }
        let folder = view.map_or_else(|| folder.clone(), |view| folder.join(view.folder()));
        if self.shots == 0 {
            self.screens += 1;
        }
        let file = folder.join(format!("{:02}-{name}.png", self.screens));
        pictures.take(file.clone());
        self.flown.pictures.push(file);
        self.shots += 1;
        self.since = Instant::now();
        false
    }

    fn land(&mut self, result: Result<Flown, String>) {
        *self.outcome.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(result);
        self.leg = Leg::Landed;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, fly);
}

fn fly(
    mut pilot: NonSendMut<Pilot>,
    mut program: NonSendMut<Program>,
    mut pictures: ResMut<Pictures>,
    frames: Res<Frames>,
    proxy: Res<EventLoopProxyWrapper>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
    mut exit: MessageWriter<AppExit>,
) {
    pilot.frames += 1;
    if pilot.frames == 1
        && let (Some(view), Ok(mut window)) = (pilot.view, window.single_mut())
    {
        show(view, &mut program, &mut window);
    }
    if pilot.since.elapsed() > PATIENCE {
        let what =
            program.model.notices.first().map_or("nothing happened any more", |notice| notice.text.as_str());
        let why = format!("{:?}: {what}", pilot.leg);
        pilot.land(Err(why));
    }
    if pictures.pending == 0 && pilot.frames > SETTLE {
        step(&mut pilot, &mut program, &mut pictures, &frames, &proxy);
    }
    if pilot.leg == Leg::Landed {
        exit.write(AppExit::Success);
    }
}

fn show(view: View, program: &mut Program, window: &mut Window) {
    let (width, height) = view.size;
    window.resolution.set_physical_resolution(width, height);
    let settings =
        Settings { look: view.look, text_size: view.text_size, ..program.model.settings().clone() };
    program.model.kept.settings = settings;
}

fn step(
    pilot: &mut Pilot,
    program: &mut Program,
    pictures: &mut Pictures,
    frames: &Frames,
    proxy: &EventLoopProxyWrapper,
) {
    let screen = program.model.screen;
    let leg = pilot.leg;
    match leg {
        Leg::Home
            if program.model.past.is_some()
                && program.model.waiting_for.is_none()
                && pilot.shoot(pictures, "home") =>
        {
            let (scenario, seed) = (pilot.flight.scenario.clone(), Some(pilot.flight.seed));
            program.ask(Job::Prepare { scenario, seed });
            pilot.to(Leg::Briefing);
        }
        Leg::Briefing if screen == Screen::Briefing && pilot.shoot(pictures, "briefing") => {
            let by = By {
                driven_by: DrivenBy::Plan(pilot.flight.plan.clone()),
                trainee: None,
                person: None,
                session: None,
            };
            program.ask(Job::PickUp { by, measured: false });
            pilot.to(Leg::Call(0));
        }
        Leg::Call(n) => call(pilot, program, n),
        Leg::Tab(tab, n) => match Tab::ALL.get(tab) {
            Some(shown) if program.model.call.as_ref().is_some_and(|call| call.tab == *shown) => {
                if pilot.shoot(pictures, &format!("call-{}", shown.name().to_lowercase())) {
                    pilot.to(Leg::Tab(tab + 1, n));
                }
            }
            Some(shown) => {
                program.act(Intent::Call(CallIntent::Show(*shown)));
                pilot.to(leg);
            }
            None => pilot.to(Leg::Call(n)),
        },
        Leg::WrapUp(n) if screen == Screen::WrapUp && pilot.shoot(pictures, "wrap-up") => {
            do_next(pilot, program, n);
        }
        Leg::Debrief
            if screen == Screen::Debrief
                && program.model.debrief.is_some()
                && pilot.shoot(pictures, "outcome") =>
        {
            program.act(Intent::Debrief(DebriefIntent::Read));
            pilot.to(Leg::Points);
        }
        Leg::Points if pilot.shoot(pictures, "debrief") => {
            program.act(Intent::OpenSettings);
            pilot.to(Leg::Settings);
        }
        Leg::Settings if screen == Screen::Settings && pilot.shoot(pictures, "settings") => {
            program.act(Intent::Back);
            program.act(Intent::Debrief(DebriefIntent::Home));
            program.act(Intent::Author(AuthorIntent::Enter));
            pilot.to(Leg::Writing(writing::Stop::List));
        }
        Leg::Writing(stop) => writing::step(pilot, program, pictures, stop),
        Leg::Office(stop) => office::step(pilot, program, pictures, proxy, stop),
        Leg::Idle => idle(pilot, frames),
        _ => {}
    }
}

/// The next input of the plan, once the one before it is answered.
fn call(pilot: &mut Pilot, program: &mut Program, n: usize) {
    let Some(view) = &program.model.call else {
        if program.model.debrief.is_some() {
            pilot.to(Leg::Debrief);
        }
        return;
    };
    if view.answers < pilot.answers {
        return;
    }
    // In the middle of the call there is something to see on every tab.
    if !pilot.toured && n >= pilot.flight.inputs.len() / 2 {
        pilot.toured = true;
        pilot.to(Leg::Tab(0, n));
        return;
    }
    let files = pilot.flight.inputs.get(n).is_none_or(|input| input.act == Do::File);
    if view.state.phase == Phase::Acw && files {
        pilot.to(Leg::WrapUp(n));
        return;
    }
    do_next(pilot, program, n);
}

fn do_next(pilot: &mut Pilot, program: &mut Program, n: usize) {
    let on_the_line = program.model.call.as_ref().is_some_and(CallView::on_the_line);
    let input = match pilot.flight.inputs.get(n) {
        Some(input) => input.clone(),
        // A plan that ends early leaves a call to be filed.
        None if on_the_line => Input::new(Do::End { reason: None }),
        None => Input::new(Do::File),
    };
    pilot.answers = program.model.call.as_ref().map_or(0, |call| call.answers) + 1;
    // As the plan has it, who does it and how long it takes included.
    program.ask(Job::Take(input));
    pilot.to(Leg::Call(n + 1));
    pilot.frames = SETTLE;
}

/// The way is at its end. Nobody steers any more, so the window sleeps: it is woken when it has come to rest, and again when that
/// was long enough.
fn rest(pilot: &mut Pilot, proxy: &EventLoopProxyWrapper) {
    pilot.to(Leg::Idle);
    pilot.frames = SETTLE;
    let wake = waker(Some(proxy));
    std::thread::spawn(move || {
        for pause in [CALM, IDLE] {
            std::thread::sleep(pause);
            wake();
        }
    });
}

/// Nothing is done, and nothing should be drawn: the frames between the two wakings are counted.
fn idle(pilot: &mut Pilot, frames: &Frames) {
    let passed = pilot.since.elapsed();
    match pilot.idle_from {
        None if passed >= CALM => pilot.idle_from = Some(frames.drawn),
        Some(from) if passed >= CALM + IDLE => {
            // The frame of the first waking is not counted.
            pilot.flown.idle_frames = frames.drawn.saturating_sub(from + 1);
            pilot.flown.first_frame = frames.first;
            let flown = std::mem::take(&mut pilot.flown);
            pilot.land(Ok(flown));
        }
        _ => {}
    }
}
