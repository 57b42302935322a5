//! Reviews of attempts: blind scores, changes with their reasons, remarks, sign-off, disputes and their answers.
//!
//! ```text
//! Open ── signed off ──> SignedOff ── acknowledged ──> Acknowledged
//!  ^                      |     ^                            |
//!  |                  disputed  | answered, withdrawn        |
//!  |                      v     |                            |
//!  |                     Disputed                            |
//!  └───────── reopened, saying why (from SignedOff, Acknowledged)
//! ```
//!
//! Both marks are kept for ever: the automatic one in the scorecard, each change in the review. What counts is
//! [`effective`]: the automatic scorecard with the last signed change of each item.

mod effective;
mod law;
mod review;
mod ruling;
#[cfg(test)]
mod tests;
mod what;

pub use effective::effective;
pub use law::ReviewRefusal;
pub use review::{Change, Comment, Dispute, DisputeEnd, Review, Signed, Stage};
pub(in crate::review) use ruling::check_points;
pub use ruling::{Item, Misruling, Ruling, Subject};
pub use what::InReview;
