//! Leaving: what was typed goes into the ticket first, and a call that is going on is kept.

use bevy::prelude::*;
use bevy::window::WindowCloseRequested;

use crate::app::intent::Intent;
use crate::app::program::Program;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, close);
}

/// The worker finishes what it was asked for when the program is dropped, after the last frame.
fn close(
    mut requested: MessageReader<WindowCloseRequested>,
    mut program: NonSendMut<Program>,
    mut exit: MessageWriter<AppExit>,
) {
    if requested.read().next().is_some() {
        program.act(Intent::Quit);
    }
    if program.model.leaving {
        exit.write(AppExit::Success);
    }
}
