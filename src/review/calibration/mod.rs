//! Calibration: several mentors score the same calls blind, and what their marks say about the marks.
//!
//! Every mark is put on one scale of five steps ([`Step`]). Agreement is exact (the same step), adjacent (at most one apart)
//! and beyond chance ([`Kappa`], with linear and quadratic weights; for several mentors the mean over their pairs). The mean
//! signed difference says who is milder. All numbers are per mille, in whole numbers, rounded to the nearest.

mod agreement;
mod kappa;
mod report;
mod round;
mod scale;
#[cfg(test)]
mod tests;
mod what;

pub use agreement::{Agreement, Concern, Limits};
pub use kappa::{Kappa, Weights};
pub use report::{Compared, RoundReport, Spread, compare};
pub use round::{Round, RoundRefusal};
pub use scale::{STEPS, Step};
pub use what::{InRound, RoundCall};
