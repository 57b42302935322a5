//! Choosing and saying a line.

use std::fmt::Write as _;

use crate::sim::call::{Event, Moment, Scene, mood_has};
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::rng::{Stream, fnv1a};
use crate::sim::scenario::model::{Effect, Feeling, Reaction};
use crate::sim::time::speaking_ms;

use super::ending::hang_up;
use super::mood::shift_mood;

/// Says one of the lines that stand at `place`. Returns whether anything was said.
///
/// Lines whose mood tags hold can be said, and those without tags. Of these it takes one not said yet, a tagged one
/// before an untagged one, and then the one that the seed draws.
pub(super) fn say(
    scene: &mut Scene<'_>,
    place: &str,
    lines: &[String],
    by: Option<&str>,
    fill: &[(&str, &str)],
) -> bool {
    if !scene.on_the_line() {
        return false;
    }
    let Some((index, text)) = choose(scene, place, lines) else { return false };
    let mut text = text.to_owned();
    for (name, value) in fill {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    if text.is_empty() {
        return false;
    }
    let ends = scene.state.now.max(scene.state.quiet_since) + speaking_ms(&text);
    let (line, mood) = (format!("{place}.{index}"), scene.state.mood);
    scene.emit(Event::CustomerSpoke { text, by: by.map(str::to_owned), line, mood, ends });
    if scene.listening {
        scene.state.now = scene.state.now.max(ends);
    }
    true
}

/// Says and does what a reaction contains.
pub(super) fn react(
    scene: &mut Scene<'_>,
    place: &str,
    rule: &Id,
    why: &str,
    reaction: &Reaction,
    fill: &[(&str, &str)],
) -> bool {
    shift_mood(scene, reaction.mood, rule, why);
    let said = say(scene, &format!("{place}.says"), &reaction.says, reaction.by.as_deref(), fill);
    give(scene, &reaction.gives, Source::Volunteered);
    show(scene, reaction.shows);
    change_world(scene, &reaction.does);
    for effect in &reaction.then {
        match effect {
            Effect::HangUp => hang_up(scene, why),
            Effect::Demand(team) => {
                let turn = scene.state.turn;
                scene.emit(Event::Demanded { team: team.clone(), turn });
            }
            Effect::Abuse => {
                let turn = scene.state.turn;
                scene.emit(Event::Abused { turn });
            }
        }
    }
    said
}

/// The facts that a line gives away become known: parts one by one.
pub(super) fn give(scene: &mut Scene<'_>, ids: &[Id], source: Source) {
    let case = scene.case;
    for id in ids {
        let items = case.items(id.as_str());
        let turn = scene.state.turn;
        if items.is_empty() {
            scene.emit(Event::Learnt { id: id.clone(), source, slip: None, turn });
        }
        for item in items {
            if !scene.state.ledger.knows(item.id.as_str()) {
                scene.emit(Event::Learnt { id: item.id, source, slip: None, turn });
            }
        }
    }
    verify(scene);
}

/// The caller counts as verified as soon as enough of the facts that count are known.
pub(super) fn verify(scene: &mut Scene<'_>) {
    let rule = &scene.case.desk.verification;
    let given =
        scene.case.identity_facts().filter(|id| crate::sim::call::knows(scene.case, scene.state, id)).count();
    if !scene.state.verified && given >= usize::from(rule.any) {
        let turn = scene.state.turn;
        scene.emit(Event::Verified { turn });
    }
}

/// A line that showed a feeling.
pub(super) fn show(scene: &mut Scene<'_>, feeling: Option<Feeling>) {
    if let Some(feeling) = feeling {
        let turn = scene.state.turn;
        scene.emit(Event::FeelingShown { feeling, turn });
    }
}

/// Marks on the world that were not there.
pub(super) fn change_world(scene: &mut Scene<'_>, marks: &[Id]) {
    for mark in marks {
        if !scene.state.world.contains(mark) {
            scene.emit(Event::WorldChanged { mark: mark.clone() });
        }
    }
}

fn choose<'l>(scene: &Scene<'_>, place: &str, lines: &'l [String]) -> Option<(usize, &'l str)> {
    let moment = Moment::new(scene.case, scene.state, None);
    let fitting: Vec<(usize, &str, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(index, line)| {
            let (tags, text) = tags_of(line);
            tags.iter().all(|tag| mood_has(&moment, tag)).then_some((index, text, tags.is_empty()))
        })
        .collect();
    // A list of tagged lines of which none fits would leave the customer speechless: then any of them will do.
    let fitting = if fitting.is_empty() {
        lines.iter().enumerate().map(|(index, line)| (index, tags_of(line).1, true)).collect()
    } else {
        fitting
    };
    let mut line = format!("{place}.");
    let list = line.len();
    let rank = |(index, text, plain): (usize, &'l str, bool)| {
        line.truncate(list);
        // Writing to a string does not fail.
        let _ = write!(line, "{index}");
        let times = scene.state.said.get(&line).copied().unwrap_or(0);
        ((times, plain), index, text)
    };
    let ranked: Vec<_> = fitting.into_iter().map(rank).collect();
    let best = ranked.iter().map(|(rank, ..)| *rank).min()?;
    let ties: Vec<_> = ranked.iter().filter(|(rank, ..)| *rank == best).collect();
    let drawn =
        Stream::new(scene.case.seed, "lines", u64::from(scene.state.turn) ^ fnv1a(place)).below(ties.len());
    ties.get(drawn).map(|(_, index, text)| (*index, *text))
}

/// The mood tags before a line, and the line: `"[cold,tired] No."`.
fn tags_of(line: &str) -> (Vec<&str>, &str) {
    let tagged = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match tagged {
        Some((tags, text)) => {
            (tags.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect(), text.trim_start())
        }
        None => (Vec::new(), line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_stand_in_brackets_before_a_line() {
        assert_eq!(tags_of("[cold, tired] No."), (vec!["cold", "tired"], "No."));
        assert_eq!(tags_of("No [really]."), (vec![], "No [really]."));
        assert_eq!(tags_of("[open"), (vec![], "[open"));
    }
}
