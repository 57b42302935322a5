//! A seed for a call that nobody chose one for.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::sim::rng::Seed;

/// A seed nobody chose: short, so that it can be written down and given again.
#[must_use]
pub fn new_seed() -> Seed {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.subsec_nanos());
    u64::from(now / 1_000 % 1_000_000)
}
