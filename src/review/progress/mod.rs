//! One trainee's progress: dimensions over time, what keeps costing points and in which words, courses, what to take next.
//!
//! Everything is made from the marks that count and from the evidence that stands behind them; [`Progress::of`] is handed
//! all of it and reads nothing.

mod demands;
mod line;
mod loss;
mod next;
mod standing;
#[cfg(test)]
mod tests;
mod whole;

pub use demands::demands;
pub use line::{Line, Point};
pub use loss::{Loss, Quote};
pub use next::{Next, Offered};
pub use standing::{CourseStanding, Passage, Standing, StepStanding};
pub use whole::{CriticalCount, Kept, OwnCall, Progress};
