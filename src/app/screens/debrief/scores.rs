//! The five dimensions at a glance, and what fails the call whatever they say.

use egui::{Color32, Frame, Margin, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2};

use crate::app::language::{Slots, key, say, say_with};
use crate::app::model::{Debrief, FAIR, GOOD};
use crate::app::theme::{self, Theme, icons};
use crate::app::widgets::{body, caption, card, heading, muted, strong};
use crate::sim::scoring::DimensionScore;
use crate::sim::words::Dimension;

pub(super) fn ui(ui: &mut Ui, debrief: &Debrief) {
    card(ui, |ui| {
        heading(ui, &say(ui, "Five dimensions"));
        for (dimension, score) in &debrief.verdict.scorecard.dimensions {
            ui.vertical(|ui| one(ui, *dimension, score));
        }
        caption(ui, &say(ui, "Per cent of what could be earned in this call."));
    });
}

fn one(ui: &mut Ui, dimension: Dimension, score: &DimensionScore) {
    let theme = theme::of(ui);
    let Some(per_mille) = score.per_mille else {
        let name = strong(ui, say(ui, dimension.title()));
        ui.label(name);
        let nothing = say(ui, "nothing in this call called for it");
        let why = score.not_scored.as_deref().unwrap_or(&nothing);
        muted(ui, &say_with(ui, "Does not apply: {why}", &[("why", &why)]));
        return;
    };
    ui.spacing_mut().item_spacing.y = theme.space.xs;
    let (grade, icon, ink) = grade(&theme, per_mille);
    let (grade, title) = (say(ui, grade), say(ui, dimension.title()));
    let percent = per_mille / 10;
    let slots: Slots<'_> = &[
        ("dimension", &title),
        ("grade", &grade),
        ("percent", &percent),
        ("points", &score.points),
        ("of", &score.of),
    ];
    ui.horizontal_wrapped(|ui| {
        let name = strong(ui, &*title);
        ui.label(name);
        let word = strong(ui, format!("{icon} {grade}")).color(ink);
        ui.label(word);
        muted(ui, &say_with(ui, "{percent} %, {points} of {of} points", slots));
    });
    let name = say_with(ui, "{dimension}: {grade}, {percent} per cent, {points} of {of} points", slots);
    bar(ui, &theme, per_mille, ink, &name);
    if let Some(capped) = &score.capped {
        let most = capped.at_most / 10;
        let slots: Slots<'_> = &[("percent", &most), ("points", &capped.before), ("why", &capped.because)];
        caption(ui, &say_with(ui, "Held down to {percent} %, from {points} points: {why}", slots));
    }
}

fn grade(theme: &Theme, per_mille: u16) -> (&'static str, &'static str, Color32) {
    match per_mille {
        GOOD.. => (key("well done"), icons::CHECK_CIRCLE, theme.colours.good),
        FAIR.. => (key("fair"), icons::MINUS_CIRCLE, theme.colours.warn),
        _ => (key("needs work"), icons::X_CIRCLE, theme.colours.bad),
    }
}

fn bar(ui: &mut Ui, theme: &Theme, per_mille: u16, ink: Color32, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
    let share = f32::from(per_mille.min(1_000)) / 1_000.0;
    let full = Rect::from_min_size(rect.min, vec2(rect.width() * share, rect.height()));
    let painter = ui.painter();
    painter.rect_filled(rect, 5, theme.colours.sunken);
    painter.rect_filled(full, 5, ink);
    let edge = Stroke::new(1.0, theme.colours.border);
    painter.rect_stroke(rect, 5, edge, egui::StrokeKind::Inside);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, name));
    response.on_hover_text(name);
}

/// Faults that fail the call whatever the points say.
pub(super) fn critical(ui: &mut Ui, debrief: &Debrief) {
    let errors = &debrief.verdict.scorecard.critical;
    if errors.is_empty() {
        return;
    }
    let theme = theme::of(ui);
    let c = &theme.colours;
    let frame = Frame::new()
        .fill(c.bad_soft)
        .stroke(Stroke::new(1.5, c.bad))
        .corner_radius(theme.radius.medium)
        .inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let fails = say(ui, "This fails the call, whatever the points say");
        heading(ui, &format!("{}  {fails}", icons::WARNING_OCTAGON));
        for error in errors {
            let turn = error.place.turn.filter(|turn| *turn > 0);
            let name = match turn {
                Some(turn) => {
                    say_with(ui, "{title}, turn {turn}", &[("title", &error.title), ("turn", &turn)])
                }
                None => error.title.clone(),
            };
            let name = strong(ui, name);
            ui.label(name);
            body(ui, &error.says);
            if !error.place.quote.is_empty() {
                body(ui, &say_with(ui, "“{words}”", &[("words", &error.place.quote)]));
            }
            if !error.instead.is_empty() {
                body(ui, &say_with(ui, "Instead: {words}", &[("words", &error.instead)]));
            }
        }
    });
}
