//! A drawn face whose brows, eyes and mouth follow the mood.

use egui::epaint::{CubicBezierShape, EllipseShape, PathStroke};
use egui::{
    Color32, Mesh, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use crate::app::theme;

/// The hairline is drawn in so many pieces.
const HAIR: u8 = 24;

/// What a face shows.
#[derive(Clone, Copy, Debug)]
pub struct Expression {
    /// Patience, 0 to 1.
    pub patience: f32,
    /// Trust, 0 to 1.
    pub trust: f32,
    /// How far the mouth is open, 0 to 1.
    pub speaks: f32,
}

impl Expression {
    /// A face in a picture.
    pub const AT_REST: Self = Self { patience: 0.62, trust: 0.55, speaks: 0.0 };
}

/// Draws the face of somebody, told apart by their name, `size` points wide. `name` is for the screen reader.
pub fn face(ui: &mut Ui, who: &str, size: f32, expression: Expression, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(size, size), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, name));
    if ui.is_rect_visible(rect) {
        let sketch = Sketch::of(ui, who, rect);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.extend(sketch.shapes(expression));
    }
    response
}

/// A number for somebody, by their id (FNV-1a). Any spread will do, as long as it is the same on every start; this one begins so
/// that those who ship look like what they are called.
fn mark(who: &str) -> u32 {
    who.bytes().fold(104_246_175, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(16_777_619))
}

/// How the hair is worn: parted to the right, long, in a knot, short.
const fn style(mark: u32) -> usize {
    (mark >> 20) as usize % 4
}

/// A head to draw: where, and in which colours.
struct Sketch {
    rect: Rect,
    skin: Color32,
    hair: Color32,
    clothes: Color32,
    ground: Color32,
    ink: Color32,
    eye: Color32,
    lip: Color32,
    mouth: Color32,
    style: usize,
    glasses: bool,
}

impl Sketch {
    fn of(ui: &Ui, who: &str, rect: Rect) -> Self {
        let theme = theme::of(ui);
        let p = &theme.portraits;
        let mark = mark(who);
        let pick = |colours: &[Color32], salt: u32| {
            let at = (mark >> salt) as usize % colours.len().max(1);
            colours.get(at).copied().unwrap_or_default()
        };
        Self {
            rect,
            skin: pick(&p.skin, 3),
            hair: pick(&p.hair, 9),
            clothes: pick(&p.clothes, 15),
            ground: theme.colours.accent_soft,
            ink: p.ink,
            eye: p.eye,
            lip: p.lip,
            mouth: p.mouth,
            style: style(mark),
            glasses: (mark >> 25).is_multiple_of(3),
        }
    }

    /// A point of the drawing, which is 100 by 100.
    fn at(&self, x: f32, y: f32) -> Pos2 {
        pos2(self.rect.left() + x * self.unit(), self.rect.top() + y * self.unit())
    }

    fn unit(&self) -> f32 {
        self.rect.width() / 100.0
    }

    fn ellipse(&self, x: f32, y: f32, rx: f32, ry: f32, fill: Color32) -> Shape {
        EllipseShape::filled(self.at(x, y), vec2(rx, ry) * self.unit(), fill).into()
    }

    fn stroke(&self, width: f32, colour: Color32) -> Stroke {
        Stroke::new(width * self.unit(), colour)
    }

    fn curve(&self, points: [(f32, f32); 4], width: f32, colour: Color32) -> Shape {
        let points = points.map(|(x, y)| self.at(x, y));
        CubicBezierShape::from_points_stroke(
            points,
            false,
            Color32::TRANSPARENT,
            PathStroke::from(self.stroke(width, colour)),
        )
        .into()
    }

    fn shapes(&self, expression: Expression) -> Vec<Shape> {
        let mut shapes = vec![Shape::circle_filled(self.rect.center(), self.rect.width() / 2.0, self.ground)];
        shapes.extend(self.hair_behind());
        // Shoulders, neck, ears, head.
        shapes.push(self.ellipse(50.0, 104.0, 36.0, 24.0, self.clothes));
        shapes.push(Shape::rect_filled(
            Rect::from_min_max(self.at(42.0, 68.0), self.at(58.0, 86.0)),
            7.0 * self.unit(),
            self.skin.lerp_to_gamma(self.ink, 0.12),
        ));
        for side in [-1.0, 1.0] {
            shapes.push(self.ellipse(
                50.0 + side * 26.0,
                52.0,
                4.5,
                6.5,
                self.skin.lerp_to_gamma(self.ink, 0.08),
            ));
        }
        shapes.push(self.ellipse(50.0, 50.0, 26.0, 30.0, self.skin));
        shapes.extend(self.hair_before());
        shapes.extend(self.eyes(expression));
        shapes.extend(self.brows(expression));
        shapes.push(self.curve(
            [(50.0, 53.0), (48.0, 58.0), (48.5, 60.0), (52.0, 60.0)],
            1.5,
            self.skin.lerp_to_gamma(self.ink, 0.35),
        ));
        shapes.extend(self.lips(expression));
        if expression.patience < 0.3 {
            shapes.extend(self.flush(1.0 - expression.patience / 0.3));
        }
        shapes
    }

    fn hair_behind(&self) -> Vec<Shape> {
        match self.style {
            1 => vec![self.ellipse(50.0, 54.0, 33.0, 38.0, self.hair)],
            2 => vec![
                self.ellipse(50.0, 15.0, 10.0, 9.0, self.hair),
                self.ellipse(50.0, 44.0, 28.5, 30.0, self.hair),
            ],
            _ => vec![self.ellipse(50.0, 43.0, 28.5, 28.0, self.hair)],
        }
    }

