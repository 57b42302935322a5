//! What leads to what in the scenario, to be looked at from near and far.

use egui::epaint::CubicBezierShape;
use egui::{
    Align2, CentralPanel, Color32, FontId, Frame, Id, Margin, Pos2, Rect, Response, Sense, Shape, Stroke, Ui,
    Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::app::intent::{AuthorIntent, Intent, WriteIntent};
use crate::app::keys::{Action, AuthorAction};
use crate::app::model::{Manuscript, Model};
use crate::app::theme::{self, Theme, icons};
use crate::app::widgets::{caption, icon_button, muted};
use crate::app::worker::Picture;
use crate::author::graph::{Link, Node, NodeKind};
use crate::sim::scenario::text::LineIndex;

/// The picture is never drawn larger or smaller than this.
const SCALES: std::ops::RangeInclusive<f32> = 0.15..=3.0;

/// One step closer or farther away.
const STEP: f32 = 1.25;

/// Below this scale words cannot be read and are not drawn.
const LEGIBLE: f32 = 0.4;

/// From where the picture is looked at. It may be lost: then the whole is shown.
#[derive(Clone, Copy)]
struct Sight {
    /// Points of the screen for a point of the picture.
    scale: f32,
    /// Where the picture's corner is, from that of the view.
    offset: Vec2,
}

pub(super) fn ui(ui: &mut Ui, model: &Model, open: &Manuscript, intents: &mut Vec<Intent>) {
    let theme = theme::of(ui);
    let frame = Frame::new().fill(theme.colours.canvas).inner_margin(Margin::symmetric(24, 8));
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let Some(picture) = &open.picture else {
            let says = if open.sheet.is_looked_at() {
                "The graph is drawn once the file can be read. The problems beside its text say what is in the way."
            } else {
                "The graph is drawn…"
            };
            muted(ui, says);
            return;
        };
        let slot = Id::new(("sight", open.born));
        let bar = tools(ui, model);
        let (view, response) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        let whole = vec2(as_f32(picture.placed.width), as_f32(picture.placed.height));
        let mut sight = ui.data(|data| data.get_temp(slot)).unwrap_or_else(|| fitting(view.size(), whole));
        if bar == Some(AuthorAction::Whole) {
            sight = fitting(view.size(), whole);
        }
        let step = match bar {
            Some(AuthorAction::Closer) => STEP,
            Some(AuthorAction::Farther) => 1.0 / STEP,
            _ => 1.0,
        };
        moved(ui, &response, view, step, &mut sight);
        ui.data_mut(|data| data.insert_temp(slot, sight));
        draw(ui, open, picture, view, sight, &theme, intents);
    });
}

/// The buttons above the picture. Returns what was asked for, by them or by a key.
fn tools(ui: &mut Ui, model: &Model) -> Option<AuthorAction> {
    let mut asked = match model.focus {
        Some(Action::Author(
            action @ (AuthorAction::Closer | AuthorAction::Farther | AuthorAction::Whole),
        )) => Some(action),
        _ => None,
    };
    ui.horizontal_wrapped(|ui| {
        for (icon, name, action) in [
            (icons::MAGNIFYING_GLASS_PLUS, "Closer", AuthorAction::Closer),
            (icons::MAGNIFYING_GLASS_MINUS, "Farther away", AuthorAction::Farther),
            (icons::CORNERS_OUT, "The whole", AuthorAction::Whole),
        ] {
            if icon_button(ui, icon, name, Some(Action::Author(action))).clicked() {
                asked = Some(action);
            }
        }
        caption(ui, "Solid: makes known. Dashed: waits for. Thick: must be there. Press a box to go to its line; drag to move.");
    });
    asked
}

/// The whole picture in the middle of the view.
fn fitting(view: Vec2, whole: Vec2) -> Sight {
    let scale = (view.x / whole.x.max(1.0)).min(view.y / whole.y.max(1.0)).clamp(*SCALES.start(), 1.0);
    Sight { scale, offset: (view - whole * scale) / 2.0 }
}

fn moved(ui: &Ui, response: &Response, view: Rect, step: f32, sight: &mut Sight) {
    sight.offset += response.drag_delta();
    let mut around = view.center();
    let mut factor = step;
    if response.contains_pointer() {
        let (zoom, scroll, pointer) =
            ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta(), input.pointer.hover_pos()));
        factor *= zoom;
        sight.offset += scroll;
        if let Some(pointer) = pointer.filter(|_| (zoom - 1.0).abs() > f32::EPSILON) {
            around = pointer;
        }
    }
    let scale = (sight.scale * factor).clamp(*SCALES.start(), *SCALES.end());
    let anchor = around - view.min;
    // What is under the pointer stays there.
    sight.offset = anchor - (anchor - sight.offset) * (scale / sight.scale);
    sight.scale = scale;
}

