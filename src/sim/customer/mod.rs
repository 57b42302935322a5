//! The simulated customer: asked for its moves when something is heard, when something is noticed, and when it is quiet.
//!
//! Invariant: it knows nothing that the customer cannot perceive; what it is played from stands in the scenario and the
//! persona, and every line it says names its place there.

mod answers;
mod beats;
mod claims;
mod digressions;
mod ending;
mod hear;
mod lines;
mod mood;
mod notice;
mod questions;
mod steps;

pub use ending::{hang_up, hear_ending, say_goodbye};
pub use hear::hear;
pub use mood::shift_mood;
pub use notice::{
    fall_silent, notice, notice_moment, report_step, say_opening, take_hold, take_overrun, welcome_back,
};
