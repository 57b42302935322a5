//! Outcome measures: what came of the call beside the points.

use super::call_view::CallView;
use super::scorecard::{MoodPoint, OutcomeMeasures};
use crate::sim::call::{Disposition, Event};
use crate::sim::time::Millis;

/// What came of the call beside the points.
pub(super) fn measure(call: &CallView<'_>) -> OutcomeMeasures {
    let disposition = call.disposition();
    let ended = call.call_ended();
    let hold_ms = hold(call).min(ended);
    let solved = matches!(disposition, Disposition::Resolved { fixed: true, .. });
    OutcomeMeasures {
        handle_ms: call.end.now,
        talk_ms: ended - hold_ms,
        hold_ms,
        acw_ms: call.end.now.saturating_sub(ended),
        dead_air_ms: dead_air(call),
        first_call_resolution: solved,
        predicted_csat_milli: csat(call, &disposition),
        effort: effort(call),
        disposition,
    }
}

/// The mood at the start and after each thing that moved it.
pub(super) fn mood_curve(call: &CallView<'_>) -> Vec<MoodPoint> {
    let mut turn = 0;
    let mut curve = Vec::new();
    for stamped in call.events {
        let (mood, rule, why) = match &stamped.event {
            Event::AgentSpoke { heard, .. } => {
                turn = heard.turn;
                continue;
            }
            Event::PickedUp { mood, .. } => (*mood, String::new(), String::new()),
            Event::MoodMoved { to, rule, why, .. } => (*to, rule.to_string(), why.clone()),
            _ => continue,
        };
        let (patience, trust) = (mood.patience, mood.trust);
        curve.push(MoodPoint { at: stamped.at, turn, patience, trust, rule, why });
    }
    curve
}

fn hold(call: &CallView<'_>) -> Millis {
    let mut total = 0;
    let mut since = None;
    for stamped in call.events {
        match &stamped.event {
            Event::HoldStarted { .. } => since = Some(stamped.at),
            Event::HoldEnded { .. } | Event::Ended { .. } | Event::HungUp { .. } | Event::LineCut => {
                total += since.take().map_or(0, |since| stamped.at.saturating_sub(since));
            }
            _ => {}
        }
    }
    total
}

/// The longest of each run of remarks on one silence: every further remark counts from the same beginning.
fn dead_air(call: &CallView<'_>) -> Millis {
    let (mut total, mut run) = (0, 0);
    for stamped in call.events {
        match &stamped.event {
            Event::WentSilent { lasted_ms } => run = run.max(*lasted_ms),
            Event::AgentSpoke { .. } | Event::ReadBack { .. } | Event::HoldEnded { .. } => {
                total += std::mem::take(&mut run);
            }
            _ => {}
        }
    }
    total + run
}

fn effort(call: &CallView<'_>) -> u32 {
    let repeats = call.events.iter().filter(|stamped| {
        matches!(
            stamped.event,
            Event::AskedFor { again: true, .. } | Event::StepRepeated { .. } | Event::Corrected { .. }
        )
    });
    u32::try_from(repeats.count()).unwrap_or(u32::MAX)
}

/// Our own rule of thumb, not a measured model: six parts trust to four parts patience at the end of the call, a solved
/// problem lifts it, each repetition presses on it, and whoever was left alone with the problem is not satisfied.
fn csat(call: &CallView<'_>, disposition: &Disposition) -> u16 {
    let mood = call.end.mood;
    let felt = 1_000 + 24 * u32::from(mood.trust) + 16 * u32::from(mood.patience);
    let lifted =
        if matches!(disposition, Disposition::Resolved { fixed: true, .. }) { felt + 500 } else { felt };
    let pressed = lifted.saturating_sub(100 * effort(call).min(10));
    let most = match disposition {
        Disposition::CustomerHungUp => 1_500,
        Disposition::Abandoned | Disposition::Resolved { fixed: false, .. } => 2_000,
        _ => 5_000,
    };
    u16::try_from(pressed.clamp(1_000, most)).unwrap_or(1_000)
}