    /// The hairline: a crescent above the forehead, from temple to temple.
    fn hair_before(&self) -> [Shape; 2] {
        let depth = [34.0, 31.0, 29.0, 25.0][self.style];
        let part = [58.0, 40.0, 50.0, 50.0][self.style];
        let (mut crescent, mut fringe) = (Mesh::default(), Vec::new());
        for n in 0..=HAIR {
            let angle = std::f32::consts::PI * (0.06 + 0.88 * f32::from(n) / f32::from(HAIR));
            let x = 50.0 + 27.0 * angle.cos();
            let above = 50.0 - 31.0 * angle.sin();
            // The fringe falls from the parting to the sides.
            let below = depth + 10.0 * ((x - part) / 27.0).powi(2);
            let (above, below) = (self.at(x, above), self.at(x, below.max(above)));
            crescent.colored_vertex(above, self.hair);
            crescent.colored_vertex(below, self.hair);
            fringe.push(below);
        }
        for n in 0..u32::from(HAIR) {
            crescent.add_triangle(2 * n, 2 * n + 1, 2 * n + 2);
            crescent.add_triangle(2 * n + 1, 2 * n + 2, 2 * n + 3);
        }
        // Behind it is hair of the same colour; only the fringe has an edge to be smoothed.
        [Shape::mesh(crescent), Shape::line(fringe, self.stroke(1.2, self.hair))]
    }

    fn eyes(&self, expression: Expression) -> Vec<Shape> {
        // Anger narrows the eyes; distrust lowers the lids a little.
        let open = 0.45 + 0.4 * expression.patience + 0.15 * expression.trust;
        let mut shapes = Vec::new();
        for side in [-1.0_f32, 1.0] {
            let x = 50.0 + side * 10.5;
            shapes.push(self.ellipse(x, 49.0, 5.4, 4.6 * open, self.eye));
            shapes.push(self.ellipse(x, 49.0, 2.5, 2.7_f32.min(4.4 * open), self.ink));
            let lid = 49.0 - 4.6 * open;
            shapes.push(self.curve(
                [(x - 5.6, 49.5), (x - 3.0, lid - 0.6), (x + 3.0, lid - 0.6), (x + 5.6, 49.5)],
                1.3,
                self.ink,
            ));
            if self.glasses {
                shapes.push(Shape::circle_stroke(
                    self.at(x, 49.5),
                    8.2 * self.unit(),
                    self.stroke(1.3, self.ink),
                ));
            }
        }
        if self.glasses {
            shapes.push(self.curve([(47.5, 49.0), (49.0, 47.6), (51.0, 47.6), (52.5, 49.0)], 1.3, self.ink));
        }
        shapes
    }

    fn brows(&self, expression: Expression) -> [Shape; 2] {
        let anger = (0.62 - expression.patience).clamp(-0.3, 0.62);
        let doubt = (0.5 - expression.trust).max(0.0);
        [-1.0_f32, 1.0].map(|side| {
            // The inner ends come down with anger and go up with ease; one brow goes up with doubt.
            let inner = 40.0 + 9.0 * anger;
            let outer = 40.5 - 6.0 * anger.max(0.0) - if side > 0.0 { 7.0 * doubt } else { 0.0 };
            let (x_in, x_out) = (50.0 + side * (4.8 - 1.6 * anger.max(0.0)), 50.0 + side * 17.5);
            let middle = f32::midpoint(inner, outer) - 2.4;
            let points = [
                (x_in, inner),
                (50.0 + side * 8.0, middle),
                (50.0 + side * 13.0, middle - 0.6),
                (x_out, outer),
            ];
            self.curve(points, 2.5, self.hair.lerp_to_gamma(self.ink, 0.45))
        })
    }

    fn lips(&self, expression: Expression) -> Vec<Shape> {
        let ease = 0.65 * expression.patience + 0.35 * expression.trust;
        // Below the middle the corners hang.
        let smile = (ease - 0.47) * 16.0;
        let width = 9.5 - 1.8 * (1.0 - expression.patience) + 1.5 * ease;
        let y = 68.5;
        if expression.speaks > 0.02 {
            let open = 1.2 + 4.6 * expression.speaks;
            return vec![
                self.ellipse(50.0, y + 0.5, width * 0.72, open, self.mouth),
                self.ellipse(50.0, y + 0.5 - open * 0.55, width * 0.5, open * 0.28, self.eye),
            ];
        }
        let (corner, middle) = (y - smile * 0.5, y + smile * 0.62);
        vec![self.curve(
            [
                (50.0 - width, corner),
                (50.0 - width * 0.45, middle),
                (50.0 + width * 0.45, middle),
                (50.0 + width, corner),
            ],
            2.2,
            self.lip,
        )]
    }

    /// Anger shows on the cheeks.
    fn flush(&self, how: f32) -> [Shape; 2] {
        let colour = self.lip.gamma_multiply(0.28 * how);
        [-1.0, 1.0].map(|side| self.ellipse(50.0 + side * 15.0, 59.0, 5.5, 3.6, colour))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_ship_look_like_what_they_are_called() {
        for long in ["evening_dropouts", "expert_lost_packets", "red_collar", "second_call_outage"] {
            assert!(matches!(style(mark(long)), 1 | 2), "{long}");
        }
        for short in ["dog_and_login", "router_behind_tv", "no_name_for_it", "wrong_floor", "abbey_mailing"] {
            assert!(matches!(style(mark(short)), 0 | 3), "{short}");
        }
    }
}
