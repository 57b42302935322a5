//! On the line: the customer on the left, what is said in the middle, the desk on the right, clocks on top.

mod articles;
mod caller;
mod clocks;
mod ending;
mod input;
mod pane;
mod record;
mod tabs;
mod tools;
mod transcript;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::app::intent::Intent;
use crate::app::model::{CallView, Model};
use crate::app::theme;

/// Below this width, in points, the three columns do not fit side by side.
const NARROW: f32 = 860.0;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some(call) = &model.call else { return };
    clocks::ui(ui, model, call, intents);
    let wide = ui.available_width() >= NARROW;
    let share = ui.available_width();
    let theme = theme::of(ui);
    let side = Frame::new().fill(theme.colours.surface).inner_margin(Margin::same(16));
    if wide {
        let left = Panel::left("caller").resizable(false).exact_size((share * 0.2).clamp(210.0, 320.0));
        left.frame(side).show(ui, |ui| caller::ui(ui, model, call, intents));
        let right = Panel::right("desk")
            .resizable(true)
            .default_size((share * 0.3).clamp(300.0, 480.0))
            .min_size(260.0);
        right.frame(side).show(ui, |ui| tabs::ui(ui, call, intents));
        middle(ui, model, call, intents);
    } else {
        narrow(ui, model, call, intents, side);
    }
    ending::ui(ui, call, intents);
}

/// One column: the caller as a strip, and the desk below what is said.
fn narrow(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>, side: Frame) {
    Panel::top("caller strip")
        .resizable(false)
        .frame(side)
        .show(ui, |ui| caller::strip(ui, model, call, intents));
    let half = ui.available_height() * 0.45;
    let desk = Panel::bottom("desk below").resizable(true).default_size(half).min_size(80.0);
    desk.frame(side).show(ui, |ui| tabs::ui(ui, call, intents));
    middle(ui, model, call, intents);
}

fn middle(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::symmetric(16, 12));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let foot = Panel::bottom("line").resizable(false).show_separator_line(false).frame(Frame::new());
        foot.show(ui, |ui| {
            pane::ui(ui, call, intents);
            input::ui(ui, model, call, intents);
        });
        CentralPanel::no_frame().show(ui, |ui| transcript::ui(ui, model, call));
    });
}
