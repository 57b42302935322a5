//! The worker has something to say: the window wakes and listens.

use std::time::Instant;

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use crate::app::program::Program;

/// Wakes the window, from whichever thread.
pub(super) type Waker = Box<dyn Fn() + Send>;

/// What wakes this window; nothing does when there is no event loop.
pub(super) fn waker(proxy: Option<&EventLoopProxyWrapper>) -> Waker {
    let proxy = proxy.map(|proxy| (**proxy).clone());
    Box::new(move || {
        if let Some(proxy) = &proxy {
            // A loop that is gone needs no waking.
            proxy.send_event(WinitUserEvent::WakeUp).ok();
        }
    })
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(First, listen);
}

fn listen(mut program: NonSendMut<Program>, mut redraw: MessageWriter<RequestRedraw>) {
    if program.hear(Instant::now()) {
        redraw.write(RequestRedraw);
    }
}
