//! Between which moods a condition can hold.

use crate::sim::scenario::model::{Condition, MoodTag};

/// The values of patience and of trust at which something can hold, both ends included. Empty when the first is larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MoodRange {
    pub(crate) patience: (u8, u8),
    pub(crate) trust: (u8, u8),
}

/// Tags that name each other are followed no deeper.
const DEEPEST: usize = 8;

const ALL: (u8, u8) = (0, 100);

impl MoodRange {
    /// Every mood.
    pub(crate) const ANY: Self = Self { patience: ALL, trust: ALL };

    /// The moods outside of which the condition cannot hold. `tag` finds the condition of a mood tag.
    pub(crate) fn of<'a>(condition: &'a Condition, tag: &dyn Fn(&str) -> Option<&'a Condition>) -> Self {
        Self::within(condition, tag, 0)
    }

    fn within<'a>(
        condition: &'a Condition,
        tag: &dyn Fn(&str) -> Option<&'a Condition>,
        depth: usize,
    ) -> Self {
        let inner = |condition| Self::within(condition, tag, depth + 1);
        match condition {
            _ if depth > DEEPEST => Self::ANY,
            Condition::All(all) => all.iter().map(inner).fold(Self::ANY, Self::both),
            Condition::Any(any) => any.iter().map(inner).reduce(Self::either).unwrap_or(Self::ANY),
            Condition::Patience { above, below } => Self { patience: between(*above, *below), ..Self::ANY },
            Condition::Trust { above, below } => Self { trust: between(*above, *below), ..Self::ANY },
            Condition::Mood(name) => tag(name).map_or(Self::ANY, inner),
            _ => Self::ANY,
        }
    }

    /// The moods at which both hold.
    pub(crate) fn both(self, other: Self) -> Self {
        let both = |one: (u8, u8), two: (u8, u8)| (one.0.max(two.0), one.1.min(two.1));
        Self { patience: both(self.patience, other.patience), trust: both(self.trust, other.trust) }
    }

    fn either(self, other: Self) -> Self {
        if self.is_empty() {
            return other;
        }
        if other.is_empty() {
            return self;
        }
        let either = |one: (u8, u8), two: (u8, u8)| (one.0.min(two.0), one.1.max(two.1));
        Self { patience: either(self.patience, other.patience), trust: either(self.trust, other.trust) }
    }

    /// Whether there is no such mood.
    pub(crate) fn is_empty(self) -> bool {
        self.patience.0 > self.patience.1 || self.trust.0 > self.trust.1
    }
}

fn between(above: Option<u8>, below: Option<u8>) -> (u8, u8) {
    let from = above.map_or(0, |above| above.saturating_add(1));
    // Nothing is below 0: then the range is turned round, and so empty.
    let to = below.map_or(100, |below| below.saturating_sub(1));
    if below == Some(0) { (1, 0) } else { (from, to) }
}

/// The condition of a tag: a scenario's own goes before the persona's.
pub(crate) fn tag<'a>(own: &'a [MoodTag], personas: &[&'a [MoodTag]], name: &str) -> Option<&'a Condition> {
    let named = |tags: &'a [MoodTag]| tags.iter().find(|tag| tag.0 == name).map(|tag| &tag.1);
    named(own).or_else(|| personas.iter().find_map(|tags| named(tags)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_joined_and_cut() {
        let below = |below| Condition::Patience { above: None, below: Some(below) };
        let above = |above| Condition::Patience { above: Some(above), below: None };
        let range = |condition: &Condition| MoodRange::of(condition, &|_| None).patience;
        assert_eq!(range(&Condition::All(vec![below(50), above(30)])), (31, 49));
        assert_eq!(range(&Condition::Any(vec![below(50), above(70)])), (0, 100));
        assert_eq!(range(&Condition::Any(vec![below(0), above(70)])), (71, 100));
        assert!(MoodRange::of(&Condition::All(vec![below(30), above(60)]), &|_| None).is_empty());
        assert!(MoodRange::of(&below(0), &|_| None).is_empty());
        assert_eq!(range(&Condition::Verified), (0, 100));
    }
}
