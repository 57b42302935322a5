//! What came of the call beside the points.

use egui::Ui;

use crate::app::language::{Slots, key, say, say_with};
use crate::app::model::{Debrief, decided};
use crate::app::widgets::{body, card, heading, measure, muted};
use crate::sim::time::clock;

/// As wide as the longest name, in points.
const WIDE: f32 = 96.0;

pub(super) fn ui(ui: &mut Ui, debrief: &Debrief) {
    let outcome = &debrief.verdict.scorecard.outcome;
    card(ui, |ui| {
        heading(ui, &say(ui, "What came of it"));
        let how = say(ui, decided(&outcome.disposition));
        let ended = if outcome.first_call_resolution {
            say_with(ui, "Ended as: {how}; solved in this call.", &[("how", &how)])
        } else {
            say_with(ui, "Ended as: {how}; not solved in this call.", &[("how", &how)])
        };
        body(ui, &ended);
        ui.horizontal_wrapped(|ui| {
            let times = [
                (key("Handle time"), outcome.handle_ms),
                (key("Talk"), outcome.talk_ms),
                (key("Hold"), outcome.hold_ms),
                (key("After call"), outcome.acw_ms),
                (key("Dead air"), outcome.dead_air_ms),
            ];
            for (name, ms) in times {
                measure(ui, WIDE, &say(ui, name), &clock(ms), None);
            }
            let csat = outcome.predicted_csat_milli;
            let slots: Slots<'_> = &[("whole", &(csat / 1_000)), ("tenths", &(csat / 100 % 10))];
            let csat = say_with(ui, "{whole}.{tenths} of 5", slots);
            measure(ui, WIDE, &say(ui, "Predicted CSAT"), &csat, None);
            measure(ui, WIDE, &say(ui, "Effort"), &outcome.effort.to_string(), None);
        });
        muted(
            ui,
            &say(
                ui,
                "Effort is how often the customer had to repeat something. Dead air is silence they remarked on.",
            ),
        );
    });
}
