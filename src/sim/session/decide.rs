//! What an action does to a call.

use std::sync::Arc;

use super::clock::{notice_time, pass};
use super::input::Do;
use super::{desk, ending, hearing, ticketing};
use crate::sim::call::{Event, Phase, Scene, Stamped, State};
use crate::sim::case::Case;
use crate::sim::time::Millis;
use crate::sim::understanding::Understood;

/// An input whose text has been understood.
pub struct Action<'a> {
    /// What is done.
    pub act: &'a Do,
    /// How long it took, when that was measured.
    pub took_ms: Option<Millis>,
    /// What was understood of its text.
    pub understood: Option<&'a Arc<Understood>>,
}

/// Lets an action happen: takes its events into the state and returns them.
///
/// Events are taken in one by one, because what the customer says next depends on what has just happened. An action that
/// is refused gives one event, `Refused`, and changes nothing else.
pub fn decide(case: &Case, state: &mut State, action: &Action<'_>) -> Vec<Stamped> {
    let mut scene = Scene::new(case, state);
    if let Err(why) = act(&mut scene, action) {
        scene.emit(Event::Refused { action: action.act.name().to_owned(), why });
    }
    scene.events
}

fn act(scene: &mut Scene<'_>, action: &Action<'_>) -> Result<(), String> {
    may(scene, action.act)?;
    match action.act {
        Do::Say { text } => hearing::say(scene, text, action.understood, action.took_ms),
        Do::ReadBack => hearing::read_back(scene, action.understood, action.took_ms),
        Do::Wait { seconds } => pass(scene, seconds.0),
        act => {
            do_at_once(scene, act, action.understood)?;
            notice_time(scene);
            pass(scene, action.took_ms.unwrap_or(0));
        }
    }
    Ok(())
}

fn do_at_once(scene: &mut Scene<'_>, act: &Do, understood: Option<&Arc<Understood>>) -> Result<(), String> {
    match act {
        Do::Tool { id } => desk::start_tool(scene, id),
        Do::Article { id } => desk::open_article(scene, id),
        Do::Hold { seconds } => desk::hold(scene, *seconds),
        Do::Resume => desk::resume(scene),
        Do::Ticket { set } => ticketing::write(scene, set),
        Do::File => {
            ticketing::file(scene);
            Ok(())
        }
        Do::Escalate { team, reason, warm } => ending::escalate(scene, team, reason, *warm, understood),
        Do::Resolve { reason } => ending::resolve(scene, reason),
        Do::Refer { to } => ending::refer(scene, to),
        Do::Decline { policy } => ending::decline(scene, policy),
        Do::Callback { in_minutes } => ending::call_back(scene, *in_minutes),
        Do::End { reason } => {
            ending::end(scene, reason.as_deref());
            Ok(())
        }
        Do::Say { .. } | Do::ReadBack | Do::Wait { .. } => Ok(()),
    }
}

/// Whether this can be done now at all.
fn may(scene: &Scene<'_>, act: &Do) -> Result<(), String> {
    match (scene.state.phase, act) {
        (Phase::Done, _) => {
            Err("the ticket is filed and the call is over; nothing more can be done".to_owned())
        }
        (_, Do::Ticket { .. } | Do::Article { .. } | Do::Wait { .. }) | (Phase::Acw, Do::File) => Ok(()),
        (Phase::Acw, act) => Err(format!(
            "the customer is no longer on the line, so \"{}\" cannot be done; finish the ticket and file it",
            act.name()
        )),
        (Phase::Call, Do::File) => {
            Err("the customer is still on the line; end the call first, then file the ticket".to_owned())
        }
        (Phase::Call, act) if scene.state.hold.is_some() && !works_on_hold(act) => {
            Err(format!("the customer is on hold and cannot take part in \"{}\"; resume first", act.name()))
        }
        (Phase::Call, _) => Ok(()),
    }
}

const fn works_on_hold(act: &Do) -> bool {
    matches!(act, Do::Tool { .. } | Do::Article { .. } | Do::Resume | Do::Wait { .. } | Do::Ticket { .. })
}
