//! What came of calls, in numbers that tables, courses and comparisons share.
//!
//! One set of marks counts for a call: the automatic one with the signed changes of its review
//! ([`effective`](super::marking::effective)). Everything here is made from that one.

mod call;
mod marks;
mod trend;

pub use call::{CallResult, Trainee};
pub use marks::{CallMarks, Miss, mean};
pub use trend::Trend;
