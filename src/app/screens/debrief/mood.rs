//! Patience and trust over the call, with what happened beside them.

use std::time::Duration;

use egui::{FocusDirection, Rect, RichText, Sense, Ui, WidgetInfo, WidgetType};
use egui_plot::{
    GridMark, HoverPosition, Line, LineStyle, MarkerShape, Plot, PlotPoints, Points, Span, Text, VLine,
};

use crate::app::language::{Phrase, fill, say};
use crate::app::model::{Debrief, Mark, MarkKind, moved};
use crate::app::theme::{self, Theme, icons};
use crate::app::widgets::{card, fold, heading, muted};
use crate::sim::scoring::MoodPoint;
use crate::sim::time::{Millis, clock};

/// Marks stand at this height, above every mood.
const ABOVE: f64 = 108.0;

/// So much of the call's length is left free at both sides.
const ASIDE: f64 = 0.02;

/// How many of the moments that moved the mood most are told in words.
const MOMENTS: usize = 8;

pub(super) fn ui(ui: &mut Ui, debrief: &Debrief) {
    let mood = &debrief.verdict.scorecard.mood;
    card(ui, |ui| {
        heading(ui, &say(ui, "The customer's mood"));
        if mood.is_empty() {
            muted(ui, &say(ui, "The call was never picked up, so there is no mood to show."));
            return;
        }
        muted(
            ui,
            &say(
                ui,
                "Patience is the whole line, trust the broken one, 0 to 100 over the call clock. Point at either, or at a \
                 mark above them, to see what it was.",
            ),
        );
        let slot = egui::Id::new("where the mood was drawn");
        pass(ui, ui.data(|data| data.get_temp(slot)).unwrap_or(Rect::NOTHING));
        let drawn = ui.scope(|ui| plot(ui, debrief, mood)).response.rect.expand(1.0);
        ui.data_mut(|data| data.insert_temp(slot, drawn));
        let name = say(ui, "The same in words").into_owned();
        fold(ui, "mood-in-words", name, false, |ui| {
            for (at, words) in moments(mood, &debrief.marks) {
                ui.add(egui::Label::new(format!("{}  {}", clock(at), words.said(ui))).wrap());
            }
        });
    });
}

fn plot(ui: &mut Ui, debrief: &Debrief, mood: &[MoodPoint]) {
    let theme = theme::of(ui);
    let end = debrief.marks.iter().map(|mark| mark.until).chain(mood.iter().map(|point| point.at)).max();
    let end = end.unwrap_or(0);
    let names = Names::of(ui, &debrief.marks);
    let shown = Plot::new(("mood over the call", end))
        .height(230.0)
        .sense(Sense::hover())
        .allow_axis_zoom_drag(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .default_x_bounds(-seconds(end) * ASIDE, seconds(end) * (1.0 + ASIDE))
        .default_y_bounds(-4.0, ABOVE + 10.0)
        .show_background(false)
        .grid_color(theme.colours.line)
        .y_grid_spacer(|_| [0.0, 25.0, 50.0, 75.0, 100.0].map(|value| step(value, 25.0)).to_vec())
        .x_grid_spacer(move |_| minutes(end))
        .y_axis_formatter(|mark, _| format!("{:.0}", mark.value))
        .x_axis_formatter(|mark, _| clock(millis(mark.value)))
        .label_formatter(|hover| names.at(mood, hover))
        .show(ui, |plot| {
            for mark in debrief.marks.iter().filter(|mark| mark.until > mark.at) {
                let range = seconds(mark.at)..=seconds(mark.until);
                plot.span(Span::new("", range).fill(theme.colours.accent_soft.gamma_multiply(0.7)));
            }
            let curve = |of: fn(&MoodPoint) -> u8| PlotPoints::from(steps(mood, end, of));
            let patience = Line::new(names.patience.as_str(), curve(|point| point.patience))
                .color(theme.colours.accent_text);
            plot.line(patience.width(2.5));
            let trust = Line::new(names.trust.as_str(), curve(|point| point.trust)).color(theme.colours.warn);
            plot.line(trust.width(2.5).style(LineStyle::dashed_dense()));
            for (mark, (_, name)) in debrief.marks.iter().zip(&names.marks) {
                draw(plot, &theme, mark, name);
            }
        });
    let name = say(ui, "Patience and trust over the call. The same in words stands below.");
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &*name));
}

/// Tab goes past the axes, which can hold the focus and do nothing with it. `drawn` is where they were before.
fn pass(ui: &Ui, drawn: Rect) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    if focused.is_some_and(|focused| drawn.contains_rect(focused.rect)) {
        let back = ui.input(|input| input.modifiers.shift);
        let on = if back { FocusDirection::Previous } else { FocusDirection::Next };
        ui.memory_mut(|memory| memory.move_focus(on));
        ui.request_repaint();
    }
}

/// So little of a colour that it cannot be seen. For none at all the plot would choose one of its own.
const UNSEEN: f32 = 0.005;

