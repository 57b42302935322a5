//! What tells the moment.

use std::sync::Arc;
use std::time::Instant;

/// What tells the moment: the machine's clock, or one that somebody else moves. A copy tells the same.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that tells what this says. Whoever asks waits until it says something.
    pub fn new(tells: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(tells))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl Default for Clock {
    /// The machine's own.
    fn default() -> Self {
        Self::new(Instant::now)
    }
}
