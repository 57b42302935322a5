//! The keyboard where there is no window manager, as on a terminal that shows this program alone: nobody gives it to the
//! window, so the window takes it.

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RawHandleWrapper};
use raw_window_handle::RawWindowHandle;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt, InputFocus};
use x11rb::rust_connection::RustConnection;

use super::drawing::Frames;

/// In this frame the window has been shown.
const SHOWN: u32 = 3;

/// No window is larger than this number: then the keyboard belongs to nobody, or to whatever the pointer is over.
const NOBODY: u32 = 1;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Last, take);
}

fn take(frames: Res<Frames>, windows: Query<&RawHandleWrapper, With<PrimaryWindow>>, mut taken: Local<bool>) {
    if *taken || frames.drawn < SHOWN {
        return;
    }
    *taken = true;
    let Some(window) = windows.single().ok().and_then(|handle| number(handle.get_window_handle())) else {
        return;
    };
    // The server is asked on a thread of its own; where it does not answer, there is nothing to take.
    std::thread::spawn(move || focus(window).ok());
}

/// The number of a window of X11; Wayland has none and needs none.
fn number(handle: RawWindowHandle) -> Option<u32> {
    match handle {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok(),
        RawWindowHandle::Xcb(handle) => Some(handle.window.get()),
        _ => None,
    }
}

fn focus(window: u32) -> Result<(), ReplyError> {
    let Ok((connection, _)) = RustConnection::connect(None) else { return Ok(()) };
    if connection.get_input_focus()?.reply()?.focus <= NOBODY {
        connection.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME)?;
        connection.flush()?;
    }
    Ok(())
}