/// A mark: a thin line through the curve, and a sign above it, of another shape for each kind.
fn draw(plot: &mut egui_plot::PlotUi<'_>, theme: &Theme, mark: &Mark, name: &str) {
    let c = &theme.colours;
    let (icon, shape, ink) = match mark.kind {
        MarkKind::Hold => (icons::PAUSE_CIRCLE, MarkerShape::Square, c.accent_text),
        MarkKind::Beat => (icons::CHAT_CIRCLE_TEXT, MarkerShape::Circle, c.muted),
        MarkKind::Message => (icons::CHAT_TEXT, MarkerShape::Diamond, c.warn),
        MarkKind::End => (icons::PHONE_DISCONNECT, MarkerShape::Cross, c.bad),
    };
    let x = seconds(mark.at);
    plot.vline(VLine::new("", x).color(c.border).width(1.0).allow_hover(false));
    let sign = RichText::new(icon).size(theme.text.strong).color(ink);
    plot.text(Text::new("", egui_plot::PlotPoint::new(x, ABOVE), sign).allow_hover(false));
    // The point is below the sign: it is what the pointer finds.
    let point = Points::new(name, PlotPoints::from(vec![[x, ABOVE]]));
    plot.points(point.shape(shape).radius(5.0).color(c.text.gamma_multiply(UNSEEN)));
}

/// What stands in the plot, in words. The plot asks for them while it is drawn.
struct Names {
    patience: String,
    trust: String,
    marks: Vec<(Millis, String)>,
    begun: String,
    point: String,
}

impl Names {
    fn of(ui: &Ui, marks: &[Mark]) -> Self {
        Self {
            patience: say(ui, "Patience").into_owned(),
            trust: say(ui, "Trust").into_owned(),
            marks: marks.iter().map(|mark| (mark.at, mark.name.said(ui))).collect(),
            begun: say(ui, "as the call began").into_owned(),
            point: say(ui, "patience {patience}, trust {trust}").into_owned(),
        }
    }

    /// What stands under the pointer.
    fn at(&self, mood: &[MoodPoint], hover: &HoverPosition<'_>) -> Option<String> {
        let HoverPosition::NearDataPoint { plot_name, position, .. } = hover else { return None };
        if *plot_name != self.patience && *plot_name != self.trust {
            let (at, name) = self.marks.iter().find(|(_, name)| name == plot_name)?;
            return Some(format!("{}  {name}", clock(*at)));
        }
        let at = millis(position.x);
        let point = mood.iter().rfind(|point| point.at <= at).or(mood.first())?;
        let why = if point.why.is_empty() { &self.begun } else { &point.why };
        let said = fill(&self.point, &[("patience", &point.patience), ("trust", &point.trust)]);
        Some(format!("{}  {said}\n{why}", clock(point.at)))
    }
}

const fn step(value: f64, step_size: f64) -> GridMark {
    GridMark { value, step_size }
}

/// Whole minutes, or as many at once as leave a handful of them.
fn minutes(end: Millis) -> Vec<GridMark> {
    let every = (end / 60_000 / 10 + 1) * 60_000;
    (0..=end / every).map(|n| step(seconds(n * every), seconds(every))).collect()
}

/// A mood stays as it is until something moves it: a curve of steps.
fn steps(mood: &[MoodPoint], end: Millis, of: fn(&MoodPoint) -> u8) -> Vec<[f64; 2]> {
    let mut curve: Vec<[f64; 2]> = Vec::new();
    for point in mood {
        let x = seconds(point.at);
        if let Some([_, before]) = curve.last().copied() {
            curve.push([x, before]);
        }
        curve.push([x, f64::from(of(point))]);
    }
    if let Some([_, last]) = curve.last().copied() {
        curve.push([seconds(end), last]);
    }
    curve
}

/// What moved the mood most and what happened beside it, in order.
fn moments(mood: &[MoodPoint], marks: &[Mark]) -> Vec<(Millis, Phrase)> {
    let mut moves: Vec<(u32, Millis, Phrase)> = mood
        .windows(2)
        .filter_map(|pair| {
            let [before, after] = pair else { return None };
            let (size, words) = moved(before, after)?;
            Some((size, after.at, words))
        })
        .collect();
    moves.sort_by_key(|(size, ..)| std::cmp::Reverse(*size));
    moves.truncate(MOMENTS);
    let moves = moves.into_iter().map(|(_, at, words)| (at, words));
    let mut all: Vec<(Millis, Phrase)> =
        moves.chain(marks.iter().map(|mark| (mark.at, mark.name.clone()))).collect();
    all.sort_by_key(|(at, _)| *at);
    all
}

fn seconds(at: Millis) -> f64 {
    Duration::from_millis(at).as_secs_f64()
}

fn millis(seconds: f64) -> Millis {
    let passed = Duration::try_from_secs_f64(seconds).unwrap_or_default().as_millis();
    Millis::try_from(passed).unwrap_or(0)
}
