//! A point in the margin.

use egui::{Frame, Margin, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType};

use super::lit::Lit;
use crate::app::intent::{DebriefIntent, Intent};
use crate::app::keys::Action;
use crate::app::language::{say, say_with};
use crate::app::model::{Debrief, Model, Point, Sign};
use crate::app::theme::{self, icons};
use crate::app::widgets::{body, caption, focus_ring, strong};

/// Draws a point. Pressing it keeps it lit, with its words.
pub(super) fn ui(
    ui: &mut Ui,
    model: &Model,
    debrief: &Debrief,
    (at, point): (usize, &Point),
    lit: &mut Lit,
    intents: &mut Vec<Intent>,
) {
    let chosen = debrief.chosen == Some(at);
    let response = framed(ui, at, point, lit.is(at), chosen);
    let (did, dimension) = (point.did().said(ui), say(ui, point.dimension.title()));
    let name = format!("{did}, {dimension}, {}: {}", point.named(), point.says);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, chosen, &name));
    focus_ring(ui, &response);
    if response.contains_pointer() || response.has_focus() {
        lit.touch(at);
    }
    if chosen && model.focus == Some(Action::NextLost) {
        response.request_focus();
        response.scroll_to_me(Some(egui::Align::Center));
    }
    if response.clicked() {
        intents.push(Intent::Debrief(DebriefIntent::Choose((!chosen).then_some(at))));
    }
}

fn framed(ui: &mut Ui, at: usize, point: &Point, lit: bool, chosen: bool) -> Response {
    let theme = theme::of(ui);
    let c = &theme.colours;
    let (icon, ink, ground) = match point.sign {
        Sign::Gained => (icons::PLUS_CIRCLE, c.good, c.good_soft),
        Sign::Lost => (icons::MINUS_CIRCLE, c.bad, c.bad_soft),
        Sign::Almost => (icons::CIRCLE_DASHED, c.muted, c.sunken),
    };
    let edge = if lit { Stroke::new(2.0, c.accent_text) } else { Stroke::new(1.0, c.line) };
    let frame = Frame::new()
        .fill(ground)
        .stroke(edge)
        .corner_radius(theme.radius.small)
        .inner_margin(Margin::symmetric(10, 6));
    let place = UiBuilder::new().id_salt(("point", at)).sense(Sense::click());
    let drawn = ui.scope_builder(place, |ui| {
        // Words that can be marked would take the press away from the point.
        ui.style_mut().interaction.selectable_labels = false;
        frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal_wrapped(|ui| {
                let pin = if chosen { format!(" {}", icons::PUSH_PIN) } else { String::new() };
                let did = strong(ui, format!("{icon} {}{pin}", point.did().said(ui))).color(ink);
                ui.label(did);
                let title = strong(ui, point.named());
                ui.label(title);
            });
            caption(ui, &say(ui, point.dimension.title()));
            body(ui, &point.says);
            if let Some(better) = &point.better {
                let better = say_with(ui, "Better: “{words}”", &[("words", better)]);
                body(ui, &format!("{}  {better}", icons::LIGHTBULB));
            }
            if !point.would_earn.is_empty() {
                caption(ui, &say_with(ui, "Would have earned it: {what}", &[("what", &point.would_earn)]));
            }
        });
    });
    drawn.response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
