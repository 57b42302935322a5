//! Many calls of many people: a table, a heat map, how hard each scenario is, who needs a mentor today.
//!
//! [`Known`] is everything there is; [`Cohort::of`] makes what is shown of those calls that a [`Filter`] lets through. All
//! marks are per mille, means are rounded down, and each is taken over the calls to which the dimension applies.
//!
//! How hard a scenario is and whether it tells good from weak ([`Item`]) comes from the first call of each trainee, so that
//! practising one often does not make it look easy.

mod filter;
mod item;
mod known;
mod needs;
mod table;
#[cfg(test)]
mod tests;

pub use filter::Filter;
pub use item::{Item, LEAST_FOR_DIFFICULTY, LEAST_FOR_DISCRIMINATION, Measured};
pub use known::{Due, Known, Waiting, WaitsFor};
pub use needs::{Need, NeedLimits, Reason};
pub use table::{Cell, Cohort, ScenarioRow, Tally, TraineeRow};
