//! The call clock: time passes, and what is due happens.

use crate::sim::call::{Disposition, Event, Phase, Scene, State};
use crate::sim::case::Case;
use crate::sim::customer;
use crate::sim::ids::Id;
use crate::sim::scenario::model::ToolState;
use crate::sim::time::Millis;

/// After so long without a word the customer begins by themselves.
const OPENING_AFTER: Millis = 4_000;

/// Hold is found too long after so long, when no time was announced, and again after as long.
const HOLD_PATIENCE: Millis = 30_000;

/// Something that happens by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// The desk's longest call is reached.
    Cut(Millis),
    /// The customer begins by themselves.
    Opening(Millis),
    /// A tool is done.
    Tool(Millis, Id),
    /// A step is done.
    Step(Millis, Id),
    /// The customer speaks into the silence.
    Silence(Millis),
    /// Hold is found too long.
    Hold(Millis),
    /// A moment that some condition waits for.
    Instant(Millis),
}

impl Due {
    /// When.
    #[must_use]
    pub(super) const fn at(&self) -> Millis {
        match self {
            Self::Cut(at)
            | Self::Opening(at)
            | Self::Tool(at, _)
            | Self::Step(at, _)
            | Self::Silence(at)
            | Self::Hold(at)
            | Self::Instant(at) => *at,
        }
    }
}

/// Lets so many milliseconds pass. What is due on the way happens at its own moment, so that one step and a thousand
/// give the same events.
pub fn pass(scene: &mut Scene<'_>, ms: Millis) {
    pass_until(scene, scene.state.now + ms);
}

/// Lets time pass until a moment. What fell due while somebody was speaking happens first.
pub(super) fn pass_until(scene: &mut Scene<'_>, until: Millis) {
    while let Some(due) =
        next_due(scene.case, scene.state).filter(|due| due.at() <= until.max(scene.state.now))
    {
        scene.state.now = scene.state.now.max(due.at());
        scene.listening = false;
        happen(scene, &due);
        scene.listening = true;
    }
    scene.state.now = scene.state.now.max(until);
}

/// What is due next.
pub(super) fn next_due(case: &Case, state: &State) -> Option<Due> {
    if state.phase != Phase::Call {
        return None;
    }
    let mut all = vec![Due::Cut(Millis::from(case.desk.longest_call) * 1_000)];
    all.extend(state.running.first().map(|running| Due::Tool(running.due, running.tool.clone())));
    all.extend(next_instant(case, state).map(Due::Instant));
    match state.hold {
        Some(hold) => {
            let announced = hold.seconds.map_or(HOLD_PATIENCE, |seconds| Millis::from(seconds) * 1_000);
            all.push(Due::Hold(hold.since + announced + HOLD_PATIENCE * Millis::from(hold.overruns)));
        }
        None if !state.opened => {
            if state.turn == 0 {
                all.push(Due::Opening(OPENING_AFTER));
            }
        }
        None => {
            all.extend(state.doing.as_ref().map(|doing| Due::Step(doing.due, doing.step.clone())));
            if state.doing.is_none() {
                let quiet = state.quiet_since.max(state.excused_until);
                all.push(Due::Silence(quiet + Millis::from(case.persona.silence.seconds.max(1)) * 1_000));
            }
        }
    }
    all.into_iter().min_by_key(Due::at)
}

/// Looks whether something that waits for a time or a state has come to hold: pressure, a beat, what the desk sees.
pub(super) fn notice_time(scene: &mut Scene<'_>) {
    if !scene.on_the_line() {
        return;
    }
    press(scene);
    customer::notice(scene);
}

/// The pressure that is due.
fn press(scene: &mut Scene<'_>) {
    let case = scene.case;
    for (index, pressure) in case.scenario.upsell.pressure.iter().enumerate() {
        if !scene.state.pressures.contains(&index) && scene.holds(&pressure.when, None) {
            scene.emit(Event::SupervisorSpoke {
                from: pressure.from.clone(),
                text: pressure.says.clone(),
                pressure: true,
                index: Some(index),
            });
        }
    }
}

/// A moment has come that something waited for.
fn notice_moment(scene: &mut Scene<'_>) {
    if scene.on_the_line() {
        press(scene);
        customer::notice_moment(scene);
    }
}

