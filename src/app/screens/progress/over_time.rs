//! The five dimensions over time: a line each, with a shape of its own, and the same in words.

use egui::{Ui, WidgetInfo, WidgetType};
use egui_plot::{GridMark, HoverPosition, Legend, Line, MarkerShape, Plot, PlotPoints, Points};

use crate::app::language::{say, say_with};
use crate::app::model::day;
use crate::app::theme::{self, Theme, icons};
use crate::app::widgets::{body, card, fold, heading, muted, strong};
use crate::review::progress::{Line as OverTime, Progress};
use crate::sim::words::Dimension;

pub(super) fn ui(ui: &mut Ui, progress: &Progress) {
    card(ui, |ui| {
        heading(ui, &say(ui, "The five dimensions, call by call"));
        let named = ui.available_width() >= NAMED;
        let what = if named {
            say(
                ui,
                "Per cent of what could be earned. Each dimension has a shape and a line of its own; press a name to hide it.",
            )
        } else {
            say(
                ui,
                "Per cent of what could be earned. Each dimension has a shape of its own, which stands below.",
            )
        };
        muted(ui, &what);
        plot(ui, progress, named);
        for dimension in Dimension::ALL {
            in_words(ui, progress, dimension);
        }
        let head = say(ui, "Every call").into_owned();
        fold(ui, "every-call", head, false, |ui| {
            for call in progress.calls.iter().rev() {
                let overall =
                    call.marks.overall().map_or("–".to_owned(), |mark| format!("{} %", mark / 10));
                body(
                    ui,
                    &say_with(
                        ui,
                        "{when}  {title}: {overall} overall",
                        &[("when", &day(call.began).said(ui)), ("title", &call.title), ("overall", &overall)],
                    ),
                );
            }
        });
    });
}

fn shape(dimension: Dimension) -> MarkerShape {
    match dimension {
        Dimension::Tone => MarkerShape::Circle,
        Dimension::Information => MarkerShape::Square,
        Dimension::Escalation => MarkerShape::Diamond,
        Dimension::Ticket => MarkerShape::Up,
        Dimension::Upsell => MarkerShape::Cross,
    }
}

/// The same shape as a letter, for where words stand.
const fn sign(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Tone => icons::CIRCLE,
        Dimension::Information => icons::SQUARE,
        Dimension::Escalation => icons::DIAMOND,
        Dimension::Ticket => icons::TRIANGLE,
        Dimension::Upsell => icons::X,
    }
}

fn ink(theme: &Theme, dimension: Dimension) -> egui::Color32 {
    let c = &theme.colours;
    match dimension {
        Dimension::Tone => c.accent_text,
        Dimension::Information => c.warn,
        Dimension::Escalation => c.bad,
        Dimension::Ticket => c.good,
        Dimension::Upsell => c.muted,
    }
}

/// The names of the dimensions take so much room, in points.
const NAMES: f32 = 250.0;

/// From this width on, in points, they have that room beside the lines.
const NAMED: f32 = 640.0;

