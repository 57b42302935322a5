//! What the customer does between utterances: the opening, silence, hold, a step that is done, a line that drops.

use crate::sim::call::{Event, Scene};
use crate::sim::ids::Id;
use crate::sim::ledger::Source;
use crate::sim::rng::Stream;
use crate::sim::scenario::model::MoodShift;
use crate::sim::time::Millis;

use super::ending::leave_if_out_of_patience;
use super::lines::{give, say, show};
use super::mood::shift_mood;
use super::{beats, questions, steps};

/// The customer says what they called for.
pub fn say_opening(scene: &mut Scene<'_>) {
    let case = scene.case;
    let openings = &case.scenario.opening;
    let drawn = Stream::new(case.seed, "opening", 0).below(openings.len());
    scene.emit(Event::Opened);
    if let Some(opening) = openings.get(drawn) {
        say(
            scene,
            &format!("opening.{drawn}"),
            std::slice::from_ref(&opening.says),
            opening.by.as_deref(),
            &[],
        );
        give(scene, &opening.gives, Source::Volunteered);
        show(scene, opening.shows);
    }
}

/// Something may have changed that the customer perceives without an utterance.
pub fn notice(scene: &mut Scene<'_>) {
    if !scene.on_the_line() || scene.state.hold.is_some() || !scene.state.opened {
        return;
    }
    if let Some(beat) = beats::choose(scene, None) {
        beats::play(scene, beat);
    }
    leave_if_out_of_patience(scene);
}

/// A moment has come that something waited for: whatever is due by the clock comes into the silence, and does not wait until
/// the agent speaks again.
pub fn notice_moment(scene: &mut Scene<'_>) {
    if !scene.on_the_line() || scene.state.hold.is_some() || !scene.state.opened {
        return;
    }
    let mut spoken = false;
    while let Some(beat) = beats::choose(scene, None).filter(|beat| !spoken || beat.when.waits_for_time()) {
        spoken |= beats::play(scene, beat);
        if !scene.on_the_line() {
            return;
        }
    }
    if !spoken {
        questions::put_in_time(scene);
    }
    leave_if_out_of_patience(scene);
}

/// The agent has been silent without a reason.
pub fn fall_silent(scene: &mut Scene<'_>) {
    let case = scene.case;
    let manner = &case.persona.silence;
    scene.emit(Event::WentSilent { lasted_ms: Millis::from(manner.seconds) * 1_000 });
    shift_mood(scene, patience(manner.patience), &Id::from("silence"), "heard nothing for a while");
    say(scene, "persona.silence", &manner.says, None, &[]);
    leave_if_out_of_patience(scene);
}

/// The customer is put on hold.
pub fn take_hold(scene: &mut Scene<'_>, announced: bool, seconds: Option<u32>) {
    scene.emit(Event::HoldStarted { announced, seconds });
    if !announced {
        let unasked = scene.case.persona.hold.unasked;
        shift_mood(scene, patience(unasked), &Id::from("hold"), "was put on hold without being asked");
    }
}

/// Hold goes on longer than announced.
pub fn take_overrun(scene: &mut Scene<'_>, lasted_ms: Millis) {
    scene.emit(Event::HoldOverran { lasted_ms });
    let overrun = scene.case.persona.hold.overrun;
    shift_mood(scene, patience(overrun), &Id::from("hold_overrun"), "was left on hold for too long");
    leave_if_out_of_patience(scene);
}

/// The agent is back from hold.
pub fn welcome_back(scene: &mut Scene<'_>, late: bool) {
    let manner = &scene.case.persona.hold;
    let (place, lines) = if late {
        ("persona.hold.back_late", &manner.back_late)
    } else {
        ("persona.hold.back", &manner.back)
    };
    say(scene, place, lines, None, &[]);
}

/// The step the customer was doing is done.
pub fn report_step(scene: &mut Scene<'_>, step: &Id) {
    steps::report(scene, step);
    notice(scene);
}

const fn patience(points: i16) -> MoodShift {
    MoodShift { patience: points, trust: 0 }
}
