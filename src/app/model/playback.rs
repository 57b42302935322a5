//! A call that is played back: where in it one is, and how fast it goes.

use std::time::{Duration, Instant};

use crate::sim::time::Millis;

/// Where in a call one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// How long the call is.
    pub end: Millis,
    /// How many times faster than it was it goes.
    pub pace: u32,
    from: Millis,
    /// Since when it plays; none while it stands still.
    since: Option<Instant>,
}

impl Playback {
    /// The paces to choose from.
    pub const PACES: [u32; 4] = [1, 2, 4, 8];

    /// At the beginning of a call of this length.
    #[must_use]
    pub const fn new(end: Millis) -> Self {
        Self { end, pace: 2, from: 0, since: None }
    }

    /// Where it is.
    #[must_use]
    pub fn at(&self, now: Instant) -> Millis {
        let passed = self.since.map_or(Duration::ZERO, |since| now.saturating_duration_since(since));
        let passed = Millis::try_from(passed.as_millis()).unwrap_or(Millis::MAX);
        self.from.saturating_add(passed.saturating_mul(u64::from(self.pace))).min(self.end)
    }

    /// Whether it plays.
    #[must_use]
    pub fn plays(&self, now: Instant) -> bool {
        self.since.is_some() && self.at(now) < self.end
    }

    /// Plays on, or stands still. At the end it begins anew.
    pub fn toggle(&mut self, now: Instant) {
        let plays = self.plays(now);
        self.from = if self.at(now) >= self.end && !plays { 0 } else { self.at(now) };
        self.since = (!plays).then_some(now);
    }

    /// To this moment; it goes on playing if it did.
    pub fn jump(&mut self, to: Millis, now: Instant) {
        self.since = self.plays(now).then_some(now);
        self.from = to.min(self.end);
    }

    /// As fast as this from now on.
    pub fn set_pace(&mut self, pace: u32, now: Instant) {
        self.from = self.at(now);
        self.since = self.since.map(|_| now);
        self.pace = pace.max(1);
    }

    /// Faster, or slower; the last pace stays.
    #[must_use]
    pub fn next_pace(&self, faster: bool) -> u32 {
        let mut paces = Self::PACES.into_iter();
        let next =
            if faster { paces.find(|pace| *pace > self.pace) } else { paces.rfind(|pace| *pace < self.pace) };
        next.unwrap_or(self.pace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_plays_at_its_pace_stops_and_begins_anew_at_its_end() {
        let start = Instant::now();
        let after = |seconds| start + Duration::from_secs(seconds);
        let mut playback = Playback::new(60_000);
        assert!(!playback.plays(start));
        playback.toggle(start);
        assert_eq!(playback.at(after(10)), 20_000);
        playback.set_pace(4, after(10));
        assert_eq!(playback.at(after(15)), 40_000);
        playback.toggle(after(15));
        assert_eq!((playback.plays(after(20)), playback.at(after(20))), (false, 40_000));
        playback.toggle(after(20));
        playback.jump(58_000, after(20));
        assert!(playback.plays(after(20)));
        assert_eq!((playback.plays(after(30)), playback.at(after(30))), (false, 60_000));
        playback.toggle(after(30));
        assert_eq!((playback.plays(after(30)), playback.at(after(30))), (true, 0));
    }

    #[test]
    fn paces_go_up_and_down_and_stop_at_the_ends() {
        let mut playback = Playback::new(1);
        assert_eq!((playback.next_pace(true), playback.next_pace(false)), (4, 1));
        playback.pace = 8;
        assert_eq!(playback.next_pace(true), 8);
    }
}
