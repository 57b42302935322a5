//! What moves the mood.

use crate::sim::call::{Event, Heard, Moment, Scene, holds};
use crate::sim::ids::Id;
use crate::sim::scenario::model::{MoodShift, Mover};

/// Moves the mood by what was heard. Each mover says why.
pub(super) fn be_moved(scene: &mut Scene<'_>, heard: &Heard) {
    let case = scene.case;
    for (mover, asks_for) in case.persona.movers.iter().zip(&case.movers_ask) {
        // Most hold not: how often they did is looked up only where it counts.
        if !asks_for.times && !holds(&mover.when, &Moment::new(case, scene.state, Some(heard))) {
            continue;
        }
        let met = scene.state.movers.get(&mover.id).copied().unwrap_or(0);
        if !asks_for.times || holds(&mover.when, &Moment::new(case, scene.state, Some(heard)).met(met)) {
            shift_mood(scene, faded(mover, met), &mover.id, &mover.why);
        }
    }
}

/// Moves the mood, if the shift is any, and says by which rule and why.
pub fn shift_mood(scene: &mut Scene<'_>, by: MoodShift, rule: &Id, why: &str) {
    if by.is_none() || !scene.on_the_line() {
        return;
    }
    let to = scene.state.mood.shifted(by);
    scene.emit(Event::MoodMoved { by, to, rule: rule.clone(), why: why.to_owned() });
}

/// A kindness repeated moves less, then down: whole, half, nothing, then a quarter of it backwards.
fn faded(mover: &Mover, times: u16) -> MoodShift {
    let fade = |points: i16| match times {
        _ if !mover.fades || points <= 0 => points,
        0 => points,
        1 => points / 2,
        2 => 0,
        _ => -(points / 4).max(1),
    };
    MoodShift { patience: fade(mover.patience), trust: fade(mover.trust) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::scenario::model::Condition;

    #[test]
    fn a_kindness_repeated_moves_less_then_down() {
        let mover = Mover {
            id: "kind".into(),
            when: Condition::Always,
            patience: 8,
            trust: 0,
            fades: true,
            why: String::new(),
        };
        let points: Vec<i16> = (0..5).map(|times| faded(&mover, times).patience).collect();
        assert_eq!(points, [8, 4, 0, -2, -2]);
    }

    #[test]
    fn an_unkindness_repeated_moves_as_much_each_time() {
        let mover = Mover {
            id: "blame".into(),
            when: Condition::Always,
            patience: -8,
            trust: -2,
            fades: true,
            why: String::new(),
        };
        assert_eq!(faded(&mover, 3), MoodShift { patience: -8, trust: -2 });
    }
}
