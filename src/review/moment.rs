//! When something was done, by the clock of the machine that wrote it.

use serde::{Deserialize, Serialize};

use crate::sim::time::Millis;

/// Milliseconds of a day.
pub const DAY_MS: Millis = 86_400_000;

/// A moment: milliseconds since the beginning of 1970, UTC. Read by the host and handed in; no clock is read here.
///
/// A machine's clock can jump. Nothing in this floor is ordered by moments that entries already order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// How long after `earlier` this is; 0 when it is before it, as after a clock was set back.
    #[must_use]
    pub fn since(self, earlier: Self) -> Millis {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }

    /// The moment so many milliseconds later.
    #[must_use]
    pub fn plus(self, ms: Millis) -> Self {
        Self(self.0.saturating_add(i64::try_from(ms).unwrap_or(i64::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_makes_no_negative_time() {
        assert_eq!(Moment(5_000).since(Moment(2_000)), 3_000);
        assert_eq!(Moment(2_000).since(Moment(5_000)), 0);
        assert_eq!(Moment(i64::MIN).since(Moment(i64::MAX)), 0);
        assert_eq!(Moment(1).plus(u64::MAX), Moment(i64::MAX));
    }
}
