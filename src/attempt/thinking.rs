//! How long the trainee has been thinking, and how the call hears of it.
//!
//! A sentence takes as long as it takes to say, whoever says it. Thinking takes the time it takes, and a host that has a
//! person before it measures that: from the end of the customer's words to the first key, and between keys whatever is
//! longer than five seconds (typing is talking, not silence; on hold and after the call nobody is talked to, and typing
//! counts in full: hosts tell of keys only while [`State::hears_agent`]). It reaches the call as `wait` inputs of the
//! host, when something falls due and before whatever is done next, so that a stored call knows nothing of clocks.
//!
//! [`State::hears_agent`]: crate::sim::call::State::hears_agent

use std::time::{Duration, Instant};

use crate::sim::call::{Event, Stamped};
use crate::sim::session::{Actor, Do, Input, LONGEST_WAIT_S, Seconds};
use crate::sim::time::Millis;

/// For so long after a key press the trainee is typing, and typing is talking.
const TYPING: Duration = Duration::from_secs(5);

/// Thinking shorter than this is not worth an input.
const SHORTEST_WAIT: Millis = 100;

/// Adds up the time in which nobody talks: the trainee does not type and the customer has finished.
#[derive(Clone, Debug)]
pub struct Thinking {
    /// Up to here everything is added up.
    counted: Instant,
    /// Until then somebody talks.
    busy_until: Instant,
    thought: Duration,
}

impl Thinking {
    /// Thinking that begins now.
    #[must_use]
    pub const fn new(now: Instant) -> Self {
        Self { counted: now, busy_until: now, thought: Duration::ZERO }
    }

    /// A key was pressed while the customer listens.
    pub fn key(&mut self, now: Instant) {
        self.busy(now, TYPING);
    }

    /// The customer talks: as long as that takes, silence is not the trainee's. Their words stand on the screen at once,
    /// and their time has already passed on the call clock.
    pub fn hear(&mut self, now: Instant, events: &[Stamped]) {
        let spoken = events.iter().filter_map(|stamped| match &stamped.event {
            Event::CustomerSpoke { ends, .. } => Some(ends.saturating_sub(stamped.at)),
            _ => None,
        });
        self.busy(now, Duration::from_millis(spoken.sum()));
    }

    /// The time thought so far, in milliseconds.
    pub fn thought_ms(&mut self, now: Instant) -> Millis {
        self.count(now);
        Millis::try_from(self.thought.as_millis()).unwrap_or(Millis::MAX)
    }

    /// After how long the time thought reaches `ms`, if no key is pressed and nothing is said.
    #[must_use]
    pub fn reaches(&mut self, now: Instant, ms: Millis) -> Duration {
        let left = Duration::from_millis(ms.saturating_sub(self.thought_ms(now)));
        self.busy_until.saturating_duration_since(now) + left
    }

    /// Takes the time that was thought off and puts it into an input; none when it is too short to matter.
    pub fn wait(&mut self, now: Instant) -> Option<Input> {
        let ms = self.thought_ms(now).min(LONGEST_WAIT_S * 1_000);
        self.thought = Duration::ZERO;
        let wait = Do::Wait { seconds: Seconds(ms) };
        (ms >= SHORTEST_WAIT).then_some(Input { actor: Actor::Host, took_ms: None, act: wait })
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
    use crate::sim::call::Mood;

    fn spoken(ms: Millis) -> Stamped {
        let (text, line) = ("Well.".to_owned(), "x".to_owned());
        Stamped {
            at: 1_000,
            event: Event::CustomerSpoke { text, by: None, line, mood: Mood::default(), ends: 1_000 + ms },
        }
    }

    #[test]
    fn thinking_is_what_is_neither_typing_nor_listening() {
        let start = Instant::now();
        let at = |seconds: u64| start + Duration::from_secs(seconds);
        let mut thinking = Thinking::new(start);
        thinking.hear(at(0), &[spoken(1_500), spoken(2_500)]);
        // Four seconds of listening, six of thinking, then a key and its five seconds.
        thinking.key(at(10));
        assert_eq!(thinking.thought_ms(at(12)), 6_000);
        thinking.key(at(13));
        assert_eq!(thinking.thought_ms(at(18)), 6_000);
        assert_eq!(thinking.reaches(at(14), 10_000), Duration::from_secs(8));
        let wait = thinking.wait(at(20)).unwrap();
        assert_eq!((wait.actor, wait.act), (Actor::Host, Do::Wait { seconds: Seconds(8_000) }));
        assert_eq!(thinking.thought_ms(at(20)), 0);
        assert_eq!(thinking.thought_ms(at(19)), 0, "time does not run backwards");
    }

    #[test]
    fn a_moment_is_no_input() {
        let start = Instant::now();
        let mut thinking = Thinking::new(start);
        assert_eq!(thinking.wait(start + Duration::from_millis(99)), None);
        assert!(thinking.wait(start + Duration::from_millis(250)).is_some());
    }
}