fn draw(
    ui: &mut Ui,
    open: &Manuscript,
    picture: &Picture,
    view: Rect,
    sight: Sight,
    theme: &Theme,
    intents: &mut Vec<Intent>,
) {
    let place = |x: i32, y: i32| view.min + sight.offset + vec2(as_f32(x), as_f32(y)) * sight.scale;
    let painter = ui.painter().with_clip_rect(view);
    painter.rect_filled(view, theme.radius.medium, theme.colours.surface);
    for way in &picture.placed.ways {
        let link = picture.graph.links.get(way.link).map_or(Link::Gives, |(_, _, link)| *link);
        painter.extend(bow(
            place(way.from.0, way.from.1),
            place(way.to.0, way.to.1),
            link,
            sight.scale,
            theme,
        ));
    }
    let lines = LineIndex::new(open.sheet.text());
    for (index, (node, spot)) in picture.graph.nodes.iter().zip(&picture.placed.spots).enumerate() {
        let rect = Rect::from_min_size(
            place(spot.x, spot.y),
            vec2(as_f32(spot.width), as_f32(spot.height)) * sight.scale,
        );
        let seen = rect.intersect(view);
        let response = ui.interact(seen, Id::new(("node", index)), Sense::click());
        let line = lines.line_of(node.span.start);
        let name = format!("{} {}, line {line}", node.kind.word(), node.name);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        if seen.is_positive() {
            boxed(&painter, node, rect, sight.scale, &response, theme);
        }
        let response = response.on_hover_text(&name);
        if response.clicked() {
            intents.push(Intent::Author(AuthorIntent::Write(WriteIntent::Jump(node.span.clone()))));
        }
    }
}

fn boxed(painter: &egui::Painter, node: &Node, rect: Rect, scale: f32, response: &Response, theme: &Theme) {
    let c = &theme.colours;
    let (ground, edge) = colours(node.kind, theme);
    let lit = response.hovered() || response.has_focus();
    let width = if lit {
        3.0
    } else if node.needed {
        2.0
    } else {
        1.0
    };
    let stroke = Stroke::new(width, if lit { c.focus } else { edge });
    painter.rect(rect, theme.radius.small, ground, stroke, egui::StrokeKind::Inside);
    if scale < LEGIBLE {
        return;
    }
    let within = painter.with_clip_rect(rect.shrink(3.0).intersect(painter.clip_rect()));
    let left = rect.left() + 8.0 * scale;
    let font = |size: f32| FontId::proportional(size * scale);
    within.text(pos2(left, rect.top() + 4.0 * scale), Align2::LEFT_TOP, &node.name, font(13.0), c.text);
    within.text(
        pos2(left, rect.bottom() - 3.0 * scale),
        Align2::LEFT_BOTTOM,
        node.kind.word(),
        font(10.0),
        edge,
    );
}

/// Ground and edge: the kind stands in each box too.
const fn colours(kind: NodeKind, theme: &Theme) -> (Color32, Color32) {
    let c = &theme.colours;
    match kind {
        NodeKind::Opening | NodeKind::Beat | NodeKind::Ask => (c.customer, c.muted),
        NodeKind::Tool | NodeKind::Finding => (c.warn_soft, c.warn),
        NodeKind::Fact => (c.desk, c.code_number),
        NodeKind::Step => (c.surface, c.code_name),
        NodeKind::Ticket | NodeKind::Ending => (c.good_soft, c.good),
    }
}

/// A link leaves and reaches boxes sideways; one that waits is dashed.
fn bow(from: Pos2, to: Pos2, link: Link, scale: f32, theme: &Theme) -> Vec<Shape> {
    let c = &theme.colours;
    let (width, colour) = match link {
        Link::Gives => (1.4, c.muted),
        Link::Waits => (1.0, c.border),
        Link::Needs => (2.2, c.accent_text),
    };
    let stroke = Stroke::new((width * scale).max(0.6), colour);
    let forward = to.x >= from.x;
    let bend = ((to.x - from.x).abs() / 2.0).max(40.0 * scale) * if forward { 1.0 } else { -1.0 };
    let points = [from, from + vec2(bend, 0.0), to - vec2(bend, 0.0), to];
    let bow = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    let mut shapes = if link == Link::Waits {
        Shape::dashed_line(&bow.flatten(Some(0.5)), stroke, 5.0 * scale, 4.0 * scale)
    } else {
        vec![bow.into()]
    };
    let tip = if forward { -7.0 } else { 7.0 } * scale;
    let head = vec![to, to + vec2(tip, -4.0 * scale), to + vec2(tip, 4.0 * scale)];
    shapes.push(Shape::convex_polygon(head, colour, Stroke::NONE));
    shapes
}

#[expect(clippy::cast_precision_loss, reason = "points of a picture, a few thousand at most")]
const fn as_f32(points: i32) -> f32 {
    points as f32
}
