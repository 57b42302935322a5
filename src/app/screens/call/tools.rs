//! The desk's tools, running and finished.

use egui::{ProgressBar, Ui};

use crate::app::intent::{CallIntent, Intent};
use crate::app::language::{Slots, say, say_with};
use crate::app::model::CallView;
use crate::app::theme::{self, icons};
use crate::app::widgets::{Weight, body, button, caption, card, muted, strong};
use crate::sim::call::{Event, Running};
use crate::sim::ids::Id;
use crate::sim::scenario::model::DeskTool;
use crate::sim::session::Do;
use crate::sim::time::clock;

pub(super) fn ui(ui: &mut Ui, call: &CallView, intents: &mut Vec<Intent>) {
    muted(ui, &say(ui, "A tool takes its time. Say what you do meanwhile, or the line goes silent."));
    for tool in &call.case.desk.tools {
        card(ui, |ui| one(ui, call, tool, intents));
    }
}

fn one(ui: &mut Ui, call: &CallView, tool: &DeskTool, intents: &mut Vec<Intent>) {
    let name = strong(ui, tool.name.as_str());
    ui.label(name);
    if let Some(running) = call.state.running.iter().find(|running| running.tool == tool.id) {
        let bar = ProgressBar::new(share(running, call)).desired_height(8.0);
        ui.add(bar.fill(theme::of(ui).colours.accent));
        let left = clock(running.due.saturating_sub(call.state.now));
        caption(ui, &say_with(ui, "Running, {time} left", &[("time", &left)]));
        return;
    }
    if let Some((at, shows)) = shown(call, &tool.id) {
        body(ui, shows);
        caption(ui, &say_with(ui, "at {time}", &[("time", &clock(at))]));
    }
    ui.push_id(&tool.id, |ui| {
        let name = say_with(ui, "Run {tool}", &[("tool", &tool.name)]);
        let slots: Slots<'_> = &[("seconds", &tool.seconds), ("id", &tool.id)];
        let takes = say_with(ui, "{seconds} s, or /tool {id}", slots);
        if button(ui, icons::PLAY, &name, Weight::Quiet, None).on_hover_text(takes).clicked() {
            intents.push(Intent::Call(CallIntent::Do(Do::Tool { id: tool.id.clone() })));
        }
    });
}

fn share(running: &Running, call: &CallView) -> f32 {
    let (passed, whole) = (call.state.now.saturating_sub(running.started), running.due - running.started);
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
