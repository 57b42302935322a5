//! The window: bevy's event loop and drawing around the program.
//!
//! The only place that imports bevy. It holds no logic of its own: it passes time and input to the program, draws what
//! comes back, and sleeps as long as nothing moves.

#![expect(clippy::needless_pass_by_value, reason = "bevy hands its systems their parameters by value")]

mod access;
mod blending;
mod closing;
mod drawing;
mod keyboard;
#[cfg(target_os = "linux")]
mod keyboard_focus;
mod open;
mod pictures;
mod pilot;
mod pulse;
#[cfg(feature = "sound")]
mod sound;
mod system_look;
#[cfg(feature = "sound")]
mod tones;
mod waking;

pub use open::{Flown, Options, WindowError, explains, run};
pub use pilot::{Flight, Sitter, View};
