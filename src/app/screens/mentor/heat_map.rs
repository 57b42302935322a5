//! Trainees by scenarios. The colour says where to look, the figure what it is: each cell has its mean in it, how many calls that
//! is made of, and a sign where one of them failed.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, Color32, FontFamily, FontId, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use super::{AROUND, LOWEST};
use crate::app::intent::{Intent, MentorIntent, ProgressIntent};
use crate::app::language::{Slots, key, say, say_count, say_with};
use crate::app::model::{List, Model};
use crate::app::screens::called::called;
use crate::app::theme::{self, Theme, icons};
use crate::app::widgets::{focus_ring, muted};
use crate::review::cohort::{Cell, Cohort};

/// A cell is so wide and so high, in points.
const CELL: egui::Vec2 = vec2(86.0, 40.0);

/// Names at the left have so much room, in points.
const NAMES: f32 = 170.0;

/// So much of it stays free before and after the name.
const MARGIN: f32 = 4.0;

/// Titles on top have so much.
const TITLES: f32 = 56.0;

/// From so many per mille on a mean is well done.
const GOOD: u16 = 850;

/// From so many on it is fair.
const FAIR: u16 = 600;

pub(super) fn ui(ui: &mut Ui, model: &Model, cohort: &Cohort, intents: &mut Vec<Intent>) {
    muted(
        ui,
        &say(
            ui,
            "Each cell: the mean overall mark, and of how many calls. A sign stands where a call had a critical error.",
        ),
    );
    let list = &model.mentor.cohort.map;
    super::search(ui, model, list, key("A trainee"), intents);
    let columns = cohort.scenarios.len();
    #[expect(clippy::cast_precision_loss, reason = "a size to draw")]
    let size = vec2(NAMES + CELL.x * columns as f32, TITLES + CELL.y * list.len() as f32);
    let height = (ui.ctx().content_rect().height() - AROUND).max(LOWEST);
    egui::ScrollArea::both().id_salt("heat map").max_height(height).auto_shrink([false, true]).show_viewport(
        ui,
        |ui, seen| {
            ui.set_min_size(size);
            let map = Map { cohort, list, corner: ui.min_rect().min, theme: theme::of(ui) };
            let across = range(seen.min.x - NAMES, seen.max.x - NAMES, CELL.x, columns);
            let down = range(seen.min.y - TITLES, seen.max.y - TITLES, CELL.y, list.len());
            let pressed = across.clone().filter(|column| map.title(ui, *column)).map(|column| column + 1);
            let sort = map.names(ui).then_some(0).into_iter().chain(pressed).next();
            intents.extend(sort.map(|column| Intent::Mentor(MentorIntent::SortBy(column))));
            for at in down {
                let Some(row) = list.row(at).map(|row| row.of) else { continue };
                if map.name(ui, at, row) {
                    let person = cohort.trainees.get(row).and_then(|row| row.trainee.person);
                    intents.extend(person.map(|person| Intent::Progress(ProgressIntent::Of(person))));
                }
                for column in across.clone() {
                    map.cell(ui, (at, row), column);
                }
            }
        },
    );
}

/// Those of `count` pieces of this size that lie between two places.
fn range(from: f32, to: f32, size: f32, count: usize) -> std::ops::Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "numbers of rows and columns"
    )]
    let (first, last) = ((from / size).max(0.0) as usize, (to / size).max(0.0) as usize);
    first.min(count)..(last + 1).min(count)
}

struct Map<'c> {
    cohort: &'c Cohort,
    list: &'c List<usize>,
    corner: egui::Pos2,
    theme: std::sync::Arc<Theme>,
}

