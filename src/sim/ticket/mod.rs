//! The ticket: the draft, what it says held against what is known, and what the technician can do with it.
//!
//! The way of a review: `statements` reads the draft, `sheet` lays it beside what the call left (`known`); `required`
//! looks for what must be said, `truth`, `privacy` and `manner` for what must not; `handling` looks at priority, team and
//! next action, `clarity` and `prose` at how it reads, `read_back` at what the customer heard of it; `visit` plays what comes of it.

mod clarity;
mod draft;
mod fault;
#[cfg(test)]
pub(crate) mod fixture;
mod handling;
mod known;
mod manner;
mod privacy;
mod prose;
mod read_back;
mod required;
mod results;
mod review;
mod sheet;
mod statements;
mod truth;
mod visit;

pub use clarity::{Clarity, Part};
pub use draft::{Draft, Field, FieldValue, LONGEST_FIELD, StepLine};
pub use fault::{Fault, FaultKind};
pub use handling::{Entry, Filled, Handling, NextAction};
pub use known::{Known, ReadOut, StepResult, Went};
pub use prose::{Flaw, Prose, read_prose};
pub use read_back::ReadBack;
pub use required::{Line, Verdict};
pub use review::{Review, StepCheck, review};
pub use statements::{Quote, Reader};
pub use visit::{Because, VisitEnd, VisitReport};
