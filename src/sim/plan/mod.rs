//! Plans: a call written down beforehand, with what is expected of it.
//!
//! A plan is lines of JSON. The first is `{"plan":{"scenario":…,"name":…,"seed":…}}`; then come inputs as on the wire,
//! each with a name of its own under `input`, and `{"expect":{…}}` lines. A line that begins with `#` is a comment.
//! With `"like":"model"` in its header a plan takes over the inputs of another and changes them by name:
//!
//! ```text
//! {"replace":"t","do":"ticket",…}              another input in its place
//! {"without":["read","recap"]}                 left out
//! {"after":"greet","input":"x","do":"say",…}   put in behind it ("before" goes too)
//! ```
//!
//! An input without `after` comes last. Expectations are never taken over; they hold at the end, or after the input that
//! `"at"` names.

mod bless;
mod expect;
mod file;
mod like;

pub use bless::blessed;
pub use expect::{Bounds, Expect, MoodBounds, Unmet, unmet_after, unmet_at_end};
pub use file::{Change, Header, PlanFault, PlanFile};
pub use like::{Find, Plan, PlanInput};
