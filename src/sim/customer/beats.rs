//! Scripted reactions: at most one a turn.

use crate::sim::call::{Event, Heard, Moment, Scene, holds, holds_but_for_times, satisfied};
use crate::sim::case::{AsksFor, Case};
use crate::sim::rng::{Stream, fnv1a};
use crate::sim::scenario::model::Beat;

use super::lines::react;

/// The beat that an utterance meets: the one with most conditions satisfied, then the highest priority, then the least
/// recently used, then the one that the seed draws.
pub(super) fn choose<'c>(scene: &mut Scene<'c>, heard: Option<&Heard>) -> Option<&'c Beat> {
    let case = scene.case;
    let fitting: Vec<&'c Beat> = beats(case)
        .filter(|(beat, asks_for)| can_play(scene, beat, *asks_for, heard))
        .map(|(beat, _)| beat)
        .collect();
    count_meetings(scene, heard);
    let moment = Moment::new(case, scene.state, heard);
    let rank = |beat: &&Beat| {
        let played = scene.state.beats.get(&beat.id).copied().unwrap_or_default();
        let recent = if played.times == 0 { 0 } else { u64::from(played.turn) + 1 };
        (satisfied(&beat.when, &moment.met(played.met)), beat.priority, std::cmp::Reverse(recent))
    };
    let best = fitting.iter().map(rank).max()?;
    let ties: Vec<&&Beat> = fitting.iter().filter(|beat| rank(beat) == best).collect();
    let drawn =
        Stream::new(case.seed, "beats", u64::from(scene.state.turn) ^ fnv1a("beats")).below(ties.len());
    ties.get(drawn).map(|beat| **beat)
}

/// Plays a beat. Returns whether anything was said.
pub(super) fn play(scene: &mut Scene<'_>, beat: &Beat) -> bool {
    scene.emit(Event::BeatPlayed { id: beat.id.clone(), acts_on: beat.acts_on.clone() });
    let place = format!("beats.{}", beat.id);
    let why = why(beat);
    react(scene, &place, &beat.id, &why, &beat.reaction(), &[])
}

/// Every beat with what its condition asks for.
fn beats(case: &Case) -> impl Iterator<Item = (&Beat, AsksFor)> {
    case.beats.iter().zip(case.beats_ask.iter().copied())
}

fn can_play(scene: &Scene<'_>, beat: &Beat, asks_for: AsksFor, heard: Option<&Heard>) -> bool {
    let AsksFor { hearing, times } = asks_for;
    if heard.is_none() && hearing {
        return false;
    }
    let moment = Moment::new(scene.case, scene.state, heard);
    // Most hold not: how often they were played is looked up only for those that do, or where it counts.
    if !times && !holds(&beat.when, &moment) {
        return false;
    }
    let played = scene.state.beats.get(&beat.id).copied().unwrap_or_default();
    // A beat that needs no hearing would hold for ever once it holds: it is played once.
    if played.times > 0 && (beat.once || !hearing) {
        return false;
    }
    !times || holds(&beat.when, &moment.met(played.met))
}

/// Counts how often the conditions of beats with `times` have held.
fn count_meetings(scene: &mut Scene<'_>, heard: Option<&Heard>) {
    let case = scene.case;
    if heard.is_none() {
        return;
    }
    for (beat, asks_for) in beats(case) {
        if asks_for.times && holds_but_for_times(&beat.when, &Moment::new(case, scene.state, heard)) {
            scene.emit(Event::BeatMet { id: beat.id.clone() });
        }
    }
}

/// A beat's name in words: `sold_to` is "sold to".
fn why(beat: &Beat) -> String {
    beat.id.as_str().replace('_', " ")
}
