//! A call as it stands: what happened, what follows from it, and the conditions that can be asked of it.

mod apply;
mod condition;
mod disposition;
mod event;
mod paperwork;
mod scene;
mod state;

pub use apply::apply;
pub use condition::{Moment, holds, holds_but_for_times, mood_has, satisfied};
pub(crate) use condition::{is_summary, knows};
pub use disposition::Disposition;
pub use event::{AskEnd, Event, Heard, HoldEnd, Promise, Stamped, StepEnd, Withheld};
pub use paperwork::review;
pub(crate) use paperwork::review_reading;
pub use scene::Scene;
pub use state::{AskState, Doing, Hold, Mood, Phase, Played, Running, State, StepState};
