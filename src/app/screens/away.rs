//! Time in which nobody was at a graded call, as mentors read it.

use egui::Ui;

use crate::app::language::{say, say_with};
use crate::app::model::moment;
use crate::app::theme::icons;
use crate::review::graded::Away;
use crate::sim::time::clock;

/// Since when, for how long, and why.
pub(super) fn says(ui: &Ui, away: &Away) -> String {
    let why = if away.crashed { say(ui, "the program or the machine stopped") } else { say(ui, "left") };
    let lasted =
        away.until.map_or_else(|| say(ui, "still away").into_owned(), |until| clock(away.lasted_ms(until)));
    let back = away.until.is_some_and(|until| away.clock_went_back(until));
    let clock_set =
        if back { format!("; {}", say(ui, "the clock was set back meanwhile")) } else { String::new() };
    let says = say_with(
        ui,
        "Away from {when}, {lasted}: {why}",
        &[("when", &moment(away.since).said(ui)), ("lasted", &lasted), ("why", &format!("{why}{clock_set}"))],
    );
    format!("{}  {says}", icons::CLOCK)
}
