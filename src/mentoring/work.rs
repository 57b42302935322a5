//! Long work, as whoever waits for it sees it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::error::MentoringError;

/// Long work: how far it has come, and whether it should go on. A copy is the same work, for another thread to look at.
#[derive(Clone, Default)]
pub struct Work(Arc<Inner>);

#[derive(Default)]
struct Inner {
    done: AtomicU64,
    of: AtomicU64,
    cancelled: AtomicBool,
    tell: Option<Tell>,
}

type Tell = Box<dyn Fn(u64, u64) + Send + Sync>;

impl Work {
    /// Work that is looked at from outside.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Work that tells after each step how many steps are done, and of how many.
    #[must_use]
    pub fn telling(tell: impl Fn(u64, u64) + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner { tell: Some(Box::new(tell)), ..Inner::default() }))
    }

    /// Stops it at its next step.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// How many steps are done, and of how many; 0 of 0 before it has begun.
    #[must_use]
    pub fn done(&self) -> (u64, u64) {
        (self.0.done.load(Ordering::Relaxed), self.0.of.load(Ordering::Relaxed))
    }

    /// It begins, with so many steps before it.
    pub(super) fn begin(&self, of: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.of.store(u64::try_from(of).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// One more step is done.
    ///
    /// # Errors
    /// When somebody stopped it.
    pub(super) fn step(&self) -> Result<(), MentoringError> {
        let done = self.0.done.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(tell) = &self.0.tell {
            tell(done, self.0.of.load(Ordering::Relaxed));
        }
        if self.0.cancelled.load(Ordering::Relaxed) { Err(MentoringError::Cancelled) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn work_tells_how_far_it_is_and_stops_when_told() {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&told);
        let work = Work::telling(move |done, of| heard.lock().unwrap().push((done, of)));
        work.begin(3);
        work.step().unwrap();
        let other = work.clone();
        other.cancel();
        assert!(matches!(work.step(), Err(MentoringError::Cancelled)));
        assert_eq!(other.done(), (2, 3));
        assert_eq!(*told.lock().unwrap(), [(1, 3), (2, 3)]);
    }
}
