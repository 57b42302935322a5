//! Opening the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{ExitCondition, PresentMode, WindowResizeConstraints};
use bevy_egui::{EguiGlobalSettings, EguiPlugin};
use smol_str::SmolStr;

use super::pilot::Flight;
use super::{access, blending, closing, drawing, keyboard, pictures, pilot, pulse, system_look, waking};
use crate::app::model::Settings;
use crate::app::program::Program;
use crate::app::worker::Places;

/// The smallest window, in points.
const SMALLEST: (f32, f32) = (480.0, 320.0);

/// How the window is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where things are.
    pub places: Places,
    /// Its size, in points.
    pub size: Option<(u32, u32)>,
    /// Other settings than the kept ones, for this time.
    pub settings: Option<Settings>,
    /// Another language than the kept one, by its id, for this time.
    pub language: Option<SmolStr>,
    /// A plan that plays a call through the window.
    pub flight: Option<Flight>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// There is no display.
    #[error("there is no display to open a window on; `firstline menu` takes calls in this terminal")]
    NoDisplay,
    /// There is no graphics driver that could draw.
    #[error(
        "no graphics driver was found to draw with; install one (on Debian `mesa-vulkan-drivers` draws without a graphics card), or take calls in this terminal with `firstline menu`"
    )]
    NoDriver,
    /// Something broke; it has been said where.
    #[error("the window broke; the call is kept, and the next start offers to go on with it")]
    Broke,
    /// The plan could not be played to its end.
    #[error("the plan was not played to its end: {0}")]
    Flight(String),
}

/// What came of a plan that was played through the window.
#[derive(Clone, Debug, Default)]
pub struct Flown {
    /// The pictures that were taken.
    pub pictures: Vec<PathBuf>,
    /// From the start of the program to the first frame.
    pub first_frame: Duration,
    /// How many frames were drawn in [`pilot::IDLE`] while nothing changed.
    pub idle_frames: u32,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When there is no window, or it broke.
pub fn run(options: Options) -> Result<Option<Flown>, WindowError> {
    if !has_display() {
        return Err(WindowError::NoDisplay);
    }
    let planned = options.flight.is_some();
    let flown = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&flown);
    let exit = catch_unwind(AssertUnwindSafe(move || build(options, Instant::now(), kept).run()));
    let exit = exit.map_err(|panic| why(&*panic))?;
    if exit.is_error() {
        return Err(WindowError::Broke);
    }
    match flown.lock().unwrap_or_else(PoisonError::into_inner).take() {
        Some(Ok(flown)) => Ok(Some(flown)),
        Some(Err(why)) => Err(WindowError::Flight(why)),
        None if planned => Err(WindowError::Flight("the window was closed".to_owned())),
        None => Ok(None),
    }
}

/// What the last start-up said of the plan.
pub(super) type Outcome = Arc<Mutex<Option<Result<Flown, String>>>>;

fn build(options: Options, started: Instant, outcome: Outcome) -> App {
    let mut app = App::new();
    let (width, height) = options.size.unwrap_or((1_280, 800));
    let window = Window {
        title: "Firstline".to_owned(),
        name: Some("firstline".to_owned()),
        resolution: (width, height).into(),
        resize_constraints: WindowResizeConstraints {
            min_width: SMALLEST.0,
            min_height: SMALLEST.1,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let windows = WindowPlugin {
        primary_window: Some(window),
        exit_condition: ExitCondition::DontExit,
        close_when_requested: false,
        ..default()
    };
    // What others have to say about drivers is for those who ask for it with RUST_LOG; that there is none is said below.
    let log = LogPlugin { filter: "error,wgpu_hal::vulkan::instance=off".to_owned(), ..default() };
    app.add_plugins(DefaultPlugins.set(windows).set(log));
    app.add_plugins(EguiPlugin::default());
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() });
    let wake = waking::waker(app.world().get_resource());
    let mut program = Program::start(options.places, wake);
    program.override_settings(options.settings);
    program.override_language(options.language);
    app.insert_non_send(program);
    app.insert_resource(drawing::Frames::new(started));
    app.add_plugins((
        blending::plugin,
        drawing::plugin,
        system_look::plugin,
        waking::plugin,
        access::plugin,
        keyboard::plugin,
        pulse::plugin,
        closing::plugin,
        pictures::plugin,
    ));
    #[cfg(target_os = "linux")]
    app.add_plugins(super::keyboard_focus::plugin);
    #[cfg(feature = "sound")]
    app.add_plugins(super::sound::plugin);
    if let Some(flight) = options.flight {
        app.insert_non_send(pilot::Pilot::new(flight, outcome));
        app.add_plugins(pilot::plugin);
    }
    app
}

/// Whether there is anything to open a window on.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(named)
}

/// What a panic of the event loop or the renderer means. Anything else has been said by the panic hook.
fn why(panic: &(dyn std::any::Any + Send)) -> WindowError {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    let text = text.unwrap_or_default();
    if text.contains("Failed to build event loop") {
        WindowError::NoDisplay
    } else if text.contains("Unable to find a GPU") {
        WindowError::NoDriver
    } else {
        WindowError::Broke
    }
}

/// Whether a panic with this message is one that [`run`] explains by itself.
#[must_use]
pub fn explains(text: &str) -> bool {
    text.contains("Failed to build event loop") || text.contains("Unable to find a GPU")
}
