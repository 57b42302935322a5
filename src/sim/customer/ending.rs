//! How the customer takes the end of a call.

use crate::sim::call::{Disposition, Event, Heard, Scene};
use crate::sim::scenario::model::EndingLines;

use super::beats;
use super::lines::say;

/// The customer hangs up. What was decided before stays decided.
pub fn hang_up(scene: &mut Scene<'_>, why: &str) {
    if !scene.on_the_line() {
        return;
    }
    if scene.state.disposition.is_none() {
        scene.emit(Event::Decided { how: Disposition::CustomerHungUp });
    }
    scene.emit(Event::HungUp { why: why.to_owned() });
}

/// The customer leaves when patience is used up.
pub(super) fn leave_if_out_of_patience(scene: &mut Scene<'_>) {
    let case = scene.case;
    if !scene.on_the_line() || scene.state.mood.patience >= case.persona.leaves_below {
        return;
    }
    let lines = last_words(scene, &Disposition::CustomerHungUp);
    let said = lines.is_some_and(|(place, lines)| say(scene, &place, &lines.says, None, &[]));
    if !said {
        say(scene, "persona.hangs_up", &case.persona.lines.hangs_up, None, &[]);
    }
    hang_up(scene, "ran out of patience");
}

/// The customer hears how the call is to end.
pub fn hear_ending(scene: &mut Scene<'_>, heard: &Heard) {
    let case = scene.case;
    let beat = beats::choose(scene, Some(heard));
    let said = beat.is_some_and(|beat| beats::play(scene, beat));
    if !said {
        say(scene, "persona.accepts_ending", &case.persona.lines.accepts_ending, None, &[]);
    }
    leave_if_out_of_patience(scene);
}

/// The customer's last words when the agent ends the call.
pub fn say_goodbye(scene: &mut Scene<'_>) {
    let case = scene.case;
    let Some(disposition) = scene.state.disposition.clone() else { return };
    let said = last_words(scene, &disposition)
        .is_some_and(|(place, lines)| say(scene, &place, &lines.says, None, &[]));
    let polite = !matches!(disposition, Disposition::Abandoned | Disposition::EndedForAbuse);
    if !said && polite {
        say(scene, "persona.goodbye", &case.persona.lines.goodbye, None, &[]);
    }
}

fn last_words<'c>(scene: &Scene<'c>, disposition: &Disposition) -> Option<(String, &'c EndingLines)> {
    let fits = |lines: &EndingLines| {
        disposition.is(&lines.on) && lines.when.as_ref().is_none_or(|when| scene.holds(when, None))
    };
    let (index, lines) = scene.case.scenario.endings.iter().enumerate().find(|(_, lines)| fits(lines))?;
    Some((format!("endings.{index}"), lines))
}
