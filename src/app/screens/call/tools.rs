//! The desk's tools, running and finished.

use egui::{Align, Label, Layout, ProgressBar, Ui, WidgetInfo, WidgetType, vec2};

use crate::app::intent::{CallIntent, Intent};
use crate::app::language::{Slots, say, say_with};
use crate::app::model::{CallView, Model};
use crate::app::theme::{self, icons};
use crate::app::widgets::{BUTTON, Weight, at_the_right, body, button, caption, card, muted, strong};
use crate::sim::call::{Event, Running};
use crate::sim::ids::Id;
use crate::sim::scenario::model::DeskTool;
use crate::sim::session::Do;
use crate::sim::time::{Millis, clock};

/// So much room the button beside a tool's name takes, in points.
const RUN: f32 = 84.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    muted(ui, &say(ui, "A tool takes its time. Say what you do meanwhile, or the line goes silent."));
    for tool in &call.case.desk.tools {
        card(ui, |ui| one(ui, model, call, tool, intents));
    }
}

fn one(ui: &mut Ui, model: &Model, call: &CallView, tool: &DeskTool, intents: &mut Vec<Intent>) {
    let running = call.state.running.iter().find(|running| running.tool == tool.id);
    let name = Label::new(strong(ui, tool.name.as_str())).wrap();
    if running.is_some() {
        ui.add(name);
    } else {
        ui.horizontal(|ui| {
            // As high as the button beside it, so that both stand on one line.
            let beside = vec2((ui.available_width() - RUN).max(RUN), BUTTON);
            ui.allocate_ui_with_layout(beside, Layout::left_to_right(Align::Center), |ui| ui.add(name));
            at_the_right(ui, tool.id.as_str(), |ui| run(ui, tool, intents));
        });
    }
    if let Some(running) = running {
        let now = call.clock(model.now);
        let bar = ProgressBar::new(share(running, now)).desired_height(8.0);
        ui.add(bar.fill(theme::of(ui).colours.accent));
        let left = clock(running.due.saturating_sub(now));
        caption(ui, &say_with(ui, "Running, {time} left", &[("time", &left)]));
    } else if let Some((at, shows)) = shown(call, &tool.id) {
        body(ui, shows);
        caption(ui, &say_with(ui, "at {time}", &[("time", &clock(at))]));
    }
}

fn run(ui: &mut Ui, tool: &DeskTool, intents: &mut Vec<Intent>) {
    let name = say_with(ui, "Run {tool}", &[("tool", &tool.name)]);
    let slots: Slots<'_> = &[("seconds", &tool.seconds), ("id", &tool.id)];
    let takes = say_with(ui, "{seconds} s, or /tool {id}", slots);
    let run = button(ui, icons::PLAY, &say(ui, "Run"), Weight::Quiet, None);
    run.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if run.on_hover_text(takes).clicked() {
        intents.push(Intent::Call(CallIntent::Do(Do::Tool { id: tool.id.clone() })));
    }
}

fn share(running: &Running, now: Millis) -> f32 {
    let (passed, whole) = (now.saturating_sub(running.started), running.due - running.started);
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
    let share = passed as f32 / whole.max(1) as f32;
    share
}

/// What the tool showed last.
fn shown<'c>(call: &'c CallView, tool: &Id) -> Option<(u64, &'c str)> {
    call.events.iter().rev().find_map(|stamped| match &stamped.event {
        Event::ToolResult { id, shows, .. } if id == tool => Some((stamped.at, shows.as_str())),
        _ => None,
    })
}
