//! The desk's priorities: impact by urgency, with the cell of this ticket.

use egui::{Grid, Ui, WidgetInfo, WidgetType};

use crate::app::intent::{Intent, TicketIntent};
use crate::app::language::{Slots, key, say, say_with};
use crate::app::model::CallView;
use crate::app::widgets::{caption, strong, toggle};
use crate::sim::scenario::model::{Level, Priority};
use crate::sim::ticket::Field;

const LEVELS: [Level; 3] = [Level::High, Level::Medium, Level::Low];

/// A cell is at least so wide, in points, chosen or not.
const CELL: f32 = 62.0;

/// Draws the matrix. Pressing a cell chooses its impact and its urgency.
pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    let chosen = [Field::Impact, Field::Urgency].map(|field| Level::parse(call.ticket.text(field)));
    let priority_of = |impact: Level, urgency: Level| {
        call.case.desk.matrix.get(impact.index()).and_then(|row| row.get(urgency.index())).copied()
    };
    let grid = Grid::new("priority matrix").num_columns(4).min_col_width(CELL).spacing([8.0, 6.0]);
    let drawn = grid.show(ui, |ui| {
        caption(ui, &say(ui, "Impact, urgency"));
        for urgency in LEVELS {
            let name = strong(ui, say(ui, title(urgency)));
            ui.label(name);
        }
        ui.end_row();
        for impact in LEVELS {
            let name = strong(ui, say(ui, title(impact)));
            ui.label(name);
            for urgency in LEVELS {
                let Some(priority) = priority_of(impact, urgency) else { continue };
                let here = chosen == [Some(impact), Some(urgency)];
                if one(ui, impact, urgency, priority, here) {
                    for (field, level) in [(Field::Impact, impact), (Field::Urgency, urgency)] {
                        intents.push(Intent::Ticket(TicketIntent::Write(field, level.name().to_owned())));
                    }
                }
            }
            ui.end_row();
        }
    });
    let name = say(ui, "Priority");
    drawn.response.widget_info(|| WidgetInfo::labeled(WidgetType::RadioGroup, true, &*name));
    let [impact, urgency] = chosen;
    match impact.zip(urgency).and_then(|(impact, urgency)| priority_of(impact, urgency)) {
        Some(priority) => {
            let (level, about) = (format!("{priority:?}"), say(ui, about(priority)));
            let slots: Slots<'_> = &[("priority", &level), ("when", &about)];
            caption(ui, &say_with(ui, "Priority {priority}: {when}", slots))
        }
        None => caption(ui, &say(ui, "Impact and urgency make the priority. Choose both, or a cell.")),
    };
    caption(
        ui,
        &say(
            ui,
            "High: many people, or no work possible. Medium: some, or work with difficulty. Low: one, or a nuisance.",
        ),
    );
}

fn one(ui: &mut Ui, impact: Level, urgency: Level, priority: Priority, here: bool) -> bool {
    let cell = toggle(ui, here, &format!("{priority:?}"));
    let (impact, urgency) = (say(ui, small(impact)), say(ui, small(urgency)));
    let shown = format!("{priority:?}");
    let slots: Slots<'_> = &[("impact", &impact), ("urgency", &urgency), ("priority", &shown)];
    let name = say_with(ui, "Impact {impact}, urgency {urgency}: {priority}", slots);
    let when = say(ui, about(priority));
    cell.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, here, &name));
    cell.on_hover_text(format!("{name}, {when}")).clicked()
}

const fn title(level: Level) -> &'static str {
    match level {
        Level::High => key("High"),
        Level::Medium => key("Medium"),
        Level::Low => key("Low"),
    }
}

/// Within a sentence.
const fn small(level: Level) -> &'static str {
    match level {
        Level::High => key("high"),
        Level::Medium => key("medium"),
        Level::Low => key("low"),
    }
}

const fn about(priority: Priority) -> &'static str {
    match priority {
        Priority::P1 => key("at once"),
        Priority::P2 => key("today"),
        Priority::P3 => key("soon"),
        Priority::P4 => key("when there is time"),
    }
}
