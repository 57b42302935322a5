//! How often a frame is drawn: as rarely as can be.

use std::time::Duration;

use bevy::a11y::AccessibilityRequested;
use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};

use super::pilot::Pilot;
use crate::app::program::Program;

/// Where nothing moves, for so long nothing is drawn unless something happens.
const STILL: Duration = Duration::from_hours(1);

/// What a screen reader asks for wakes nobody, so it is looked for so often.
const LISTENING: Duration = Duration::from_millis(100);

/// A window that nobody looks at is drawn at most so often.
const BEHIND: Duration = Duration::from_millis(250);

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(settings(Duration::ZERO));
    app.add_systems(Last, set);
}

fn set(
    program: NonSend<Program>,
    pilot: Option<NonSend<Pilot>>,
    reader: Option<Res<AccessibilityRequested>>,
    mut current: ResMut<WinitSettings>,
) {
    let mut wait = program.model.redraw_in().unwrap_or(STILL);
    if reader.is_some_and(|reader| reader.get()) {
        wait = wait.min(LISTENING);
    }
    let new =
        if pilot.is_some_and(|pilot| pilot.steers()) { WinitSettings::continuous() } else { settings(wait) };
    if new.focused_mode != current.focused_mode {
        *current = new;
    }
}

fn settings(wait: Duration) -> WinitSettings {
    WinitSettings {
        focused_mode: UpdateMode::reactive_low_power(wait),
        unfocused_mode: UpdateMode::reactive_low_power(wait.max(BEHIND)),
    }
}