fn happen(scene: &mut Scene<'_>, due: &Due) {
    match due {
        Due::Cut(_) => {
            scene.emit(Event::LineCut);
            if scene.state.disposition.is_none() {
                scene.emit(Event::Decided { how: Disposition::Abandoned });
            }
        }
        Due::Opening(_) => customer::say_opening(scene),
        Due::Tool(_, id) => finish_tool(scene, id),
        Due::Step(_, id) => {
            customer::report_step(scene, id);
            notice_time(scene);
        }
        Due::Silence(_) => customer::fall_silent(scene),
        Due::Hold(_) => {
            let lasted = scene.state.hold.map_or(0, |hold| scene.state.now - hold.since);
            customer::take_overrun(scene, lasted);
        }
        Due::Instant(at) => {
            scene.state.instants_passed = *at;
            notice_moment(scene);
        }
    }
}

fn finish_tool(scene: &mut Scene<'_>, id: &Id) {
    let case = scene.case;
    let Some((desk_tool, tool)) = case.tool(id.as_str()) else {
        return scene.emit(Event::ToolResult { id: id.clone(), shows: String::new(), finds: Vec::new() });
    };
    let state = tool.and_then(|tool| tool.states.iter().find(|state| holds_for_tool(scene, state)));
    let board = desk_tool.board.then(|| board(scene)).flatten();
    let (shows, finds, does) = match (state, board) {
        (_, Some((shows, finds))) => (shows, finds, Vec::new()),
        (Some(state), None) => (state.shows.clone(), state.finds.clone(), state.does.clone()),
        (None, None) => (desk_tool.shows_nothing.clone(), Vec::new(), Vec::new()),
    };
    scene.emit(Event::ToolResult { id: id.clone(), shows, finds });
    for mark in does {
        if !scene.state.world.contains(&mark) {
            scene.emit(Event::WorldChanged { mark });
        }
    }
    notice_time(scene);
}

fn holds_for_tool(scene: &Scene<'_>, state: &ToolState) -> bool {
    state.when.as_ref().is_none_or(|when| scene.holds(when, None))
}

/// What the board of the event shows at this hour.
fn board(scene: &Scene<'_>) -> Option<(String, Vec<Id>)> {
    use jiff::ToSpan;
    let event = scene.case.event.as_ref()?;
    let passed = i64::try_from(scene.state.now).unwrap_or(0);
    let now = scene.case.call_at.checked_add(passed.milliseconds()).unwrap_or(scene.case.call_at);
    let shown = event
        .timeline
        .iter()
        .rfind(|entry| entry.from.parse::<jiff::civil::DateTime>().is_ok_and(|from| from <= now))?;
    Some((shown.shows.clone(), shown.finds.clone()))
}

/// The next moment that a condition waits for.
fn next_instant(case: &Case, state: &State) -> Option<Millis> {
    case.instants.iter().copied().find(|at| *at > state.instants_passed)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde::de::DeserializeOwned;

    use super::*;
    use crate::sim::session::{Do, Input, Seconds, Session};
    use crate::sim::ticket::fixture::case_with;

    fn read<T: DeserializeOwned>(text: &str) -> T {
        let extensions = ron::extensions::Extensions::IMPLICIT_SOME;
        ron::Options::default().with_default_extension(extensions).from_str(text).unwrap()
    }

    /// What scripts alone say in a minute in which nobody speaks to the customer.
    fn said(steps: u64) -> Vec<(Millis, String)> {
        let case = case_with(|scenario| {
            scenario.beats = read(
                r#"[( id: "one", when: elapsed(seconds: 20), once: true, says: ["Beat one."] ),
                    ( id: "two", when: elapsed(seconds: 20), once: true, says: ["Beat two."] ),
                    ( id: "three", when: elapsed(seconds: 40), once: true, says: ["Beat three."] )]"#,
            );
            scenario.asks =
                read(r#"[( id: "when", when: elapsed(seconds: 50), says: ["And when?"], wants: verified )]"#);
        });
        let mut session = Session::start(Arc::new(case));
        for _ in 0..steps {
            session.take(&Input::new(Do::Wait { seconds: Seconds(60_000 / steps) }));
        }
        let spoken = session.events().iter().filter_map(|stamped| match &stamped.event {
            Event::CustomerSpoke { text, .. } if text.starts_with("Beat") || text == "And when?" => {
                Some((stamped.at, text.clone()))
            }
            _ => None,
        });
        spoken.collect()
    }

    #[test]
    fn what_waits_for_a_time_comes_into_the_silence() {
        let at_once = said(1);
        let lines: Vec<&str> = at_once.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(lines.len(), 4, "{lines:?}");
        assert_eq!(lines[3], "And when?");
        assert_eq!(at_once.iter().map(|(at, _)| at / 1_000).collect::<Vec<_>>(), [20, 20, 40, 50]);
        assert_eq!(said(600), at_once);
    }
}