fn plot(ui: &mut Ui, progress: &Progress, named: bool) {
    let theme = theme::of(ui);
    let calls = progress.calls.len();
    let last = number(calls.saturating_sub(1));
    // The names lie over the right of it: no call is drawn there.
    let taken = if named { f64::from(NAMES / ui.available_width()) } else { 0.0 };
    let free = 1.0 - taken;
    let end = ((last + 0.8) / free - 0.4).max(1.0);
    // The plot asks for words while it is drawn.
    let titles =
        Dimension::ALL.map(|dimension| format!("{}  {}", sign(dimension), say(ui, dimension.title())));
    let days: Vec<String> = progress.calls.iter().map(|call| day(call.began).said(ui)).collect();
    let mut lines = Plot::new("dimensions over time").height(260.0);
    if named {
        lines = lines.legend(Legend::default().follow_insertion_order(true));
    }
    let shown = lines
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .set_margin_fraction(egui::Vec2::ZERO)
        .default_x_bounds(-0.4, end)
        .default_y_bounds(-4.0, 106.0)
        .show_background(false)
        .grid_color(theme.colours.line)
        .y_grid_spacer(|_| {
            [0.0, 25.0, 50.0, 75.0, 100.0].map(|value| GridMark { value, step_size: 25.0 }).to_vec()
        })
        .x_grid_spacer(move |_| few(calls))
        .y_axis_formatter(|mark, _| format!("{:.0} %", mark.value))
        .x_axis_formatter(|mark, _| days.get(place(mark.value)).cloned().unwrap_or_default())
        .label_formatter(|hover| pointed_at(progress, &days, hover))
        .show(ui, |plot| {
            for (dimension, name) in Dimension::ALL.into_iter().zip(&titles) {
                let points = points(progress, dimension);
                let ink = ink(&theme, dimension);
                plot.line(Line::new(name.as_str(), PlotPoints::from(points.clone())).color(ink).width(2.0));
                let marks = Points::new(name.as_str(), PlotPoints::from(points));
                plot.points(marks.shape(shape(dimension)).radius(5.0).color(ink));
            }
        });
    let name = say(ui, "The five dimensions over time. The same in words stands below.");
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &*name));
}

/// The marks of a dimension by the number of the call.
fn points(progress: &Progress, dimension: Dimension) -> Vec<[f64; 2]> {
    let marks = progress.calls.iter().enumerate();
    let marks = marks.filter_map(|(at, call)| Some((at, call.marks.dimension(dimension)?)));
    marks.map(|(at, mark)| [number(at), f64::from(mark) / 10.0]).collect()
}

/// Every call, or as many as leave a handful.
fn few(calls: usize) -> Vec<GridMark> {
    let every = calls / 6 + 1;
    (0..calls).step_by(every).map(|at| GridMark { value: number(at), step_size: number(every) }).collect()
}

/// What stands under the pointer, in words.
fn pointed_at(progress: &Progress, days: &[String], hover: &HoverPosition<'_>) -> Option<String> {
    let HoverPosition::NearDataPoint { plot_name, position, .. } = hover else { return None };
    let call = progress.calls.get(place(position.x))?;
    let day = days.get(place(position.x)).map_or("", String::as_str);
    Some(format!("{}\n{day}, {plot_name}: {:.0} %", call.title, position.y))
}

fn in_words(ui: &mut Ui, progress: &Progress, dimension: Dimension) {
    let line = progress.dimension(dimension);
    ui.horizontal_wrapped(|ui| {
        let name = strong(ui, format!("{}  {}", sign(dimension), say(ui, dimension.title())));
        ui.label(name);
        body(ui, &words(ui, line));
        if progress.weakest == Some(dimension) {
            muted(ui, &say(ui, "The weakest."));
        }
    });
}

fn words(ui: &Ui, line: &OverTime) -> String {
    let Some(recent) = line.recent else { return say(ui, "It applied in no call yet.").into_owned() };
    let best = line.best.map_or(0, |best| best / 10);
    let change = match line.change {
        Some(change @ 10..) => {
            let better =
                say_with(ui, "{points} points better than before", &[("points", &points_of(change))]);
            format!("{} {better}", icons::TREND_UP)
        }
        Some(change @ ..=-10) => {
            let worse = say_with(ui, "{points} points worse than before", &[("points", &points_of(change))]);
            format!("{} {worse}", icons::TREND_DOWN)
        }
        Some(_) => say(ui, "as before").into_owned(),
        None => say(ui, "too few calls to say where it goes").into_owned(),
    };
    say_with(
        ui,
        "{recent} % in the last calls, best {best} %, {change}.",
        &[("recent", &(recent / 10)), ("best", &best), ("change", &change)],
    )
}

const fn points_of(change: i32) -> u32 {
    change.unsigned_abs() / 10
}

#[expect(clippy::cast_precision_loss, reason = "numbers of calls, to draw")]
fn number(at: usize) -> f64 {
    at as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of calls, drawn before")]
fn place(x: f64) -> usize {
    x.max(0.0).round() as usize
}