impl Map<'_> {
    fn rect(&self, at: usize, column: usize) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "a place to draw at")]
        let (x, y) = (NAMES + CELL.x * column as f32, TITLES + CELL.y * at as f32);
        Rect::from_min_size(self.corner + vec2(x, y), CELL)
    }

    /// The head of the column of names. Returns whether it was pressed.
    fn names(&self, ui: &Ui) -> bool {
        let rect = Rect::from_min_size(self.corner, vec2(NAMES, TITLES));
        let (sign, name) = self.sorts(ui, 0, &say(ui, "Trainee"));
        let font = FontId::new(self.theme.text.caption, FontFamily::Proportional);
        let text = format!("{} {sign}", say(ui, "Trainee"));
        let corner = rect.left_bottom() + vec2(4.0, -4.0);
        ui.painter().text(corner, Align2::LEFT_BOTTOM, text, font, self.theme.colours.muted);
        self.head(ui, 0, rect, &name)
    }

    /// A head that sorts by its column. Returns whether it was pressed.
    fn head(&self, ui: &Ui, column: usize, rect: Rect, name: &str) -> bool {
        let response = ui.interact(rect, ui.id().with(("title", column)), Sense::click());
        let sorts = self.list.column == column;
        response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, sorts, name));
        focus_ring(ui, &response);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(name).clicked()
    }

    /// The sign of a column that the map is sorted by, and what its head does.
    fn sorts(&self, ui: &Ui, column: usize, title: &str) -> (&'static str, String) {
        let (sign, way) = match (self.list.column == column, self.list.falling) {
            (false, _) => ("", key("Sort by {column}")),
            (true, false) => (icons::CARET_UP, key("Sort by {column}, rising")),
            (true, true) => (icons::CARET_DOWN, key("Sort by {column}, falling")),
        };
        (sign, say_with(ui, way, &[("column", &title)]))
    }

    /// The title of a scenario. Returns whether it was pressed.
    fn title(&self, ui: &Ui, column: usize) -> bool {
        let Some(row) = self.cohort.scenarios.get(column) else { return false };
        let (sign, name) = self.sorts(ui, column + 1, &row.title);
        let rect = Rect::from_min_size(self.rect(0, column).min - vec2(0.0, TITLES), vec2(CELL.x, TITLES));
        let font = FontId::new(self.theme.text.caption, FontFamily::Proportional);
        let mut job = LayoutJob::single_section(
            format!("{} {sign}", row.title),
            TextFormat::simple(font, self.theme.colours.muted),
        );
        job.wrap = TextWrapping { max_rows: 3, ..TextWrapping::wrap_at_width(CELL.x - 8.0) };
        let galley = ui.painter().layout_job(job);
        let corner = pos2(rect.left() + 4.0, rect.bottom() - galley.size().y - 4.0);
        ui.painter().galley(corner, galley, self.theme.colours.muted);
        self.head(ui, column + 1, rect, &name)
    }

    /// The name of a trainee. Returns whether it was pressed.
    fn name(&self, ui: &Ui, at: usize, row: usize) -> bool {
        let Some(trainee) = self.cohort.trainees.get(row) else { return false };
        let rect = Rect::from_min_size(self.rect(at, 0).min - vec2(NAMES, 0.0), vec2(NAMES, CELL.y));
        let response = ui.interact(rect, ui.id().with(("name", at)), Sense::click());
        let called = called(&trainee.trainee).said(ui);
        let name = say_with(ui, "How {name} is doing", &[("name", &called)]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
        let ink = if response.hovered() || response.has_focus() {
            self.theme.colours.accent_text
        } else {
            self.theme.colours.text
        };
        let font = FontId::new(self.theme.text.body, theme::strong());
        let mut job = LayoutJob::single_section(called, TextFormat::simple(font, ink));
        job.wrap = TextWrapping::truncate_at_width(NAMES - 2.0 * MARGIN);
        let galley = ui.painter().layout_job(job);
        let corner = rect.left_center() + vec2(MARGIN, -galley.size().y / 2.0);
        ui.painter().galley(corner, galley, ink);
        focus_ring(ui, &response);
        let response = response.on_hover_text(name);
        response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    }

    fn cell(&self, ui: &Ui, (at, row): (usize, usize), column: usize) {
        let rect = self.rect(at, column).shrink(2.0);
        let (Some(trainee), Some(scenario)) =
            (self.cohort.trainees.get(row), self.cohort.scenarios.get(column))
        else {
            return;
        };
        let who = called(&trainee.trainee).said(ui);
        let Some(cell) = self.cohort.cell(row, column) else {
            ui.painter().rect_filled(rect, self.theme.radius.small, self.theme.colours.sunken);
            return;
        };
        let (ink, ground) = self.colours(cell.mean);
        ui.painter().rect_filled(rect, self.theme.radius.small, ground);
        let figure = cell.mean.map_or("–".to_owned(), |mean| format!("{} %", mean / 10));
        let sign = if cell.critical > 0 { format!(" {}", icons::WARNING_OCTAGON) } else { String::new() };
        let strong = FontId::new(self.theme.text.body, theme::strong());
        ui.painter().text(
            rect.center() - vec2(0.0, 7.0),
            Align2::CENTER_CENTER,
            format!("{figure}{sign}"),
            strong,
            ink,
        );
        let small = FontId::new(self.theme.text.caption, FontFamily::Proportional);
        ui.painter().text(rect.center() + vec2(0.0, 9.0), Align2::CENTER_CENTER, calls(ui, cell), small, ink);
        let name = format!("{who}, {}: {}", scenario.title, spoken(ui, cell));
        let response = ui.interact(rect, ui.id().with(("cell", at, column)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
        response.on_hover_text(name);
    }

    fn colours(&self, mean: Option<u16>) -> (Color32, Color32) {
        let c = &self.theme.colours;
        match mean {
            Some(GOOD..) => (c.good, c.good_soft),
            Some(FAIR..) => (c.warn, c.warn_soft),
            Some(_) => (c.bad, c.bad_soft),
            None => (c.muted, c.sunken),
        }
    }
}

fn calls(ui: &Ui, cell: &Cell) -> String {
    say_count(ui, cell.calls as usize, ["1 call", "{count} calls"], &[])
}

fn spoken(ui: &Ui, cell: &Cell) -> String {
    let share = |per_mille: Option<u16>| match per_mille {
        Some(mark) => say_with(ui, "{percent} per cent", &[("percent", &(mark / 10))]),
        None => say(ui, "no mark").into_owned(),
    };
    let (mean, last, calls) = (share(cell.mean), share(cell.last), calls(ui, cell));
    let slots: Slots<'_> = &[("mean", &mean), ("calls", &calls), ("last", &last), ("count", &cell.critical)];
    if cell.critical > 0 {
        say_with(ui, "{mean} over {calls}, last {last}, {count} with a critical error", slots)
    } else {
        say_with(ui, "{mean} over {calls}, last {last}", slots)
    }
}
