//! The customer's mood as it moves from one value to the next.

use std::time::{Duration, Instant};

use crate::sim::call::Mood;

/// For so long a face goes from one mood to the next.
const LASTS: Duration = Duration::from_millis(900);

/// A face on its way from one mood to another.
#[derive(Clone, Copy, Debug)]
pub struct FaceMotion {
    from: [f32; 2],
    to: Mood,
    since: Instant,
}

impl FaceMotion {
    /// A face at rest.
    #[must_use]
    pub fn still(mood: Mood, now: Instant) -> Self {
        Self { from: shares(mood), to: mood, since: now }
    }

    /// From what it shows now to another mood.
    #[must_use]
    pub fn towards(self, mood: Mood, now: Instant) -> Self {
        if mood == self.to {
            return self;
        }
        Self { from: self.at(now), to: mood, since: now }
    }

    /// Patience and trust as they are drawn, 0 to 1 each.
    #[must_use]
    pub fn at(&self, now: Instant) -> [f32; 2] {
        let passed = now.saturating_duration_since(self.since);
        let share = (passed.as_secs_f32() / LASTS.as_secs_f32()).min(1.0);
        // Slow at both ends: a face does not jerk.
        let eased = share * share * (3.0 - 2.0 * share);
        let to = shares(self.to);
        [0, 1].map(|part| self.from[part] + (to[part] - self.from[part]) * eased)
    }

    /// Whether it is on its way.
    #[must_use]
    pub fn moves(&self, now: Instant) -> bool {
        let parts = shares(self.to).into_iter().zip(self.from);
        let on_its_way = parts.into_iter().any(|(to, from)| (to - from).abs() > f32::EPSILON);
        on_its_way && now.saturating_duration_since(self.since) < LASTS
    }
}

fn shares(mood: Mood) -> [f32; 2] {
    [f32::from(mood.patience) / 100.0, f32::from(mood.trust) / 100.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_face_moves_without_a_jump_and_comes_to_rest() {
        let start = Instant::now();
        let calm = Mood { patience: 80, trust: 60 };
        let face = FaceMotion::still(calm, start);
        assert!(!face.moves(start));
        let face = face.towards(Mood { patience: 20, trust: 60 }, start);
        assert!(face.moves(start + Duration::from_millis(10)));
        let [before, _] = face.at(start);
        let [half, trust] = face.at(start + LASTS / 2);
        let [after, _] = face.at(start + LASTS);
        assert!((before - 0.8).abs() < 1e-6 && (half - 0.5).abs() < 1e-3 && (after - 0.2).abs() < 1e-6);
        assert!((trust - 0.6).abs() < 1e-6);
        assert!(!face.moves(start + LASTS));
    }
}
