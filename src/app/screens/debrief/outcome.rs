//! What came of the call beside the points.

use egui::Ui;

use crate::app::model::Debrief;
use crate::app::widgets::{body, card, heading, measure, muted};
use crate::sim::time::clock;

/// As wide as the longest name, in points.
const WIDE: f32 = 96.0;

pub(super) fn ui(ui: &mut Ui, debrief: &Debrief) {
    let outcome = &debrief.verdict.scorecard.outcome;
    card(ui, |ui| {
        heading(ui, "What came of it");
        let solved =
            if outcome.first_call_resolution { "solved in this call" } else { "not solved in this call" };
        body(ui, &format!("Ended as: {}; {solved}.", outcome.disposition.name().replace('_', " ")));
        ui.horizontal_wrapped(|ui| {
            let times = [
                ("Handle time", outcome.handle_ms),
                ("Talk", outcome.talk_ms),
                ("Hold", outcome.hold_ms),
                ("After call", outcome.acw_ms),
                ("Dead air", outcome.dead_air_ms),
            ];
            for (name, ms) in times {
                measure(ui, WIDE, name, &clock(ms), None);
            }
            let csat = outcome.predicted_csat_milli;
            measure(ui, WIDE, "Predicted CSAT", &format!("{}.{} of 5", csat / 1_000, csat / 100 % 10), None);
            measure(ui, WIDE, "Effort", &outcome.effort.to_string(), None);
        });
        muted(
            ui,
            "Effort is how often the customer had to repeat something. Dead air is silence they remarked on.",
        );
    });
}
