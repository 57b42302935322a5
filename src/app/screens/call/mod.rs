//! On the line: the customer on the left, what is said in the middle, the desk on the right, clocks on top.

mod articles;
mod caller;
mod clocks;
mod edge;
mod ending;
mod input;
mod pane;
mod record;
mod tabs;
mod tools;
mod transcript;
mod understood;

use egui::{CentralPanel, Frame, Margin, Panel, Rangef, Rect, Ui, UiBuilder};

use crate::app::intent::Intent;
use crate::app::model::{CallView, Model};
use crate::app::theme;

/// Below this width, in points, the three columns do not fit side by side.
const NARROW: f32 = 860.0;

/// The desk beside what is said is at least so wide, in points.
const NARROWEST: f32 = 260.0;

/// Below this height, in points, a narrow window has no room for the desk below what is said.
const LOW: f32 = 600.0;

/// Below this height, in points, buttons are icons.
const COMPACT: f32 = 460.0;

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// For one thing at a time, and for no words on buttons.
    Compact,
    /// For one thing at a time.
    Low,
    /// For the desk below what is said.
    Narrow,
    /// For three columns.
    Wide,
}

impl Room {
    fn of(ui: &Ui) -> Self {
        let size = ui.ctx().content_rect().size();
        match size.x >= NARROW {
            true if size.y >= COMPACT => Self::Wide,
            _ if size.y >= LOW => Self::Narrow,
            _ if size.y >= COMPACT => Self::Low,
            _ => Self::Compact,
        }
    }
}

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    let Some(call) = &model.call else { return };
    let room = Room::of(ui);
    clocks::ui(ui, model, call, room, intents);
    let theme = theme::of(ui);
    let side = Frame::new().fill(theme.colours.surface).inner_margin(Margin::same(16));
    match room {
        Room::Wide => wide(ui, model, call, intents, side),
        Room::Narrow => narrow(ui, model, call, intents, side),
        Room::Low | Room::Compact => low(ui, model, call, room, intents),
    }
    ending::ui(ui, call, intents);
}

fn wide(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>, side: Frame) {
    let share = ui.available_width();
    let left = Panel::left("caller").resizable(false).exact_size((share * 0.2).clamp(210.0, 320.0));
    left.frame(side).show(ui, |ui| caller::ui(ui, model, call, intents));
    // Drawn in the order in which it is read and reached by Tab: the desk comes last.
    let id = egui::Id::new(("desk", share.to_bits()));
    let widest = (share * 0.5).max(NARROWEST);
    let width = edge::size(ui, id, (share * 0.3).clamp(300.0, 480.0), Rangef::new(NARROWEST, widest));
    let whole = ui.available_rect_before_wrap();
    let (between, desk) = whole.split_left_right_at_x(whole.right() - width);
    middle(&mut part(ui, "between", between), model, call, intents, transcript::ui);
    let right = Panel::right("desk").resizable(false).exact_size(width).frame(side);
    right.show(ui, |ui| tabs::ui(ui, model, call, intents));
    edge::moved(ui, id, desk, false);
}

/// One column: the caller as a strip, and the desk below what is said.
fn narrow(ui: &mut Ui, model: &Model, call: &CallView, intents: &mut Vec<Intent>, side: Frame) {
    Panel::top("caller strip")
        .resizable(false)
        .frame(side)
        .show(ui, |ui| caller::strip(ui, model, call, 56.0, intents));
    let whole = ui.available_rect_before_wrap();
    let id = egui::Id::new(("desk below", whole.height().to_bits()));
    let height = edge::size(ui, id, whole.height() * 0.42, Rangef::new(80.0, whole.height() * 0.7));
    let (above, desk) = whole.split_top_bottom_at_y(whole.bottom() - height);
    middle(&mut part(ui, "above", above), model, call, intents, transcript::ui);
    let below = Panel::bottom("desk below").resizable(false).exact_size(height).frame(side);
    below.show(ui, |ui| tabs::ui(ui, model, call, intents));
    edge::moved(ui, id, desk, true);
}

/// A part of the screen that is drawn before the panel beside it.
fn part(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    ui.new_child(UiBuilder::new().id_salt(name).max_rect(place))
}

/// One thing at a time: what is said, or the desk.
fn low(ui: &mut Ui, model: &Model, call: &CallView, room: Room, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let face = if room == Room::Compact { 30.0 } else { 44.0 };
    let bar = Frame::new().fill(theme.colours.surface).inner_margin(Margin::symmetric(16, 6));
    let strip = Panel::top("caller strip").resizable(false).frame(bar);
    strip.show(ui, |ui| {
        caller::strip(ui, model, call, face, intents);
        tabs::row(ui, call, true, intents);
    });
    if call.desk_open {
        middle(ui, model, call, intents, |ui, model, call, intents| {
            ui.add_space(theme.space.s);
            tabs::content(ui, model, call, intents);
        });
    } else {
        middle(ui, model, call, intents, transcript::ui);
    }
}

fn middle(
    ui: &mut Ui,
    model: &Model,
    call: &CallView,
    intents: &mut Vec<Intent>,
    content: impl FnOnce(&mut Ui, &Model, &CallView, &mut Vec<Intent>),
) {
    let theme = theme::of(ui);
    let ground = theme.colours.canvas;
    CentralPanel::no_frame().frame(Frame::new().fill(ground)).show(ui, |ui| {
        let margin = Margin { left: 16, right: 16, top: 0, bottom: 12 };
        let foot = Panel::bottom("line").resizable(false).show_separator_line(false);
        foot.frame(Frame::new().inner_margin(margin)).show(ui, |ui| {
            transcript::column(ui, |ui| {
                pane::ui(ui, call, intents);
                input::ui(ui, model, call, intents);
            });
        });
        // Up to the bar above: lines go away under it, not before it.
        let frame = Frame::new().inner_margin(Margin::symmetric(16, 0));
        CentralPanel::no_frame().frame(frame).show(ui, |ui| content(ui, model, call, intents));
    });
}
