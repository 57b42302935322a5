//! A graded call, as it happened, with the marks of machine and people: for a mentor to judge, and for whose it is to look at.

mod bar;
mod criteria;
mod criterion;
mod disputes;
mod errors;
mod judge;
mod playback;
mod remarks;
mod said;
mod transcript;

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui, UiBuilder, vec2};

use crate::app::intent::Intent;
use crate::app::language::say;
use crate::app::model::{Model, ReviewView};
use crate::app::theme;
use crate::app::widgets::muted;

/// Below this width, in points, the marks stand below the call.
const NARROW: f32 = 900.0;

/// Call and marks are at most so wide together, in points.
const WIDEST: f32 = 1_600.0;

/// Beside the marks the call takes this share of the width.
const CALL: f32 = 0.56;

pub(super) fn ui(ui: &mut Ui, model: &Model, intents: &mut Vec<Intent>) {
    super::top_bar::ui(ui, model, intents);
    let Some(view) = &model.review else {
        muted(ui, &say(ui, "No call lies open. Choose one of those that wait."));
        return;
    };
    // Longer lines are hard to read.
    let whole = ui.available_rect_before_wrap();
    let spare = ((whole.width() - WIDEST) / 2.0).max(0.0);
    let place = UiBuilder::new().id_salt("review").max_rect(whole.shrink2(vec2(spare, 0.0)));
    let ui = &mut ui.new_child(place);
    bar::ui(ui, model, view, intents);
    let theme = theme::of(ui);
    let ground = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::symmetric(24, 12));
    if ui.available_width() < NARROW {
        CentralPanel::no_frame().frame(ground).show(ui, |ui| {
            ScrollArea::vertical().id_salt("review").auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = theme.space.m;
                playback::ui(ui, model, view, intents);
                disputes::ui(ui, model, view, intents);
                transcript::ui(ui, model, view, intents);
                marks(ui, model, view, intents);
            });
        });
        return;
    }
    let whole = ui.available_width();
    // The call first, so that Tab goes there first. No edge is drawn with the pointer: it would be a control without a name.
    let left = Panel::left("call").resizable(false).exact_size(whole * CALL).show_separator_line(false);
    left.frame(ground).show(ui, |ui| {
        playback::ui(ui, model, view, intents);
        ui.add_space(theme.space.m);
        ScrollArea::vertical().id_salt("call").auto_shrink(false).show(ui, |ui| {
            transcript::ui(ui, model, view, intents);
        });
    });
    let side = Frame::new().fill(theme.colours.canvas).inner_margin(Margin {
        left: 8,
        right: 24,
        top: 12,
        bottom: 12,
    });
    CentralPanel::no_frame().frame(side).show(ui, |ui| {
        ScrollArea::vertical().id_salt("marks").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme.space.m;
            disputes::ui(ui, model, view, intents);
            marks(ui, model, view, intents);
        });
    });
}

fn marks(ui: &mut Ui, model: &Model, view: &ReviewView, intents: &mut Vec<Intent>) {
    criteria::ui(ui, model, view, intents);
    errors::ui(ui, model, view, intents);
    remarks::ui(ui, model, view, intents);
    said::ui(ui, view);
}
