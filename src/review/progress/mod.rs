//! One trainee's progress: dimensions over time, what keeps costing points and in which words, courses, what to take next.
//!
//! Everything is made from the marks that count and from the evidence that stands behind them; [`Progress::of`] is handed
//! all of it and reads nothing.

mod demands;
mod line;
mod loss;
mod next;
mod progress;
mod standing;
#[cfg(test)]
mod tests;

pub use demands::demands;
pub use line::{Line, Point};
pub use loss::{Loss, Quote};
pub use next::{Next, Offered};
pub use progress::{CriticalCount, Kept, OwnCall, Progress};
pub use standing::{CourseStanding, Standing, StepStanding};
