//! How long the trainee has been thinking.

use std::time::{Duration, Instant};

use crate::sim::time::Millis;

/// For so long after a key press the trainee is typing, and typing is talking.
const TYPING: Duration = Duration::from_secs(5);

/// Adds up the time in which nobody talks: the trainee does not type and the customer has finished.
#[derive(Debug)]
pub(super) struct Stopwatch {
    /// Up to here everything is added up.
    counted: Instant,
    /// Until then somebody talks.
    busy_until: Instant,
    thought: Duration,
}

impl Stopwatch {
    /// A stopwatch that begins now.
    pub(super) fn new(now: Instant) -> Self {
        Self { counted: now, busy_until: now, thought: Duration::ZERO }
    }

    /// A key was pressed.
    pub(super) fn key(&mut self, now: Instant) {
        self.busy(now, TYPING);
    }

    /// The customer talks for so long from now on. Their words stand on the screen at once, and their time has already
    /// passed on the call clock.
    pub(super) fn speech(&mut self, now: Instant, lasts: Duration) {
        self.busy(now, lasts);
    }

    /// The time thought so far, in milliseconds.
    pub(super) fn thought_ms(&mut self, now: Instant) -> Millis {
        self.count(now);
        Millis::try_from(self.thought.as_millis()).unwrap_or(Millis::MAX)
    }

    /// Takes the time that was thought off the watch.
    pub(super) fn take_ms(&mut self, now: Instant) -> Millis {
        let thought = self.thought_ms(now);
        self.thought = Duration::ZERO;
        thought
    }

    fn busy(&mut self, now: Instant, lasts: Duration) {
        self.count(now);
        self.busy_until = self.busy_until.max(now + lasts);
    }

    fn count(&mut self, now: Instant) {
        let from = self.counted.max(self.busy_until);
        self.thought += now.saturating_duration_since(from);
        self.counted = self.counted.max(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thinking_is_what_is_neither_typing_nor_listening() {
        let start = Instant::now();
        let at = |seconds: u64| start + Duration::from_secs(seconds);
        let mut watch = Stopwatch::new(start);
        watch.speech(at(0), Duration::from_secs(4));
        // Four seconds of listening, six of thinking, then a key and its five seconds.
        watch.key(at(10));
        assert_eq!(watch.thought_ms(at(12)), 6_000);
        watch.key(at(13));
        assert_eq!(watch.thought_ms(at(18)), 6_000);
        assert_eq!(watch.take_ms(at(20)), 8_000);
        assert_eq!(watch.thought_ms(at(20)), 0);
        assert_eq!(watch.thought_ms(at(19)), 0, "time does not run backwards");
    }
}
